#include "ui/pages/composepage.h"

#include "core/engine/settings.h"
#include "core/jobs/jobstate.h"
#include "core/jobs/queue.h"
#include "ui/pages/composeplanner.h"
#include "ui/pages/compositioncard.h"
#include "ui/pages/removal.h"
#include "ui/pages/undoable.h"
#include "ui/widgets/card.h"
#include "ui/widgets/sentences.h"

#include <QPushButton>

#include <algorithm>
#include <utility>

namespace polymath {

namespace {
constexpr std::size_t shownAtFirst = 10; ///< compositions; each card costs time to make
}

ComposePage::ComposePage(AppContext& context)
    : Page(context, Needs::Project, tr("Compose"),
           tr("Put experts beside one base, and let a router choose between them for every token.")),
      m_planner(new ComposePlanner(context.session)), m_heading(makeLabel(tr("Compositions"), "heading")),
      m_list(new QVBoxLayout), m_more(new QPushButton(tr("Show more")))
{
    auto* column = makeScrollingContent();
    column->addWidget(m_planner);
    column->addSpacing(8);
    column->addWidget(m_heading);
    m_list->setSpacing(12);
    column->addLayout(m_list);
    m_more->setObjectName("moreCompositions");
    m_more->setProperty("kind", "quiet");
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_showsAll = true;
        showCompositions();
    });
    column->addWidget(m_more, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(m_planner, &ComposePlanner::startRequested, this, &ComposePage::start);
}

void ComposePage::refresh(Parts parts)
{
    if (project().experts.empty() && project().compositions.empty()) {
        states().showEmpty("compose", tr("No experts yet"),
                           tr("Train two or more experts first, each on a domain of its own. Here they are put beside "
                              "one base, so that one model knows all their fields."),
                           tr("Go to Train"), [this] { Q_EMIT navigateRequested(PageId::Train); });
        return;
    }
    states().showReady();
    if (parts & (Part::Base | Part::Domains | Part::Subjects | Part::Evaluations)) {
        m_planner->showProject(project());
        showCompositions();
    }
}

void ComposePage::projectOpened()
{
    m_planner->forget();
    qDeleteAll(m_cards);
    m_cards.clear();
}

void ComposePage::showCompositions()
{
    const auto& all = project().compositions;
    const auto shown = m_showsAll ? all.size() : std::min(all.size(), shownAtFirst);
    auto before = std::exchange(m_cards, {});
    for (std::size_t index = 0; index < shown; ++index) {
        const auto& composition = all[all.size() - 1 - index]; // the newest first
        const auto same = std::find_if(before.begin(), before.end(),
                                       [&composition](const auto* card) { return card->composition() == composition; });
        auto* card = same == before.end() ? makeCard(composition) : *same;
        if (same != before.end()) { // only what was measured may be new: what is typed into it or open stays
            before.erase(same);
            card->setProject(session().snapshot());
        }
        card->setEditable(!session().isReadOnly());
        if (const auto place = static_cast<int>(index); m_list->indexOf(card) != place) {
            m_list->removeWidget(card);
            m_list->insertWidget(place, card);
        }
        m_cards.push_back(card);
    }
    qDeleteAll(before);
    m_heading->setVisible(!all.empty());
    m_more->setText(tr("Show %n more", nullptr, static_cast<int>(all.size() - shown)));
    m_more->setVisible(shown < all.size());
}

CompositionCard* ComposePage::makeCard(const CompositionRecord& composition)
{
    auto* card = new CompositionCard(composition, session().snapshot());
    connect(card, &CompositionCard::renameRequested, this,
            [this, from = QString::fromStdString(composition.name)](const QString& to) { rename(from, to); });
    connect(card, &CompositionCard::removeRequested, this, [this, composition] {
        removeWithUndo(*this, RemovableKind::Composition, composition.id, QString::fromStdString(composition.name));
    });
    connect(card, &CompositionCard::dropRequested, this,
            [this, composition](const QString& expert) { dropFrom(composition, expert); });
    if (composition.router != "uniform" && composition.router != "fixed" &&
        composition.router != "none") { // without gates in use there is nothing to prune by
        session().read(
            card,
            [name = composition.name](Project& project) -> Result<std::vector<GateMovement>> {
                POLYMATH_TRY(file, project.artefact(name));
                return gateMovements(file);
            },
            [card](const Result<std::vector<GateMovement>>& movements) {
                if (movements) { // a damaged file is told where it is used
                    card->setMovements(*movements);
                }
            });
    }
    return card;
}

void ComposePage::start(const CompositionPlan& plan, bool evaluate)
{
    const auto snapshot = session().snapshot();
    session().edit(
        this,
        [snapshot, plan, evaluate](Project& project) -> Result<std::string> {
            auto chosen = plan;
            POLYMATH_TRY(name, project.freeSubjectName(plan.name));
            chosen.name = name;
            POLYMATH_CHECK(project.inTransaction([&]() -> Result<void> {
                POLYMATH_TRY(compose, project.addJob(JobKind::Compose, jobTitle(JobKind::Compose, {name}),
                                                     composeConfig(*snapshot, chosen)));
                static_cast<void>(compose);
                if (evaluate) {
                    POLYMATH_TRY(measure, project.addJob(JobKind::Evaluate, jobTitle(JobKind::Evaluate, {name}),
                                                         evaluateConfig(*snapshot, name)));
                    static_cast<void>(measure);
                }
                return {};
            }));
            POLYMATH_TRY(started, startNext(project));
            static_cast<void>(started);
            return name;
        },
        [this](const Result<std::string>& name) {
            if (name) {
                Q_EMIT toastRequested(tr("Queued %1.").arg(QString::fromStdString(*name)), {}, {});
            } else {
                toast(name.error());
            }
        });
}

void ComposePage::dropFrom(const CompositionRecord& composition, const QString& expert)
{
    CompositionPlan plan;
    plan.name = tr("%1 without %2").arg(QString::fromStdString(composition.name), expert).toStdString();
    plan.experts = composition.experts;
    std::erase(plan.experts, expert.toStdString());
    plan.training = composition.training;
    if (const auto settings = engine::trainSettingsFromJson(composition.configJson)) {
        plan.router = settings->router; // the composition's own is none to choose
        plan.composition = settings->composition;
    }
    plan.steps = std::max<std::int64_t>(1, composition.steps);
    start(plan, true);
}

void ComposePage::rename(const QString& from, const QString& to)
{
    const auto set = [](const QString& before, const QString& after) {
        return [before = before.toStdString(), after = after.toStdString()](Project& project) {
            return project.renameSubject(before, after);
        };
    };
    changeWithUndo(
        *this, {set(from, to), set(to, from), tr("renaming %1").arg(from), tr("%1 is now called %2.").arg(from, to)});
}

void ComposePage::toast(const Error& error) { Q_EMIT toastRequested(translatedSentence(error.sentence), {}, {}); }

} // namespace polymath
