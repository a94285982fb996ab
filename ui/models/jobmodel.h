#pragma once

#include "core/store/records.h"
#include "ui/models/rowsmodel.h"

namespace polymath {

/// Jobs in the order they are given, one line each: the queue. Rows can be dragged to another place; the model does not
/// move them itself but asks for it, as the queue belongs to the project.
class JobModel : public RowsModel<JobRecord> {
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole, StateRole };

    using RowsModel::RowsModel;

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

Q_SIGNALS:
    void moveRequested(polymath::RowId job, int places);

protected:
    [[nodiscard]] int columns() const override { return 1; }
    [[nodiscard]] QVariant cell(const JobRecord& job, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override;
    [[nodiscard]] std::int64_t keyOf(const JobRecord& job) const override { return job.id; }
};

} // namespace polymath
