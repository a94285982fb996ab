#pragma once

#include "ui/models/comparison.h"
#include "ui/widgets/card.h"

#include <memory>

class QComboBox;
class QPushButton;

namespace polymath {

/// Says which subjects are not measured alike on every domain, and measures them.
class MeasurePanel : public Card {
    Q_OBJECT

public:
    explicit MeasurePanel(QWidget* parent = nullptr);

    /// Hides itself where nothing is missing; says so while a measurement is under way or waits.
    void show(std::shared_ptr<const ProjectSnapshot> project, const Comparison& comparison, bool canChange);

Q_SIGNALS:
    void measureRequested(const QStringList& subjects, qint64 maxTokens);

private:
    void showEstimate();
    [[nodiscard]] qint64 maxTokens() const;

    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_time;
    QComboBox* m_length;
    QPushButton* m_measure;
    QStringList m_subjects;
    std::shared_ptr<const ProjectSnapshot> m_project;
};

} // namespace polymath
