#pragma once

#include "core/formats/gatenorms.h"
#include "ui/models/projectsnapshot.h"
#include "ui/widgets/card.h"

#include <memory>

class QLineEdit;
class QPushButton;
class QToolButton;

namespace polymath {

namespace charts {
class ChartView;
}
class ChangeList;

/// A composition: its members, what it gained and lost, who is used where, and whom it would miss least.
class CompositionCard : public Card {
    Q_OBJECT

public:
    CompositionCard(const CompositionRecord& composition, std::shared_ptr<const ProjectSnapshot> project,
                    QWidget* parent = nullptr);

    [[nodiscard]] const CompositionRecord& composition() const { return m_composition; }
    /// What was measured of it since; what is open or being typed stays.
    void setProject(std::shared_ptr<const ProjectSnapshot> project);
    /// How far each member's router moved, in their order.
    void setMovements(const std::vector<GateMovement>& movements);
    void setEditable(bool editable);

Q_SIGNALS:
    void renameRequested(const QString& name);
    void removeRequested();
    /// To make the same composition without this expert.
    void dropRequested(const QString& expert);

private:
    [[nodiscard]] QLayout* makeHead();
    [[nodiscard]] QLayout* makeMembers();
    void showRouting(bool shown);
    void fillRouting();
    void beginRename();
    void endRename();
    [[nodiscard]] bool isMeasured() const;

    CompositionRecord m_composition;
    std::shared_ptr<const ProjectSnapshot> m_project;
    QLabel* m_name;
    QLineEdit* m_newName;
    QToolButton* m_rename;
    QToolButton* m_remove;
    QLabel* m_prune;
    QPushButton* m_drop;
    ChangeList* m_changes;
    QPushButton* m_showRouting;
    charts::ChartView* m_routing = nullptr; ///< made when first looked at
    QString m_least;                        ///< the expert whose router moved least
};

} // namespace polymath
