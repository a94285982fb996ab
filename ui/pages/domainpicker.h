#pragma once

#include "core/store/records.h"

#include <QWidget>

#include <set>
#include <string>
#include <vector>

class QLabel;
class QRadioButton;

namespace polymath {

class Card;
class CardGrid;

/// The domains that can be taught, as cards to tick.
class DomainPicker : public QWidget {
    Q_OBJECT

public:
    explicit DomainPicker(QWidget* parent = nullptr);

    /// All domains of the project; those that measure retention are not offered. What was ticked stays ticked.
    void setDomains(const std::vector<DomainRecord>& domains);
    void select(const std::vector<std::string>& names, bool together);
    [[nodiscard]] std::vector<std::string> selected() const; ///< in the project's order
    [[nodiscard]] bool isTogether() const;                   ///< one run on the mix

Q_SIGNALS:
    void edited(); ///< by the user

private:
    struct Entry {
        DomainRecord domain;
        int index = 0; ///< its place in the project, for its colour
        Card* card = nullptr;
    };
    Card* makeCard(const Entry& entry);
    void toggle(const std::string& name);
    void showSelection();

    std::vector<Entry> m_entries;
    std::set<std::string> m_selected;
    CardGrid* m_grid;
    QWidget* m_many; ///< what several ticked domains mean
    QRadioButton* m_apart;
    QRadioButton* m_together;
};

} // namespace polymath
