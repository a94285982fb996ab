#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QTimer;

namespace polymath {

/// A short message over the lower edge of its parent, with one action: "Deleted law. Undo". Goes by itself; a new one
/// takes the place of the old.
class Toast : public QFrame {
    Q_OBJECT

public:
    explicit Toast(QWidget* parent);

    void show(const QString& text, const QString& action = {}, std::function<void()> onAction = {});
    /// Takes away a message that offers something, since that was done in another way.
    void dropOffer();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QLabel* m_text;
    QPushButton* m_action;
    QTimer* m_timer;
    std::function<void()> m_onAction;
};

} // namespace polymath
