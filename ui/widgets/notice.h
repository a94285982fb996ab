#pragma once

#include "ui/widgets/card.h"

#include <functional>

class QHBoxLayout;

namespace polymath {

/// A card that says something about the page and offers what to do: an icon, a heading, a sentence, buttons.
class Notice : public Card {
    Q_OBJECT

public:
    Notice(const QString& icon, const QString& title, const QString& text, QWidget* parent = nullptr);

    void setText(const QString& text);
    /// Adds a button; the first is the suggested one.
    void addAction(const QString& text, const char* name, std::function<void()> onAction);

private:
    QLabel* m_text;
    QHBoxLayout* m_actions;
};

} // namespace polymath
