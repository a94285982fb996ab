#include "ui/widgets/cardgrid.h"

#include <QWidget>

#include <algorithm>
#include <iterator>

namespace polymath {

CardGrid::CardGrid(int minimumCardWidth, int spacing) : m_minimumCardWidth(minimumCardWidth)
{
    setSpacing(spacing);
    setContentsMargins(0, 0, 0, 0);
}

CardGrid::~CardGrid() { qDeleteAll(m_items); }

QLayoutItem* CardGrid::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

void CardGrid::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

QSize CardGrid::minimumSize() const
{
    int height = 0;
    for (const auto* item : m_items) {
        height = std::max(height, item->minimumSize().height());
    }
    return {m_minimumCardWidth, height};
}

int CardGrid::arrange(const QRect& rect, bool move) const
{
    QList<QLayoutItem*> items;
    std::copy_if(m_items.begin(), m_items.end(), std::back_inserter(items),
                 [](const QLayoutItem* item) { return !item->isEmpty(); }); // hidden ones leave no hole
    const int columns = std::max(1, (rect.width() + spacing()) / (m_minimumCardWidth + spacing()));
    const int width = (rect.width() - (columns - 1) * spacing()) / columns;
    int y = rect.y();
    for (int first = 0; first < items.size(); first += columns) {
        const int last = std::min(first + columns, static_cast<int>(items.size()));
        int height = 0;
        for (int index = first; index < last; ++index) {
            auto* item = items[index];
            height =
                std::max(height, item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height());
        }
        for (int index = first; move && index < last; ++index) {
            items[index]->setGeometry(QRect(rect.x() + (index - first) * (width + spacing()), y, width, height));
        }
        y += height + spacing();
    }
    return std::max(0, y - spacing() - rect.y());
}

} // namespace polymath
