#pragma once

#include "core/engine/settings.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLineEdit;

namespace polymath {

class CardGrid;
class SettingRow;

/// Every setting that a method reads, made from engine::settingSpecs() alone: its term, a field, a sentence, and a way
/// back to the default. What cannot be used is said beside the field and does not change the settings.
class SettingsForm : public QWidget {
    Q_OBJECT

public:
    explicit SettingsForm(QWidget* parent = nullptr);

    /// Shows these values and the settings that their method reads.
    void setSettings(const engine::TrainSettings& settings);
    [[nodiscard]] const engine::TrainSettings& settings() const { return m_settings; }
    [[nodiscard]] bool isValid() const;
    /// Tokens that the base model reads at once: longer rows are refused. 0: unknown.
    void setContext(std::int64_t tokens);

Q_SIGNALS:
    void edited(); ///< by the user; settings() or isValid() has changed

private:
    void showMatching();
    void take(const SettingRow& row);

    engine::TrainSettings m_settings;
    QLineEdit* m_search;
    std::vector<SettingRow*> m_rows;
    std::vector<QWidget*> m_groups;
    QWidget* m_nothing;
};

} // namespace polymath
