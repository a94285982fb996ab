#include "ui/dialogs/guide.h"

#include <QFile>
#include <QGuiApplication>
#include <QPalette>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextList>
#include <QTextTable>

namespace polymath {

namespace {

constexpr qreal lineHeight = 135;     ///< per cent
constexpr qreal aroundParagraph = 10; ///< pixels
constexpr qreal aboveHeading = 22;
constexpr qreal cellPadding = 6;
constexpr int contentsLevel = 2; ///< headings down to here begin a section

QString contentOf(const QString& file)
{
    QFile opened(guideRoot + file);
    const bool readable = opened.open(QIODevice::ReadOnly); // it is inside this program
    Q_ASSERT(readable);
    return QString::fromUtf8(opened.readAll());
}

/// What a person sees of Markdown, near enough for a search.
QString withoutMarks(QString markdown)
{
    static const QRegularExpression target(R"(\]\([^)]*\))");
    static const QRegularExpression marks(R"([*`\[\]!|]|^[#>]+ )", QRegularExpression::MultilineOption);
    return markdown.replace(target, "").replace(marks, "").simplified();
}

QList<GuideSection> sectionsOf(const QString& markdown)
{
    static const QRegularExpression heading("^(#+) (.*)$");
    QList<GuideSection> sections;
    bool code = false;
    for (const auto& line : markdown.split('\n')) {
        code = code != line.startsWith("```");
        const auto match = heading.match(line);
        if (!code && match.hasMatch() && match.capturedLength(1) <= contentsLevel) {
            const auto title = withoutMarks(match.captured(2));
            sections << GuideSection{title, guideAnchor(title), {}};
        } else if (!sections.isEmpty()) {
            sections.back().text += line + '\n';
        }
    }
    for (auto& section : sections) {
        section.text = section.title + ' ' + withoutMarks(section.text);
    }
    return sections;
}

GuidePage pageOf(const QString& file)
{
    const auto markdown = contentOf(file);
    const auto sections = sectionsOf(markdown);
    Q_ASSERT(!sections.isEmpty()); // every page has a title
    return {file, sections.front().title, markdown, sections};
}

void dressBlock(QTextBlock block, const QPalette& palette)
{
    QTextCursor cursor(block);
    auto format = block.blockFormat();
    const bool picture = block.text() == QChar(QChar::ObjectReplacementCharacter);
    format.setLineHeight(picture ? 100 : lineHeight, QTextBlockFormat::ProportionalHeight);
    if (format.headingLevel() > 0) {
        format.setTopMargin(block.blockNumber() == 0 ? 0 : aboveHeading);
        format.setBottomMargin(aroundParagraph / 2);
        QTextCharFormat anchor;
        anchor.setAnchor(true);
        anchor.setAnchorNames({guideAnchor(block.text())});
        cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(anchor);
    } else if (format.hasProperty(QTextFormat::BlockCodeFence) || format.hasProperty(QTextFormat::BlockCodeLanguage)) {
        format.setBackground(palette.alternateBase());
        format.setLineHeight(100, QTextBlockFormat::ProportionalHeight);
        format.setNonBreakableLines(false); // long commands go on in the next line
    } else if (format.hasProperty(QTextFormat::BlockQuoteLevel)) {
        format.setBackground(palette.alternateBase());
        format.setLeftMargin(aroundParagraph);
        format.setTopMargin(0);
        format.setBottomMargin(0);
    } else if (block.textList() == nullptr && cursor.currentTable() == nullptr) {
        format.setTopMargin(aroundParagraph);
        format.setBottomMargin(aroundParagraph);
    }
    QTextCursor(block).setBlockFormat(format);
}

void dressTables(QTextFrame* frame, const QPalette& palette)
{
    for (auto* child : frame->childFrames()) {
        if (auto* table = qobject_cast<QTextTable*>(child)) {
            auto format = table->format();
            format.setBorder(1);
            format.setBorderCollapse(true);
            format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setBorderBrush(palette.mid());
            format.setCellPadding(cellPadding);
            format.setCellSpacing(0);
            table->setFormat(format);
        }
        dressTables(child, palette);
    }
}

} // namespace

QList<GuidePage> guidePages()
{
    static const QRegularExpression link(R"(\]\(([^)#:]+\.md)\))");
    const auto index = pageOf(guideIndex);
    QStringList files;
    for (auto matches = link.globalMatch(index.markdown); matches.hasNext();) {
        const auto name = matches.next().captured(1);
        files << (name.startsWith("../") ? name.sliced(3) : "guide/" + name);
    }
    files.removeDuplicates(); // the text above the list leads to some as well
    QList<GuidePage> pages{index};
    for (const auto& file : files) {
        pages << pageOf(file);
    }
    return pages;
}

QString guideAnchor(const QString& heading)
{
    QString anchor;
    for (const auto letter : heading.toLower()) {
        if (letter.isLetterOrNumber() || letter == '-' || letter == '_') {
            anchor += letter;
        } else if (letter == ' ') {
            anchor += '-';
        }
    }
    return anchor;
}

void dressGuide(QTextDocument& document)
{
    const auto palette = QGuiApplication::palette();
    QTextCursor whole(&document);
    whole.beginEditBlock(); // laid out once, at the end
    for (auto block = document.begin(); block.isValid(); block = block.next()) {
        dressBlock(block, palette);
    }
    dressTables(document.rootFrame(), palette);
    whole.endEditBlock();
}

} // namespace polymath
