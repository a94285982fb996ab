#pragma once

#include <QColor>
#include <QString>

class QPalette;

/// The colours of subjects, domains and gate slots: one place for charts and pages, readable on light and dark.
namespace polymath::charts {

/// Okabe and Ito's colours in their order of use, darkened or lightened so that each has a contrast of at least 3:1
/// against the backgrounds of both themes (WCAG 2.1, 1.4.11). They repeat after seven.
/// `index` is the subject's number: 0 is the base (grey), see subjectOrder() in ui/models/chartdata.h.
[[nodiscard]] QColor subjectColour(int index);
/// `index` is the domain's place in the project, from 0.
[[nodiscard]] QColor domainColour(int index);
/// 0 is the backbone (grey); otherwise the number of the slot's expert as a subject, whose colour it has.
[[nodiscard]] QColor slotColour(int index);

/// Contrast of two opaque colours, 1 to 21 (WCAG 2.1, "contrast ratio").
[[nodiscard]] double contrast(const QColor& first, const QColor& second);

/// How charts look. A value: charts take it again whenever it changes.
struct ChartTheme {
    QColor background;
    QColor ink;   ///< titles, names, values
    QColor muted; ///< subtitles, tick labels
    QColor faint; ///< grid
    QColor gain;  ///< ends of the diverging scale, told apart by the colour-blind
    QColor loss;
    QString fontFamily; ///< empty: the system's, see family()
    int titleSize = 17; ///< pixels
    int textSize = 12;  ///< pixels
    int smallSize = 11; ///< pixels

    [[nodiscard]] static ChartTheme light();
    [[nodiscard]] static ChartTheme dark();
    /// light() or dark(), whichever the palette's window colour is nearer to, on the palette's base colour.
    [[nodiscard]] static ChartTheme of(const QPalette& palette);
    /// fontFamily, or the system's font; "DejaVu Sans" without a screen, so that files look alike everywhere.
    [[nodiscard]] QString family() const;
    bool operator==(const ChartTheme&) const = default;
};

} // namespace polymath::charts
