#pragma once

#include "ui/models/chatengine.h"
#include "ui/pages/chatsubject.h"
#include "ui/widgets/card.h"

#include <optional>
#include <vector>

class QComboBox;
class QToolButton;

namespace polymath {

class SlotPanel;
class StateStack;

/// One side of the playground: a subject, its answers, its sliders. Owns the worker that answers.
class ChatPane : public Card {
    Q_OBJECT

public:
    /// `side` ("left", "right") begins the names of its widgets.
    explicit ChatPane(const QString& side, QWidget* parent = nullptr);

    /// Keeps the chosen one where it is still there.
    void setSubjects(std::vector<ChatSubject> subjects);
    void choose(int index);
    [[nodiscard]] int subjectCount() const { return static_cast<int>(m_subjects.size()); }

    /// Loads the model if it is not loaded yet.
    void prepare();
    /// Loads where needed, then answers. Not while busy.
    /// `threads`: of the processor, for this answer; 0 for all.
    void ask(const QString& prompt, PromptFormat format, const SamplingSettings& sampling, int threads);
    [[nodiscard]] int chosen() const;
    void stop();
    void clearAll();
    void setColoured(bool coloured);
    void setClosable(bool closable);
    /// Frees the model's memory; what was said stays.
    void shutDown();

    /// A question waits or is being answered.
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] const ChatEngine& engine() const { return *m_engine; }

Q_SIGNALS:
    void changed(); ///< busy or not, loaded or not
    void closeRequested();

private:
    struct Question {
        QString prompt;
        PromptFormat format;
        SamplingSettings sampling;
        int threads = 0;
    };

    [[nodiscard]] QWidget* makeHeader(const QString& side);
    void subjectChosen();
    void engineChanged();
    void sendWaiting();
    void finish(const QString& remark);
    void showState();
    void showSummary(const ChatSummary& summary);
    void copyAnswer();
    void sendPreference();

    ChatEngine* m_engine;
    QComboBox* m_subject;
    QToolButton* m_close = nullptr;
    QToolButton* m_copy = nullptr;
    StateStack* m_states;
    AnswerView* m_view;
    SlotPanel* m_slotPanel;
    QLabel* m_line;
    std::vector<ChatSubject> m_subjects;
    QString m_chosen;       ///< the subject's name
    nlohmann::json m_model; ///< what it was when chosen
    std::optional<Question> m_waiting;
    std::vector<ChatTurn> m_messages;
    bool m_discards = false; ///< the running answer belongs to a conversation that was cleared
};

} // namespace polymath
