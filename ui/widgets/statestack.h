#pragma once

#include <QStackedWidget>

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace polymath {

class IconLabel;

/// The four states of a page or a part of one: empty, loading, ready, failed. Empty and failed say what to do next.
class StateStack : public QStackedWidget {
    Q_OBJECT

public:
    enum class State { Empty, Loading, Ready, Failed };

    explicit StateStack(QWidget* parent = nullptr);

    /// What is shown when ready. The stack owns it.
    void setContent(QWidget* content);
    [[nodiscard]] State state() const { return m_state; }

    void showReady();
    void showLoading(const QString& text);
    void showEmpty(const QString& icon, const QString& title, const QString& text, const QString& action = {},
                   std::function<void()> onAction = {});
    void showFailed(const QString& sentence, const QString& action = {}, std::function<void()> onAction = {});

private:
    void showPanel(State state, const QString& icon, const QString& title, const QString& text, const QString& action,
                   std::function<void()> onAction);

    State m_state = State::Loading;
    QWidget* m_panel;
    IconLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QProgressBar* m_busy;
    QPushButton* m_action;
    QWidget* m_content = nullptr;
    std::function<void()> m_onAction;
};

} // namespace polymath
