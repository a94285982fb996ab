#pragma once

#include "ui/models/jobpace.h"
#include "ui/models/runmetrics.h"

#include <QWidget>

#include <set>

class QPushButton;
class QTableView;

namespace polymath {

class JobActions;
class RunModel;

/// All training and composing runs, newest first, with what can be done with the current one. Ticked runs are drawn in
/// one chart.
class RunList : public QWidget {
    Q_OBJECT

public:
    RunList(JobActions& actions, QWidget* parent = nullptr);

    void setRuns(const ProjectSnapshot& project, const RunMetrics& metrics);
    /// Makes a run the current one. False where it is not there.
    bool setCurrent(RowId job);
    [[nodiscard]] const JobRecord* current() const; ///< null without runs
    /// Before the runs of another project: nothing is ticked or current.
    void forget();
    [[nodiscard]] const std::set<RowId>& drawn() const { return m_drawn; }

Q_SIGNALS:
    void currentChanged();
    void drawnChanged();
    void removeRequested(polymath::RowId job);
    void logRequested(polymath::RowId job);
    void againRequested(polymath::RowId job); ///< train again with its settings

private:
    void showActions();
    void fitTable();

    JobActions& m_actions;
    RunModel* m_model;
    QTableView* m_table;
    JobPace m_pace;          ///< of the active run
    std::set<RowId> m_drawn; ///< besides the current one
    QPushButton* m_pause;
    QPushButton* m_resume;
    QPushButton* m_cancel;
    QPushButton* m_log;
    QPushButton* m_again;
    QPushButton* m_remove;
};

} // namespace polymath
