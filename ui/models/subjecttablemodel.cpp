#include "ui/models/subjecttablemodel.h"

#include "core/base/hash.h"
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

} // namespace

void SubjectTableModel::show(const Comparison& comparison, Measure measure)
{
    m_measure = measure;
    if (m_domains != comparison.domains) {
        setRows({});
        beginResetModel();
        m_domains = comparison.domains;
        endResetModel();
    }
    setRows(comparison.rows);
}

QVariant SubjectTableModel::cell(const Comparison::Row& row, int column, int role) const
{
    const auto& subject = row.subject;
    const int domain = column - FirstDomain;
    const auto count = static_cast<int>(m_domains.size());
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
    if (domain < count) {
        return measured(row, m_domains[static_cast<std::size_t>(domain)], role);
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
    const bool accuracy = m_measure == Measure::Accuracy;
    switch (role) {
    case ChangeRole:
        return accuracy && change ? QVariant(Words::tr("%1 (%2 to %3)")
                                                 .arg(format::points(change->value), format::points(change->low),
                                                      format::points(change->high)))
                                  : QVariant();
    case VerdictRole:
        return accuracy && change ? QVariant(change->low > 0 ? 1 : change->high < 0 ? -1 : 0) : QVariant();
    case NoteRole:
    case Qt::ToolTipRole:
        if (!comparable) {
            return Words::tr("Measured with other settings than the base model, so the change is not known. Measure "
                             "again alike.");
        }
        return role == NoteRole ? QVariant()
                                : Words::tr("%1 to %2 with 95 % confidence, on %n test document(s)", nullptr,
                                            static_cast<int>(result.documents))
                                      .arg(accuracy ? format::percent(result.accuracyLow, 2)
                                                    : QLocale().toString(result.perplexityLow, 'f', 2),
                                           accuracy ? format::percent(result.accuracyHigh, 2)
                                                    : QLocale().toString(result.perplexityHigh, 'f', 2));
    default:
        return accuracy ? share(role, result.accuracy)
                        : number(role, QLocale().toString(result.perplexity, 'f', 2), result.perplexity);
    }
}

QVariant SubjectTableModel::header(int column, int role) const
{
    const int domain = column - FirstDomain;
    const auto count = static_cast<int>(m_domains.size());
    if (role == Qt::TextAlignmentRole) {
        return headerAlignment(column >= Parameters);
    }
    if (domain >= 0 && domain < count) {
        const auto& record = m_domains[static_cast<std::size_t>(domain)];
        const bool kept = record.role == DomainRole::Retention;
        if (role == Qt::ToolTipRole) {
            return kept ? Words::tr("Retention: what must not be forgotten") : Words::tr("Target: what is taught");
        }
        return textCell(kept ? Words::tr("%1 (kept)").arg(text(record.name)) : text(record.name), role);
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
