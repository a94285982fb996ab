#pragma once

#include "ui/pages/page.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace polymath {

class Card;

/// Five steps over the window that say which page is what, each beside its place in the rail. Any of them can be the
/// last: Skip and Escape end it.
class Tour : public QWidget {
    Q_OBJECT

public:
    static constexpr const char* seenKey = "tour/seen";

    /// Over the whole window; deletes itself at the end. One at a time.
    static void start(QWidget* window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    explicit Tour(QWidget* window);
    void showStep(int step);
    void place();
    [[nodiscard]] QRect spot() const; ///< the page's button in the rail, in this widget's coordinates

    int m_step = 0;
    Card* m_card;
    QLabel* m_count;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_next;
};

} // namespace polymath
