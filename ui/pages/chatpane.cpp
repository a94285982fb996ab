#include "ui/pages/chatpane.h"

#include "ui/pages/slotpanel.h"
#include "ui/widgets/colourdot.h"
#include "ui/widgets/format.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace polymath {

namespace {

constexpr int lowestAnswer = 120; ///< pixels; a lower window scrolls

QString endOf(const QString& reason)
{
    if (reason == "length") {
        return ChatPane::tr("ended at the length you set");
    }
    return reason == "stopped" ? ChatPane::tr("stopped by you") : ChatPane::tr("ended by itself");
}

} // namespace

ChatPane::ChatPane(const QString& side, QWidget* parent)
    : Card(parent), m_engine(new ChatEngine(this)), m_subject(new QComboBox), m_states(new StateStack),
      m_view(new AnswerView), m_slotPanel(new SlotPanel), m_line(makeLabel({}, "small", true))
{
    setObjectName(side);
    content()->setContentsMargins(12, 12, 12, 10);
    content()->setSpacing(8);
    content()->addWidget(makeHeader(side));
    m_view->setObjectName(side + "Answer");
    m_view->setAccessibleName(tr("Answers"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_states->setObjectName(side + "States");
    m_states->setContent(m_view);
    m_states->setMinimumHeight(lowestAnswer);
    content()->addWidget(m_states, 1);
    content()->addWidget(m_slotPanel);
    m_line->setObjectName(side + "Line");
    content()->addWidget(m_line);

    connect(m_subject, &QComboBox::currentIndexChanged, this, &ChatPane::subjectChosen);
    connect(m_slotPanel, &SlotPanel::preferenceChanged, this, &ChatPane::sendPreference);
    connect(m_view, &AnswerView::sharesChanged, this, [this] { m_slotPanel->setShares(m_view->shares()); });
    connect(m_engine, &ChatEngine::stateChanged, this, &ChatPane::engineChanged);
    connect(m_engine, &ChatEngine::tokenArrived, this, [this](const ChatToken& token) {
        if (!m_discards) {
            m_view->addToken(token);
        }
    });
    connect(m_engine, &ChatEngine::answered, this, [this](const ChatSummary& summary) {
        if (!summary.rest.isEmpty() && !m_discards) {
            m_view->addToken({summary.rest, {}, 0});
        }
        showSummary(summary);
        finish({});
    });
    connect(m_engine, &ChatEngine::refused, this, &ChatPane::finish);
    showState();
}

QWidget* ChatPane::makeHeader(const QString& side)
{
    auto* header = new QWidget;
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_subject->setObjectName(side + "Subject");
    m_subject->setAccessibleName(tr("Who answers"));
    m_subject->setToolTip(tr("Who answers: the base model, or something you made from it."));
    row->addWidget(m_subject, 1);
    m_copy = makeIconButton(side + "Copy", "copy", tr("Copy the last answer"));
    connect(m_copy, &QToolButton::clicked, this, &ChatPane::copyAnswer);
    auto* clear = makeIconButton(side + "Clear", "trash", tr("Clear this side and begin a new conversation"));
    connect(clear, &QToolButton::clicked, this, &ChatPane::clearAll);
    m_close = makeIconButton(side + "Close", "close", tr("Close this side and free its memory"));
    connect(m_close, &QToolButton::clicked, this, &ChatPane::closeRequested);
    m_close->hide();
    for (auto* button : {m_copy, clear, m_close}) {
        row->addWidget(button);
    }
    return header;
}

void ChatPane::setSubjects(std::vector<ChatSubject> subjects)
{
    if (m_subjects == subjects) {
        return;
    }
    m_subjects = std::move(subjects);
    const auto kept = std::find_if(m_subjects.begin(), m_subjects.end(),
                                   [this](const ChatSubject& subject) { return subject.name == m_chosen; });
    {
        const QSignalBlocker quiet(m_subject);
        m_subject->clear();
        for (const auto& subject : m_subjects) {
            m_subject->addItem(QIcon(colourDot(subject.colour)), subject.label, subject.name);
        }
        m_subject->setCurrentIndex(kept == m_subjects.end() ? 0 : static_cast<int>(kept - m_subjects.begin()));
    }
    subjectChosen();
}

void ChatPane::choose(int index) { m_subject->setCurrentIndex(index); }

int ChatPane::chosen() const { return m_subject->currentIndex(); }

void ChatPane::subjectChosen()
{
    const auto index = m_subject->currentIndex();
    if (index < 0) {
        return;
    }
    const auto& subject = m_subjects[static_cast<std::size_t>(index)];
    m_view->setSlots(subject.slotLooks);
    m_slotPanel->setSlots(subject.slotLooks);
    m_slotPanel->setVisible(!subject.slotLooks.empty());
    if (subject.name == m_chosen && subject.model == m_model) {
        return;
    }
    const bool loaded = m_engine->state() != ChatEngine::State::Stopped;
    m_chosen = subject.name;
    m_model = subject.model;
    m_engine->shutDown();
    clearAll();
    if (loaded) {
        prepare();
    }
}

void ChatPane::prepare()
{
    const auto state = m_engine->state();
    if (!m_model.is_null() && (state == ChatEngine::State::Stopped || state == ChatEngine::State::Failed)) {
        m_engine->load(m_model);
    }
}

void ChatPane::ask(const QString& prompt, PromptFormat format, const SamplingSettings& sampling, int threads)
{
    m_view->addQuestion(prompt);
    m_waiting = Question{prompt, format, sampling, threads};
    if (m_engine->state() == ChatEngine::State::Ready) {
        sendWaiting();
    } else {
        prepare();
    }
    showState();
    Q_EMIT changed();
}

void ChatPane::sendWaiting()
{
    const auto question = std::move(*m_waiting);
    m_waiting.reset();
    if (question.format != PromptFormat::Chat) {
        m_messages.clear();
    }
    m_messages.push_back({"user", question.prompt});
    m_engine->generate({question.format, m_messages, question.sampling, m_slotPanel->preference(), question.threads});
}

void ChatPane::finish(const QString& remark)
{
    if (std::exchange(m_discards, false)) {
        m_line->clear();
        return;
    }
    m_messages.push_back({"assistant", m_view->lastAnswer()});
    if (!remark.isEmpty()) {
        m_view->addRemark(remark);
    }
}

void ChatPane::stop()
{
    m_waiting.reset();
    m_engine->stopAnswer();
    showState();
    Q_EMIT changed();
}

void ChatPane::clearAll()
{
    m_waiting.reset();
    m_discards = m_engine->state() == ChatEngine::State::Answering;
    m_engine->stopAnswer();
    m_messages.clear();
    m_view->clearAll();
    m_line->clear();
    showState();
    Q_EMIT changed();
}

void ChatPane::setColoured(bool coloured) { m_view->setColoured(coloured); }

void ChatPane::setClosable(bool closable) { m_close->setVisible(closable); }

void ChatPane::shutDown()
{
    m_waiting.reset();
    m_engine->shutDown();
}

bool ChatPane::isBusy() const { return m_waiting || m_engine->state() == ChatEngine::State::Answering; }

void ChatPane::engineChanged()
{
    switch (m_engine->state()) {
    case ChatEngine::State::Loading:
        m_line->setText(tr("Reading the model"));
        break;
    case ChatEngine::State::Ready:
        m_line->setText(tr("Ready. Read in %1 s.").arg(locale().toString(m_engine->model().seconds, 'f', 1)));
        break;
    case ChatEngine::State::Answering:
        m_line->setText(tr("Answering"));
        break;
    case ChatEngine::State::Stopped:
    case ChatEngine::State::Failed:
        m_waiting.reset();
        m_discards = false;
        m_line->clear();
        break;
    }
    showState();
    if (m_engine->state() == ChatEngine::State::Ready && m_waiting) {
        sendWaiting();
    }
    Q_EMIT changed();
}

void ChatPane::showState()
{
    const bool blank = m_view->document()->isEmpty();
    m_copy->setEnabled(!blank);
    if (m_engine->state() == ChatEngine::State::Failed) {
        m_states->showFailed(m_engine->failure(), tr("Start again"), [this] { prepare(); });
    } else if (!blank) {
        m_states->showReady();
    } else if (m_engine->state() == ChatEngine::State::Loading) {
        m_states->showLoading(tr("Reading the model"));
    } else {
        m_states->showEmpty("playground", tr("Nothing asked yet"), tr("Type a prompt below, or try one of your own."));
    }
}

void ChatPane::showSummary(const ChatSummary& summary)
{
    m_line->setText(tr("%1 · %2 tokens/s · first after %3 s · %4")
                        .arg(tr("%n token(s)", nullptr, static_cast<int>(summary.tokens)),
                             locale().toString(summary.tokensPerSecond, 'f', 1),
                             locale().toString(summary.firstTokenSeconds, 'f', 2), endOf(summary.reason)));
}

void ChatPane::copyAnswer() { QApplication::clipboard()->setText(m_view->lastAnswer()); }

void ChatPane::sendPreference()
{
    auto factors = m_slotPanel->preference();
    if (factors.empty()) {
        factors.assign(static_cast<std::size_t>(m_engine->model().slotNames.size()), 1.0);
    }
    m_engine->setPreference(factors);
}

} // namespace polymath
