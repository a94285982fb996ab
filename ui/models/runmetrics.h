#pragma once

#include "ui/charts/chartdata.h"
#include "ui/models/projectsession.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <set>

namespace polymath {

/// What a run came to.
struct RunSummary {
    std::optional<double> loss;            ///< mean of its last steps
    std::optional<double> targetChange;    ///< accuracy of the last measurement less that of the first, 0..1
    std::optional<double> retentionChange; ///< the same on retention

    [[nodiscard]] bool operator==(const RunSummary&) const = default;
};

/// The newest figures of one run.
struct RunFigures {
    RowId job = 0;
    std::optional<double> loss;
    std::optional<double> tokensPerSecond;
    std::optional<double> gradientNorm;
    std::optional<double> targetAccuracy; ///< mean over the domains, 0..1
    std::optional<double> retentionAccuracy;
    std::vector<double> recentLosses; ///< thinned, for a small line
};

/// Summary and figures of one run's metrics (ordered by step).
[[nodiscard]] RunSummary summarise(const std::vector<MetricRecord>& metrics, const std::vector<DomainRecord>& domains);
[[nodiscard]] RunFigures newestFigures(RowId job, const std::vector<MetricRecord>& metrics,
                                       const std::vector<DomainRecord>& domains);

/// Brings `kept` up to what the project has of a job: reads only what is new, and all again where the job went back to
/// an earlier step.
[[nodiscard]] Result<void> catchUp(const Project& project, const JobRecord& job, std::vector<MetricRecord>& kept);

/// Follows the metrics of runs. Reading and computing happen in the project's thread, a run at a time, so that other
/// questions are never kept waiting; only what is new is read.
class RunMetrics : public QObject {
    Q_OBJECT

public:
    explicit RunMetrics(ProjectSession& session, QObject* parent = nullptr);
    ~RunMetrics() override;

    /// The runs to draw, and the one whose figures are told (0 for none); it is drawn too.
    void follow(std::set<RowId> shown, RowId focus);
    /// Asks for what is new; call it when jobs have changed.
    void refresh();
    /// Null while it is not known.
    [[nodiscard]] const RunSummary* summary(RowId job) const;

Q_SIGNALS:
    void progressChanged(const polymath::charts::Progress& progress);
    void figuresChanged(const polymath::RunFigures& figures);
    void summariesChanged();
    void failed(const QString& sentence);

private:
    struct Cache;
    void readShown();
    void readNextSummary();

    ProjectSession& m_session;
    std::shared_ptr<Cache> m_cache; ///< shared with work in the project's thread, which alone touches what is in it
    std::set<RowId> m_shown;
    RowId m_focus = 0;
    bool m_reading = false;
    bool m_again = false;
    bool m_summarising = false;
    QString m_folder;                                                 ///< of the project that the summaries belong to
    std::map<RowId, std::pair<std::int64_t, RunSummary>> m_summaries; ///< with the step at which each was made
};

} // namespace polymath
