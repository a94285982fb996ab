#pragma once

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace polymath {

/// A surface with a border and padding: what belongs together.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);

    /// Top to bottom, 16 px padding, 10 px spacing.
    [[nodiscard]] QVBoxLayout* content() const { return m_content; }
    /// A card that can be clicked or pressed with Return or Space, and be the chosen one of several.
    void setSelectable(bool selectable);
    void setSelected(bool selected);
    [[nodiscard]] bool isSelected() const { return m_selected; }

Q_SIGNALS:
    void clicked();

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void restyle();

    QVBoxLayout* m_content;
    bool m_selectable = false;
    bool m_selected = false;
};

/// A card that holds one thing edge to edge, such as a chart with margins of its own.
[[nodiscard]] Card* makeCardAround(QWidget* content);

/// A label in one of the style sheet's roles ("title", "heading", "muted", "small", "figure", "pill", ...).
[[nodiscard]] QLabel* makeLabel(const QString& text, const char* role = nullptr, bool wraps = false);

/// Changes a label's role after it was shown.
void setRole(QWidget* widget, const char* role);

/// A figure over its caption: "24.1 M" over "tokens".
class StatTile : public QWidget {
    Q_OBJECT

public:
    StatTile(const QString& caption, QWidget* parent = nullptr);
    void setValue(const QString& value, const QString& hint = {});
    void addToCaption(QWidget* mark); ///< at its right

private:
    QHBoxLayout* m_line;
    QLabel* m_value;
    QLabel* m_caption;
};

} // namespace polymath
