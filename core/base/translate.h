#pragma once

/// Marks a literal that people see in the window, where it is looked up in this context. Expands to the literal alone:
/// lupdate collects it as it does QT_TRANSLATE_NOOP (`-tr-function-alias QT_TRANSLATE_NOOP=POLYMATH_TEXT`), and the
/// window shows it with QCoreApplication::translate(context, text).
#define POLYMATH_TEXT(context, text) text
