#include "ui/widgets/theme.h"

#include "ui/widgets/stylesheet.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QStyle>
#include <QStyleFactory>
#include <QSvgRenderer>

#include <algorithm>

namespace polymath {

namespace {

constexpr double smallestText = 10; ///< points
constexpr double largestText = 20;

QPalette paletteOf(const ThemeColours& c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.ink);
    palette.setColor(QPalette::Base, c.surface);
    palette.setColor(QPalette::AlternateBase, c.raised);
    palette.setColor(QPalette::Text, c.ink);
    palette.setColor(QPalette::PlaceholderText, c.muted);
    palette.setColor(QPalette::Button, c.surface);
    palette.setColor(QPalette::ButtonText, c.ink);
    palette.setColor(QPalette::BrightText, c.onAccent);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::ToolTipBase, c.raised);
    palette.setColor(QPalette::ToolTipText, c.ink);
    palette.setColor(QPalette::Light, c.raised);
    palette.setColor(QPalette::Midlight, c.raised);
    palette.setColor(QPalette::Mid, c.border);
    palette.setColor(QPalette::Dark, c.border);
    palette.setColor(QPalette::Shadow, c.dark ? QColor(Qt::black) : c.border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::BrightText,
                            QPalette::HighlightedText}) { // the last two are of icons on the accent
        QColor faded = c.muted;
        faded.setAlpha(140);
        palette.setColor(QPalette::Disabled, role, faded);
    }
    return palette;
}

/// Paints an SVG whose strokes are `currentColor` in a colour of the application's palette.
class ThemedIconEngine : public QIconEngine {
public:
    ThemedIconEngine(QByteArray svg, QString name, QPalette::ColorRole role)
        : m_svg(std::move(svg)), m_name(std::move(name)), m_role(role)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const auto role = mode == QIcon::Selected ? QPalette::HighlightedText : m_role;
        const auto colour = QGuiApplication::palette().color(group, role);
        QByteArray svg = m_svg;
        svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
        QSvgRenderer renderer(svg);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setOpacity(painter->opacity() * colour.alphaF());
        const int side = qMin(rect.width(), rect.height());
        renderer.render(painter, QRectF(rect.x() + (rect.width() - side) / 2.0, rect.y() + (rect.height() - side) / 2.0,
                                        side, side));
        painter->restore();
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    QIconEngine* clone() const override { return new ThemedIconEngine(m_svg, m_name, m_role); }
    QString iconName() override { return m_name; }

private:
    QByteArray m_svg;
    QString m_name;
    QPalette::ColorRole m_role;
};

} // namespace

ThemeColours themeColours(bool dark)
{
    if (dark) {
        return {true,
                QColor("#13161b"),
                QColor("#1a1e25"),
                QColor("#232933"),
                QColor("#2e3541"),
                QColor("#e7eaf0"),
                QColor("#9aa5b6"),
                QColor("#8aa2ff"),
                QColor("#28335c"),
                QColor("#0f1320"),
                QColor("#4cc38a"),
                QColor("#ff8577"),
                QColor("#f2b84b")};
    }
    return {false,
            QColor("#f5f6f8"),
            QColor("#ffffff"),
            QColor("#eef0f4"),
            QColor("#dfe3e9"),
            QColor("#1b212b"),
            QColor("#5b6676"),
            QColor("#3a56d4"),
            QColor("#e3e8fc"),
            QColor("#ffffff"),
            QColor("#1a7f4f"),
            QColor("#c4362b"),
            QColor("#96600a")};
}

Theme::Theme(QApplication& application) : QObject(&application), m_application(application)
{
    m_systemDark = application.palette().color(QPalette::Window).lightness() < 128;
    application.setStyle(QStyleFactory::create("Fusion"));
    auto font = application.font();
    font.setPointSizeF(std::clamp(font.pointSizeF(), smallestText, largestText)); // as the system has it, within reason
    application.setFont(font);
    application.installEventFilter(this);
    apply();
}

void Theme::choose(ThemeChoice choice)
{
    if (m_choice != choice) {
        m_choice = choice;
        apply();
    }
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    // The platform hands out its own palette when the user switches the system between light and dark.
    if (event->type() == QEvent::ApplicationPaletteChange && watched == &m_application && !m_applying) {
        const auto window = QGuiApplication::palette().color(QPalette::Window);
        if (window != m_colours.window) {
            m_systemDark = window.lightness() < 128;
            apply();
        }
    }
    return QObject::eventFilter(watched, event);
}

void Theme::apply()
{
    m_applying = true;
    m_colours = themeColours(m_choice == ThemeChoice::System ? m_systemDark : m_choice == ThemeChoice::Dark);
    m_application.setPalette(paletteOf(m_colours));
    m_application.setStyleSheet(styleSheetOf(m_colours, m_application.font().pointSizeF()));
    m_applying = false;
    QPixmapCache::clear();
    Q_EMIT changed();
}

QIcon themedIcon(const QString& name, QPalette::ColorRole role)
{
    QFile file(":/icons/" + name + ".svg");
    const bool found = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(found, "themedIcon", qPrintable(name));
    return QIcon(new ThemedIconEngine(found ? file.readAll() : QByteArray(), name, role));
}

} // namespace polymath
