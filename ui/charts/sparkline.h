#pragma once

#include <QColor>
#include <QWidget>

#include <vector>

namespace polymath::charts {

/// A tiny line without axes, for cards and the job bar. Values that are not finite leave gaps; every extreme is drawn
/// however many values there are.
class Sparkline : public QWidget {
    Q_OBJECT
public:
    explicit Sparkline(QWidget* parent = nullptr);

    void setValues(std::vector<double> values);
    void setColour(const QColor& colour);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<double> m_values;
    QColor m_colour;
};

} // namespace polymath::charts
