#pragma once

#include <QPoint>
#include <QWidget>

#include <vector>

namespace polymath {

struct ChatToken;
struct SlotLook;

/// A small window beside the pointer: a token, how probable it was, and a bar for the weight of each slot.
class TokenCard : public QWidget {
    Q_OBJECT

public:
    explicit TokenCard(QWidget* parent);

    void showToken(const ChatToken& token, const std::vector<SlotLook>& slotLooks, const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Bar {
        QString name;
        QColor colour;
        double weight = 0;
    };

    QString m_title;
    std::vector<Bar> m_bars;
};

} // namespace polymath
