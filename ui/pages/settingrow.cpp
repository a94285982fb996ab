#include "ui/pages/settingrow.h"

#include "ui/widgets/card.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QStyle>
#include <QToolButton>

namespace polymath {

namespace {

constexpr int fieldWidth = 132;

QString translated(const std::string& text) { return QCoreApplication::translate("settings", text.c_str()); }

} // namespace

SettingRow::SettingRow(const engine::SettingSpec& spec, QWidget* parent)
    : QWidget(parent), m_spec(spec), m_default(QString::fromStdString(settingValue(engine::TrainSettings(), spec))),
      m_reset(new QToolButton), m_sentence(makeLabel({}, "small", true))
{
    const auto key = QString::fromStdString(spec.key);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    auto* term = makeLabel(translated(spec.term));
    auto* field = makeField();
    field->setObjectName("setting_" + key);
    field->setFixedWidth(fieldWidth);
    term->setBuddy(field);
    m_reset->setObjectName("reset_" + key);
    m_reset->setProperty("kind", "quiet");
    m_reset->setIcon(themedIcon("reset"));
    m_reset->setToolTip(tr("Back to %1").arg(m_default));
    m_reset->setAccessibleName(tr("Back to the default of %1").arg(translated(spec.term)));
    auto policy = m_reset->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(policy);
    line->addWidget(term, 1);
    line->addWidget(m_reset);
    line->addWidget(field);
    column->addLayout(line);
    m_sentence->setObjectName("sentence_" + key);
    column->addWidget(m_sentence);
    connect(m_reset, &QToolButton::clicked, this, &SettingRow::reset);
    check();
}

QWidget* SettingRow::makeField()
{
    if (!m_spec.choices.empty()) {
        m_choice = new QComboBox;
        for (const auto& choice : m_spec.choices) {
            m_choice->addItem(translated(choice), QString::fromStdString(choice));
        }
        connect(m_choice, &QComboBox::activated, this, [this] {
            check();
            Q_EMIT edited();
        });
        return m_choice;
    }
    m_number = new QLineEdit(m_default);
    m_number->setAlignment(Qt::AlignRight);
    if (!std::holds_alternative<std::string engine::TrainSettings::*>(m_spec.member)) {
        m_number->setToolTip(
            tr("From %1 to %2").arg(QLocale().toString(m_spec.minimum), QLocale().toString(m_spec.maximum)));
    }
    connect(m_number, &QLineEdit::textEdited, this, [this] {
        check();
        Q_EMIT edited();
    });
    return m_number;
}

QString SettingRow::value() const
{
    return m_choice != nullptr ? m_choice->currentData().toString() : m_number->text().trimmed();
}

void SettingRow::show(const engine::TrainSettings& settings)
{
    const auto now = QString::fromStdString(settingValue(settings, m_spec));
    if (m_choice != nullptr) {
        m_choice->setCurrentIndex(m_choice->findData(now));
    } else if (now != value()) {
        m_number->setText(now);
    }
    check();
}

void SettingRow::check()
{
    engine::TrainSettings trial;
    const auto set = setSetting(trial, m_spec.key, value().toStdString());
    m_problem = set ? QString() : QString::fromStdString(set.error().sentence);
    m_sentence->setText(set ? translated(m_spec.sentence) : m_problem);
    setRole(m_sentence, set ? "small" : "bad");
    m_reset->setVisible(value() != m_default);
    if (m_number != nullptr) {
        m_number->setProperty("invalid", !set);
        m_number->style()->unpolish(m_number);
        m_number->style()->polish(m_number);
    }
}

void SettingRow::reset()
{
    if (m_choice != nullptr) {
        m_choice->setCurrentIndex(m_choice->findData(m_default));
    } else {
        m_number->setText(m_default);
    }
    check();
    Q_EMIT edited();
}

bool SettingRow::matches(const QString& words) const
{
    const auto text =
        translated(m_spec.term) + " " + translated(m_spec.sentence) + " " + QString::fromStdString(m_spec.key);
    return text.contains(words, Qt::CaseInsensitive);
}

} // namespace polymath
