#pragma once

#include "ui/models/jobpace.h"
#include "ui/models/runmetrics.h"

#include <QWidget>

class QLayout;
class QLabel;
class QPushButton;

namespace polymath {

class StatTile;
namespace charts {
class ChartView;
}

/// One run while it goes and after: its figures, what happened to it, and the chart of all runs that are ticked.
class RunView : public QWidget {
    Q_OBJECT

public:
    explicit RunView(QWidget* parent = nullptr);

    void setJob(const JobRecord& job, const QString& precision);
    void showTime();                          ///< that is left by now
    void setProjectName(const QString& name); ///< for files that are saved
    void setProgress(const charts::Progress& progress);
    void setFigures(const RunFigures& figures);

Q_SIGNALS:
    void resumeRequested(polymath::RowId job);
    void logRequested(polymath::RowId job);
    void toastRequested(const QString& text);

private:
    StatTile* addTile(QLayout* row, const char* name, const QString& caption, const QString& hint);

    RowId m_job = 0;
    JobPace m_pace;
    bool m_running = false;
    QLabel* m_title;
    QLabel* m_state;
    QWidget* m_notice; ///< what happened, Resume beside it
    QLabel* m_sentence;
    QPushButton* m_resume;
    QPushButton* m_log;
    StatTile* m_step;
    StatTile* m_loss;
    StatTile* m_speed;
    StatTile* m_left;
    StatTile* m_memory;
    StatTile* m_gradient;
    StatTile* m_precision;
    charts::ChartView* m_chart;
};

} // namespace polymath
