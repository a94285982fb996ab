#pragma once

#include "ui/pages/answerview.h"

#include <QWidget>

#include <vector>

class QPainter;

namespace polymath {

/// What a composition looks like: the backbone cut into blocks, the experts beside each, and the gate that mixes what
/// they propose.
class CompositionDrawing : public QWidget {
    Q_OBJECT

public:
    explicit CompositionDrawing(QWidget* parent = nullptr);

    /// `experts` without the backbone.
    void setComposition(int blocks, std::vector<SlotLook> experts);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QRectF boxOf(int block, int lane) const; ///< lane 0 is the backbone
    [[nodiscard]] QPointF gateOf(int block) const;
    [[nodiscard]] double columnWidth() const;
    void drawBlock(QPainter& painter, int block) const;
    void drawBox(QPainter& painter, const QRectF& box, const QColor& colour, const QString& text) const;
    void drawLink(QPainter& painter, const QPointF& from, const QPointF& to, const QColor& colour) const;

    int m_blocks = 3;
    std::vector<SlotLook> m_experts;
};

} // namespace polymath
