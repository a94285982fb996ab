#include "ui/widgets/stylesheet.h"

#include "ui/widgets/theme.h"

#include <QHash>

namespace polymath {

namespace {

constexpr const char* rules = R"css(
* { outline: none; }
QWidget { color: @ink; selection-background-color: @accent; selection-color: @onAccent; }
QMainWindow, QDialog { background: @window; }
QScrollArea, QScrollArea > QWidget > QWidget, QStackedWidget { background: transparent; border: none; }
QToolTip { background: @raised; color: @ink; border: 1px solid @border; padding: 6px 8px; }

QLabel { background: transparent; }
QLabel[role="title"] { font-size: @title; font-weight: 600; }
QLabel[role="heading"] { font-size: @heading; font-weight: 600; }
QLabel[role="figure"] { font-size: @figure; font-weight: 600; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="small"] { color: @muted; font-size: @small; }
QLabel[role="learned"] { color: @accent; font-size: @small; }
QLabel[role="good"] { color: @good; }
QLabel[role="bad"] { color: @bad; }
QLabel[role="warning"] { color: @warning; }
QLabel[role="reading"] { background: @raised; border: 1px solid @border; border-radius: 6px; }
QLabel[role="pill"] { background: @raised; color: @muted; border-radius: 9px; padding: 2px 9px; font-size: @small; }

QFrame[card="true"], QFrame[card="selectable"], QFrame[card="selected"] {
    background: @surface; border: 1px solid @border; border-radius: 10px; }
QFrame[card="selectable"]:hover { border-color: @accent; }
QFrame[card="selectable"]:focus { border: 1px solid @accent; }
QFrame[card="selected"] { border: 2px solid @accent; background: @accentSoft; }

QPushButton, QToolButton { background: @surface; border: 1px solid @border; border-radius: 7px; padding: 6px 14px;
    min-height: 20px; }
QToolButton { padding: 6px 8px; }
QPushButton:hover, QToolButton:hover { background: @raised; }
QPushButton:pressed, QToolButton:pressed { background: @border; }
QPushButton:focus, QToolButton:focus { border: 1px solid @accent; }
QPushButton:disabled, QToolButton:disabled { color: @faded; background: @window; }
QPushButton[kind="primary"] { background: @accent; color: @onAccent; border: 1px solid @accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[kind="primary"]:focus { border: 2px solid @ink; padding: 5px 13px; }
QPushButton[kind="primary"]:disabled { background: @raised; color: @faded; border-color: @border; }
QPushButton[kind="danger"] { color: @bad; }
QPushButton[kind="danger"]:hover { border-color: @bad; }
QPushButton[kind="danger"]:disabled { color: @faded; border-color: @border; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent; border: 1px solid transparent; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: @raised; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border: 1px solid @accent; }
QPushButton[kind="link"] { background: transparent; border: none; padding: 0; font-weight: 600; text-align: left; }
QPushButton[kind="link"]:hover, QPushButton[kind="link"]:focus { color: @accent; }
QPushButton[kind="chip"] { background: @surface; border-radius: 13px; padding: 3px 12px; }
QPushButton[kind="chip"]:checked { background: @accentSoft; border-color: @accent; }
QToolButton[kind="nav"] { background: transparent; border: 1px solid transparent; border-radius: 8px; padding: 8px 12px;
    text-align: left; color: @muted; }
QToolButton[kind="nav"]:hover { background: @raised; color: @ink; }
QToolButton[kind="nav"]:checked { background: @accentSoft; color: @ink; font-weight: 600; }
QToolButton[kind="nav"]:focus { border: 1px solid @accent; }
QToolButton[kind="nav"]:disabled { background: transparent; color: @faded; }
QToolButton[kind="term"] { background: transparent; border: 1px solid transparent; border-radius: 9px; padding: 0;
    min-height: 16px; max-height: 16px; min-width: 16px; max-width: 16px; }
QToolButton[kind="term"]:hover { background: @raised; }
QToolButton[kind="term"]:focus { border: 1px solid @accent; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QTextBrowser, QSpinBox, QDoubleSpinBox, QComboBox {
    background: @surface; border: 1px solid @border; border-radius: 7px; padding: 5px 9px; min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus {
    border: 1px solid @accent; }
QLineEdit QToolButton { background: transparent; border: none; padding: 0; min-height: 0; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: @faded; background: @window; }
QLineEdit[invalid="true"], QSpinBox[invalid="true"] { border: 1px solid @bad; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(:/icons/control-down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @border; padding: 4px;
    selection-background-color: @accentSoft; selection-color: @ink; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; width: 20px;
    border: none; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right;
    width: 20px; border: none; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/icons/control-up.svg); width: 11px; height: 11px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(:/icons/control-down.svg); width: 11px; height: 11px; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; padding: 2px; }
QCheckBox::indicator, QRadioButton::indicator, QTableView::indicator { width: 16px; height: 16px; border: 1px solid @muted; background: @surface; }
QCheckBox::indicator, QTableView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover, QCheckBox:focus::indicator,
QRadioButton:focus::indicator { border-color: @accent; }
QCheckBox::indicator:checked, QTableView::indicator:checked { background: @accentFill; border-color: @accentFill; image: url(:/icons/control-check.svg); }
QRadioButton::indicator:checked { border: 5px solid @accentFill; width: 8px; height: 8px; background: #ffffff; }
QTableView::indicator:selected { border-color: @ink; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @border; background: @raised; }

QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @border; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @accent; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -7px 0; border-radius: 9px; background: @surface;
    border: 2px solid @accent; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { background: @accentSoft; }
QProgressBar { background: @raised; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QProgressBar[kind="good"]::chunk { background: @good; }
QProgressBar[kind="bad"]::chunk { background: @bad; }

QTableView, QTreeView, QListView { background: @surface; alternate-background-color: @window; border: 1px solid @border;
    border-radius: 10px; gridline-color: @border; selection-background-color: @accentSoft; selection-color: @ink; }
QListView::item { padding: 7px 10px; border-radius: 6px; }
QListView::item:hover, QTableView::item:hover, QTreeView::item:hover { background: @raised; }
QListView::item:selected, QTableView::item:selected, QTreeView::item:selected { background: @accentSoft; color: @ink; }
QTreeWidget::item { padding: 4px 2px; }
QTableView::item { padding: 4px 8px; border: none; }
QTreeView::item { padding: 6px 4px; border: none; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 1px solid @accent; }
QHeaderView { background: transparent; }
QHeaderView::section:horizontal:first { border-top-left-radius: 9px; }
QHeaderView::section:horizontal:last { border-top-right-radius: 9px; }
QHeaderView::section { background: @surface; color: @muted; border: none; border-bottom: 1px solid @border;
    padding: 8px 8px; font-weight: 600; }
QTableCornerButton::section { background: @surface; border: none; }

QTabWidget::pane { border: none; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted; padding: 8px 14px; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @ink; }
QTabBar::tab:selected { color: @ink; border-bottom: 2px solid @accent; font-weight: 600; }
QTabBar::tab:focus { color: @accent; }

QMenuBar { background: @window; padding: 2px 6px; }
QMenuBar::item { padding: 5px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: @raised; }
QMenu { background: @surface; border: 1px solid @border; padding: 6px; }
QMenu::item { padding: 6px 26px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: @accentSoft; }
QMenu::item:disabled { color: @faded; }
QMenu::separator { height: 1px; background: @border; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }

QScrollBar:vertical { background: transparent; width: 16px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @border; border-radius: 4px; min-height: 32px; min-width: 32px; margin: 2px; }
QScrollBar::handle:vertical { margin: 2px 2px 2px 6px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; width: 8px; height: 8px; }
QStatusBar { background: @window; border-top: 1px solid @border; }

#rail { background: @surface; border: none; border-right: 1px solid @border; }
#jobBar { background: @surface; border: none; border-top: 1px solid @border; }
#toast { background: @ink; border-radius: 9px; }
#toast QLabel { color: @window; }
#toast QPushButton { background: transparent; border: none; color: @toastAction; font-weight: 600; }
#dropZone { border: 2px dashed @border; border-radius: 12px; background: transparent; }
#dropZone[active="true"] { border-color: @accent; background: @accentSoft; }
)css";

} // namespace

QString styleSheetOf(const ThemeColours& c, double points)
{
    QColor faded = c.muted;
    faded.setAlpha(130);
    const auto rgba = [](const QColor& colour) {
        return QString("rgba(%1,%2,%3,%4)")
            .arg(colour.red())
            .arg(colour.green())
            .arg(colour.blue())
            .arg(colour.alpha());
    };
    // Longer names first: "@accentSoft" must not be taken for "@accent".
    const auto size = [points](double share) { return QString::number(points * share, 'f', 1) + "pt"; };
    const std::pair<const char*, QString> values[] = {
        {"@title", size(2)},
        {"@heading", size(1.2)},
        {"@figure", size(1.6)},
        {"@small", size(0.9)},
        {"@accentHover", (c.dark ? c.accent.lighter(110) : c.accent.darker(112)).name()},
        {"@accentSoft", c.accentSoft.name()},
        {"@accentFill", (c.dark ? QColor("#5b76e8") : c.accent).name()},
        {"@toastAction", (c.dark ? QColor("#3a56d4") : QColor("#a9b9ff")).name()},
        {"@onAccent", c.onAccent.name()},
        {"@accent", c.accent.name()},
        {"@window", c.window.name()},
        {"@surface", c.surface.name()},
        {"@raised", c.raised.name()},
        {"@border", c.border.name()},
        {"@faded", rgba(faded)},
        {"@muted", c.muted.name()},
        {"@ink", c.ink.name()},
        {"@good", c.good.name()},
        {"@bad", c.bad.name()},
        {"@warning", c.warning.name()},
    };
    QString sheet = QString::fromLatin1(rules);
    for (const auto& [name, value] : values) {
        sheet.replace(QLatin1String(name), value);
    }
    return sheet;
}

} // namespace polymath
