#include "ui/pages/changelist.h"

#include "ui/widgets/card.h"
#include "ui/widgets/format.h"

namespace polymath {

ChangeList::ChangeList(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
}

void ChangeList::setChanges(const std::vector<Change>& changes)
{
    if (m_rows != nullptr && m_changes == changes) {
        return;
    }
    m_changes = changes;
    delete m_rows;
    m_rows = new QWidget;
    auto* column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    for (const auto& change : changes) {
        auto* row = new QHBoxLayout;
        auto* points = makeLabel(format::points(change.points), change.points < 0 ? "bad" : "good");
        points->setMinimumWidth(points->fontMetrics().horizontalAdvance("+88.88"));
        row->addWidget(points);
        row->addWidget(makeLabel(QString::fromStdString(change.domain), "muted"), 1);
        column->addLayout(row);
    }
    if (changes.empty()) {
        column->addWidget(makeLabel(tr("Not measured yet"), "small"));
    }
    setToolTip(changes.empty() ? QString()
                               : tr("Change of next-token accuracy on test documents against the base model, in "
                                    "percentage points."));
    m_column->addWidget(m_rows);
}

} // namespace polymath
