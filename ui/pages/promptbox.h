#pragma once

#include <QPlainTextEdit>
#include <QStringList>

namespace polymath {

/// Where a prompt is typed: Enter sends, Shift+Enter starts a new line, Up and Down at its edges go through what was
/// sent before.
class PromptBox : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit PromptBox(QWidget* parent = nullptr);

    /// Keeps the text for Up and empties the box.
    void remember();

Q_SIGNALS:
    void sendRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] bool goThroughHistory(int direction);

    QStringList m_history;
    qsizetype m_place = 0; ///< in the history; its size: the text being typed
    QString m_draft;
};

} // namespace polymath
