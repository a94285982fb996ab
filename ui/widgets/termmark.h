#pragma once

#include <QString>

class QLayout;
class QToolButton;
class QWidget;

namespace polymath {

/// A small "?" beside a word of the field: opens the glossary at that word, through its link "glossary:key". `term` is
/// the word as it is read out.
[[nodiscard]] QToolButton* makeTermMark(const QString& key, const QString& term);

/// Another word for a mark that is there, where what stands beside it changes.
void setTerm(QToolButton* mark, const QString& key, const QString& term);

/// `widget` with the mark of a term at its right.
[[nodiscard]] QWidget* withTermMark(QWidget* widget, const QString& key, const QString& term);

} // namespace polymath
