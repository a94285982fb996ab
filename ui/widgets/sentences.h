#pragma once

#include <QString>

#include <string>

namespace polymath {

/// A sentence of core, the worker or the database in the window's language: its pattern (core/base/translate.h,
/// sentence()) is recognised and translated, with its values put back. What has no pattern stays as it is.
/// Any thread.
[[nodiscard]] QString translatedSentence(const std::string& english);

} // namespace polymath
