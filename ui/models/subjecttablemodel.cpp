#include "ui/models/subjecttablemodel.h"

#include "core/base/hash.h"
#include "core/tasks/scoring.h"
#include "ui/models/cells.h"
#include "ui/widgets/format.h"

#include <QCoreApplication>

namespace polymath {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SubjectTableModel)
};

QString text(const std::string& value) { return QString::fromStdString(value); }

QVariant number(int role, const QString& shown, const QVariant& sorted)
{
    switch (role) {
    case Qt::DisplayRole:
        return shown;
    case SubjectTableModel::SortRole:
        return sorted;
    case Qt::TextAlignmentRole:
        return headerAlignment(true);
    default:
        return {};
    }
}

QVariant share(int role, std::optional<double> value)
{
    return number(role, value ? format::percent(*value, 2) : QString("–"), value ? QVariant(*value) : QVariant());
}

/// A change against the base: its words, or which way it goes.
QVariant changeCell(const Interval& change, int role)
{
    if (role == SubjectTableModel::VerdictRole) {
        return change.low > 0 ? 1 : change.high < 0 ? -1 : 0;
    }
    return Words::tr("%1 (%2 to %3)")
        .arg(format::points(change.value), format::points(change.low), format::points(change.high));
}

QString otherSettings()
{
    return Words::tr("Measured with other settings than the base model, so the change is not known. Measure again "
                     "alike.");
}

} // namespace

void SubjectTableModel::show(const Comparison& comparison, Measure measure)
{
    m_measure = measure;
    const auto tasks = measure == Measure::Accuracy ? comparison.tasks : std::vector<TaskRecord>();
    if (m_domains != comparison.domains || m_tasks != tasks) {
        setRows({});
        beginResetModel();
        m_domains = comparison.domains;
        m_tasks = tasks;
        endResetModel();
    }
    setRows(comparison.rows);
}

QVariant SubjectTableModel::cell(const Comparison::Row& row, int column, int role) const
{
    const auto& subject = row.subject;
    const int domain = column - FirstDomain;
    const auto domains = static_cast<int>(m_domains.size());
    const auto count = domains + static_cast<int>(m_tasks.size());
    if (column == Name && role == ColourRole) {
        return row.colour;
    }
    if (column == Name || column == Method) {
        const auto words = text(column == Name ? subject.name : subject.label);
        return role == SortRole ? QVariant(words) : textCell(words, role);
    }
    if (column == Parameters) {
        return number(role, format::count(subject.parameters), static_cast<qlonglong>(subject.parameters));
    }
    if (domain < domains) {
        return measured(row, m_domains[static_cast<std::size_t>(domain)], role);
    }
    if (domain < count) {
        return answered(row, m_tasks[static_cast<std::size_t>(domain - domains)], role);
    }
    switch (domain - count) {
    case 0:
        return share(role, row.average);
    case 1:
        return number(role, subject.seconds > 0 ? format::duration(subject.seconds) : QString("–"), subject.seconds);
    default:
        return number(role, subject.peakMemoryBytes > 0 ? format::bytes(subject.peakMemoryBytes) : QString("–"),
                      static_cast<qlonglong>(subject.peakMemoryBytes));
    }
}

QVariant SubjectTableModel::measured(const Comparison::Row& row, const DomainRecord& domain, int role) const
{
    const auto found = row.cells.find(domain.name);
    if (found == row.cells.end()) {
        return number(role, "–", {});
    }
    const auto& [result, change, comparable] = found->second;
    if (!comparable && (role == NoteRole || role == Qt::ToolTipRole)) {
        return otherSettings();
    }
    const bool accuracy = m_measure == Measure::Accuracy;
    switch (role) {
    case ChangeRole:
    case VerdictRole:
        return accuracy && change ? changeCell(*change, role) : QVariant();
    case NoteRole:
        return {};
    case Qt::ToolTipRole:
        return Words::tr("%1 to %2 with 95 % confidence, on %n test document(s)", nullptr,
                         static_cast<int>(result.documents))
            .arg(accuracy ? format::percent(result.accuracyLow, 2) : QLocale().toString(result.perplexityLow, 'f', 2),
                 accuracy ? format::percent(result.accuracyHigh, 2)
                          : QLocale().toString(result.perplexityHigh, 'f', 2));
    default:
        return accuracy ? share(role, result.accuracy)
                        : number(role, QLocale().toString(result.perplexity, 'f', 2), result.perplexity);
    }
}

QVariant SubjectTableModel::answered(const Comparison::Row& row, const TaskRecord& task, int role)
{
    const auto found = row.tasks.find(task.id);
    if (found == row.tasks.end()) {
        return number(role, "–", {});
    }
    const auto& [result, change, comparable] = found->second;
    if (!comparable && (role == NoteRole || role == Qt::ToolTipRole)) {
        return otherSettings();
    }
    const auto figure = usualFigure(task.kind, result);
    const bool other = isOtherUsual(task.kind);
    switch (role) {
    case ChangeRole:
    case VerdictRole:
        return change ? changeCell(*change, role) : QVariant();
    case NoteRole:
        return {};
    case Qt::ToolTipRole:
        return Words::tr("%1 to %2 with 95 % confidence, on %n question(s); %3: %4", nullptr,
                         static_cast<int>(result.items))
            .arg(format::percent(figure.low, 2), format::percent(figure.high, 2),
                 text(std::string(measureName(task.kind, !other))),
                 format::percent(other ? result.accuracy : result.other, 2));
    default:
        return share(role, figure.value);
    }
}

QVariant SubjectTableModel::header(int column, int role) const
{
    const int domain = column - FirstDomain;
    const auto domains = static_cast<int>(m_domains.size());
    const auto count = domains + static_cast<int>(m_tasks.size());
    if (role == Qt::TextAlignmentRole) {
        return headerAlignment(column >= Parameters);
    }
    if (domain >= 0 && domain < domains) {
        const auto& record = m_domains[static_cast<std::size_t>(domain)];
        const bool kept = record.role == DomainRole::Retention;
        if (role == Qt::ToolTipRole) {
            return kept ? Words::tr("Retention: what must not be forgotten") : Words::tr("Target: what is taught");
        }
        return textCell(kept ? Words::tr("%1 (kept)").arg(text(record.name)) : text(record.name), role);
    }
    if (domain >= domains && domain < count) {
        const auto& task = m_tasks[static_cast<std::size_t>(domain - domains)];
        return role == Qt::ToolTipRole ? Words::tr("Right answers of the task (%1)")
                                             .arg(text(std::string(measureName(task.kind, isOtherUsual(task.kind)))))
                                       : textCell(text(task.name), role);
    }
    switch (column < FirstDomain ? column : FirstDomain + domain - count) {
    case Name:
        return textCell(Words::tr("Subject"), role);
    case Method:
        return textCell(Words::tr("Method"), role);
    case Parameters:
        return textCell(Words::tr("Parameters"), role);
    case FirstDomain:
        return role == Qt::ToolTipRole ? Words::tr("Half the mean over the targets, half the mean over what is kept")
                                       : textCell(Words::tr("Average"), role);
    case FirstDomain + 1:
        return textCell(Words::tr("Training"), role);
    default:
        return textCell(Words::tr("Memory"), role);
    }
}

std::int64_t SubjectTableModel::keyOf(const Comparison::Row& row) const
{
    return static_cast<std::int64_t>(hash64(row.subject.name));
}

} // namespace polymath
