#pragma once

#include "core/formats/modelconfig.h"
#include "ui/models/estimator.h"
#include "ui/models/trainplan.h"
#include "ui/pages/estimateview.h"
#include "ui/pages/page.h"

#include <optional>

class QButtonGroup;
class QCheckBox;
class QLineEdit;
class QPushButton;

namespace polymath {

class DomainPicker;
class MethodCards;
class PresetBar;
class SettingsForm;
class SimpleSettings;

/// A new run: what to train on, how, what it will take, and Start.
class TrainSetup : public QWidget {
    Q_OBJECT

public:
    explicit TrainSetup(AppContext& context, QWidget* parent = nullptr);

    /// Shows the project's domains; keeps what was chosen where it still is there.
    void refresh();
    /// Before the domains of another project: nothing is chosen, named or recommended.
    void forget();
    /// Chooses what a former run was made with.
    void choose(const TrainPlan& plan);
    /// Steps are tried only while no job runs.
    void jobsChanged();

Q_SIGNALS:
    void started(const QStringList& names); ///< jobs for these are in the queue
    void failed(const QString& sentence);
    void toastRequested(const QString& text, const QString& action, const std::function<void()>& onAction);

private:
    QWidget* makeHow();
    QWidget* makeStart();
    [[nodiscard]] bool isAdvanced() const;
    [[nodiscard]] TrainPlan plan() const;
    void setAdvanced(bool advanced);
    void setForm(const engine::TrainSettings& settings);
    void domainsEdited();
    void askAdvice();
    void planEdited();
    void askEstimate(const TrainPlan& plan);
    void showEstimate(const Estimate& estimate, EstimateView::Basis basis);
    void showNames(const TrainPlan& plan);
    void applyChanges();
    void start();

    AppContext& m_context;
    Estimator* m_estimator;
    std::optional<Estimate> m_estimate; ///< of what is set up: rough, then measured
    std::optional<ModelConfig> m_model;
    bool m_jobRan = false;                     ///< when the estimate was asked for
    std::vector<std::string> m_advisedDomains; ///< that the recommendation is for
    std::vector<std::int64_t> m_advisedSizes;  ///< documents and tokens of each domain, as advised on

    DomainPicker* m_domains;
    QButtonGroup* m_mode; ///< 0 simple, 1 advanced
    SimpleSettings* m_simple;
    QWidget* m_advanced;
    MethodCards* m_methods;
    PresetBar* m_presets;
    SettingsForm* m_form;
    QLineEdit* m_name;
    QLabel* m_names;
    EstimateView* m_estimateView;
    QCheckBox* m_after;
    QPushButton* m_start;
    QLabel* m_why; ///< there is nothing to start yet
};

} // namespace polymath
