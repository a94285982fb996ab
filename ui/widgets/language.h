#pragma once

#include <QString>
#include <QStringList>

class QCoreApplication;

namespace polymath {

/// The languages that the program speaks, as codes ("en", "de"). English is in the source.
[[nodiscard]] QStringList languages();
/// A language in its own word: "Deutsch".
[[nodiscard]] QString languageName(const QString& code);

/// Installs translations of ours and of Qt for the rest of the program's life: `wanted`, or the system's language where
/// it is empty. Numbers and dates follow. Call once, before the first window.
void installLanguage(QCoreApplication& application, const QString& wanted);

} // namespace polymath
