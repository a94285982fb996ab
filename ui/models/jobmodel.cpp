#include "ui/models/jobmodel.h"

#include "ui/models/jobwords.h"
#include "ui/widgets/sentences.h"

#include <QMimeData>

namespace polymath {

namespace {
constexpr const char* jobMime = "application/x-polymath-job";
}

Qt::ItemFlags JobModel::flags(const QModelIndex& index) const
{
    const auto base = QAbstractTableModel::flags(index);
    if (!index.isValid()) {
        return base | Qt::ItemIsDropEnabled; // between two rows
    }
    return row(index.row()).state == JobState::Queued ? base | Qt::ItemIsDragEnabled : base;
}

QStringList JobModel::mimeTypes() const { return {jobMime}; }

QMimeData* JobModel::mimeData(const QModelIndexList& indexes) const
{
    if (indexes.isEmpty()) {
        return nullptr;
    }
    auto* data = new QMimeData;
    data->setData(jobMime, QByteArray::number(static_cast<qlonglong>(row(indexes.front().row()).id)));
    return data;
}

bool JobModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int, const QModelIndex& parent)
{
    if (action != Qt::MoveAction || data == nullptr || !data->hasFormat(jobMime)) {
        return false;
    }
    const auto id = data->data(jobMime).toLongLong();
    const auto found = std::find_if(rows().begin(), rows().end(), [id](const JobRecord& job) { return job.id == id; });
    if (found == rows().end()) {
        return false;
    }
    const auto from = static_cast<int>(found - rows().begin());
    const int before = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    const int places = before > from ? before - from - 1 : before - from;
    if (places != 0) {
        Q_EMIT moveRequested(id, places);
    }
    return false; // the view must not remove the row: the project's new order comes by itself
}

QVariant JobModel::cell(const JobRecord& job, int, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return QString("%1 – %2").arg(translatedSentence(job.title), jobStateName(job.state));
    case Qt::ToolTipRole:
        return job.message.empty() ? QVariant() : translatedSentence(job.message);
    case IdRole:
        return QVariant::fromValue(static_cast<qlonglong>(job.id));
    case StateRole:
        return static_cast<int>(job.state);
    default:
        return {};
    }
}

QVariant JobModel::header(int, int role) const { return role == Qt::DisplayRole ? tr("Job") : QVariant(); }

} // namespace polymath
