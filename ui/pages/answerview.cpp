#include "ui/pages/answerview.h"

#include "ui/pages/tokencard.h"

#include <QAbstractTextDocumentLayout>
#include <QHelpEvent>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <functional>

namespace polymath {

namespace {

constexpr std::chrono::milliseconds drawEvery{33};
constexpr double strongest = 0.45; ///< opacity behind a token that one expert decided alone

std::size_t heaviest(const std::vector<double>& weights)
{
    return static_cast<std::size_t>(std::max_element(weights.begin(), weights.end()) - weights.begin());
}

} // namespace

AnswerView::AnswerView(QWidget* parent) : QTextEdit(parent), m_timer(new QTimer(this)), m_card(new TokenCard(this))
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(8);
    viewport()->setMouseTracking(true);
    m_timer->setSingleShot(true);
    m_timer->setInterval(drawEvery);
    connect(m_timer, &QTimer::timeout, this, &AnswerView::drawWaiting);
}

void AnswerView::setSlots(std::vector<SlotLook> slotLooks)
{
    m_slots = std::move(slotLooks);
    recolour();
}

void AnswerView::setColoured(bool coloured)
{
    if (m_coloured != coloured) {
        m_coloured = coloured;
        recolour();
    }
}

void AnswerView::startParagraph()
{
    drawWaiting();
    if (!document()->isEmpty()) {
        QTextCursor cursor(document());
        cursor.movePosition(QTextCursor::End);
        cursor.insertBlock();
    }
}

void AnswerView::addQuestion(const QString& text)
{
    startParagraph();
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    QTextBlockFormat block;
    block.setTopMargin(document()->blockCount() > 1 ? 14 : 0);
    block.setBottomMargin(6);
    cursor.setBlockFormat(block);
    QTextCharFormat format;
    format.setFontWeight(QFont::DemiBold);
    QString lines = text;
    cursor.insertText(lines.replace('\n', QChar::LineSeparator), format);
    cursor.insertBlock(QTextBlockFormat(), QTextCharFormat());
    m_answerStart = m_tokens.size();
    m_sums.clear();
    m_weighed = 0;
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    Q_EMIT sharesChanged();
}

void AnswerView::addToken(const ChatToken& token)
{
    m_waiting.push_back(token);
    if (!m_timer->isActive()) {
        m_timer->start();
    }
}

void AnswerView::addRemark(const QString& sentence)
{
    startParagraph();
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    QTextCharFormat format;
    format.setForeground(palette().color(QPalette::PlaceholderText));
    cursor.insertText(sentence, format);
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void AnswerView::clearAll()
{
    m_timer->stop();
    m_waiting.clear();
    m_tokens.clear();
    m_sums.clear();
    m_weighed = 0;
    m_answerStart = 0;
    m_card->hide();
    clear();
    Q_EMIT sharesChanged();
}

QString AnswerView::lastAnswer() const
{
    QString answer;
    for (auto index = m_answerStart; index < m_tokens.size(); ++index) {
        answer += m_tokens[index].token.text;
    }
    for (const auto& token : m_waiting) {
        answer += token.text;
    }
    return answer;
}

std::vector<double> AnswerView::shares() const
{
    auto shares = m_sums;
    for (auto& share : shares) {
        share /= static_cast<double>(m_weighed);
    }
    return shares;
}

void AnswerView::drawWaiting()
{
    m_timer->stop();
    if (m_waiting.empty()) {
        return;
    }
    const bool follows = verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 4;
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    cursor.beginEditBlock();
    for (auto& token : m_waiting) {
        cursor.insertText(token.text, formatOf(token));
        if (!token.weights.empty()) {
            m_sums.resize(token.weights.size());
            std::transform(m_sums.begin(), m_sums.end(), token.weights.begin(), m_sums.begin(), std::plus<>());
            ++m_weighed;
        }
        m_tokens.push_back({cursor.position(), std::move(token)});
    }
    cursor.endEditBlock();
    m_waiting.clear();
    if (follows) {
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    }
    Q_EMIT sharesChanged();
}

QTextCharFormat AnswerView::formatOf(const ChatToken& token) const
{
    QTextCharFormat format;
    if (!m_coloured || token.weights.empty()) {
        return format;
    }
    const auto slot = heaviest(token.weights);
    if (slot > 0 && slot < m_slots.size()) {
        auto colour = m_slots[slot].colour;
        colour.setAlphaF(static_cast<float>(strongest * std::clamp(token.weights[slot], 0.0, 1.0)));
        format.setBackground(colour);
    }
    return format;
}

void AnswerView::recolour()
{
    if (m_tokens.empty()) {
        return;
    }
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (const auto& shown : m_tokens) {
        const auto length = static_cast<int>(shown.token.text.size());
        cursor.setPosition(shown.end - length);
        cursor.setPosition(shown.end, QTextCursor::KeepAnchor);
        cursor.setCharFormat(formatOf(shown.token));
    }
    cursor.endEditBlock();
}

void AnswerView::changeEvent(QEvent* event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        viewport()->update();
    }
}

bool AnswerView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        showCard(help->pos(), help->globalPos());
        return true;
    }
    if (event->type() == QEvent::MouseMove && m_card->isVisible()) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        showCard(mouse->position().toPoint(), mouse->globalPosition().toPoint());
    }
    if (event->type() == QEvent::Leave || event->type() == QEvent::Wheel) {
        m_card->hide();
    }
    return QTextEdit::viewportEvent(event);
}

void AnswerView::showCard(const QPoint& position, const QPoint& globalPosition)
{
    const auto at = document()->documentLayout()->hitTest(
        QPointF(position) + QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value()), Qt::ExactHit);
    const auto found = std::upper_bound(m_tokens.begin(), m_tokens.end(), at,
                                        [](int place, const ShownToken& shown) { return place < shown.end; });
    if (at < 0 || found == m_tokens.end() || at < found->end - static_cast<int>(found->token.text.size())) {
        m_card->hide();
        return;
    }
    m_card->showToken(found->token, m_slots, globalPosition);
}

} // namespace polymath
