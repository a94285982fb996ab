#include "core/study/plan.h"

#include "core/base/hash.h"
#include "core/engine/memory.h"
#include "core/engine/registry.h"
#include "core/formats/modelfile.h"
#include "core/jobs/jobstate.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace polymath::study {

namespace {

using nlohmann::json;

using Sets = std::vector<std::vector<std::string>>; ///< of domains, each what one run learns

constexpr std::size_t identityLength = 24;

/// Settings that change how a run goes, but not what comes of it.
const std::set<std::string> neutral{"evaluate_every", "patience", "stop_on", "checkpoint_every",
                                    "threads",        "steps",    "seed",    "universal"};

std::string identityOf(const json& of) { return sha256Hex(of.dump()).substr(0, identityLength); }

std::string joined(const std::vector<std::string>& names, const char* separator)
{
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "" : separator) + name;
    }
    return text;
}

/// Expands one study for one project.
class Planner {
public:
    Planner(const Project& project, const Study& study) : m_project(project) { m_plan.study = study; }

    Result<Plan> plan(const std::vector<std::string>& targets)
    {
        POLYMATH_TRY(base, m_project.baseModel());
        m_plan.base = base;
        const auto config = json::parse(base.configJson, nullptr, false);
        m_context = config.is_object() ? config.value("context_length", std::int64_t{0}) : 0;
        m_plan.window = m_context > 0 ? std::min(m_plan.study.window, m_context) : m_plan.study.window;
        POLYMATH_CHECK(findDomains(targets));
        if (m_plan.study.budget.parameters > 0) {
            POLYMATH_TRY(file, ModelFile::open(base.path));
            m_model = file.config();
        }
        for (std::size_t index = 0; index < m_plan.study.runs.size(); ++index) {
            m_made.emplace_back();
            const auto& run = m_plan.study.runs[index];
            POLYMATH_CHECK(run.kind == Run::Kind::Train     ? addTraining(index)
                           : run.kind == Run::Kind::Compose ? addCompositions(index)
                                                            : addPruned(index));
        }
        if (m_plan.runs.empty()) {
            return refuse("has no run that these domains allow: " + joined(m_plan.notes, " "));
        }
        POLYMATH_CHECK(review(m_project, m_plan));
        return std::move(m_plan);
    }

private:
    [[nodiscard]] tl::unexpected<Error> refuse(const std::string& what) const
    {
        return fail(ErrorCode::BadInput, "The study " + m_plan.study.file + " " + what);
    }

    Result<DomainRecord> domain(const std::string& name)
    {
        POLYMATH_TRY(found, m_project.findDomain(name));
        if (!found) {
            return refuse("needs the domain '" + name +
                          "', which the project does not have; import documents into it, or name another one.");
        }
        POLYMATH_TRY(counts, m_project.documentCounts(found->id));
        if (counts.test == 0) {
            return refuse("needs test documents of the domain '" + name +
                          "', and there are none: a tenth of its documents is kept for tests. Import more.");
        }
        m_examples[name] = counts.train;
        Sha256 digest; // of which documents there are, and of the split that each is in
        POLYMATH_CHECK(m_project.forEachDocument(found->id, [&digest](const DocumentRecord& document) {
            digest.update(document.hash + std::to_string(static_cast<int>(document.split)));
            return true;
        }));
        m_digests[name] = digest.hex();
        return *found;
    }

    Result<void> findDomains(const std::vector<std::string>& wanted)
    {
        POLYMATH_TRY(all, m_project.domains());
        const auto& study = m_plan.study;
        auto targets = wanted.empty() ? study.targets : wanted;
        auto kept = study.kept;
        for (const auto& domain : all) {
            if (domain.role == DomainRole::Target && wanted.empty() && study.targets.empty() && domain.documents > 0) {
                targets.push_back(domain.name);
            }
            if (domain.role == DomainRole::Retention && study.kept.empty() && domain.documents > 0) {
                kept.push_back(domain.name);
            }
        }
        if (targets.empty()) {
            return refuse("needs a domain to learn, and the project has none: import documents into one.");
        }
        for (const auto& name : targets) {
            POLYMATH_TRY(found, domain(name));
            m_plan.targets.push_back(found);
            m_plan.mostExamples = std::max(m_plan.mostExamples, m_examples[name]);
            std::erase(kept, name);
        }
        for (const auto& name : kept) {
            POLYMATH_TRY(found, domain(name));
            m_plan.kept.push_back(found);
        }
        return {};
    }

    static std::vector<std::string> namesOf(const std::vector<DomainRecord>& domains)
    {
        std::vector<std::string> names;
        for (const auto& domain : domains) {
            names.push_back(domain.name);
        }
        return names;
    }

    /// The points of a grid, the first key changing slowest.
    static std::vector<Point> pointsOf(const std::vector<Grid>& grid)
    {
        std::vector<Point> points(1);
        for (const auto& axis : grid) {
            std::vector<Point> more;
            for (const auto& point : points) {
                for (const auto& value : axis.values) {
                    more.push_back(point);
                    more.back().emplace_back(axis.key, value);
                }
            }
            points = std::move(more);
        }
        return points;
    }

    static std::string valueAt(const Point& point, const std::string& key)
    {
        const auto found =
            std::find_if(point.begin(), point.end(), [&key](const auto& one) { return one.first == key; });
        return found == point.end() ? "" : found->second;
    }

    /// The study's settings, the run's over them, those of the point over those.
    Result<engine::TrainSettings> settingsAt(const Run& run, const Point& point, std::int64_t seed) const
    {
        engine::TrainSettings settings;
        if (run.kind == Run::Kind::Train) {
            settings.method = run.method;
        }
        for (const auto* values : {&m_plan.study.settings, &run.settings}) {
            for (const auto& [key, value] : *values) {
                POLYMATH_CHECK(engine::setSetting(settings, key, value));
            }
        }
        for (const auto& [key, value] : point) {
            if (key != "examples" && key != "experts" && key != "drop") {
                POLYMATH_CHECK(engine::setSetting(settings, key, value));
            }
        }
        settings.seed = seed;
        settings.evaluateEvery = 0; // once, at the end
        settings.sequence = m_context > 0 ? std::min(settings.sequence, m_context) : settings.sequence;
        return settings;
    }

    static std::int64_t numberAt(const Point& point, const std::string& key)
    {
        const auto text = valueAt(point, key);
        return text.empty() || text == "all" ? 0 : std::stoll(text);
    }

    /// Turns the budget into steps, or into seconds where it is one of those.
    void spend(PlannedRun& planned, const Run& run) const
    {
        const auto& budget = m_plan.study.budget;
        auto& settings = planned.request.settings;
        const double amount = budget.amount * run.share * static_cast<double>(planned.request.domains.size());
        if (budget.kind == Budget::Kind::Tokens) {
            const auto step = static_cast<double>(settings.batch * settings.accumulation * settings.sequence);
            settings.steps = std::max<std::int64_t>(1, std::llround(amount / step));
        } else if (budget.kind == Budget::Kind::Seconds) {
            planned.seconds = amount;
        } else {
            settings.steps = std::max<std::int64_t>(1, std::llround(static_cast<double>(settings.steps) * run.share));
        }
    }

    /// Chooses the size at which a method trains as many parameters as the budget says, or as near as it gets.
    void fitSize(PlannedRun& planned, const Run& run)
    {
        const auto wanted = m_plan.study.budget.parameters;
        if (wanted == 0) {
            return;
        }
        auto& settings = planned.request.settings;
        const auto reads = [&settings](const std::string& key) {
            const auto& specs = engine::settingSpecs();
            const auto spec =
                std::find_if(specs.begin(), specs.end(), [&key](const auto& one) { return one.key == key; });
            return std::find(spec->methods.begin(), spec->methods.end(), settings.method) != spec->methods.end();
        };
        auto best = settings;
        auto nearest = std::numeric_limits<std::int64_t>::max();
        const auto attempt = [&](const engine::TrainSettings& trial) {
            const auto trained = engine::trainedParameters(*m_model, trial);
            if (std::abs(trained - wanted) < nearest) {
                nearest = std::abs(trained - wanted);
                best = trial;
            }
            return trained;
        };
        auto trial = settings;
        if (reads("blocks")) {
            for (trial.blocks = 1; trial.blocks <= m_model->layers; ++trial.blocks) {
                for (trial.layersPerExpert = 1; trial.layersPerExpert <= m_model->layers / trial.blocks;
                     ++trial.layersPerExpert) {
                    attempt(trial);
                }
            }
        } else if (reads("lora_rank") || reads("adapter_size")) {
            auto& size = reads("lora_rank") ? trial.loraRank : trial.adapterSize;
            for (size = 1; size <= m_model->hidden && attempt(trial) < wanted; ++size) {
            }
        } else {
            attempt(trial);
            if (nearest > wanted / 10) {
                note("'" + run.name +
                     "' has no size to choose, so it does not train as many parameters as the others.");
            }
        }
        settings = best;
        planned.trains = engine::trainedParameters(*m_model, settings);
    }

    void note(const std::string& sentence)
    {
        if (std::find(m_plan.notes.begin(), m_plan.notes.end(), sentence) == m_plan.notes.end()) {
            m_plan.notes.push_back(sentence);
        }
    }

    /// All that decides a run's result but its experts.
    json resultOf(const PlannedRun& planned, const std::string& reader) const
    {
        const auto& settings = planned.request.settings;
        json values = json::object();
        const auto resolved = settings.resolved();
        for (const auto& spec : engine::settingSpecs()) {
            const bool isRead = spec.methods.empty() ||
                                std::find(spec.methods.begin(), spec.methods.end(), reader) != spec.methods.end();
            if (isRead && !neutral.contains(spec.key)) {
                values[spec.key] = engine::settingValue(resolved, spec);
            }
        }
        auto data = json::array();
        for (const auto& name : planned.request.domains) {
            data.push_back({name, m_digests.at(name)});
        }
        json result{
            {"base", m_plan.base.sha256}, {"data", data}, {"examples", planned.request.examples}, {"settings", values}};
        if (planned.seconds > 0) {
            result["seconds"] = planned.seconds;
            result["settings"].erase("warm_up"); // follows from the steps
        } else {
            result["steps"] = settings.steps;
        }
        return result;
    }

    void add(std::size_t run, PlannedRun planned, json result)
    {
        if (planned.seconds > 0) {
            planned.pace = identityOf(result);
        }
        result["seed"] = planned.seed;
        planned.identity = identityOf(result);
        planned.request.identity = planned.identity;
        planned.request.measuresStart = false;
        m_made[run].push_back(m_plan.runs.size());
        m_plan.runs.push_back(std::move(planned));
    }

    /// "lora, medicine, learning_rate 0.001".
    static std::string rowOf(const Run& run, const std::vector<std::string>& domains, const Point& point)
    {
        auto text = run.name + ", " + joined(domains, " + ");
        for (const auto& [key, value] : point) {
            text += ", " + key + " " + value;
        }
        return text;
    }

    static std::string nameOf(const Run& run, const std::vector<std::string>& domains, const Point& point,
                              std::int64_t seed)
    {
        constexpr std::size_t mostNamed = 3;
        auto name = domains.size() > mostNamed ? "mixed" : joined(domains, "+");
        name += "-" + run.name;
        for (const auto& [key, value] : point) {
            name += "-" + value;
        }
        return name + "-s" + std::to_string(seed);
    }

    Result<Sets> domainsOf(const Run& run)
    {
        const auto targets = namesOf(m_plan.targets);
        switch (run.on) {
        case Run::On::Each: {
            Sets each;
            for (const auto& name : targets) {
                each.push_back({name});
            }
            return each;
        }
        case Run::On::Kept:
            if (m_plan.kept.empty()) {
                return refuse("trains '" + run.name +
                              "' on what is kept, and the project has no retention domain: import one.");
            }
            return Sets(1, namesOf(m_plan.kept));
        case Run::On::Named:
            for (const auto& name : run.domains) {
                POLYMATH_TRY(found, domain(name));
                static_cast<void>(found);
            }
            return Sets(1, run.domains);
        case Run::On::Mixed:
        case Run::On::Known:
            break;
        }
        return Sets(1, targets);
    }

    Result<void> checkExamples(const PlannedRun& planned)
    {
        for (const auto& name : planned.request.domains) {
            const auto has = m_examples.at(name);
            if (has == 0) {
                return refuse("needs training documents of the domain '" + name +
                              "', and there are none. Import more.");
            }
        }
        return {};
    }

    /// Whether a number of examples is more than a domain has: a run on those that are there is the one on all.
    bool isBeyond(const std::vector<std::string>& domains, const Point& point)
    {
        const auto examples = numberAt(point, "examples");
        for (const auto& name : domains) {
            if (examples > m_examples[name]) {
                note("'" + name + "' has " + std::to_string(m_examples[name]) + " training documents: runs on " +
                     std::to_string(examples) + " are left out.");
                return true;
            }
        }
        return false;
    }

    Result<void> addTraining(std::size_t index)
    {
        const auto& run = m_plan.study.runs[index];
        POLYMATH_TRY(sets, domainsOf(run));
        for (const auto& point : pointsOf(run.grid)) {
            for (const auto& domains : sets) {
                if (isBeyond(domains, point)) {
                    continue;
                }
                for (const auto seed : m_plan.study.seeds) {
                    PlannedRun planned{
                        index, rowOf(run, domains, point), point, seed, {nameOf(run, domains, point, seed), domains}};
                    POLYMATH_TRY(settings, settingsAt(run, point, seed));
                    planned.request.settings = settings;
                    planned.request.examples = numberAt(point, "examples");
                    POLYMATH_CHECK(checkExamples(planned));
                    fitSize(planned, run);
                    spend(planned, run);
                    auto result = resultOf(planned, run.method);
                    result["method"] = run.method;
                    if (!run.beside.empty()) {
                        planned.beside = besideOf(run.beside, seed);
                        if (!planned.beside) {
                            continue;
                        }
                        result["beside"] = m_plan.runs[*planned.beside].identity;
                    }
                    add(index, std::move(planned), std::move(result));
                }
            }
        }
        return {};
    }

    [[nodiscard]] std::vector<std::size_t> madeBy(const std::string& name) const
    {
        const auto& runs = m_plan.study.runs;
        const auto found = std::find_if(runs.begin(), runs.end(), [&name](const Run& run) { return run.name == name; });
        return m_made[static_cast<std::size_t>(found - runs.begin())];
    }

    [[nodiscard]] std::optional<std::size_t> besideOf(const std::string& name, std::int64_t seed) const
    {
        for (const auto index : madeBy(name)) {
            if (m_plan.runs[index].seed == seed) {
                return index;
            }
        }
        return std::nullopt;
    }

    /// Experts of some runs with one seed, in the runs' order, for each combination of their points.
    [[nodiscard]] std::vector<std::pair<Point, std::vector<std::size_t>>> expertsOf(const Run& run,
                                                                                    std::int64_t seed) const
    {
        std::vector<std::pair<Point, std::vector<std::size_t>>> all(1);
        for (const auto& name : run.of) {
            std::vector<std::pair<Point, std::vector<std::size_t>>> groups;
            for (const auto index : madeBy(name)) {
                const auto& made = m_plan.runs[index];
                if (made.seed != seed) {
                    continue;
                }
                auto group = std::find_if(groups.begin(), groups.end(),
                                          [&made](const auto& one) { return one.first == made.point; });
                if (group == groups.end()) {
                    group = groups.insert(groups.end(), {made.point, {}});
                }
                group->second.push_back(index);
            }
            std::vector<std::pair<Point, std::vector<std::size_t>>> more;
            for (const auto& [point, experts] : all) {
                for (const auto& [theirs, others] : groups) {
                    auto both = std::pair{point, experts};
                    both.first.insert(both.first.end(), theirs.begin(), theirs.end());
                    both.second.insert(both.second.end(), others.begin(), others.end());
                    more.push_back(std::move(both));
                }
            }
            all = std::move(more);
        }
        return all;
    }

    /// The targets that experts know; all that they know where no target is among it.
    [[nodiscard]] std::vector<std::string> known(const std::vector<std::size_t>& experts) const
    {
        std::vector<std::string> targets;
        for (const auto index : experts) {
            for (const auto& name : m_plan.runs[index].request.domains) {
                const bool isTarget = std::any_of(m_plan.targets.begin(), m_plan.targets.end(),
                                                  [&name](const auto& domain) { return domain.name == name; });
                if (isTarget && std::find(targets.begin(), targets.end(), name) == targets.end()) {
                    targets.push_back(name);
                }
            }
        }
        return targets.empty() ? m_plan.runs[experts.front()].request.domains : targets;
    }

    /// The first `count` of the experts of the last run named, and all of those before them.
    [[nodiscard]] std::optional<std::vector<std::size_t>> firstOf(const Run& run, std::vector<std::size_t> experts,
                                                                  std::size_t count) const
    {
        if (count == 0) {
            return experts;
        }
        const auto& runs = m_plan.study.runs;
        const auto counted =
            static_cast<std::size_t>(std::count_if(experts.begin(), experts.end(), [&](std::size_t index) {
                return runs[m_plan.runs[index].run].name == run.of.back();
            }));
        if (count > counted) {
            return std::nullopt;
        }
        experts.resize(experts.size() - counted + count);
        return experts;
    }

    Result<void> addCompositions(std::size_t index)
    {
        const auto& run = m_plan.study.runs[index];
        for (const auto& point : pointsOf(run.grid)) {
            for (const auto seed : m_plan.study.seeds) {
                for (const auto& [theirs, every] : expertsOf(run, seed)) {
                    POLYMATH_CHECK(addComposition(index, point, seed, theirs, every));
                }
            }
        }
        return {};
    }

    Result<void> addComposition(std::size_t index, const Point& own, std::int64_t seed, const Point& theirs,
                                const std::vector<std::size_t>& every)
    {
        const auto& run = m_plan.study.runs[index];
        const auto experts = firstOf(run, every, static_cast<std::size_t>(numberAt(own, "experts")));
        if (!experts || experts->size() < 2) {
            note("'" + run.name + "' puts " + std::to_string(std::max<std::int64_t>(2, numberAt(own, "experts"))) +
                 " experts together, and there are " + std::to_string(every.size()) +
                 ": that is left out. More domains give more experts.");
            return {};
        }
        const bool named = run.on == Run::On::Named || run.on == Run::On::Mixed;
        POLYMATH_TRY(sets, named ? domainsOf(run) : Result<Sets>(Sets(1, known(*experts))));
        const auto& domains = sets.front();
        if (isBeyond(domains, own)) {
            return {};
        }
        auto point = own;
        for (const auto& one : theirs) {
            if (valueAt(own, one.first).empty()) {
                point.push_back(one);
            } else {
                point.emplace_back("experts' " + one.first, one.second);
            }
        }
        PlannedRun planned{
            index, rowOf(run, domains, point), point, seed, {nameOf(run, domains, point, seed), domains}};
        planned.experts = *experts;
        POLYMATH_TRY(settings, settingsAt(run, own, seed));
        planned.request.settings = settings;
        std::vector<std::string> kinds;
        auto identities = json::array();
        for (const auto expert : *experts) {
            const auto& made = m_plan.runs[expert];
            kinds.push_back(made.request.settings.method);
            identities.push_back(made.identity);
        }
        if (settings.composition == "auto") {
            planned.request.settings.composition = engine::defaultComposition(kinds);
        }
        if (!isSet(run, own, "training")) {
            planned.request.settings.training = engine::defaultTraining(planned.request.settings, kinds);
        }
        if (auto fits = engine::checkComposition(planned.request.settings, kinds); !fits) {
            return refuse("cannot compose '" + run.name + "': " + fits.error().sentence);
        }
        planned.request.examples = numberAt(own, "examples");
        spend(planned, run);
        if (planned.request.settings.training == "none") {
            planned.seconds = 0;
        }
        auto result = resultOf(planned, "compose");
        result["experts"] = identities;
        add(index, std::move(planned), std::move(result));
        return {};
    }

    [[nodiscard]] bool isSet(const Run& run, const Point& point, const std::string& key) const
    {
        return m_plan.study.settings.contains(key) || run.settings.contains(key) || !valueAt(point, key).empty();
    }

    Result<void> addPruned(std::size_t index)
    {
        const auto& run = m_plan.study.runs[index];
        for (const auto& own : pointsOf(run.grid)) {
            for (const auto whole : madeBy(run.of.front())) {
                const auto composition = m_plan.runs[whole];
                const auto drop = numberAt(own, "drop");
                if (static_cast<std::size_t>(drop) + 2 > composition.experts.size()) {
                    note("'" + run.name + "' drops " + std::to_string(drop) + " of " +
                         std::to_string(composition.experts.size()) +
                         " experts, and two have to stay: that is left out. More domains give more experts.");
                    continue;
                }
                auto point = own;
                point.insert(point.end(), composition.point.begin(), composition.point.end());
                const auto& domains = composition.request.domains;
                PlannedRun planned{index,
                                   rowOf(run, domains, point),
                                   point,
                                   composition.seed,
                                   {nameOf(run, domains, point, composition.seed), domains}};
                planned.pruned = whole;
                planned.experts = composition.experts;
                planned.drop = drop;
                planned.request.settings = composition.request.settings;
                add(index, std::move(planned), json{{"pruned", composition.identity}, {"drop", drop}});
            }
        }
        return {};
    }

    const Project& m_project;
    Plan m_plan;
    std::int64_t m_context = 0; ///< tokens; 0 where unknown
    std::optional<ModelConfig> m_model;
    std::map<std::string, std::string> m_digests;
    std::map<std::string, std::int64_t> m_examples;
    std::vector<std::vector<std::size_t>> m_made; ///< planned runs of each of the study's
};

RunState stateOf(const JobRecord& job, bool isThere)
{
    switch (job.state) {
    case JobState::Done:
        return isThere ? RunState::Done : RunState::Missing; // it was removed since
    case JobState::Failed:
    case JobState::Cancelled:
        return RunState::Failed;
    default:
        return RunState::Begun;
    }
}

/// Seconds that a position, a token that passes through the model, took in earlier runs of each method or composition.
Result<std::map<std::string, double>> paces(const Project& project)
{
    std::map<std::string, std::pair<double, double>> sums; // seconds, positions
    const auto count = [&sums](const std::string& key, const auto& record) {
        const auto settings = engine::trainSettingsFromJson(record.configJson);
        if (settings && record.steps > 0) {
            auto& [seconds, positions] = sums[key];
            seconds += record.seconds;
            positions +=
                static_cast<double>(record.steps * settings->batch * settings->accumulation * settings->sequence);
        }
    };
    POLYMATH_TRY(experts, project.experts());
    for (const auto& expert : experts) {
        count(expert.method, expert);
    }
    POLYMATH_TRY(compositions, project.compositions());
    for (const auto& composition : compositions) {
        count("compose " + composition.training, composition);
    }
    std::map<std::string, double> result;
    for (const auto& [key, sum] : sums) {
        result[key] = sum.first / sum.second;
    }
    return result;
}

/// Seconds that measuring one subject on all of the plan's domains took; 0 where nothing was measured like that yet.
double measuringSeconds(const std::vector<EvaluationRecord>& evaluations, const Plan& plan)
{
    double sum = 0;
    for (const auto& name : plan.domainNames()) {
        double seconds = 0;
        int count = 0;
        for (const auto& row : evaluations) {
            if (row.domain == name && isMeasured(row, plan)) {
                seconds += row.seconds;
                ++count;
            }
        }
        if (count == 0) {
            return 0;
        }
        sum += seconds / count;
    }
    return sum;
}

} // namespace

std::vector<std::string> Plan::domainNames() const
{
    std::vector<std::string> names;
    for (const auto* part : {&targets, &kept}) {
        for (const auto& domain : *part) {
            names.push_back(domain.name);
        }
    }
    return names;
}

Result<Plan> planStudy(const Project& project, const Study& study, const std::vector<std::string>& targets)
{
    return Planner(project, study).plan(targets);
}

Result<void> review(const Project& project, Plan& plan)
{
    POLYMATH_TRY(jobs, project.jobs());
    POLYMATH_TRY(experts, project.experts());
    POLYMATH_TRY(compositions, project.compositions());
    std::map<RowId, std::string> made;
    for (const auto& expert : experts) {
        made[expert.jobId] = expert.name;
    }
    for (const auto& composition : compositions) {
        made[composition.jobId] = composition.name;
    }
    std::map<std::string, const JobRecord*> byIdentity; // the newest, or one whose result is there
    for (const auto& job : jobs) {
        const auto config = json::parse(job.configJson, nullptr, false);
        if (!config.is_object()) {
            continue;
        }
        const auto identity = config.value("identity", "");
        auto& known = byIdentity[identity];
        if (known == nullptr || stateOf(*known, made.contains(known->id)) != RunState::Done) {
            known = &job;
        }
    }
    for (auto& run : plan.runs) {
        const auto found = byIdentity.find(run.identity);
        run.state = RunState::Missing;
        run.job = 0;
        run.subject.clear();
        run.problem.clear();
        if (found == byIdentity.end()) {
            continue;
        }
        const auto& job = *found->second;
        run.state = stateOf(job, made.contains(job.id));
        run.job = run.state == RunState::Missing ? 0 : job.id;
        run.subject = run.state == RunState::Done ? made[job.id] : "";
        run.problem = run.state == RunState::Failed ? job.message : "";
    }
    return {};
}

bool isMeasured(const EvaluationRecord& evaluation, const Plan& plan)
{
    const auto settings = json::parse(evaluation.settingsJson, nullptr, false);
    return settings.is_object() && settings.value("window", std::int64_t{0}) == plan.window &&
           settings.value("max_tokens", std::int64_t{0}) == plan.study.evaluationTokens;
}

Result<std::vector<std::string>> unmeasured(const Project& project, const Plan& plan)
{
    POLYMATH_TRY(evaluations, project.evaluations());
    POLYMATH_TRY(sources, project.sources());
    std::map<std::string, std::int64_t> changed; // when a domain's documents last did
    for (const auto* part : {&plan.targets, &plan.kept}) {
        for (const auto& domain : *part) {
            for (const auto& source : sources) {
                if (source.domainId == domain.id) {
                    changed[domain.name] = std::max(changed[domain.name], source.importedMs);
                }
            }
        }
    }
    std::set<std::pair<std::string, std::string>> measured;
    for (const auto& row : evaluations) {
        if (isMeasured(row, plan) && row.measuredMs >= changed[row.domain]) {
            measured.emplace(row.subject, row.domain);
        }
    }
    std::vector<std::string> subjects{"base"};
    for (const auto& run : plan.runs) {
        if (run.state == RunState::Done && plan.study.runs[run.run].measured &&
            std::find(subjects.begin(), subjects.end(), run.subject) == subjects.end()) {
            subjects.push_back(run.subject);
        }
    }
    const auto domains = plan.domainNames();
    std::erase_if(subjects, [&](const std::string& subject) {
        return std::all_of(domains.begin(), domains.end(), [&](const std::string& domain) {
            return measured.contains({subject, domain});
        });
    });
    return subjects;
}

Result<Outlook> outlook(const Project& project, const Plan& plan)
{
    Outlook result;
    POLYMATH_TRY(known, paces(project));
    POLYMATH_TRY(waiting, unmeasured(project, plan));
    POLYMATH_TRY(evaluations, project.evaluations());
    result.unmeasured = static_cast<std::int64_t>(waiting.size());
    std::set<std::string> seen;
    for (const auto& run : plan.runs) {
        if (!seen.insert(run.identity).second) {
            continue;
        }
        ++result.runs;
        if (run.state == RunState::Done) {
            ++result.done;
            continue;
        }
        result.unmeasured += plan.study.runs[run.run].measured ? 1 : 0;
        const auto& settings = run.request.settings;
        if (!run.experts.empty() && settings.training == "none") {
            continue;
        }
        const auto pace = known.find(run.experts.empty() ? settings.method : "compose " + settings.training);
        if (run.seconds > 0) {
            result.seconds += run.seconds;
        } else if (pace != known.end()) {
            result.seconds += pace->second * static_cast<double>(settings.steps * settings.batch *
                                                                 settings.accumulation * settings.sequence);
        } else {
            ++result.unknown;
        }
    }
    result.seconds += static_cast<double>(result.unmeasured) * measuringSeconds(evaluations, plan);
    return result;
}

} // namespace polymath::study
