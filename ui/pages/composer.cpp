#include "ui/pages/composer.h"

#include "ui/pages/promptbox.h"
#include "ui/pages/samplingpanel.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace polymath {

Composer::Composer(QWidget* parent)
    : Card(parent), m_formats(new QButtonGroup(this)), m_explanation(makeLabel({}, "small", true)),
      m_examples(new QMenu(this)), m_sampling(new SamplingPanel), m_prompt(new PromptBox),
      m_send(new QPushButton(tr("Send"))), m_stop(new QPushButton(tr("Stop")))
{
    content()->setSpacing(8);
    content()->addLayout(makeFormatRow());
    content()->addWidget(m_explanation);
    content()->addWidget(m_sampling);
    m_sampling->hide();
    content()->addLayout(makePromptRow());
    setFocusProxy(m_prompt);
    explainFormat();
    setBusy(false);
}

QLayout* Composer::makeFormatRow()
{
    auto* row = new FlowLayout(8);
    addFormat(PromptFormat::Document, "formatDocument", tr("As in training"), row);
    addFormat(PromptFormat::Chat, "formatChat", tr("Chat"), row);
    addFormat(PromptFormat::Plain, "formatPlain", tr("Plain text"), row);
    m_formats->button(static_cast<int>(PromptFormat::Document))->setChecked(true);
    connect(m_formats, &QButtonGroup::idClicked, this, &Composer::explainFormat);
    auto* own = new QPushButton(themedIcon("book"), tr("Try one of your own"));
    own->setObjectName("examples");
    own->setProperty("kind", "quiet");
    own->setToolTip(tr("Takes the question of a test document: one that no model has seen in training."));
    m_examples->setObjectName("examplesMenu");
    own->setMenu(m_examples);
    row->addWidget(own);
    auto* settings = new QPushButton(themedIcon("settings"), tr("Sampling"));
    settings->setObjectName("samplingToggle");
    settings->setProperty("kind", "quiet");
    settings->setCheckable(true);
    settings->setToolTip(tr("How each next token is chosen: from always the most probable to lively."));
    connect(settings, &QPushButton::toggled, m_sampling, &QWidget::setVisible);
    row->addWidget(settings);
    return row;
}

void Composer::addFormat(PromptFormat format, const QString& key, const QString& name, QLayout* row)
{
    auto* button = new QPushButton(name);
    button->setObjectName(key);
    button->setProperty("kind", "chip");
    button->setCheckable(true);
    m_formats->addButton(button, static_cast<int>(format));
    row->addWidget(button);
}

QLayout* Composer::makePromptRow()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_prompt, 1);
    m_send->setObjectName("send");
    m_send->setProperty("kind", "primary");
    m_send->setIcon(themedIcon("send", QPalette::BrightText));
    m_stop->setObjectName("stop");
    m_stop->setIcon(themedIcon("stop"));
    auto* column = new QVBoxLayout;
    column->addWidget(m_send);
    column->addWidget(m_stop);
    column->addStretch();
    row->addLayout(column);
    connect(m_prompt, &PromptBox::sendRequested, this, &Composer::send);
    connect(m_send, &QPushButton::clicked, this, &Composer::send);
    connect(m_stop, &QPushButton::clicked, this, &Composer::stopRequested);
    connect(m_prompt, &QPlainTextEdit::textChanged, this,
            [this] { m_send->setEnabled(!m_prompt->toPlainText().trimmed().isEmpty()); });
    m_send->setEnabled(false);
    return row;
}

void Composer::setChatPossible(bool possible)
{
    auto* chat = m_formats->button(static_cast<int>(PromptFormat::Chat));
    chat->setEnabled(possible);
    chat->setToolTip(possible ? QString() : tr("This base model has no chat template."));
    if (!possible && chat->isChecked()) {
        m_formats->button(static_cast<int>(PromptFormat::Document))->setChecked(true);
        explainFormat();
    }
}

void Composer::setBusy(bool busy)
{
    m_send->setVisible(!busy);
    m_stop->setVisible(busy);
}

void Composer::setPrompt(const QString& text, PromptFormat format)
{
    m_formats->button(static_cast<int>(format))->setChecked(true);
    explainFormat();
    m_prompt->setPlainText(text);
    m_prompt->setFocus();
    m_prompt->moveCursor(QTextCursor::End);
}

void Composer::explainFormat()
{
    switch (static_cast<PromptFormat>(m_formats->checkedId())) {
    case PromptFormat::Document:
        m_explanation->setText(
            tr("Put as the question of a document, the way experts were trained. Each stands alone."));
        break;
    case PromptFormat::Chat:
        m_explanation->setText(tr("Put as a conversation in the base model's own form. It remembers what was said."));
        break;
    case PromptFormat::Plain:
        m_explanation->setText(tr("Your text as it is; the model writes on from its end."));
        break;
    }
}

void Composer::send()
{
    const auto prompt = m_prompt->toPlainText();
    if (prompt.trimmed().isEmpty() || !m_send->isVisibleTo(this)) {
        return;
    }
    m_prompt->remember();
    Q_EMIT asked(prompt, static_cast<PromptFormat>(m_formats->checkedId()), m_sampling->take());
}

} // namespace polymath
