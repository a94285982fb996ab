#pragma once

#include <QString>

namespace polymath {

struct ThemeColours;

/// The style sheet of the whole application. Widgets choose a variant by dynamic properties:
///
/// | property | on | values |
/// |---|---|---|
/// | `kind` | QPushButton, QToolButton | "primary", "quiet", "danger", "chip", "link", "nav" |
/// | `role` | QLabel | "title", "heading", "muted", "small", "figure", "good", "bad", "warning", "pill", "learned",
/// "reading" | | `kind` | QProgressBar | "good", "bad" | | `card` | QFrame | true, "selectable", "selected" |
/// Titles and small text have their share of `points`, the size of plain text.
[[nodiscard]] QString styleSheetOf(const ThemeColours& colours, double points);

} // namespace polymath
