#pragma once

#include <QColor>
#include <QWidget>

#include <cstdint>
#include <vector>

namespace polymath {

/// A tiny histogram without axes, for cards.
class LengthBars : public QWidget {
    Q_OBJECT

public:
    explicit LengthBars(QWidget* parent = nullptr);

    void setCounts(std::vector<std::int64_t> counts);
    void setColour(const QColor& colour);
    [[nodiscard]] QSize sizeHint() const override { return {120, 32}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<std::int64_t> m_counts;
    QColor m_colour;
};

} // namespace polymath
