#pragma once

#include "ui/models/chatengine.h"

#include <QColor>
#include <QTextEdit>

#include <vector>

class QTimer;

namespace polymath {

class TokenCard;

/// A slot of the model as people see it: "Backbone" in grey, experts in their colours.
struct SlotLook {
    QString name;
    QColor colour;

    [[nodiscard]] bool operator==(const SlotLook&) const = default;
};

/// Questions and streamed answers. A token has the colour of the slot that weighed most in it, the stronger the more it
/// weighed; the backbone's stay plain. Pointing at a token shows all its weights. Text can be selected and copied.
class AnswerView : public QTextEdit {
    Q_OBJECT

public:
    explicit AnswerView(QWidget* parent = nullptr);

    /// Backbone first. Of what is shown and what comes.
    void setSlots(std::vector<SlotLook> slotLooks);
    void setColoured(bool coloured);

    void addQuestion(const QString& text);
    /// Draws within a thirtieth of a second, together with what else came by then.
    void addToken(const ChatToken& token);
    void addRemark(const QString& sentence);
    void clearAll();

    [[nodiscard]] QString lastAnswer() const;
    /// Mean weight of each slot over the last answer; empty without weights.
    [[nodiscard]] std::vector<double> shares() const;

Q_SIGNALS:
    void sharesChanged();

protected:
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct ShownToken {
        int end = 0; ///< position in the document behind it
        ChatToken token;
    };

    void drawWaiting();
    void startParagraph();
    void recolour();
    [[nodiscard]] QTextCharFormat formatOf(const ChatToken& token) const;
    void showCard(const QPoint& position, const QPoint& globalPosition);

    std::vector<SlotLook> m_slots;
    bool m_coloured = true;
    std::vector<ShownToken> m_tokens;
    std::vector<ChatToken> m_waiting;
    std::vector<double> m_sums;    ///< of the last answer
    std::int64_t m_weighed = 0;    ///< tokens in m_sums
    std::size_t m_answerStart = 0; ///< index of the last answer's first token
    QTimer* m_timer;
    TokenCard* m_card;
};

} // namespace polymath
