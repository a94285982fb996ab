#include "ui/pages/playgroundpage.h"

#include "core/base/system.h"
#include "ui/models/exampleprompt.h"
#include "ui/models/jobwords.h"
#include "ui/pages/chatpane.h"
#include "ui/pages/composer.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/scrollarea.h"
#include "ui/widgets/sentences.h"
#include "ui/widgets/termmark.h"

#include <QCheckBox>
#include <QMenu>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <chrono>

namespace polymath {

namespace {
constexpr std::chrono::minutes keepLoaded{3}; ///< after leaving the page
}

PlaygroundPage::PlaygroundPage(AppContext& context)
    : Page(context, Needs::Project, tr("Playground"),
           tr("Ask two models the same thing. Colours show which expert decided each token.")),
      m_composer(new Composer), m_second(new QPushButton(themedIcon("plus"), tr("Compare with a second"))),
      m_coloured(new QCheckBox(tr("Colour tokens"))), m_away(new QTimer(this))
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 16);
    column->setSpacing(12);
    auto* sides = new QHBoxLayout;
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(12);
    for (std::size_t side = 0; side < m_panes.size(); ++side) {
        m_panes[side] = new ChatPane(side == 0 ? "left" : "right");
        sides->addWidget(m_panes[side], 3);
        connect(m_panes[side], &ChatPane::changed, this, &PlaygroundPage::showBusy);
    }
    sides->addWidget(makeReference(), 2);
    auto* answers = new QWidget;
    answers->setLayout(sides);
    column->addWidget(makeScrollArea(answers), 1); // in a low window they scroll and the prompt stays
    column->addWidget(m_composer);
    states().setContent(content);
    makeActions();

    m_panes[1]->setClosable(true);
    connect(m_panes[1], &ChatPane::closeRequested, this, [this] { setSecondOpen(false); });
    connect(m_composer, &Composer::asked, this, &PlaygroundPage::ask);
    connect(m_composer, &Composer::stopRequested, this, &PlaygroundPage::stop);
    m_away->setSingleShot(true);
    m_away->setInterval(keepLoaded);
    connect(m_away, &QTimer::timeout, this, &PlaygroundPage::shutDown);
    connect(&session(), &ProjectSession::stateChanged, this, [this] {
        if (session().state() != ProjectSession::State::Ready) {
            shutDown();
        }
    });
}

void PlaygroundPage::makeActions()
{
    m_coloured->setObjectName("colourTokens");
    m_coloured->setChecked(true);
    m_coloured->setToolTip(tr("Each token has the colour of the expert that weighed most in it, stronger the more it "
                              "weighed. Where the backbone weighed most it stays plain. Point at a token for all "
                              "weights."));
    connect(m_coloured, &QCheckBox::toggled, this, [this](bool coloured) {
        for (auto* pane : m_panes) {
            pane->setColoured(coloured);
        }
    });
    m_second->setObjectName("openSecond");
    connect(m_second, &QPushButton::clicked, this, [this] { setSecondOpen(true); });
    actions()->addWidget(m_coloured);
    actions()->addWidget(makeTermMark("token", tr("token")));
    actions()->addWidget(m_second);
}

QWidget* PlaygroundPage::makeReference()
{
    m_reference = new Card;
    m_reference->setObjectName("reference");
    auto* head = new QHBoxLayout;
    auto* title = makeLabel(tr("Your document's answer"), "heading", true);
    head->addWidget(title, 1);
    auto* close = makeIconButton("closeReference", "close", tr("Close the reference answer"));
    connect(close, &QToolButton::clicked, m_reference, &QWidget::hide);
    head->addWidget(close);
    m_reference->content()->addLayout(head);
    m_referenceText = makeLabel({}, "muted", true);
    m_referenceText->setObjectName("referenceText");
    m_referenceText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_referenceText->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_referenceText->setTextFormat(Qt::PlainText);
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(m_referenceText);
    m_reference->content()->addWidget(area, 1);
    m_reference->hide();
    return m_reference;
}

void PlaygroundPage::refresh(Parts parts)
{
    states().showReady();
    const bool opened = m_folder != session().folder();
    if (opened || (parts & (Part::Base | Part::Subjects | Part::Jobs))) {
        const auto subjects = chatSubjects(project());
        for (auto* pane : m_panes) {
            pane->setSubjects(subjects);
        }
    }
    if (opened) { // the newest beside the base, so that the difference shows at once
        m_folder = session().folder();
        for (auto* pane : m_panes) {
            pane->clearAll();
        }
        m_reference->hide();
        const int newest = m_panes[0]->subjectCount() - 1;
        m_panes[0]->choose(newest);
        m_panes[1]->choose(0);
        setSecondOpen(newest > 0);
        m_panes[0]->prepare();
    }
    if (opened || (parts & Part::Domains)) {
        fillExamples();
    }
}

void PlaygroundPage::showEvent(QShowEvent* event)
{
    m_away->stop();
    Page::showEvent(event);
    if (session().state() == ProjectSession::State::Ready && m_folder == session().folder()) {
        m_panes[0]->prepare();
    }
}

void PlaygroundPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_away->start();
}

void PlaygroundPage::ask(const QString& prompt, PromptFormat format, const SamplingSettings& sampling)
{
    const bool shared = !m_panes[1]->isHidden() || aJobRuns(project().jobs);
    const int threads = shared ? std::max(1, physicalCores() / 2) : 0; // or they wait for each other
    for (auto* pane : m_panes) {
        if (!pane->isHidden()) {
            pane->ask(prompt, format, sampling, threads);
        }
    }
}

void PlaygroundPage::stop()
{
    for (auto* pane : m_panes) {
        pane->stop();
    }
}

void PlaygroundPage::setSecondOpen(bool open)
{
    if (open && m_panes[1]->isHidden() && m_panes[1]->chosen() == m_panes[0]->chosen()) {
        // Somebody else: the newest that was made, or the base where that answers already.
        const int newest = m_panes[1]->subjectCount() - 1;
        m_panes[1]->choose(m_panes[0]->chosen() == newest ? 0 : newest);
    }
    m_panes[1]->setVisible(open);
    m_second->setVisible(!open);
    if (!open) {
        m_panes[1]->shutDown();
    }
}

void PlaygroundPage::showBusy()
{
    m_composer->setBusy(
        std::any_of(m_panes.begin(), m_panes.end(), [](const ChatPane* pane) { return pane->isBusy(); }));
    const auto& engine = m_panes[0]->engine();
    if (engine.state() == ChatEngine::State::Ready) {
        m_composer->setChatPossible(engine.model().chat);
    }
}

void PlaygroundPage::fillExamples()
{
    auto* menu = m_composer->examples();
    menu->clear();
    for (const auto& domain : project().domains) {
        auto* action = menu->addAction(QString::fromStdString(domain.name));
        action->setEnabled(domain.documents > 0);
        connect(action, &QAction::triggered, this, [this, id = domain.id] { tryExample(id); });
    }
    if (menu->isEmpty()) {
        menu->addAction(tr("This project has no documents yet"))->setEnabled(false);
    }
}

void PlaygroundPage::tryExample(RowId domain)
{
    const auto seed = QRandomGenerator::global()->generate64();
    session().read(
        this, [domain, seed](Project& project) { return examplePrompt(project, domain, seed); },
        [this](const Result<std::optional<ExamplePrompt>>& example) {
            if (!example) {
                Q_EMIT toastRequested(translatedSentence(example.error().sentence), {}, {});
            } else if (!*example) {
                Q_EMIT toastRequested(tr("This domain has too few documents to keep some back for tests."), {}, {});
            } else {
                showExample(**example);
            }
        });
}

void PlaygroundPage::showExample(const ExamplePrompt& example)
{
    m_composer->setPrompt(QString::fromStdString(example.prompt),
                          example.isQuestion ? PromptFormat::Document : PromptFormat::Plain);
    m_referenceText->setText(QString::fromStdString(example.reference));
    m_reference->show();
}

void PlaygroundPage::shutDown()
{
    for (auto* pane : m_panes) {
        pane->shutDown();
    }
}

} // namespace polymath
