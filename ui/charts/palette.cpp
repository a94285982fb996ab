#include "ui/charts/palette.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QPalette>

#include <algorithm>
#include <array>
#include <cmath>

namespace polymath::charts {

namespace {

constexpr QRgb grey = 0xFF7A808A;
constexpr std::array<QRgb, 7> colours{
    0xFF0072B2, // blue
    0xFFD55E00, // vermillion
    0xFF009E73, // bluish green
    0xFFC46FA0, // reddish purple, darkened
    0xFFB98000, // orange, darkened
    0xFF2F95CF, // sky blue, darkened
    0xFF8F8800, // yellow, darkened
};

double luminance(const QColor& colour)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

QColor domainColour(int index)
{
    return QColor::fromRgb(colours[static_cast<std::size_t>(std::max(index, 0)) % colours.size()]);
}

QColor subjectColour(int index) { return index <= 0 ? QColor::fromRgb(grey) : domainColour(index - 1); }

QColor slotColour(int index) { return subjectColour(index); }

double contrast(const QColor& first, const QColor& second)
{
    const auto [darker, lighter] = std::minmax(luminance(first), luminance(second));
    return (lighter + 0.05) / (darker + 0.05);
}

ChartTheme ChartTheme::light()
{
    ChartTheme theme;
    theme.background = QColor::fromRgb(0xFFFFFFFF);
    theme.ink = QColor::fromRgb(0xFF23272E);
    theme.muted = QColor::fromRgb(0xFF667080);
    theme.faint = QColor::fromRgb(0xFFE8EAEE);
    theme.gain = QColor::fromRgb(0xFF2B7BBA);
    theme.loss = QColor::fromRgb(0xFFD1611F);
    return theme;
}

ChartTheme ChartTheme::dark()
{
    ChartTheme theme;
    theme.background = QColor::fromRgb(0xFF181B20);
    theme.ink = QColor::fromRgb(0xFFE6E9EE);
    theme.muted = QColor::fromRgb(0xFF9AA3B2);
    theme.faint = QColor::fromRgb(0xFF2B3038);
    theme.gain = QColor::fromRgb(0xFF3288C9);
    theme.loss = QColor::fromRgb(0xFFD9692A);
    return theme;
}

ChartTheme ChartTheme::of(const QPalette& palette)
{
    const QColor base = palette.color(QPalette::Base);
    ChartTheme theme = luminance(palette.color(QPalette::Window)) < 0.18 ? dark() : light();
    if (contrast(base, theme.background) < 1.15) { // the page's own shade, where colours stay readable on it
        theme.background = base;
    }
    return theme;
}

QString ChartTheme::family() const
{
    if (!fontFamily.isEmpty()) {
        return fontFamily;
    }
    return QGuiApplication::platformName() == "offscreen"
               ? QString("DejaVu Sans")
               : QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
}

} // namespace polymath::charts
