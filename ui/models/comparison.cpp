#include "ui/models/comparison.h"

#include "core/tasks/scoring.h"
#include "ui/widgets/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace polymath {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(comparison)
};

QString text(const std::string& value) { return QString::fromStdString(value); }

/// The mean accuracy over the domains of a role; nothing where one is missing or there is none.
std::optional<double> averageOf(const Comparison::Row& row, const std::vector<DomainRecord>& domains, DomainRole role)
{
    double sum = 0;
    int count = 0;
    for (const auto& domain : domains) {
        if (domain.role != role) {
            continue;
        }
        const auto cell = row.cells.find(domain.name);
        if (cell == row.cells.end()) {
            return std::nullopt;
        }
        sum += cell->second.result.accuracy;
        ++count;
    }
    return count == 0 ? std::nullopt : std::optional(sum / count);
}

Comparison::Row makeRow(chartdata::Subject subject, int colour, const Comparison::Row* base,
                        const std::vector<DomainRecord>& domains)
{
    Comparison::Row row;
    row.colour = colour;
    for (const auto& [domain, result] : subject.results) {
        Comparison::Cell cell{result, std::nullopt, true};
        if (base != nullptr) {
            const auto before = base->cells.find(domain);
            if (before != base->cells.end()) {
                cell.comparable = before->second.result.settingsJson == result.settingsJson;
                cell.change = chartdata::accuracyChange(before->second.result, result);
            }
        }
        row.cells.emplace(domain, std::move(cell));
    }
    row.subject = std::move(subject);
    row.targetAverage = averageOf(row, domains, DomainRole::Target);
    row.retentionAverage = averageOf(row, domains, DomainRole::Retention);
    if (row.targetAverage && row.retentionAverage) {
        row.average = (*row.targetAverage + *row.retentionAverage) / 2;
    }
    return row;
}

/// What the row's subject scored on the project's tasks.
void addTasks(Comparison::Row& row, const Comparison::Row* base, const ProjectSnapshot& snapshot)
{
    for (const auto& task : snapshot.tasks) {
        const auto found =
            std::find_if(snapshot.taskResults.begin(), snapshot.taskResults.end(), [&](const TaskResultRecord& result) {
                return result.taskId == task.id && result.subject == row.subject.name;
            });
        if (found == snapshot.taskResults.end()) {
            continue;
        }
        Comparison::TaskCell cell{*found, std::nullopt, true};
        if (base != nullptr) {
            if (const auto before = base->tasks.find(task.id); before != base->tasks.end()) {
                cell.comparable = before->second.result.settingsJson == found->settingsJson;
                cell.change = usualChange(task.kind, before->second.result, *found);
            }
        }
        row.tasks.emplace(task.id, std::move(cell));
    }
}

bool lacksSomething(const Comparison::Row& row, const std::vector<DomainRecord>& domains)
{
    return std::any_of(domains.begin(), domains.end(), [&](const DomainRecord& domain) {
        const auto cell = row.cells.find(domain.name);
        return cell == row.cells.end() || !cell->second.comparable;
    });
}

QString withInterval(const Interval& change)
{
    return Words::tr("%1 points (%2 to %3)", "a change and its interval")
        .arg(format::points(change.value), format::points(change.low), format::points(change.high));
}

/// "law +2.10 points (1.20 to 3.00), medicine ..." of the changes that `wanted` picks.
template <typename Wanted>
QStringList changesOf(const Comparison::Row& row, const std::vector<DomainRecord>& domains, Wanted&& wanted)
{
    QStringList list;
    for (const auto& domain : domains) {
        const auto cell = row.cells.find(domain.name);
        if (cell != row.cells.end() && cell->second.change && wanted(*cell->second.change)) {
            list << text(domain.name) + " " + withInterval(*cell->second.change);
        }
    }
    return list;
}

QString joined(const QStringList& cells, TableFormat format)
{
    QStringList quoted;
    switch (format) {
    case TableFormat::Tabs:
        return cells.join('\t');
    case TableFormat::Markdown:
        for (const auto& cell : cells) {
            quoted << QString(cell).replace('|', "\\|");
        }
        return "| " + quoted.join(" | ") + " |";
    case TableFormat::Csv:
        break;
    }
    for (const auto& cell : cells) {
        const bool plain = !cell.contains(',') && !cell.contains('"') && !cell.contains('\n');
        quoted << (plain ? cell : '"' + QString(cell).replace('"', "\"\"") + '"');
    }
    return quoted.join(',');
}

QString percentOf(double share) { return QString::number(share * 100, 'f', 2); }

/// A share, its change, and the change's interval.
QStringList measuredCells(double share, const std::optional<Interval>& change)
{
    QStringList cells{percentOf(share)};
    if (change) {
        return cells << percentOf(change->value) << percentOf(change->low) << percentOf(change->high);
    }
    return cells << QString() << QString() << QString();
}

} // namespace

bool Comparison::isMeasured() const
{
    return std::any_of(rows.begin(), rows.end(),
                       [](const Row& row) { return !row.cells.empty() || !row.tasks.empty(); });
}

std::vector<const Comparison::Row*> Comparison::readRows() const
{
    std::vector<const Row*> read;
    for (const auto& row : rows) {
        if (!row.words.isEmpty()) {
            read.push_back(&row);
        }
    }
    return read;
}

chartdata::Records recordsOf(const ProjectSnapshot& snapshot)
{
    return {snapshot.base,        snapshot.domains, snapshot.experts, snapshot.compositions,
            snapshot.evaluations, snapshot.routing, snapshot.jobs,    {}};
}

Comparison compare(const ProjectSnapshot& snapshot)
{
    const auto records = recordsOf(snapshot);
    const auto order = chartdata::subjectOrder(records);
    Comparison result;
    result.domains = snapshot.domains;
    std::stable_sort(result.domains.begin(), result.domains.end(),
                     [](const auto& a, const auto& b) { return a.role < b.role; });
    for (auto& subject : chartdata::subjects(records)) {
        const int colour = chartdata::colourOf(order, subject.name);
        const auto* base = result.rows.empty() ? nullptr : &result.rows.front();
        result.rows.push_back(makeRow(std::move(subject), colour, base, result.domains));
        auto& row = result.rows.back();
        addTasks(row, result.rows.size() > 1 ? &result.rows.front() : nullptr, snapshot);
        row.words = readOut(row, result.domains);
        if (lacksSomething(row, result.domains)) {
            result.unmeasured.push_back(row.subject.name);
        }
        if (auto gates = chartdata::routing(records, {row.subject.name}); !gates.bars.empty()) {
            result.routing.emplace(row.subject.name, std::move(gates));
        }
    }
    std::copy_if(snapshot.tasks.begin(), snapshot.tasks.end(), std::back_inserter(result.tasks),
                 [&result](const TaskRecord& task) {
                     return std::any_of(result.rows.begin(), result.rows.end(),
                                        [&task](const auto& row) { return row.tasks.contains(task.id); });
                 });
    result.tradeoff = chartdata::tradeoff(records);
    result.forgetting = chartdata::forgetting(records);
    result.cost = chartdata::cost(records);
    return result;
}

QString readOut(const Comparison::Row& row, const std::vector<DomainRecord>& domains)
{
    if (row.subject.name == "base") {
        return {};
    }
    const auto gained = changesOf(row, domains, [](const Interval& change) { return change.low > 0; });
    const auto lost = changesOf(row, domains, [](const Interval& change) { return change.high < 0; });
    const auto same =
        changesOf(row, domains, [](const Interval& change) { return change.low <= 0 && change.high >= 0; });
    QStringList parts;
    if (!gained.isEmpty()) {
        parts << Words::tr("gained: %1").arg(gained.join(", "));
    }
    if (!lost.isEmpty()) {
        parts << Words::tr("lost: %1").arg(lost.join(", "));
    }
    if (!same.isEmpty()) {
        parts << Words::tr("no change beyond chance: %1").arg(same.join(", "));
    }
    return parts.isEmpty() ? QString() : parts.join("; ") + ".";
}

QString tableAs(const Comparison& comparison, TableFormat format)
{
    QStringList head{Words::tr("Subject"), Words::tr("Method"), Words::tr("Parameters")};
    QStringList measured;
    for (const auto& domain : comparison.domains) {
        measured << text(domain.name);
    }
    for (const auto& task : comparison.tasks) {
        measured << text(task.name);
    }
    for (const auto& name : measured) {
        head << Words::tr("%1 (%)").arg(name) << Words::tr("%1, change (points)").arg(name)
             << Words::tr("%1, change from").arg(name) << Words::tr("%1, change to").arg(name);
    }
    head << Words::tr("Average (%)") << Words::tr("Training (s)") << Words::tr("Peak memory (bytes)");
    QStringList lines{joined(head, format)};
    if (format == TableFormat::Markdown) {
        lines << joined(QStringList(head.size(), "---"), format);
    }
    for (const auto& row : comparison.rows) {
        QStringList cells{text(row.subject.name), text(row.subject.label), QString::number(row.subject.parameters)};
        for (const auto& domain : comparison.domains) {
            const auto cell = row.cells.find(domain.name);
            cells << (cell == row.cells.end() ? QStringList(4)
                                              : measuredCells(cell->second.result.accuracy, cell->second.change));
        }
        for (const auto& task : comparison.tasks) {
            const auto cell = row.tasks.find(task.id);
            cells << (cell == row.tasks.end()
                          ? QStringList(4)
                          : measuredCells(usualFigure(task.kind, cell->second.result).value, cell->second.change));
        }
        cells << (row.average ? percentOf(*row.average) : QString()) << QString::number(row.subject.seconds, 'f', 1)
              << QString::number(row.subject.peakMemoryBytes);
        lines << joined(cells, format);
    }
    return lines.join('\n') + '\n';
}

std::optional<double> estimateMeasuring(const ProjectSnapshot& snapshot, std::size_t subjects, std::int64_t maxTokens)
{
    double seconds = 0;
    double tokens = 0;
    for (const auto& evaluation : snapshot.evaluations) {
        seconds += evaluation.seconds;
        tokens += static_cast<double>(evaluation.tokens);
    }
    if (tokens == 0 || seconds == 0) {
        return std::nullopt;
    }
    double wanted = 0;
    for (const auto& domain : snapshot.domains) {
        const double test = static_cast<double>(domain.tokens) * 0.1; // a tenth is kept for tests
        wanted += maxTokens == 0 ? test : std::min(test, static_cast<double>(maxTokens));
    }
    return static_cast<double>(subjects) * wanted * seconds / tokens;
}

} // namespace polymath
