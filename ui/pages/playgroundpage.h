#pragma once

#include "ui/models/chatengine.h"
#include "ui/pages/page.h"

#include <array>

class QCheckBox;
class QPushButton;
class QTimer;

namespace polymath {

class Card;
class ChatPane;
class Composer;
struct ExamplePrompt;

/// Talking to two subjects side by side. Each side has a worker while it is used; both end some minutes after the page
/// was left.
class PlaygroundPage : public Page {
    Q_OBJECT

public:
    explicit PlaygroundPage(AppContext& context);

protected:
    void refresh(Parts parts) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void makeActions();
    [[nodiscard]] QWidget* makeReference();
    void ask(const QString& prompt, PromptFormat format, const SamplingSettings& sampling);
    void stop();
    void setSecondOpen(bool open);
    void showBusy();
    void fillExamples();
    void tryExample(RowId domain);
    void showExample(const ExamplePrompt& example);
    void shutDown();

    std::array<ChatPane*, 2> m_panes{};
    Composer* m_composer;
    QPushButton* m_second;
    QCheckBox* m_coloured;
    Card* m_reference = nullptr;
    QLabel* m_referenceText = nullptr;
    QTimer* m_away;
    QString m_folder; ///< of the project that the panes show
};

} // namespace polymath
