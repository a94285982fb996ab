#pragma once

#include "ui/pages/composechoice.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace polymath {

/// "+1.77 law", green where a subject gained and red where it lost; for cards of subjects.
class ChangeList : public QWidget {
    Q_OBJECT

public:
    explicit ChangeList(QWidget* parent = nullptr);

    void setChanges(const std::vector<Change>& changes);

private:
    QVBoxLayout* m_column;
    QWidget* m_rows = nullptr;
    std::vector<Change> m_changes;
};

} // namespace polymath
