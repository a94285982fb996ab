#pragma once

#include <QLayout>
#include <QList>

namespace polymath {

/// Cards of one width in as many columns as fit, as high as the highest of their row.
class CardGrid : public QLayout {
    Q_OBJECT

public:
    explicit CardGrid(int minimumCardWidth, int spacing = 14);
    ~CardGrid() override;

    void addItem(QLayoutItem* item) override { m_items << item; }
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
    void setGeometry(const QRect& rect) override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;

private:
    int arrange(const QRect& rect, bool move) const;

    QList<QLayoutItem*> m_items;
    int m_minimumCardWidth;
};

} // namespace polymath
