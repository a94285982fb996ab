#pragma once

#include "ui/pages/composechoice.h"
#include "ui/widgets/card.h"

#include <QColor>

class QCheckBox;

namespace polymath {

/// An expert to tick: what it is, what it gained and lost, and why it cannot be ticked where it cannot.
class ExpertCard : public Card {
    Q_OBJECT

public:
    ExpertCard(const ExpertRecord& expert, const QColor& colour, const std::vector<Change>& changes,
               QWidget* parent = nullptr);

    [[nodiscard]] const ExpertRecord& expert() const { return m_expert; }
    [[nodiscard]] bool isTicked() const;
    void setTicked(bool ticked);
    /// Empty where it may be ticked.
    void setReason(const QString& reason);

Q_SIGNALS:
    void toggled();

private:
    ExpertRecord m_expert;
    QCheckBox* m_tick;
    QLabel* m_reason;
    QWidget* m_facts;
};

/// "+1.77 law", green where it gained and red where it lost; for cards of subjects.
[[nodiscard]] QWidget* makeChanges(const std::vector<Change>& changes);

} // namespace polymath
