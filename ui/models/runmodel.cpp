#include "ui/models/runmodel.h"

#include "ui/models/jobwords.h"
#include "ui/widgets/format.h"
#include "ui/widgets/sentences.h"

#include <QLocale>

namespace polymath {

namespace {

QString change(const std::optional<double>& value) { return value ? format::points(*value) : QString(); }

QString text(const RunRow& run, int column)
{
    const auto& job = run.job;
    switch (column) {
    case RunModel::Name:
        return translatedSentence(job.title);
    case RunModel::State:
        return jobStateName(job.state);
    case RunModel::Steps:
        return job.steps > 0 && job.step > 0
                   ? RunModel::tr("%1 of %2").arg(format::count(job.step), format::count(job.steps))
                   : QString();
    case RunModel::Loss:
        return run.summary && run.summary->loss ? QLocale().toString(*run.summary->loss, 'f', 3) : QString();
    case RunModel::Target:
        return run.summary ? change(run.summary->targetChange) : QString();
    case RunModel::Retention:
        return run.summary ? change(run.summary->retentionChange) : QString();
    case RunModel::Time:
        return run.secondsSpent > 0 ? format::duration(run.secondsSpent) : QString();
    case RunModel::Estimated:
        return run.estimate ? format::range(run.estimate->first, run.estimate->second) : QString();
    default:
        return {};
    }
}

} // namespace

Qt::ItemFlags RunModel::flags(const QModelIndex& index) const
{
    const auto base = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Name ? base | Qt::ItemIsUserCheckable : base;
}

bool RunModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || index.column() != Name || role != Qt::CheckStateRole) {
        return false;
    }
    Q_EMIT drawRequested(row(index.row()).job.id, value.toInt() == Qt::Checked);
    return true;
}

QVariant RunModel::cell(const RunRow& run, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(run, column);
    case Qt::ToolTipRole:
        return column == State ? whatHappened(run.job) : QVariant();
    case Qt::CheckStateRole:
        return column == Name ? QVariant(run.drawn ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::DecorationRole:
        return column == Name && run.drawn ? QVariant(run.colour) : QVariant();
    case Qt::TextAlignmentRole:
        return column >= Steps ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case IdRole:
        return QVariant::fromValue(static_cast<qlonglong>(run.job.id));
    case StateRole:
        return static_cast<int>(run.job.state);
    default:
        return {};
    }
}

QVariant RunModel::header(int column, int role) const
{
    static const std::array names{QT_TR_NOOP("Run"),  QT_TR_NOOP("State"),   QT_TR_NOOP("Steps"),
                                  QT_TR_NOOP("Loss"), QT_TR_NOOP("Target"),  QT_TR_NOOP("Retention"),
                                  QT_TR_NOOP("Time"), QT_TR_NOOP("Estimate")};
    static const std::array tips{
        QT_TR_NOOP("Tick runs to draw them in one chart"),
        QT_TR_NOOP("What the run is doing"),
        QT_TR_NOOP("How often the weights were changed"),
        QT_TR_NOOP("How surprised the model is by the training text at the end: less is better (mean of 20 steps)"),
        QT_TR_NOOP("Change of accuracy on what is taught, in points, from the first measurement to the last"),
        QT_TR_NOOP("Change of accuracy on what must not be forgotten, in points"),
        QT_TR_NOOP("Time spent training"),
        QT_TR_NOOP("What was estimated before it started")};
    if (role == Qt::DisplayRole) {
        return tr(names[static_cast<std::size_t>(column)]);
    }
    if (role == Qt::ToolTipRole) {
        return tr(tips[static_cast<std::size_t>(column)]);
    }
    return role == Qt::TextAlignmentRole
               ? QVariant(column >= Steps ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter)
               : QVariant();
}

} // namespace polymath
