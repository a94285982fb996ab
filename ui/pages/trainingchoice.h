#pragma once

#include <QButtonGroup>
#include <QWidget>

#include <array>
#include <string>

namespace polymath {

class Card;

/// Three cards: what composing trains.
class TrainingChoice : public QWidget {
    Q_OBJECT

public:
    explicit TrainingChoice(QWidget* parent = nullptr);

    [[nodiscard]] std::string value() const; ///< "none", "gate" or "all"

Q_SIGNALS:
    void changed();

private:
    QButtonGroup* m_group;
    std::array<Card*, 3> m_cards{};
};

} // namespace polymath
