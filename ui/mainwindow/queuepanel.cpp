#include "ui/mainwindow/queuepanel.h"

#include "ui/models/jobactions.h"
#include "ui/models/jobmodel.h"
#include "ui/models/jobwords.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconbutton.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QListView>
#include <QPushButton>

#include <algorithm>

namespace polymath {

namespace {

constexpr QSize panelSize(460, 360);

} // namespace

QueuePanel::QueuePanel(ProjectSession& session, JobActions& actions, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_session(session), m_actions(actions), m_model(new JobModel(this)),
      m_list(new QListView),
      m_empty(
          makeLabel(tr("No job waits. What you start while another job runs waits here for its turn."), "muted", true)),
      m_hold(new QCheckBox(tr("Pause the queue")))
{
    setObjectName("queuePanel");
    setProperty("card", "true");
    setFixedSize(panelSize);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(8);
    auto* header = new QHBoxLayout;
    header->addWidget(makeLabel(tr("Queue"), "heading"), 1);
    m_hold->setObjectName("queueHold");
    m_hold->setToolTip(tr("The running job goes on, but no further one starts until you let the queue go on."));
    header->addWidget(m_hold);
    layout->addLayout(header);
    layout->addWidget(makeLabel(tr("Jobs run one after the other. Drag one, or press Alt+Up and Alt+Down, to change "
                                   "the order."),
                                "small", true));
    m_empty->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_empty, 1);
    m_list->setObjectName("queueList");
    m_list->setAccessibleName(tr("Waiting jobs"));
    m_list->setModel(m_model);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->installEventFilter(this);
    layout->addWidget(m_list, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_up = makePushButton("queueUp", "arrow-up", {});
    m_up->setAccessibleName(tr("Earlier"));
    m_up->setToolTip(tr("Earlier (Alt+Up)"));
    m_down = makePushButton("queueDown", "arrow-down", {});
    m_down->setAccessibleName(tr("Later"));
    m_down->setToolTip(tr("Later (Alt+Down)"));
    m_resume = makePushButton("queueResume", "play", tr("Resume"));
    m_cancel = makePushButton("queueCancel", "close", tr("Cancel"));
    row->addWidget(m_up);
    row->addWidget(m_down);
    row->addStretch();
    row->addWidget(m_resume);
    row->addWidget(m_cancel);
    layout->addLayout(row);

    connect(m_up, &QPushButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveCurrent(1); });
    connect(m_resume, &QPushButton::clicked, this, [this] { m_actions.resume(current()->id); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_actions.cancel(current()->id); });
    connect(m_hold, &QCheckBox::clicked, this, [this](bool held) { m_actions.holdQueue(held); });
    connect(m_model, &JobModel::moveRequested, &m_actions, &JobActions::move);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &QueuePanel::showActions);
    connect(&session, &ProjectSession::changed, this, [this](Parts parts) {
        if (parts & Part::Jobs) {
            look();
        }
    });
    look();
}

void QueuePanel::popUp(QWidget* anchor)
{
    look();
    const auto corner = anchor->mapToGlobal(QPoint(anchor->width(), 0));
    move(corner.x() - width(), corner.y() - height() - 16);
    show();
    m_list->setFocus();
    if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0) {
        m_list->setCurrentIndex(m_model->index(0, 0));
    }
}

bool QueuePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) { // the list would only move its current row
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers().testFlag(Qt::AltModifier) && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            moveCurrent(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void QueuePanel::look()
{
    m_model->setRows(waitingJobs(m_session.snapshot()->jobs));
    m_list->setVisible(m_model->rowCount() > 0);
    m_empty->setVisible(m_model->rowCount() == 0);
    m_hold->setChecked(m_session.snapshot()->queueHeld);
    showActions();
}

const JobRecord* QueuePanel::current() const
{
    const auto index = m_list->currentIndex();
    return index.isValid() ? &m_model->row(index.row()) : nullptr;
}

void QueuePanel::moveCurrent(int places)
{
    if (const auto* job = current(); job != nullptr && job->state == JobState::Queued) {
        m_actions.move(job->id, places);
    }
}

void QueuePanel::showActions()
{
    const auto* job = current();
    const bool queued = job != nullptr && job->state == JobState::Queued;
    const int row = m_list->currentIndex().row();
    const bool nextQueued = queued && row + 1 < m_model->rowCount() && m_model->row(row + 1).state == JobState::Queued;
    m_up->setEnabled(queued && row > 0);
    m_down->setEnabled(nextQueued);
    m_resume->setEnabled(job != nullptr && canResume(*job));
    m_cancel->setEnabled(job != nullptr && canCancel(*job));
}

} // namespace polymath
