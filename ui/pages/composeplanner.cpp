#include "ui/pages/composeplanner.h"

#include "core/engine/registry.h"
#include "ui/models/jobwords.h"
#include "ui/models/workerrequest.h"
#include "ui/pages/chatsubject.h"
#include "ui/pages/compositiondrawing.h"
#include "ui/pages/expertcard.h"
#include "ui/pages/trainingchoice.h"
#include "ui/widgets/cardgrid.h"
#include "ui/widgets/format.h"
#include "ui/widgets/sentences.h"
#include "ui/widgets/termmark.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace polymath {

namespace {
constexpr std::chrono::milliseconds estimateAfter{800}; ///< without a change
constexpr std::size_t shownAtFirst = 20;                ///< experts; each card costs time to make
constexpr int mostSteps = 100'000;

QString translated(const std::string& text) { return QCoreApplication::translate("methods", text.c_str()); }

/// What an entry of the registry is, and when to use it.
QString spoken(const engine::Description& about) { return translated(about.sentence) + " " + translated(about.when); }

} // namespace

ComposePlanner::ComposePlanner(ProjectSession& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_grid(new QWidget), m_gridLayout(new CardGrid(230)),
      m_more(new QPushButton(tr("Show more"))), m_most(shownAtFirst), m_drawing(new CompositionDrawing),
      m_training(new TrainingChoice), m_composition(new QComboBox), m_router(new QComboBox), m_weights(new QLineEdit),
      m_steps(new QSpinBox), m_name(new QLineEdit), m_evaluate(new QCheckBox(tr("Measure it afterwards"))),
      m_estimate(makeLabel({}, "muted", true)), m_hint(makeLabel({}, "small", true)),
      m_start(new QPushButton(themedIcon("compose", QPalette::BrightText), tr("Compose"))),
      m_estimateSoon(new QTimer(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    column->addWidget(withTermMark(makeLabel(tr("Experts"), "heading"), "expert", tr("Experts")));
    m_grid->setLayout(m_gridLayout);
    column->addWidget(m_grid);
    m_more->setObjectName("moreExperts");
    m_more->setProperty("kind", "quiet");
    connect(&session, &ProjectSession::changed, this, [this](Parts parts) {
        if (parts & Part::Jobs) {
            jobsChanged();
        }
    });
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_most += shownAtFirst;
        showProject(*m_session.snapshot());
    });
    column->addWidget(m_more, 0, Qt::AlignHCenter);
    auto* picture = new Card;
    picture->content()->addWidget(
        withTermMark(makeLabel(tr("The composition"), "small"), "composition", tr("composition")));
    picture->content()->addWidget(m_drawing);
    column->addWidget(picture);
    column->addWidget(m_training);
    column->addWidget(makeSettings());
    m_estimateSoon->setSingleShot(true);
    m_estimateSoon->setInterval(estimateAfter);
    connect(m_estimateSoon, &QTimer::timeout, this, &ComposePlanner::estimate);
    connect(m_training, &TrainingChoice::changed, this, &ComposePlanner::settingsChanged);
    connect(m_composition, &QComboBox::currentIndexChanged, this, &ComposePlanner::settingsChanged);
    connect(m_router, &QComboBox::currentIndexChanged, this, &ComposePlanner::settingsChanged);
    connect(m_weights, &QLineEdit::textEdited, this, &ComposePlanner::settingsChanged);
    connect(m_steps, &QSpinBox::valueChanged, this, &ComposePlanner::settingsChanged);
    connect(m_start, &QPushButton::clicked, this, &ComposePlanner::start);
}

ComposePlanner::~ComposePlanner() = default;

QWidget* ComposePlanner::makeSettings()
{
    auto* card = new Card;
    auto* fields = new QGridLayout;
    fields->setHorizontalSpacing(12);
    fields->setVerticalSpacing(4);
    const auto add = [fields](int column, const QString& text, const QString& tip, QWidget* field,
                              const QString& term = {}) {
        auto* label = makeLabel(text, "small");
        label->setBuddy(field);
        field->setAccessibleName(QString(text).remove('&')); // a buddy names its siblings alone
        label->setToolTip(tip);
        field->setToolTip(tip);
        fields->addWidget(term.isEmpty() ? label : withTermMark(label, term, QString(text).remove('&')), 0, column);
        fields->addWidget(field, 1, column);
    };
    m_name->setObjectName("composeName");
    add(0, tr("&Name"), tr("What to call it. Left empty, the experts' names together."), m_name);
    m_router->setObjectName("router");
    for (const auto& router : engine::routerSpecs()) {
        if (!router.chosen) {
            continue;
        }
        m_router->addItem(translated(router.about.term), QString::fromStdString(router.about.key));
        m_router->setItemData(m_router->count() - 1, spoken(router.about), Qt::ToolTipRole);
    }
    add(2, tr("&Router"), tr("How much each expert counts for a token."), m_router, "router");
    m_weights->setObjectName("routerWeights");
    m_weights->setAccessibleName(tr("Weights by hand"));
    m_weights->setToolTip(tr("One number for each expert, separated by commas; with MoDE the backbone's comes first."));
    fields->addWidget(m_weights, 2, 2);
    m_composition->setObjectName("composition");
    add(1, tr("How to &join them"), tr("What the experts become together."), m_composition);
    m_steps->setObjectName("composeSteps");
    m_steps->setRange(1, mostSteps);
    m_steps->setSingleStep(10);
    m_steps->setValue(50);
    add(3, tr("&Steps"), tr("How many batches of documents it trains on, an even mix of the experts' domains."),
        m_steps, "step");
    m_evaluate->setObjectName("evaluateAfter");
    m_evaluate->setChecked(true);
    m_evaluate->setToolTip(tr("Queues a measurement on the test documents of all domains behind it, so that you see "
                              "what it gained and lost."));
    fields->addWidget(m_evaluate, 1, 4);
    fields->setColumnStretch(0, 2);
    fields->setColumnStretch(4, 1);
    card->content()->addLayout(fields);
    auto* last = new QHBoxLayout;
    m_estimate->setObjectName("estimate");
    m_hint->setObjectName("composeHint");
    auto* words = new QVBoxLayout;
    words->addWidget(m_estimate);
    words->addWidget(m_hint);
    last->addLayout(words, 1);
    m_start->setObjectName("compose");
    m_start->setProperty("kind", "primary");
    last->addWidget(m_start, 0, Qt::AlignBottom);
    card->content()->addLayout(last);
    return card;
}

void ComposePlanner::showProject(const ProjectSnapshot& project)
{
    const auto shown = std::min(project.experts.size(), m_most);
    if (m_experts != project.experts || m_cards.size() != shown) {
        placeCards(project, shown);
    }
    for (auto* card : m_cards) {
        card->setChanges(changesOf(project, card->expert().name));
    }
    m_more->setText(tr("Show %n earlier expert(s)", nullptr, static_cast<int>(project.experts.size() - shown)));
    m_more->setVisible(shown < project.experts.size());
}

/// The newest `shown` in the project's order. Cards of experts that are as before stay.
void ComposePlanner::placeCards(const ProjectSnapshot& project, std::size_t shown)
{
    std::vector<std::string> names;
    for (const auto* card : m_cards) {
        if (card->isTicked()) {
            names.push_back(card->expert().name);
        }
    }
    auto before = std::exchange(m_cards, {});
    while (auto* item = m_gridLayout->takeAt(0)) {
        delete item; // the card stays
    }
    const auto order = subjectColours(project);
    for (auto index = project.experts.size() - shown; index < project.experts.size(); ++index) {
        const auto& expert = project.experts[index];
        const auto same = std::find_if(before.begin(), before.end(),
                                       [&expert](const auto* card) { return card->expert() == expert; });
        auto* card = same == before.end() ? new ExpertCard(expert) : *same;
        if (same != before.end()) {
            before.erase(same);
        } else {
            card->setTicked(std::find(names.begin(), names.end(), expert.name) != names.end());
            connect(card, &ExpertCard::toggled, this, &ComposePlanner::choiceChanged);
        }
        card->setColour(colourOfSubject(order, expert.name));
        m_gridLayout->addWidget(card);
        m_cards.push_back(card);
    }
    qDeleteAll(before);
    m_experts = project.experts;
    choiceChanged();
}

void ComposePlanner::forget()
{
    qDeleteAll(m_cards);
    m_cards.clear();
    m_experts.clear();
    m_most = shownAtFirst;
    m_name->clear();
    choiceChanged();
}

std::vector<const ExpertRecord*> ComposePlanner::ticked() const
{
    std::vector<const ExpertRecord*> all;
    for (const auto* card : m_cards) {
        if (card->isTicked()) {
            all.push_back(&card->expert());
        }
    }
    return all;
}

CompositionPlan ComposePlanner::plan() const
{
    CompositionPlan plan;
    QStringList names;
    for (const auto* expert : ticked()) {
        plan.experts.push_back(expert->name);
        names << QString::fromStdString(expert->name);
    }
    const auto typed = m_name->text().trimmed();
    plan.name = (typed.isEmpty() ? names.join('+') : typed).toStdString();
    plan.training = m_training->value();
    const auto chosen = m_composition->currentData().toString().toStdString();
    plan.composition = chosen.empty() ? plan.composition : chosen;
    plan.router = choosesRouter() ? m_router->currentData().toString().toStdString() : engine::TrainSettings().router;
    plan.weights = m_weights->text().trimmed().toStdString();
    plan.steps = m_steps->value();
    return plan;
}

void ComposePlanner::choiceChanged()
{
    const auto chosen = ticked();
    const auto order = subjectColours(*m_session.snapshot());
    std::vector<SlotLook> looks;
    QStringList names;
    for (const auto* expert : chosen) {
        names << QString::fromStdString(expert->name);
        looks.push_back({names.back(), colourOfSubject(order, expert->name)});
    }
    for (auto* card : m_cards) {
        card->setReason(reasonAgainst(card->expert(), chosen));
    }
    std::vector<std::string> kinds;
    for (const auto* expert : chosen) {
        kinds.push_back(expert->method);
    }
    listCompositions(kinds);
    m_drawing->setComposition(chosen.empty() ? 3 : static_cast<int>(shapeOf(*chosen.front()).blocks), looks);
    m_name->setPlaceholderText(names.join('+'));
    settingsChanged();
}

/// Those that take experts of these kinds; what was chosen stays where it can.
void ComposePlanner::listCompositions(const std::vector<std::string>& kinds)
{
    const auto before = m_composition->currentData();
    const QSignalBlocker quiet(m_composition);
    m_composition->clear();
    for (const auto& composition : engine::compositionSpecs()) {
        const auto takes = [&composition](const std::string& kind) {
            return std::find(composition.experts.begin(), composition.experts.end(), kind) != composition.experts.end();
        };
        if (std::all_of(kinds.begin(), kinds.end(), takes)) {
            m_composition->addItem(translated(composition.about.term), QString::fromStdString(composition.about.key));
            m_composition->setItemData(m_composition->count() - 1, spoken(composition.about), Qt::ToolTipRole);
        }
    }
    m_composition->setCurrentIndex(std::max(0, m_composition->findData(before)));
}

/// The composition is one that takes any router.
bool ComposePlanner::choosesRouter() const
{
    const auto* spec = engine::findCompositionSpec(m_composition->currentData().toString().toStdString());
    return spec == nullptr || (spec->site != engine::Site::Weight && spec->routes && spec->router.empty());
}

QString ComposePlanner::obstacle() const
{
    const auto chosen = plan();
    engine::TrainSettings settings;
    settings.composition = chosen.composition;
    settings.router = chosen.router;
    settings.routerWeights = chosen.weights;
    settings.training = chosen.training;
    std::vector<std::string> kinds;
    for (const auto* expert : ticked()) {
        kinds.push_back(expert->method);
    }
    const auto fits = engine::checkComposition(settings, kinds);
    return fits ? QString() : QString::fromStdString(fits.error().sentence);
}

void ComposePlanner::settingsChanged()
{
    const auto count = ticked().size();
    const bool trains = m_training->value() != "none";
    m_router->setEnabled(choosesRouter());
    m_weights->setVisible(choosesRouter() && m_router->currentData() == "fixed");
    const auto against = count >= 2 ? obstacle() : QString();
    m_steps->setEnabled(trains);
    m_start->setEnabled(count >= 2 && against.isEmpty() && !m_session.isReadOnly());
    m_hint->setText(m_session.isReadOnly() ? tr("This project is open in another window, so it can only be looked at.")
                    : count == 0           ? tr("Tick two or more experts above.")
                    : count == 1           ? tr("Tick one more expert: a composition needs two or more.")
                                           : against);
    m_hint->setVisible(!m_hint->text().isEmpty());
    m_request.reset();
    m_estimate->clear();
    m_estimateSoon->stop();
    m_jobRan = aJobRuns(m_session.snapshot()->jobs);
    setRole(m_estimate, "muted");
    if (count >= 2 && against.isEmpty() && m_jobRan) {
        m_estimate->setText(tr("Time and memory are estimated when no job runs: a step that is tried beside one would "
                               "be slow, and slow the job."));
    } else if (count >= 2 && against.isEmpty()) {
        m_estimate->setText(tr("Estimating time and memory"));
        m_estimateSoon->start();
    }
}

void ComposePlanner::jobsChanged()
{
    if (aJobRuns(m_session.snapshot()->jobs) != m_jobRan) {
        settingsChanged();
    }
}

void ComposePlanner::estimate()
{
    const auto config = nlohmann::json::parse(composeConfig(*m_session.snapshot(), plan()));
    m_request = std::make_unique<WorkerRequest>(nlohmann::json{{"request", "estimate"},
                                                               {"project", m_session.folder().toStdString()},
                                                               {"kind", "compose"},
                                                               {"config", config}});
    connect(m_request.get(), &WorkerRequest::finished, this, &ComposePlanner::showEstimate);
}

void ComposePlanner::showEstimate(const Result<nlohmann::json>& answer)
{
    if (!answer) {
        m_estimate->setText(tr("No estimate: %1").arg(translatedSentence(answer.error().sentence)));
        return;
    }
    const auto memory = answer->value("peak_memory_bytes", std::vector<std::int64_t>{0, 0});
    const bool fits = answer->value("fits", true);
    QString text;
    if (const auto times = answer->find("seconds"); times != answer->end()) {
        text = tr("About %1, and %2 of memory at most.")
                   .arg(format::range(times->front(), times->back()), format::bytes(memory.back()));
    } else {
        text = tr("Takes about %1 of memory.").arg(format::bytes(memory.back()));
    }
    if (!fits) {
        text += " " + tr("That is more than this machine has free; close other programs or train gates only.");
    }
    m_estimate->setText(text);
    setRole(m_estimate, fits ? "muted" : "warning");
}

void ComposePlanner::start()
{
    Q_EMIT startRequested(plan(), m_evaluate->isChecked());
    m_name->clear();
}

} // namespace polymath
