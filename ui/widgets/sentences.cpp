#include "ui/widgets/sentences.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <algorithm>
#include <optional>
#include <vector>

namespace polymath {

namespace {

constexpr const char* context = "sentences";
constexpr int mostRemembered = 2000;

struct Pattern {
    QString english;
    QRegularExpression expression; ///< a group for each "%1", in their order
};

const QRegularExpression& placeholder()
{
    static const QRegularExpression expression("%([1-9])");
    return expression;
}

Pattern patternOf(const QString& english)
{
    QString expression;
    qsizetype end = 0;
    for (auto matches = placeholder().globalMatch(english); matches.hasNext();) {
        const auto match = matches.next();
        expression += QRegularExpression::escape(english.mid(end, match.capturedStart() - end)) + "(.+?)";
        end = match.capturedEnd();
    }
    expression += QRegularExpression::escape(english.mid(end));
    return {english, QRegularExpression(QRegularExpression::anchoredPattern(expression),
                                        QRegularExpression::DotMatchesEverythingOption)};
}

/// Every pattern that is marked in the program, which a test keeps complete in its German translation. What says more
/// itself comes first: "Measuring %1 before the first step" before "Measuring %1".
std::vector<Pattern> readPatterns()
{
    std::vector<Pattern> patterns;
    QFile file(":/i18n/sentences.ts");
    QXmlStreamReader reader(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    bool ours = false;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (reader.name() == QLatin1String("name")) {
            ours = reader.readElementText() == QLatin1String(context);
        } else if (ours && reader.name() == QLatin1String("source")) {
            patterns.push_back(patternOf(reader.readElementText()));
        }
    }
    const auto own = [](const Pattern& pattern) {
        return pattern.english.size() - 2 * pattern.expression.captureCount();
    };
    std::stable_sort(patterns.begin(), patterns.end(),
                     [&own](const Pattern& left, const Pattern& right) { return own(left) > own(right); });
    return patterns;
}

/// A value that is marked itself, such as what a file seems to be, or a method's name; others stay as they are.
QString translatedValue(const QString& english)
{
    for (const auto* where : {context, "methods", "settings"}) {
        if (const auto text = QCoreApplication::translate(where, english.toUtf8().constData()); text != english) {
            return text;
        }
    }
    return english;
}

/// The translation of a text that one pattern makes whole.
std::optional<QString> translatedWhole(const QString& english)
{
    static const auto patterns = readPatterns();
    for (const auto& pattern : patterns) {
        if (english.endsWith('.') && !pattern.english.endsWith('.')) {
            continue; // "Import %1" is a title, and no beginning of a sentence
        }
        const auto match = pattern.expression.match(english);
        if (!match.hasMatch()) {
            continue;
        }
        QHash<QString, QString> values; // by placeholder
        int group = 1;
        for (auto places = placeholder().globalMatch(pattern.english); places.hasNext(); ++group) {
            values[places.next().captured()] = translatedValue(match.captured(group));
        }
        const auto wanted = QCoreApplication::translate(context, pattern.english.toUtf8().constData());
        QString text;
        qsizetype end = 0;
        for (auto places = placeholder().globalMatch(wanted); places.hasNext();) {
            const auto place = places.next();
            text += wanted.mid(end, place.capturedStart() - end) + values.value(place.captured());
            end = place.capturedEnd();
        }
        return text + wanted.mid(end);
    }
    return std::nullopt;
}

/// The same of one sentence or several, each of a pattern: "Files taken: 1 of 2. ... Files that could not be read: 1."
std::optional<QString> translated(const QString& english)
{
    for (auto stop = english.indexOf(". "); stop >= 0; stop = english.indexOf(". ", stop + 1)) {
        const auto first = translatedWhole(english.first(stop + 1));
        const auto rest = first ? translated(english.sliced(stop + 2)) : std::nullopt;
        if (rest) {
            return *first + " " + *rest;
        }
    }
    return translatedWhole(english);
}

} // namespace

QString translatedSentence(const std::string& english)
{
    static thread_local QHash<QString, QString> known; // lists ask for the same titles again and again
    const auto text = QString::fromStdString(english);
    if (const auto found = known.constFind(text); found != known.constEnd()) {
        return *found;
    }
    if (known.size() >= mostRemembered) {
        known.clear();
    }
    return *known.insert(text, translated(text).value_or(text));
}

} // namespace polymath
