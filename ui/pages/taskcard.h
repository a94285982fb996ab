#pragma once

#include "ui/models/projectsnapshot.h"
#include "ui/widgets/card.h"

class QAction;
class QPushButton;
class QToolButton;

namespace polymath {

/// One task on the page Data: what it asks and how many questions it has, what the base and the best subject scored.
class TaskCard : public Card {
    Q_OBJECT

public:
    explicit TaskCard(QWidget* parent = nullptr);

    void show(const ProjectSnapshot& project, const TaskRecord& task, bool canChange);
    [[nodiscard]] RowId task() const { return m_task; }
    [[nodiscard]] QString name() const { return m_name->text(); }

Q_SIGNALS:
    void measureRequested(qint64 limit); ///< questions; 0: all
    void removeRequested();

private:
    RowId m_task = 0;
    QLabel* m_name;
    QLabel* m_kind;
    QLabel* m_about;
    QLabel* m_results;
    QLabel* m_stage;
    QToolButton* m_more;
    QPushButton* m_measure;
    QAction* m_few;
    QAction* m_many;
    QAction* m_all;
};

} // namespace polymath
