#pragma once

#include "ui/models/chatengine.h"

#include <QWidget>

class QCheckBox;
class QDoubleSpinBox;
class QGridLayout;
class QHBoxLayout;
class QPushButton;
class QSpinBox;

namespace polymath {

/// How the next answer's tokens are chosen: three presets and every setting by itself.
class SamplingPanel : public QWidget {
    Q_OBJECT

public:
    explicit SamplingPanel(QWidget* parent = nullptr);

    /// For the next answer. Draws a new seed first unless it is locked.
    [[nodiscard]] SamplingSettings take();
    [[nodiscard]] SamplingSettings settings() const;
    void setSettings(const SamplingSettings& settings);

Q_SIGNALS:
    void edited();

private:
    void addPreset(QHBoxLayout* row, const QString& key, const QString& name, const QString& tip,
                   const SamplingSettings& preset);
    void addField(int column, const QString& name, const QString& tip, QWidget* field);
    void showPreset();

    QGridLayout* m_fields;
    QDoubleSpinBox* m_temperature;
    QSpinBox* m_topK;
    QDoubleSpinBox* m_topP;
    QDoubleSpinBox* m_penalty;
    QSpinBox* m_length;
    QSpinBox* m_seed;
    QCheckBox* m_lockSeed;
    std::vector<std::pair<QPushButton*, SamplingSettings>> m_presets;
};

} // namespace polymath
