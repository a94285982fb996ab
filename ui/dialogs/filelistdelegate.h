#pragma once

#include <QStyledItemDelegate>

namespace polymath {

/// Of a list of files: a name that is too long loses its middle, for its beginning and ending tell files apart; words
/// lose their end.
class FileListDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = index.column() == 0 ? Qt::ElideMiddle : Qt::ElideRight;
    }
};

} // namespace polymath
