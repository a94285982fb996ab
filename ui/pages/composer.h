#pragma once

#include "ui/models/chatengine.h"
#include "ui/widgets/card.h"

class QButtonGroup;
class QMenu;
class QPushButton;
class QToolButton;

namespace polymath {

class PromptBox;
class SamplingPanel;

/// Where a question is made: how it is put to the model, how tokens are chosen, the text, Send and Stop.
class Composer : public Card {
    Q_OBJECT

public:
    explicit Composer(QWidget* parent = nullptr);

    /// Whether the models have a chat template.
    void setChatPossible(bool possible);
    void setBusy(bool busy);
    void setPrompt(const QString& text, PromptFormat format);
    /// The menu behind "Try one of your own"; its owner fills it.
    [[nodiscard]] QMenu* examples() const { return m_examples; }

Q_SIGNALS:
    void asked(const QString& prompt, polymath::PromptFormat format, const polymath::SamplingSettings& sampling);
    void stopRequested();

private:
    [[nodiscard]] QLayout* makeFormatRow();
    [[nodiscard]] QLayout* makePromptRow();
    void addFormat(PromptFormat format, const QString& key, const QString& name, QLayout* row);
    void explainFormat();
    void send();

    QButtonGroup* m_formats;
    QLabel* m_explanation;
    QMenu* m_examples;
    SamplingPanel* m_sampling;
    PromptBox* m_prompt;
    QPushButton* m_send;
    QPushButton* m_stop;
};

} // namespace polymath
