#pragma once

#include "ui/models/estimator.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace polymath {

/// What a run will take: time, memory and disk as ranges; in red with a way out where it does not fit.
class EstimateView : public QWidget {
    Q_OBJECT

public:
    explicit EstimateView(QWidget* parent = nullptr);

    void showNothing(const QString& text);
    /// What a rough figure is rough for.
    enum class Basis { Measured, Measuring, JobRuns };
    void showMeasuring();                                                                 ///< nothing is known before
    void showEstimate(const Estimate& estimate, int runs, Basis basis = Basis::Measured); ///< of each of so many runs
    void showFailed(const QString& sentence);

Q_SIGNALS:
    void changesRequested(); ///< the settings that would fit

private:
    QProgressBar* m_busy;
    QLabel* m_time;
    QLabel* m_needs;
    QLabel* m_verdict;
    QPushButton* m_apply;
};

} // namespace polymath
