#pragma once

#include "ui/models/projectsession.h"
#include "ui/pages/composechoice.h"

#include <QWidget>

#include <memory>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTimer;

namespace polymath {

class CardGrid;
class CompositionDrawing;
class ExpertCard;
class TrainingChoice;
class WorkerRequest;

/// Where a composition is planned: experts to tick, a drawing of what they make, what trains, what it will cost.
class ComposePlanner : public QWidget {
    Q_OBJECT

public:
    explicit ComposePlanner(ProjectSession& session, QWidget* parent = nullptr);
    ~ComposePlanner() override;

    /// Shows the project's experts; ticks stay.
    void showProject(const ProjectSnapshot& project);
    /// Before the experts of another project: nothing is ticked or named.
    void forget();

Q_SIGNALS:
    void startRequested(const polymath::CompositionPlan& plan, bool evaluate);

private:
    [[nodiscard]] QWidget* makeSettings();
    void placeCards(const ProjectSnapshot& project, std::size_t shown);
    [[nodiscard]] std::vector<const ExpertRecord*> ticked() const;
    [[nodiscard]] CompositionPlan plan() const;
    void choiceChanged();
    void listCompositions(const std::vector<std::string>& kinds);
    void settingsChanged();
    [[nodiscard]] bool choosesRouter() const;
    [[nodiscard]] QString obstacle() const; ///< what keeps the plan from starting, in a sentence
    void jobsChanged();
    void estimate();
    void showEstimate(const Result<nlohmann::json>& answer);
    void start();

    ProjectSession& m_session;
    QWidget* m_grid;
    CardGrid* m_gridLayout;
    std::vector<ExpertCard*> m_cards;
    QPushButton* m_more;
    std::size_t m_most;                  ///< cards
    std::vector<ExpertRecord> m_experts; ///< that the cards show
    CompositionDrawing* m_drawing;
    TrainingChoice* m_training;
    QComboBox* m_composition;
    QComboBox* m_router;
    QLineEdit* m_weights; ///< of the router by hand
    QSpinBox* m_steps;
    QLineEdit* m_name;
    QCheckBox* m_evaluate;
    QLabel* m_estimate;
    QLabel* m_hint;
    QPushButton* m_start;
    QTimer* m_estimateSoon;
    bool m_jobRan = false; ///< when the estimate was asked for
    std::unique_ptr<WorkerRequest> m_request;
};

} // namespace polymath
