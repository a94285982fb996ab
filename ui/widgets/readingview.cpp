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

constexpr float tokenTint = 0.16F;
constexpr int mostCharacters = 20'000; ///< of one text; laying out more takes too long

class Writer {
public:
    explicit Writer(QTextDocument* document) : m_cursor(document) {}

    /// Small and in bold.
    void heading(const QString& text, int spaceAbove)
    {
        paragraph({}, QPalette::PlaceholderText, spaceAbove);
        QTextCharFormat characters;
        characters.setForeground(QGuiApplication::palette().brush(QPalette::PlaceholderText));
        characters.setFontWeight(QFont::DemiBold);
        characters.setProperty(QTextFormat::FontSizeAdjustment, -1);
        insert(text, characters);
    }

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
        insert(text, characters);
    }

    /// Every other token on a tint of the text's colour, so that their borders are seen.
    void tokens(const QStringList& pieces, QPalette::ColorRole role)
    {
        QTextCharFormat plain;
        plain.setForeground(QGuiApplication::palette().brush(role));
        auto tinted = plain;
        auto tint = QGuiApplication::palette().color(role);
        tint.setAlphaF(tokenTint);
        tinted.setBackground(tint);
        bool odd = false;
        for (const auto& piece : pieces) {
            odd = !odd;
            insert(piece, odd ? tinted : plain);
        }
    }

private:
    void insert(const QString& text, const QTextCharFormat& characters)
    {
        // Line ends inside a text stay inside its paragraph.
        m_cursor.insertText(QString(text).replace('\n', QChar::LineSeparator), characters);
    }

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
    for (const auto& [prompt, text, promptTokens, textTokens, place] : m_texts) {
        if (!place.isEmpty()) {
            writer.heading(place, above);
            above = 2;
        }
        const auto part = [&](const QString& whole, const QStringList& tokens, QPalette::ColorRole role) {
            writer.paragraph(tokens.isEmpty() ? whole.left(mostCharacters) : QString(), role, above);
            writer.tokens(tokens, role);
            above = 2;
        };
        if (!prompt.isEmpty()) {
            part(prompt, promptTokens, QPalette::PlaceholderText);
        }
        part(text, textTokens, QPalette::Link);
        const bool cut = text.size() > mostCharacters || prompt.size() > mostCharacters ||
                         (!textTokens.isEmpty() && textTokens.join(QString()).size() + 1 < text.size());
        if (cut) {
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
