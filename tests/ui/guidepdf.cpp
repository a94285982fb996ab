// Writes the user guide as a PDF: guide_pdf FILE. `./dev guide` runs it.

#include "ui/dialogs/guide.h"
#include "ui/widgets/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QHash>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

namespace {

using namespace polymath;

constexpr qreal layoutDpi = 96;
constexpr qreal footer = 28;         ///< pixels below the text
constexpr qreal widestPicture = 560; ///< pixels
constexpr qreal dialogScale = 0.6;   ///< of pictures of windows that are smaller
constexpr qreal indexIndent = 50;
constexpr QMarginsF margins{20, 18, 20, 14}; ///< millimetres

/// All pages as one text, with pictures where they are compiled in. On paper no link leads anywhere, so their words
/// stay.
QString wholeGuide(const QList<GuidePage>& pages)
{
    static const QRegularExpression picture(R"(!\[([^\]]*)\]\((?:\.\./)?(screenshots/[^)]*)\))");
    static const QRegularExpression link(R"((?<!!)\[([^\]]*)\]\((?!https?:)[^)]*\))");
    QString text;
    for (const auto& page : pages) {
        auto markdown = page.markdown;
        markdown.replace(link, "\\1").replace(picture, QString("![\\1](%1\\2)").arg(guideRoot));
        text += markdown + "\n\n";
    }
    return text;
}

void fitPictures(QTextDocument& document)
{
    for (auto block = document.begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            auto format = part.fragment().charFormat().toImageFormat();
            if (!format.isValid()) {
                continue;
            }
            const QImage picture(format.name());
            document.addResource(QTextDocument::ImageResource, QUrl(format.name()), picture);
            format.setWidth(std::min(widestPicture, picture.width() * dialogScale));
            format.setHeight(format.width() * picture.height() / picture.width());
            QTextCursor cursor(&document);
            cursor.setPosition(part.fragment().position());
            cursor.setPosition(part.fragment().position() + part.fragment().length(), QTextCursor::KeepAnchor);
            cursor.setCharFormat(format);
            break; // pictures stand alone, and what was changed is not walked over
        }
    }
}

void beginPage(QTextBlock block)
{
    auto format = block.blockFormat();
    format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
    QTextCursor(block).setBlockFormat(format);
}

bool beginsPage(const QTextBlock& block)
{
    return block.blockFormat().pageBreakPolicy().testFlag(QTextFormat::PageBreak_AlwaysBefore);
}

/// Every page of the guide begins on a new one.
void breakPages(QTextDocument& document)
{
    for (auto block = document.begin().next(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 1) {
            beginPage(block);
        }
    }
}

/// Lays out all of it anew: after changes here and there, what is below tables would not be drawn.
void layOut(QTextDocument& document)
{
    const auto size = document.pageSize();
    document.setPageSize(size * 2);
    document.setPageSize(size);
}

int pageOf(const QTextDocument& document, const QTextBlock& block)
{
    const auto top = document.documentLayout()->blockBoundingRect(block).top();
    const auto line = block.layout()->lineCount() > 0 ? block.layout()->lineAt(0).y() : 0; // moves alone
    return static_cast<int>(std::floor((top + line) / document.pageSize().height())) + 1;
}

/// Whether what a heading is about, its first text or picture, is on another page.
bool standsAlone(const QTextDocument& document, const QTextBlock& heading)
{
    const auto next = heading.next();
    const bool leadsToPicture = next.next().text() == QChar(QChar::ObjectReplacementCharacter);
    return pageOf(document, heading) != pageOf(document, leadsToPicture ? next.next() : next);
}

/// Moves headings that would stay alone at the end of a page to the next one.
void keepHeadings(QTextDocument& document)
{
    for (bool moved = true; moved;) {
        std::vector<QTextBlock> lonely; // the first of each chapter: where one moves, those after it do
        bool found = false;
        for (auto block = document.begin(); block.next().isValid(); block = block.next()) {
            const int level = block.blockFormat().headingLevel();
            found = found && level != 1;
            if (level > 1 && !found && !beginsPage(block) && standsAlone(document, block)) {
                lonely.push_back(block);
                found = true;
            }
        }
        std::for_each(lonely.begin(), lonely.end(), beginPage);
        layOut(document);
        moved = !lonely.empty();
    }
}

/// Puts the numbers of pages behind the titles in the index, which is the first page.
void numberIndex(QTextDocument& document)
{
    QHash<QString, int> numbers;
    for (auto block = document.begin().next(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 1) {
            numbers.insert(block.text(), pageOf(document, block));
        }
    }
    for (auto block = document.begin().next(); block.isValid() && block.blockFormat().headingLevel() != 1;
         block = block.next()) {
        if (const auto found = numbers.constFind(block.text()); found != numbers.constEnd()) {
            auto format = block.blockFormat();
            format.setTabPositions(
                {QTextOption::Tab(document.pageSize().width() - indexIndent, QTextOption::RightTab)});
            QTextCursor cursor(block);
            cursor.setBlockFormat(format);
            cursor.movePosition(QTextCursor::EndOfBlock);
            cursor.insertText('\t' + QString::number(*found));
        }
    }
}

bool write(QTextDocument& document, const QString& file)
{
    QPdfWriter writer(file);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(margins, QPageLayout::Millimeter);
    writer.setTitle("Polymath's user guide");
    writer.setCreator("Polymath");
    const qreal scale = writer.resolution() / layoutDpi;
    const QSizeF page(writer.width() / scale, writer.height() / scale - footer);
    document.setPageSize(page);
    keepHeadings(document);
    numberIndex(document);
    layOut(document);
    QPainter painter;
    if (!painter.begin(&writer)) {
        return false;
    }
    painter.scale(scale, scale);
    for (int number = 1; number <= document.pageCount(); ++number) {
        if (number > 1) {
            writer.newPage();
        }
        const QRectF shown(0, (number - 1) * page.height(), page.width(), page.height());
        painter.save();
        painter.translate(0, -shown.top());
        document.drawContents(&painter, shown.adjusted(0, 0, 0, -1)); // nothing of the next page
        painter.restore();
        painter.setFont(document.defaultFont());
        painter.setPen(themeColours(false).muted);
        painter.drawText(QRectF(0, page.height(), page.width(), footer), Qt::AlignRight | Qt::AlignBottom,
                         QString::number(number));
    }
    return painter.end();
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (QApplication::arguments().size() != 2) {
        std::fprintf(stderr, "guide_pdf FILE\n");
        return 2;
    }
    Theme theme(application);
    theme.choose(ThemeChoice::Light);
    QFont font("DejaVu Sans");
    font.setPointSizeF(9);
    font.setHintingPreference(QFont::PreferNoHinting);
    QTextDocument document;
    document.setDefaultFont(font);
    document.setDocumentMargin(0);
    document.setMarkdown(wholeGuide(guidePages()));
    dressGuide(document);
    fitPictures(document);
    breakPages(document);
    if (!write(document, QApplication::arguments()[1])) {
        std::fprintf(stderr, "%s cannot be written.\n", qPrintable(QApplication::arguments()[1]));
        return 1;
    }
    return 0;
}
