#pragma once

#include "ui/models/projectsession.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QListView;
class QPushButton;

namespace polymath {

class JobActions;
class JobModel;

/// The jobs that wait, in their order, and those that can go on: drag them, or press Alt+Up and Alt+Down. A popup over
/// the job bar; Escape closes it.
class QueuePanel : public QFrame {
    Q_OBJECT

public:
    QueuePanel(ProjectSession& session, JobActions& actions, QWidget* parent);

    void popUp(QWidget* anchor); ///< above it, right edges aligned

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void look();
    void showActions();
    void moveCurrent(int places);
    [[nodiscard]] const JobRecord* current() const;

    ProjectSession& m_session;
    JobActions& m_actions;
    JobModel* m_model;
    QListView* m_list;
    QLabel* m_empty;
    QCheckBox* m_hold;
    QPushButton* m_up;
    QPushButton* m_down;
    QPushButton* m_resume;
    QPushButton* m_cancel;
};

} // namespace polymath
