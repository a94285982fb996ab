#pragma once

#include "core/engine/settings.h"
#include "ui/models/estimator.h"

#include <QWidget>

#include <array>
#include <optional>
#include <string>
#include <vector>

class QLabel;
class QToolButton;

namespace polymath {

class Card;

/// What is recommended, why, and how long the run shall be.
class SimpleSettings : public QWidget {
    Q_OBJECT

public:
    explicit SimpleSettings(QWidget* parent = nullptr);

    /// The recommended settings, and why in plain sentences.
    void setRecommendation(const engine::TrainSettings& settings, const std::vector<std::string>& reasons);
    /// The recommended settings with the chosen length.
    [[nodiscard]] engine::TrainSettings settings() const;
    /// Of a run with settings(); times of the other lengths follow from it.
    void setEstimate(const std::optional<Estimate>& estimate);

Q_SIGNALS:
    void edited(); ///< by the user

private:
    struct Length {
        Card* card = nullptr;
        QLabel* steps = nullptr;
        QLabel* time = nullptr;
    };
    Card* makeLength(std::size_t index, const char* name, const QString& title, const QString& text);
    [[nodiscard]] engine::TrainSettings settingsOf(std::size_t index) const;
    void showLengths();

    engine::TrainSettings m_recommended;
    std::optional<Estimate> m_estimate;
    std::array<Length, 3> m_lengths;
    std::size_t m_chosen = 1;
    QLabel* m_method;
    QToolButton* m_methodMark;
    QLabel* m_reasons;
};

} // namespace polymath
