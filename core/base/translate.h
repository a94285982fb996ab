#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// Marks a literal that people see in the window, where it is looked up in this context. Expands to the literal alone:
/// lupdate collects it as it does QT_TRANSLATE_NOOP (`-tr-function-alias QT_TRANSLATE_NOOP=POLYMATH_TEXT`), and the
/// window shows it with QCoreApplication::translate(context, text).
#define POLYMATH_TEXT(context, text) text

/// A sentence of a pattern with "%1" to "%9" where its values go. Patterns marked as POLYMATH_TEXT("sentences", "...")
/// are recognised by the window wherever it is about to show such a sentence (ui/widgets/sentences.h).
[[nodiscard]] std::string sentence(std::string_view pattern, const std::vector<std::string>& values);

} // namespace polymath
