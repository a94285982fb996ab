#pragma once

#include <QStyledItemDelegate>

namespace polymath {

/// Draws a job's state as a pill in the colour of what it means.
class StatePill : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace polymath
