#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/sentences.h"
#include "ui/widgets/statestack.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QLabel>
#include <QLocale>

using namespace polymath;

/// Translators stay installed for the life of a program, so this one test walks through all of it.
TEST(Languages, SpeakGermanAndCountInEnglish)
{
    auto& application = *QCoreApplication::instance();
    installLanguage(application, "en");
    EXPECT_EQ(format::bytes(1'500'000'000), "1.50 GB");
    EXPECT_EQ(QCoreApplication::translate("polymath::MeasurePanel", "about %1"), "about %1");
    EXPECT_EQ(QCoreApplication::translate("polymath::SimpleSettings", "%n step(s)", nullptr, 1), "1 step");
    EXPECT_EQ(QCoreApplication::translate("polymath::SimpleSettings", "%n step(s)", nullptr, 2), "2 steps");
    installLanguage(application, "fi"); // a language that the program does not speak
    EXPECT_EQ(QLocale().language(), QLocale::English);
    installLanguage(application, "de");
    // What core wrote: recognised, translated, and with the values of the English sentence.
    EXPECT_EQ(translatedSentence("Train law"), "law trainieren");
    EXPECT_EQ(translatedSentence("Measuring zoo before the first step"), "zoo wird vor dem ersten Schritt gemessen")
        << "the longer pattern, though a shorter one fits too";
    EXPECT_EQ(translatedSentence("Measuring a on b on c"), "a wird auf b on c gemessen");
    EXPECT_EQ(
        translatedSentence("'/x/%1 (é).gguf' has no tensor 'a.b'. The file is damaged or incomplete; fetch it again."),
        QString("„/x/%1 (é).gguf“ hat keinen Tensor „a.b“. Die Datei ist beschädigt oder unvollständig; laden Sie "
                "sie noch einmal."));
    EXPECT_EQ(translatedSentence("'a. b' is not there. No project is open."),
              QString("„a. b“ ist nicht da. Es ist kein Projekt geöffnet."));
    EXPECT_EQ(translatedSentence("No project is open. Nobody translated this."),
              "No project is open. Nobody translated this.")
        << "one language at a time";
    EXPECT_EQ(translatedSentence("Steps (steps) must be a whole number from 1 to 9, not 'a'."),
              QString("Schritte (steps) muss eine ganze Zahl von 1 bis 9 sein, nicht „a“."))
        << "a setting's name is translated itself";
    EXPECT_EQ(translatedSentence("Weight average is made of LoRA, not of MoDE expert."),
              "Mittel der Gewichte besteht aus LoRA, nicht aus MoDE-Experte.");
    EXPECT_EQ(translatedSentence("Train it once more than before."), "Train it once more than before.") << "no title";
    EXPECT_EQ(translatedSentence("Nobody translated this."), "Nobody translated this.");
    EXPECT_EQ(translatedSentence(""), "");
    EXPECT_EQ(format::bytes(1'500'000'000), "1,50 GB");
    EXPECT_EQ(QCoreApplication::translate("pages", "Compare"), "Vergleichen");
    StateStack stack;
    stack.showFailed("x");
    bool found = false;
    for (const auto* label : stack.findChildren<QLabel*>()) {
        found = found || label->text().contains("nicht");
    }
    EXPECT_TRUE(found);
}
