#pragma once

#include "ui/models/jobpace.h"
#include "ui/models/runmetrics.h"
#include "ui/pages/page.h"

#include <QFrame>

class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace polymath {

class JobActions;
namespace charts {
class Sparkline;
}

/// The current job, always in sight while a project is open: what it does, how far it is, how long it will take, with
/// pause and cancel; after it stopped, what happened and how to go on; and what could be done next when nothing runs.
class JobBar : public QFrame {
    Q_OBJECT

public:
    JobBar(AppContext& context, JobActions& actions, QWidget* parent = nullptr);

Q_SIGNALS:
    void navigateRequested(polymath::PageId page);
    void queueRequested(QWidget* anchor); ///< the queue's button was pressed

private:
    enum class Mode { Idle, Waiting, Active, Stopped };

    QWidget* makeActions();
    QWidget* makeCancelQuestion();
    void look();
    void follow();
    void showJob(const JobRecord& job, Mode mode);
    void showIdle();
    void showProgress(const JobRecord& job);
    void showTime();
    void showQueueLength();

    AppContext& m_context;
    JobActions& m_actions;
    RunMetrics* m_metrics;
    JobPace m_pace;
    RowId m_job = 0;       ///< shown; 0 for none
    RowId m_dismissed = 0; ///< a stopped job that the user has seen
    RowId m_pausing = 0;   ///< asked to pause and not heard yet
    PageId m_page = PageId::Train;

    QPushButton* m_title;
    QLabel* m_stage;
    QProgressBar* m_progress;
    QLabel* m_steps;
    charts::Sparkline* m_spark;
    QString m_progressText;
    bool m_counts = false;   ///< the time left goes down
    QStackedWidget* m_right; ///< the actions, or the question whether to cancel
    QPushButton* m_pause;
    QPushButton* m_resume;
    QPushButton* m_cancel;
    QPushButton* m_dismiss;
    QPushButton* m_queue;
    QTimer* m_ticking;
};

} // namespace polymath
