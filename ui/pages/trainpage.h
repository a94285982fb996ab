#pragma once

#include "ui/pages/page.h"

class QTabWidget;
class QTimer;

namespace polymath {

class JobActions;
class RunList;
class RunMetrics;
class RunView;
class TrainSetup;

/// Trains: sets up new runs, and shows those that run and ran.
class TrainPage : public Page {
    Q_OBJECT

public:
    explicit TrainPage(AppContext& context);

protected:
    void refresh(Parts parts) override;
    void projectOpened() override;

private:
    QWidget* makeRuns();
    void showRuns();
    void showCurrent();
    void followActive();
    void afterStart(const QStringList& names);
    void showLog(RowId job);
    void trainAgain(RowId job);
    void toast(const QString& text);

    TrainSetup* m_setup;
    JobActions* m_actions;
    RunMetrics* m_metrics;
    RunList* m_list;
    RunView* m_view;
    StateStack* m_runs; ///< the second tab: runs, or that there are none yet
    QTabWidget* m_tabs;
    QTimer* m_listing;  ///< shows the summaries that have come
    QTimer* m_ticking;  ///< while a run is active
    RowId m_active = 0; ///< the job that ran at the last look
};

} // namespace polymath
