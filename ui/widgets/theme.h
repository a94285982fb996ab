#pragma once

#include <QColor>
#include <QIcon>
#include <QObject>
#include <QPalette>
#include <QString>

class QApplication;

namespace polymath {

/// The colours of the window, by what they are for. One set for light, one for dark.
struct ThemeColours {
    bool dark = false;
    QColor window;     ///< behind everything
    QColor surface;    ///< cards, fields, menus
    QColor raised;     ///< hover, chips, headers of tables
    QColor border;     ///< lines between things
    QColor ink;        ///< text
    QColor muted;      ///< second text, at least 4.5:1 on window and surface
    QColor accent;     ///< the one colour for what can be done
    QColor accentSoft; ///< selection, behind ink
    QColor onAccent;   ///< text on accent
    QColor good;       ///< gained
    QColor bad;        ///< lost, failed, does not fit
    QColor warning;    ///< look here
};

enum class ThemeChoice { System, Light, Dark };

/// What the window looks like: Fusion with palette and style sheet of our own, made in one place. Follows the system's
/// scheme while the choice is System. One object, made by main() and passed to whoever needs it.
class Theme : public QObject {
    Q_OBJECT

public:
    explicit Theme(QApplication& application);

    [[nodiscard]] const ThemeColours& colours() const { return m_colours; }
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    void choose(ThemeChoice choice);

Q_SIGNALS:
    void changed(); ///< after palette and style sheet are in place

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply();

    QApplication& m_application;
    ThemeChoice m_choice = ThemeChoice::System;
    ThemeColours m_colours;
    bool m_systemDark = false;
    bool m_applying = false;
};

[[nodiscard]] ThemeColours themeColours(bool dark);

/// An icon of resources/icons by name, drawn in the palette's text colour of the moment it is painted (so that it
/// follows the theme), in `role` where one is given. Unknown names assert.
[[nodiscard]] QIcon themedIcon(const QString& name, QPalette::ColorRole role = QPalette::ButtonText);

} // namespace polymath
