#pragma once

#include "ui/pages/page.h"

#include <QFrame>

class QButtonGroup;
class QLabel;
class QPushButton;
class QToolButton;

namespace polymath {

/// The list of pages at the left edge, with the machine's parts below. Shrinks to icons in a narrow window.
class Rail : public QFrame {
    Q_OBJECT

public:
    explicit Rail(QWidget* parent = nullptr);

    void setCurrent(PageId page);
    void setProject(const QString& name, bool readOnly);
    void setCompact(bool compact);
    void setHardware(const QString& text, const QString& tip);
    /// A button about the machine's graphics processor; none where the text is empty.
    void setGraphics(const QString& text, const QString& tip);

Q_SIGNALS:
    void chosen(polymath::PageId page);
    void graphicsRequested();

private:
    [[nodiscard]] int wideEnough() const;

    QButtonGroup* m_buttons;
    QLabel* m_project;
    QLabel* m_hardware;
    QPushButton* m_graphics;
    bool m_compact = false;
};

/// A page's name and icon, for the rail and the menu.
[[nodiscard]] QString pageName(PageId page);
[[nodiscard]] QString pageIcon(PageId page);

} // namespace polymath
