#pragma once

#include "ui/models/chartdata.h"
#include "ui/models/projectsnapshot.h"

#include <QString>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace polymath {

/// How the subjects of a project compare: everything that the page Compare shows, computed at once in a background
/// thread (the intervals of differences take seconds on large sets of documents).
struct Comparison {
    /// A subject on a domain.
    struct Cell {
        EvaluationRecord result;
        std::optional<Interval> change; ///< of accuracy against the base, 0..1; nothing where it was not measured alike
        bool comparable = true;         ///< measured with the same settings as the base
    };
    /// A subject on a task.
    struct TaskCell {
        TaskResultRecord result;
        std::optional<Interval> change; ///< of the task's usual figure against the base, 0..1
        bool comparable = true;         ///< measured with the same settings as the base
    };
    struct Row {
        chartdata::Subject subject;
        int colour = 0;
        std::map<std::string, Cell> cells;      ///< by domain
        std::map<RowId, TaskCell> tasks;        ///< by task
        std::optional<double> targetAverage;    ///< 0..1; nothing where a target is missing
        std::optional<double> retentionAverage; ///< 0..1
        std::optional<double> average;          ///< of targets and retention, half each (methods.md, section 1)
        QString words;                          ///< readOut()
    };

    std::vector<DomainRecord> domains;   ///< targets, then retention
    std::vector<TaskRecord> tasks;       ///< that were measured
    std::vector<Row> rows;               ///< the base first
    std::vector<std::string> unmeasured; ///< subjects that are not measured on every domain, or not like the base
    charts::Tradeoff tradeoff;
    charts::Forgetting forgetting;
    charts::Cost cost;
    std::map<std::string, charts::Routing> routing; ///< by subject, those with gates

    [[nodiscard]] bool isMeasured() const;
    /// The rows that have words.
    [[nodiscard]] std::vector<const Row*> readRows() const;
};

[[nodiscard]] chartdata::Records recordsOf(const ProjectSnapshot& snapshot);
[[nodiscard]] Comparison compare(const ProjectSnapshot& snapshot);

/// Reads a row out, without its name: "gained: words +5.52 points (+4.70 to +6.36); no change beyond chance: ...".
/// Empty for the base and for what was not measured beside it.
[[nodiscard]] QString readOut(const Comparison::Row& row, const std::vector<DomainRecord>& domains);

/// The table of methods as people copy it. Values in percent; changes in points.
enum class TableFormat { Tabs, Csv, Markdown };
[[nodiscard]] QString tableAs(const Comparison& comparison, TableFormat format);

/// What measuring `subjects` on every domain should take, in seconds, from what earlier measurements took for each
/// token; nothing where nothing was measured yet. `maxTokens` for each domain; 0 for all test documents.
[[nodiscard]] std::optional<double> estimateMeasuring(const ProjectSnapshot& snapshot, std::size_t subjects,
                                                      std::int64_t maxTokens);

} // namespace polymath
