#pragma once

#include "ui/models/projectsnapshot.h"

#include <QWidget>

#include <vector>

namespace polymath {

class CardGrid;
class DropZone;
class TaskCard;

/// The project's tasks on the page Data, and a place to drop files of questions on.
class TaskSection : public QWidget {
    Q_OBJECT

public:
    explicit TaskSection(int cardWidth, QWidget* parent = nullptr);

    void show(const ProjectSnapshot& project, bool canChange);

Q_SIGNALS:
    void filesDropped(const QStringList& files);
    void chooseRequested();
    void measureRequested(const QString& task, qint64 limit);
    void removeRequested(RowId task, const QString& name);

private:
    TaskCard* makeCard();

    CardGrid* m_grid;
    DropZone* m_add;
    std::vector<TaskCard*> m_cards;
};

} // namespace polymath
