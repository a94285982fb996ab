#pragma once

#include <QList>
#include <QString>

class QTextDocument;

namespace polymath {

/// A part of a page of the user guide, from a heading of the first or second level to the next one.
struct GuideSection {
    QString title;
    QString anchor; ///< of links: "train.md#presets"
    QString text;   ///< without its marks, to search in
};

/// A page of docs/, which is compiled in below guideRoot with the pictures that it shows.
struct GuidePage {
    QString file; ///< below guideRoot: "guide/train.md"
    QString title;
    QString markdown;
    QList<GuideSection> sections; ///< the first is the page's beginning
};

constexpr const char* guideRoot = ":/docs/";
constexpr const char* guideIndex = "guide/index.md";

/// The index, then the pages in the order in which it links to them.
[[nodiscard]] QList<GuidePage> guidePages();

/// A heading as the end of a link, as GitHub makes them: "What it will take" is "what-it-will-take".
[[nodiscard]] QString guideAnchor(const QString& heading);

/// Gives a document that was set from Markdown its looks in the palette's colours, and its headings their anchors.
void dressGuide(QTextDocument& document);

} // namespace polymath
