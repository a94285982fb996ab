#pragma once

#include "ui/pages/composechoice.h"
#include "ui/widgets/card.h"

#include <QColor>

class QCheckBox;

namespace polymath {

class ChangeList;

/// An expert to tick: what it is, what it gained and lost, and why it cannot be ticked where it cannot.
class ExpertCard : public Card {
    Q_OBJECT

public:
    explicit ExpertCard(const ExpertRecord& expert, QWidget* parent = nullptr);

    [[nodiscard]] const ExpertRecord& expert() const { return m_expert; }
    void setColour(const QColor& colour);
    /// What it gained and lost against the base.
    void setChanges(const std::vector<Change>& changes);
    [[nodiscard]] bool isTicked() const;
    void setTicked(bool ticked);
    /// Empty where it may be ticked.
    void setReason(const QString& reason);

Q_SIGNALS:
    void toggled();

private:
    ExpertRecord m_expert;
    QCheckBox* m_tick;
    QLabel* m_mark;
    QLabel* m_reason;
    ChangeList* m_facts;
};

} // namespace polymath
