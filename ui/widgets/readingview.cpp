#include "ui/widgets/readingview.h"

#include "ui/widgets/card.h"

#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QTextBlockFormat>
#include <QTextCharFormat>
#include <QTextCursor>

#include <utility>

namespace polymath {

namespace {

constexpr int mostCharacters = 20'000; ///< of one text; laying out more takes too long

class Writer {
public:
    explicit Writer(QTextDocument* document) : m_cursor(document) {}

    void paragraph(const QString& text, QPalette::ColorRole role, int spaceAbove)
    {
        QTextBlockFormat block;
        block.setTopMargin(spaceAbove);
        block.setLineHeight(130, QTextBlockFormat::ProportionalHeight);
        QTextCharFormat characters;
        characters.setForeground(QGuiApplication::palette().brush(role)); // the style sheet fades the widget's
        if (m_first) {
            m_cursor.setBlockFormat(block);
        } else {
            m_cursor.insertBlock(block);
        }
        m_first = false;
        // Line ends inside a text stay inside its paragraph.
        m_cursor.insertText(QString(text).replace('\n', QChar::LineSeparator), characters);
    }

private:
    QTextCursor m_cursor;
    bool m_first = true;
};

} // namespace

ReadingView::ReadingView(QWidget* parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    document()->setDocumentMargin(8);
}

void ReadingView::setTexts(std::vector<ReadingText> texts)
{
    m_texts = std::move(texts);
    write();
}

void ReadingView::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        write();
    }
}

void ReadingView::write()
{
    clear();
    Writer writer(document());
    int above = 0;
    for (const auto& [prompt, text] : m_texts) {
        if (!prompt.isEmpty()) {
            writer.paragraph(prompt.left(mostCharacters), QPalette::PlaceholderText, above);
            above = 2;
        }
        writer.paragraph(text.left(mostCharacters), QPalette::Link, above);
        if (text.size() > mostCharacters || prompt.size() > mostCharacters) {
            writer.paragraph(tr("… and so on; only the beginning is shown here."), QPalette::PlaceholderText, 4);
        }
        above = 18;
    }
    moveCursor(QTextCursor::Start);
}

QWidget* makeReadingLegend()
{
    auto* legend = new QWidget;
    auto* row = new QHBoxLayout(legend);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    auto* learned = makeLabel(ReadingView::tr("Coloured: what the model learns to write"), "learned");
    auto* read = makeLabel(ReadingView::tr("Grey: what it is given to read"), "small");
    row->addWidget(learned);
    row->addWidget(read);
    row->addStretch();
    return legend;
}

} // namespace polymath
