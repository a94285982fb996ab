#include "ui/pages/page.h"

#include "ui/widgets/card.h"
#include "ui/widgets/scrollarea.h"
#include "ui/widgets/sentences.h"

#include <QScrollArea>

namespace polymath {

namespace {
const Parts everything = Part::Base | Part::Domains | Part::Jobs | Part::Subjects | Part::Evaluations | Part::Tasks;
}

Page::Page(AppContext& context, Needs needs, const QString& title, const QString& subtitle)
    : m_context(context), m_needs(needs), m_pending(everything), m_actionBar(new QWidget),
      m_actions(new QHBoxLayout(m_actionBar)), m_states(new StateStack)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 22, 28, 0);
    layout->setSpacing(16);
    auto* header = new QHBoxLayout;
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(title, "title"));
    words->addWidget(makeLabel(subtitle, "muted", true));
    header->addLayout(words, 1);
    m_actions->setContentsMargins(0, 0, 0, 0);
    m_actions->setSpacing(8);
    header->addWidget(m_actionBar);
    layout->addLayout(header);
    layout->addWidget(m_states, 1);
    setAccessibleName(title);

    connect(&session(), &ProjectSession::stateChanged, this, [this] { note(everything); });
    connect(&session(), &ProjectSession::changed, this, &Page::note);
}

QVBoxLayout* Page::makeScrollingContent()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    content->setMaximumWidth(widestColumn);
    column->setContentsMargins(0, 0, 0, 24);
    column->setSpacing(14);
    m_states->setContent(makeScrollArea(content));
    return column;
}

bool Page::takeFiles(const QStringList&) { return false; }

void Page::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    note({});
}

void Page::note(Parts parts)
{
    m_pending |= parts;
    if (!isVisible() || !m_pending) {
        return;
    }
    m_actionBar->setVisible(m_needs == Needs::Nothing || session().state() == ProjectSession::State::Ready);
    if (m_needs == Needs::Project) {
        const auto toStart = [this] { Q_EMIT navigateRequested(PageId::Start); };
        switch (session().state()) {
        case ProjectSession::State::Closed:
            states().showEmpty("folder", tr("No project is open"),
                               tr("A project holds your documents, what was trained on them and every measurement. "
                                  "Open one, or begin with the sample project."),
                               tr("Go to Start"), toStart);
            return;
        case ProjectSession::State::Opening:
            states().showLoading(tr("Opening the project"));
            return;
        case ProjectSession::State::Failed:
            states().showFailed(translatedSentence(session().error().sentence), tr("Go to Start"), toStart);
            return;
        case ProjectSession::State::Ready:
            break;
        }
    }
    const Parts pending = m_pending;
    m_pending = {};
    if (m_folder != session().folder()) {
        m_folder = session().folder();
        projectOpened();
    }
    refresh(pending);
}

} // namespace polymath
