#pragma once

#include <QWidget>

#include <map>
#include <string>

namespace polymath {

class Card;

/// The methods as cards, one of them chosen: term, what it does, and the paper it comes from.
class MethodCards : public QWidget {
    Q_OBJECT

public:
    explicit MethodCards(QWidget* parent = nullptr);

    void setMethod(const std::string& key);

Q_SIGNALS:
    void chosen(const std::string& key); ///< by the user

private:
    std::map<std::string, Card*> m_cards;
};

} // namespace polymath
