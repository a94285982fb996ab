#include "ui/dialogs/columnmapping.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace polymath {

namespace {

enum Kind { Pairs, RunningText };

QLabel* fieldLabel(const QString& text, QWidget* field)
{
    auto* label = new QLabel(text);
    label->setBuddy(field);
    return label;
}

void fill(QComboBox* box, const std::vector<std::string>& columns, const std::string& chosen)
{
    const QSignalBlocker quiet(box);
    box->clear();
    for (const auto& column : columns) {
        box->addItem(QString::fromStdString(column));
    }
    box->setCurrentIndex(chosen.empty() ? -1 : box->findText(QString::fromStdString(chosen)));
}

} // namespace

ColumnMappingPanel::ColumnMappingPanel(QWidget* parent)
    : QWidget(parent), m_kind(new QComboBox), m_prompt(new QComboBox), m_response(new QComboBox)
{
    m_kind->setObjectName("mappingKind");
    m_kind->addItem(tr("Pairs, such as questions and answers"), Pairs);
    m_kind->addItem(tr("Running text in one column"), RunningText);
    m_prompt->setObjectName("mappingPrompt");
    m_response->setObjectName("mappingResponse");
    for (auto* box : {m_prompt, m_response}) {
        box->setPlaceholderText(tr("Choose a column"));
        box->setMinimumContentsLength(12);
    }
    m_promptLabel = fieldLabel(tr("It &reads"), m_prompt);
    m_promptLabel->setToolTip(tr("The question, task or beginning that the model is given."));
    m_responseLabel = fieldLabel({}, m_response);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(8);
    grid->addWidget(fieldLabel(tr("Rows &hold"), m_kind), 0, 0);
    grid->addWidget(m_kind, 0, 1);
    grid->setColumnStretch(1, 1);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(10);
    columns->addWidget(m_promptLabel);
    columns->addWidget(m_prompt, 1);
    columns->addWidget(m_responseLabel);
    columns->addWidget(m_response, 1);
    grid->addLayout(columns, 1, 0, 1, 2);
    for (auto* box : {m_kind, m_prompt, m_response}) {
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            showFields();
            Q_EMIT changed(mapping());
        });
    }
}

void ColumnMappingPanel::setColumns(const std::vector<std::string>& columns, const ColumnMapping& mapping)
{
    {
        const QSignalBlocker quiet(m_kind);
        m_kind->setCurrentIndex(mapping.text.empty() && columns.size() > 1 ? Pairs : RunningText);
    }
    fill(m_prompt, columns, mapping.prompt);
    fill(m_response, columns, mapping.text.empty() ? mapping.response : mapping.text);
    showFields();
}

void ColumnMappingPanel::showFields()
{
    const bool pairs = m_kind->currentIndex() == Pairs;
    m_promptLabel->setVisible(pairs);
    m_prompt->setVisible(pairs);
    m_responseLabel->setText(pairs ? tr("It &learns to write") : tr("It &learns"));
}

ColumnMapping ColumnMappingPanel::mapping() const
{
    ColumnMapping result;
    const auto second = m_response->currentText().toStdString();
    if (m_kind->currentIndex() == RunningText) {
        result.text = second;
    } else {
        result.prompt = m_prompt->currentText().toStdString();
        result.response = second;
    }
    return result;
}

} // namespace polymath
