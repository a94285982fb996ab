#include "ui/pages/trainsetup.h"

#include "core/jobs/newrun.h"
#include "ui/models/jobwords.h"
#include "ui/models/roughestimate.h"
#include "ui/models/trainadvice.h"
#include "ui/models/trainpresets.h"
#include "ui/pages/domainpicker.h"
#include "ui/pages/methodcards.h"
#include "ui/pages/presetbar.h"
#include "ui/pages/settingsform.h"
#include "ui/pages/simplesettings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/sentences.h"
#include "ui/widgets/termmark.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace polymath {

namespace {

std::vector<std::int64_t> sizesOf(const std::vector<DomainRecord>& domains)
{
    std::vector<std::int64_t> sizes;
    for (const auto& domain : domains) {
        sizes.push_back(domain.documents);
        sizes.push_back(domain.tokens);
    }
    return sizes;
}

/// With rows that are not longer than the model's context.
engine::TrainSettings fitting(engine::TrainSettings settings, const BaseModelRecord& base)
{
    if (const auto context = contextLength(base); context > 0) {
        settings.sequence = std::min(settings.sequence, context);
    }
    return settings;
}

} // namespace

TrainSetup::TrainSetup(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_estimator(new Estimator(this)), m_domains(new DomainPicker),
      m_mode(new QButtonGroup(this)), m_simple(new SimpleSettings), m_advanced(new QWidget), m_methods(new MethodCards),
      m_presets(new PresetBar(context.settings, context.undo)), m_form(new SettingsForm), m_name(new QLineEdit),
      m_names(makeLabel({}, nullptr, true)), m_estimateView(new EstimateView),
      m_after(new QCheckBox(tr("Measure what was gained and forgotten afterwards"))),
      m_start(new QPushButton(themedIcon("play", QPalette::HighlightedText), tr("Start"))),
      m_why(makeLabel({}, "small"))
{
    auto* column = new QVBoxLayout(this);
    setMaximumWidth(Page::widestColumn);
    column->setContentsMargins(0, 16, 0, 24);
    column->setSpacing(14);
    column->addWidget(withTermMark(makeLabel(tr("What to teach"), "heading"), "domain", tr("domain")));
    column->addWidget(m_domains);
    column->addSpacing(4);
    column->addWidget(makeHow());
    column->addSpacing(4);
    column->addWidget(makeStart());
    column->addStretch();

    connect(m_domains, &DomainPicker::edited, this, &TrainSetup::domainsEdited);
    connect(m_simple, &SimpleSettings::edited, this, &TrainSetup::planEdited);
    connect(m_form, &SettingsForm::edited, this, [this] {
        m_presets->showSettings(m_form->settings());
        planEdited();
    });
    connect(m_presets, &PresetBar::chosen, this, [this](const TrainPreset& preset) {
        setForm(applied(preset, m_form->settings()));
        planEdited();
    });
    connect(m_presets, &PresetBar::toastRequested, this, &TrainSetup::toastRequested);
    connect(m_methods, &MethodCards::chosen, this, [this](const std::string& key) {
        auto settings = m_form->settings();
        settings.method = key;
        setForm(settings);
        planEdited();
    });
    connect(m_name, &QLineEdit::textEdited, this, [this] { showNames(plan()); });
    connect(m_after, &QCheckBox::clicked, this, [this] { showNames(plan()); });
    connect(m_start, &QPushButton::clicked, this, &TrainSetup::start);
    connect(m_estimateView, &EstimateView::changesRequested, this, &TrainSetup::applyChanges);
    connect(m_estimator, &Estimator::measuring, this, [this] {
        if (!m_estimate) {
            m_estimateView->showMeasuring();
        }
    });
    connect(m_estimator, &Estimator::failed, m_estimateView, &EstimateView::showFailed);
    connect(m_estimator, &Estimator::ready, this, [this](const Estimate& estimate) {
        showEstimate(estimate, EstimateView::Basis::Measured);
        rememberSpeed(m_context.settings, m_context.session.snapshot()->base.sha256, plan().settings.resolved(),
                      estimate);
    });
    setAdvanced(false);
}

QWidget* TrainSetup::makeHow()
{
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    auto* header = new QHBoxLayout;
    header->setSpacing(8);
    header->addWidget(makeLabel(tr("How"), "heading"));
    header->addSpacing(8);
    const std::pair<const char*, QString> modes[] = {{"trainSimple", tr("Simple")}, {"trainAdvanced", tr("Advanced")}};
    for (int id = 0; id < 2; ++id) {
        auto* chip = new QPushButton(modes[id].second);
        chip->setObjectName(modes[id].first);
        chip->setProperty("kind", "chip");
        chip->setCheckable(true);
        m_mode->addButton(chip, id);
        header->addWidget(chip);
    }
    header->addStretch();
    column->addLayout(header);
    column->addWidget(m_simple);
    auto* advanced = new QVBoxLayout(m_advanced);
    advanced->setContentsMargins(0, 0, 0, 0);
    advanced->setSpacing(14);
    advanced->addWidget(m_presets);
    advanced->addWidget(m_methods);
    advanced->addWidget(m_form);
    column->addWidget(m_advanced);
    connect(m_mode, &QButtonGroup::idClicked, this, [this](int id) {
        if (id == 1) { // goes on from what was recommended
            setForm(fitting(m_simple->settings(), m_context.session.snapshot()->base));
        }
        setAdvanced(id == 1);
        planEdited();
    });
    return panel;
}

QWidget* TrainSetup::makeStart()
{
    auto* card = new Card;
    auto* row = new QHBoxLayout;
    row->setSpacing(24);
    auto* left = new QVBoxLayout;
    left->setSpacing(4);
    left->addWidget(makeLabel(tr("What it will take"), "small"));
    left->addWidget(m_estimateView);
    left->addStretch();
    row->addLayout(left, 1);

    auto* right = new QVBoxLayout;
    right->setSpacing(8);
    auto* nameLabel = makeLabel(tr("It will be called"), "small");
    nameLabel->setBuddy(m_name);
    m_name->setObjectName("trainName");
    m_name->setMaxLength(80);
    m_names->setObjectName("trainNames");
    m_after->setObjectName("trainAfter");
    m_after->setChecked(true);
    m_start->setObjectName("trainStart");
    m_start->setProperty("kind", "primary");
    m_why->setObjectName("trainWhy");
    right->addWidget(nameLabel);
    right->addWidget(m_name);
    right->addWidget(m_names);
    right->addWidget(m_after);
    right->addStretch();
    auto* press = new QHBoxLayout;
    press->addWidget(m_why, 1);
    press->addWidget(m_start);
    right->addLayout(press);
    row->addLayout(right, 1);
    card->content()->addLayout(row);
    return card;
}

bool TrainSetup::isAdvanced() const { return m_mode->checkedId() == 1; }

void TrainSetup::setAdvanced(bool advanced)
{
    m_mode->button(advanced ? 1 : 0)->setChecked(true);
    m_simple->setVisible(!advanced);
    m_advanced->setVisible(advanced);
}

void TrainSetup::setForm(const engine::TrainSettings& settings)
{
    m_form->setSettings(settings);
    m_methods->setMethod(settings.method);
    m_presets->showSettings(settings);
}

TrainPlan TrainSetup::plan() const
{
    TrainPlan plan;
    plan.domains = m_domains->selected();
    plan.together = m_domains->isTogether();
    plan.settings = isAdvanced() ? m_form->settings() : m_simple->settings();
    plan.name = m_name->text().trimmed().toStdString();
    plan.measureAfter = m_after->isChecked();
    return plan;
}

void TrainSetup::refresh()
{
    const auto& domains = m_context.session.snapshot()->domains;
    m_form->setContext(contextLength(m_context.session.snapshot()->base));
    m_domains->setDomains(domains);
    const auto targets = std::count_if(domains.begin(), domains.end(),
                                       [](const DomainRecord& domain) { return domain.role == DomainRole::Target; });
    if (m_domains->selected().empty() && targets == 1) { // nothing to choose between
        const auto only = std::find_if(domains.begin(), domains.end(),
                                       [](const DomainRecord& domain) { return domain.role == DomainRole::Target; });
        m_domains->select({only->name}, false);
    }
    if (const auto sizes = sizesOf(domains); sizes != m_advisedSizes) { // an import changes what is advised
        m_advisedSizes = sizes;
        m_advisedDomains.clear();
    }
    domainsEdited();
}

void TrainSetup::forget()
{
    m_domains->select({}, false);
    m_advisedDomains.clear();
    m_model.reset();
    m_name->clear();
}

void TrainSetup::jobsChanged()
{
    if (aJobRuns(m_context.session.snapshot()->jobs) != m_jobRan) {
        askEstimate(plan());
    }
}

void TrainSetup::choose(const TrainPlan& wanted)
{
    m_domains->select(wanted.domains, wanted.together);
    setForm(wanted.settings);
    m_name->clear();
    setAdvanced(true);
    domainsEdited();
}

void TrainSetup::domainsEdited()
{
    if (m_domains->selected() != m_advisedDomains) {
        askAdvice();
    }
    planEdited();
}

void TrainSetup::askAdvice()
{
    m_advisedDomains = m_domains->selected();
    if (m_advisedDomains.empty()) {
        return;
    }
    const auto work = [domains = m_advisedDomains](Project& project) { return trainAdvice(project, domains); };
    m_context.session.read(this, work, [this, asked = m_advisedDomains](const Result<TrainAdvice>& advice) {
        if (!advice) {
            Q_EMIT failed(translatedSentence(advice.error().sentence));
        } else if (asked == m_advisedDomains) {
            const auto& base = m_context.session.snapshot()->base;
            const bool untouched = differences(m_form->settings(), fitting(m_simple->settings(), base)).empty();
            m_model = advice->model;
            m_simple->setRecommendation(advice->settings, advice->reasons);
            m_presets->setRecommended(fitting(advice->settings, base));
            if (isAdvanced() && untouched) { // opened before the advice was there
                setForm(fitting(advice->settings, base));
            }
            planEdited();
        }
    });
}

void TrainSetup::planEdited()
{
    const auto now = plan();
    showNames(now);
    askEstimate(now);
}

void TrainSetup::showNames(const TrainPlan& now)
{
    const auto runs = domainsOfRuns(now);
    const bool valid = !isAdvanced() || m_form->isValid();
    const bool readOnly = m_context.session.isReadOnly();
    m_name->setVisible(runs.size() <= 1);
    m_names->setVisible(runs.size() > 1);
    QStringList names;
    for (const auto& domains : runs) {
        names << QString::fromStdString(suggestedName(domains, now.settings.method));
    }
    m_name->setPlaceholderText(names.value(0));
    m_names->setText(names.join(", "));
    m_after->setText(now.runs() > 1 && now.settings.method == "mode"
                         ? tr("Compose them and measure everything afterwards")
                         : tr("Measure what was gained and forgotten afterwards"));
    m_start->setText(runs.size() > 1 ? tr("Start %n run(s)", nullptr, static_cast<int>(runs.size())) : tr("Start"));
    m_start->setEnabled(!runs.empty() && valid && !readOnly);
    m_why->setText(readOnly       ? tr("Another window has this project open.")
                   : runs.empty() ? tr("Choose what to teach first.")
                   : valid        ? QString()
                                  : tr("A setting cannot be used as it is."));
}

void TrainSetup::askEstimate(const TrainPlan& now)
{
    m_estimate.reset();
    m_jobRan = aJobRuns(m_context.session.snapshot()->jobs);
    const auto runs = domainsOfRuns(now);
    if (runs.empty() || (isAdvanced() && !m_form->isValid())) {
        m_estimator->stop();
        m_estimateView->showNothing(tr("Shown once it is clear what to train."));
        return;
    }
    const auto& project = *m_context.session.snapshot();
    if (m_model) {
        const auto speed = knownSpeed(m_context.settings, project.base.sha256, project.jobs, now.settings.method);
        showEstimate(roughEstimate(*m_model, now.settings.resolved(), speed, project.folder),
                     m_jobRan ? EstimateView::Basis::JobRuns : EstimateView::Basis::Measuring);
    }
    if (m_jobRan) { // trying a step now would be wrong, and slow the job
        m_estimator->stop();
        return;
    }
    m_estimator->ask(m_context.session.folder(), "train", toJson(NewRun{"estimate", runs.front(), {}, now.settings}));
}

void TrainSetup::showEstimate(const Estimate& estimate, EstimateView::Basis basis)
{
    m_estimate = estimate;
    m_estimateView->showEstimate(estimate, static_cast<int>(plan().runs()), basis);
    m_simple->setEstimate(estimate);
}

void TrainSetup::applyChanges()
{
    auto settings = plan().settings;
    if (!m_estimate) {
        return;
    }
    for (const auto& [key, value] : m_estimate->changes) {
        if (const auto set = setSetting(settings, key, value); !set) {
            Q_EMIT failed(translatedSentence(set.error().sentence));
            return;
        }
    }
    setForm(settings);
    setAdvanced(true);
    planEdited();
}

void TrainSetup::start()
{
    auto now = plan();
    now.estimateJson = m_estimate ? m_estimate->json : "";
    m_start->setEnabled(false); // a double click starts it once
    m_context.session.edit(
        this, [now](Project& project) { return queuePlan(project, now); },
        [this](const Result<std::vector<std::string>>& names) {
            m_name->clear();
            showNames(plan());
            if (!names) {
                Q_EMIT failed(translatedSentence(names.error().sentence));
                return;
            }
            QStringList list;
            for (const auto& name : *names) {
                list << QString::fromStdString(name);
            }
            Q_EMIT started(list);
        });
}

} // namespace polymath
