#include "ui/widgets/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace polymath {

QStringList languages() { return {"en", "de"}; }

QString languageName(const QString& code)
{
    return code == "en" ? QString("English") : QLocale(code).nativeLanguageName(); // not "American English"
}

void installLanguage(QCoreApplication& application, const QString& wanted)
{
    QLocale locale = wanted.isEmpty() ? QLocale() : QLocale(wanted);
    QString code = QLocale::languageToCode(locale.language());
    if (!languages().contains(code)) {
        code = "en";
        locale = QLocale(QLocale::English);
    }
    QLocale::setDefault(locale);
    auto* ours = new QTranslator(&application);
    // The English file only holds plurals; the words are in the source.
    if (ours->load(":/i18n/polymath_" + code + ".qm")) {
        QCoreApplication::installTranslator(ours);
    }
    auto* qts = new QTranslator(&application);
    if (code != "en" && qts->load("qtbase_" + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(qts);
    }
}

} // namespace polymath
