#pragma once

#include "core/store/records.h"
#include "ui/models/rowsmodel.h"
#include "ui/models/runmetrics.h"

#include <QColor>

namespace polymath {

/// A training or composing job as the list of runs shows it.
struct RunRow {
    JobRecord job;
    double secondsSpent = 0; ///< by now
    std::optional<RunSummary> summary;
    std::optional<std::pair<double, double>> estimate; ///< seconds
    QColor colour;                                     ///< in the chart
    bool drawn = false;
};

/// All runs. The first column can be ticked: those runs are drawn in one chart.
class RunModel : public RowsModel<RunRow> {
    Q_OBJECT

public:
    enum Column { Name, State, Steps, Loss, Target, Retention, Time, Estimated, ColumnCount };
    enum Role { IdRole = Qt::UserRole, StateRole };

    using RowsModel::RowsModel;

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void drawRequested(polymath::RowId job, bool drawn);

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(const RunRow& run, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override;
    [[nodiscard]] std::int64_t keyOf(const RunRow& run) const override { return run.job.id; }
};

} // namespace polymath
