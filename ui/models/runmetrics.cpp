#include "ui/models/runmetrics.h"

#include "core/jobs/jobstate.h"
#include "ui/models/chartdata.h"
#include "ui/widgets/sentences.h"

#include <algorithm>
#include <cmath>

namespace polymath {

namespace {

constexpr std::size_t summarySteps = 20; ///< whose losses are averaged
constexpr std::size_t sparkPoints = 60;

bool isRun(const JobRecord& job) { return job.kind == JobKind::Train || job.kind == JobKind::Compose; }

/// Mean accuracy over the domains of one role at one step.
std::optional<double> meanAccuracy(const std::vector<MetricRecord>& metrics, const std::vector<DomainRecord>& domains,
                                   DomainRole role, bool newest)
{
    double sum = 0;
    int count = 0;
    const auto take = [&](auto begin, auto end, const std::string& domain) {
        const auto found = std::find_if(
            begin, end, [&domain](const MetricRecord& row) { return row.domain == domain && row.name == "accuracy"; });
        if (found != end) {
            sum += found->value;
            ++count;
        }
    };
    for (const auto& domain : domains) {
        if (domain.role != role) {
            continue;
        }
        if (newest) {
            take(metrics.rbegin(), metrics.rend(), domain.name);
        } else {
            take(metrics.begin(), metrics.end(), domain.name);
        }
    }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

std::optional<double> change(const std::vector<MetricRecord>& metrics, const std::vector<DomainRecord>& domains,
                             DomainRole role)
{
    const auto before = meanAccuracy(metrics, domains, role, false);
    const auto after = meanAccuracy(metrics, domains, role, true);
    return before && after ? std::optional(*after - *before) : std::nullopt;
}

std::vector<double> lossesOf(const std::vector<MetricRecord>& metrics)
{
    std::vector<double> losses;
    for (const auto& row : metrics) {
        if (row.name == "loss") {
            losses.push_back(row.value);
        }
    }
    return losses;
}

std::optional<double> newest(const std::vector<MetricRecord>& metrics, const char* name)
{
    const auto found =
        std::find_if(metrics.rbegin(), metrics.rend(), [name](const MetricRecord& row) { return row.name == name; });
    return found == metrics.rend() ? std::nullopt : std::optional(found->value);
}

/// Means of equal stretches.
std::vector<double> thinned(const std::vector<double>& values, std::size_t points)
{
    if (values.size() <= points) {
        return values;
    }
    std::vector<double> result;
    for (std::size_t point = 0; point < points; ++point) {
        const auto begin = point * values.size() / points;
        const auto end = (point + 1) * values.size() / points;
        double sum = 0;
        for (auto index = begin; index < end; ++index) {
            sum += values[index];
        }
        result.push_back(sum / static_cast<double>(end - begin));
    }
    return result;
}

} // namespace

RunSummary summarise(const std::vector<MetricRecord>& metrics, const std::vector<DomainRecord>& domains)
{
    RunSummary summary;
    if (const auto losses = lossesOf(metrics); !losses.empty()) {
        const auto count = std::min(losses.size(), summarySteps);
        double sum = 0;
        for (auto index = losses.size() - count; index < losses.size(); ++index) {
            sum += losses[index];
        }
        summary.loss = sum / static_cast<double>(count);
    }
    summary.targetChange = change(metrics, domains, DomainRole::Target);
    summary.retentionChange = change(metrics, domains, DomainRole::Retention);
    return summary;
}

RunFigures newestFigures(RowId job, const std::vector<MetricRecord>& metrics, const std::vector<DomainRecord>& domains)
{
    RunFigures figures;
    figures.job = job;
    figures.loss = newest(metrics, "loss");
    figures.tokensPerSecond = newest(metrics, "tokens_per_second");
    figures.gradientNorm = newest(metrics, "gradient_norm");
    figures.targetAccuracy = meanAccuracy(metrics, domains, DomainRole::Target, true);
    figures.retentionAccuracy = meanAccuracy(metrics, domains, DomainRole::Retention, true);
    figures.recentLosses = thinned(lossesOf(metrics), sparkPoints);
    return figures;
}

Result<void> catchUp(const Project& project, const JobRecord& job, std::vector<MetricRecord>& kept)
{
    if (!kept.empty() && job.step < kept.back().step) {
        kept.clear(); // it went on from an earlier checkpoint
    }
    // Measurements of a step come after its loss, so the last step may not have been whole.
    const auto after = kept.empty() ? -1 : kept.back().step - 1;
    POLYMATH_TRY(fresh, project.metrics(job.id, after));
    while (!kept.empty() && kept.back().step > after) {
        kept.pop_back();
    }
    kept.insert(kept.end(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
    return {};
}

struct RunMetrics::Cache {
    chartdata::Records records;
};

RunMetrics::RunMetrics(ProjectSession& session, QObject* parent)
    : QObject(parent), m_session(session), m_cache(std::make_shared<Cache>())
{
}

RunMetrics::~RunMetrics() = default;

void RunMetrics::follow(std::set<RowId> shown, RowId focus)
{
    if (focus != 0) {
        shown.insert(focus);
    }
    if (shown != m_shown || focus != m_focus) {
        m_shown = std::move(shown);
        m_focus = focus;
        readShown();
    }
}

void RunMetrics::refresh()
{
    if (m_folder != m_session.folder()) {
        m_folder = m_session.folder();
        m_cache = std::make_shared<Cache>();
        m_summaries.clear();
    }
    readShown();
    readNextSummary();
}

const RunSummary* RunMetrics::summary(RowId job) const
{
    const auto found = m_summaries.find(job);
    return found == m_summaries.end() ? nullptr : &found->second.second;
}

void RunMetrics::readShown()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    m_again = false;
    struct Reading {
        charts::Progress progress;
        RunFigures figures;
    };
    const auto work = [cache = m_cache, snapshot = m_session.snapshot(), shown = m_shown,
                       focus = m_focus](const Project& project) -> Result<Reading> {
        auto& records = cache->records;
        records.base = snapshot->base;
        records.domains = snapshot->domains;
        records.experts = snapshot->experts;
        records.compositions = snapshot->compositions;
        records.jobs = snapshot->jobs;
        std::erase_if(records.metrics, [&](const auto& kept) { return !shown.contains(kept.first); });
        Reading reading;
        for (const auto& job : records.jobs) {
            if (shown.contains(job.id)) {
                POLYMATH_CHECK(catchUp(project, job, records.metrics[job.id]));
            }
        }
        if (const auto found = records.metrics.find(focus); found != records.metrics.end()) {
            reading.figures = newestFigures(focus, found->second, records.domains);
        }
        reading.progress = chartdata::progress(records);
        return reading;
    };
    m_session.read(this, work, [this](const Result<Reading>& reading) {
        m_reading = false;
        if (reading) {
            Q_EMIT progressChanged(reading->progress);
            Q_EMIT figuresChanged(reading->figures);
        } else if (reading.error().code != ErrorCode::Cancelled) {
            Q_EMIT failed(translatedSentence(reading.error().sentence));
        }
        if (m_again) {
            readShown();
        }
    });
}

void RunMetrics::readNextSummary()
{
    const auto& jobs = m_session.snapshot()->jobs;
    const auto wanted = std::find_if(jobs.rbegin(), jobs.rend(), [this](const JobRecord& job) {
        const auto known = m_summaries.find(job.id);
        return isRun(job) && !isActive(job.state) && job.step > 0 &&
               (known == m_summaries.end() || known->second.first != job.step);
    });
    if (wanted == jobs.rend() || m_summarising) {
        return;
    }
    m_summarising = true;
    const auto work = [id = wanted->id, snapshot = m_session.snapshot()](const Project& project) -> Result<RunSummary> {
        POLYMATH_TRY(metrics, project.metrics(id));
        return summarise(metrics, snapshot->domains);
    };
    m_session.read(this, work, [this, id = wanted->id, step = wanted->step](const Result<RunSummary>& summary) {
        m_summarising = false;
        if (!summary && summary.error().code != ErrorCode::Cancelled) {
            return; // the session tells the error itself
        }
        if (!summary) { // of a project that is not open any more; another may be
            readNextSummary();
            return;
        }
        m_summaries[id] = {step, *summary};
        Q_EMIT summariesChanged();
        readNextSummary();
    });
}

} // namespace polymath
