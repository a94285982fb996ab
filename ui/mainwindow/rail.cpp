#include "ui/mainwindow/rail.h"

#include "ui/widgets/card.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace polymath {

namespace {
constexpr int wide = 208;
constexpr int narrow = 64;
constexpr int besideNames = 90; ///< icon, gaps and margins
} // namespace

QString pageName(PageId page)
{
    static const std::array names{QT_TRANSLATE_NOOP("pages", "Start"),      QT_TRANSLATE_NOOP("pages", "Model"),
                                  QT_TRANSLATE_NOOP("pages", "Data"),       QT_TRANSLATE_NOOP("pages", "Train"),
                                  QT_TRANSLATE_NOOP("pages", "Compose"),    QT_TRANSLATE_NOOP("pages", "Compare"),
                                  QT_TRANSLATE_NOOP("pages", "Playground"), QT_TRANSLATE_NOOP("pages", "Export")};
    return QCoreApplication::translate("pages", names[static_cast<std::size_t>(page)]);
}

QString pageIcon(PageId page)
{
    static const std::array names{"home", "model", "data", "train", "compose", "compare", "playground", "export"};
    return names[static_cast<std::size_t>(page)];
}

Rail::Rail(QWidget* parent) : QFrame(parent), m_buttons(new QButtonGroup(this))
{
    setObjectName("rail");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 16, 10, 12);
    layout->setSpacing(3);
    m_project = makeLabel({}, "heading");
    m_project->setContentsMargins(12, 0, 8, 10);
    layout->addWidget(m_project);
    for (int index = 0; index < pageCount; ++index) {
        const auto page = static_cast<PageId>(index);
        auto* button = new QToolButton;
        button->setObjectName("nav" + QString::number(index + 1));
        button->setProperty("kind", "nav");
        button->setCheckable(true);
        button->setIcon(themedIcon(pageIcon(page)));
        button->setIconSize({20, 20});
        button->setText("  " + pageName(page));
        button->setToolTip(tr("%1 (Ctrl+%2)").arg(pageName(page)).arg(index + 1));
        button->setAccessibleName(pageName(page));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_buttons->addButton(button, index);
        layout->addWidget(button);
    }
    layout->addStretch();
    m_hardware = makeLabel({}, "small", true);
    m_hardware->setContentsMargins(12, 0, 8, 0);
    layout->addWidget(m_hardware);
    m_graphics = new QPushButton;
    m_graphics->setObjectName("railGraphics");
    m_graphics->setAccessibleName(tr("Graphics processor"));
    m_graphics->setProperty("kind", "link");
    m_graphics->hide();
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 4, 8, 0);
    row->addWidget(m_graphics);
    layout->addLayout(row);
    connect(m_graphics, &QPushButton::clicked, this, &Rail::graphicsRequested);
    connect(m_buttons, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT chosen(static_cast<PageId>(id)); });
    setFixedWidth(wideEnough());
    setProject({}, false);
}

/// For the longest name of a page, bold as the current one is.
int Rail::wideEnough() const
{
    auto bold = font();
    bold.setWeight(QFont::DemiBold);
    int words = 0;
    for (int index = 0; index < pageCount; ++index) {
        words = std::max(words, QFontMetrics(bold).horizontalAdvance(pageName(static_cast<PageId>(index))));
    }
    return std::max(wide, words + besideNames);
}

void Rail::setCurrent(PageId page)
{
    auto* button = m_buttons->button(static_cast<int>(page));
    button->setChecked(true);
    if (m_buttons->buttons().contains(qobject_cast<QAbstractButton*>(focusWidget()))) {
        button->setFocus(); // where the pages are chosen by other ways, the frame of the focus does not stay behind
    }
}

void Rail::setProject(const QString& name, bool readOnly)
{
    const auto shown = name.isEmpty() ? QString("Polymath") : name;
    m_project->setText(m_project->fontMetrics().elidedText(shown, Qt::ElideRight, wideEnough() - 44));
    m_project->setToolTip(readOnly ? tr("%1 is open in another window, so it can only be looked at here.").arg(shown)
                                   : shown);
    if (readOnly) {
        m_project->setText(m_project->text() + " " + QChar(0x1F512));
    }
}

void Rail::setCompact(bool compact)
{
    if (m_compact == compact) {
        return;
    }
    m_compact = compact;
    setFixedWidth(compact ? narrow : wideEnough());
    m_project->setVisible(!compact);
    m_hardware->setVisible(!compact);
    m_graphics->setVisible(!compact && !m_graphics->text().isEmpty());
    for (auto* button : m_buttons->buttons()) {
        static_cast<QToolButton*>(button)->setToolButtonStyle(compact ? Qt::ToolButtonIconOnly
                                                                      : Qt::ToolButtonTextBesideIcon);
    }
}

void Rail::setHardware(const QString& text, const QString& tip)
{
    m_hardware->setText(text);
    m_hardware->setToolTip(tip);
}

void Rail::setGraphics(const QString& text, const QString& tip)
{
    m_graphics->setText(text);
    m_graphics->setToolTip(tip);
    m_graphics->setVisible(!m_compact && !text.isEmpty());
}

} // namespace polymath
