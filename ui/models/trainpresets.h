#pragma once

#include "core/engine/settings.h"

#include <QList>
#include <QString>

#include <map>
#include <string>

class QSettings;

namespace polymath {

/// Settings of a run under a name. Applying it changes only the settings that it names.
struct TrainPreset {
    using Values = std::map<std::string, std::string>; ///< by the settings' keys, and "method"

    QString name;
    QString sentence; ///< what it does, in plain words
    Values values;
    bool builtIn = false;

    [[nodiscard]] bool operator==(const TrainPreset&) const = default;
};

/// Whether runs by this method read a setting.
[[nodiscard]] bool isReadBy(const std::string& method, const engine::SettingSpec& spec);

/// "Quick look", "Recommended" and "Thorough", around what is recommended for some documents.
[[nodiscard]] QList<TrainPreset> builtInPresets(const engine::TrainSettings& recommended);

/// What `settings` say otherwise than `recommended`, only where the method reads it.
[[nodiscard]] TrainPreset::Values differences(const engine::TrainSettings& settings,
                                              const engine::TrainSettings& recommended);

/// "Sets MoDE expert, Steps 400, Batch 8. The rest stays as it is."
[[nodiscard]] QString presetSentence(const TrainPreset::Values& values);

/// `settings` with the preset's values; a value that this version does not take is left out.
[[nodiscard]] engine::TrainSettings applied(const TrainPreset& preset, engine::TrainSettings settings);

/// The presets that the user saved, in the settings ("train/presets"), by name. Window's thread.
class TrainPresets {
public:
    explicit TrainPresets(QSettings& settings) : m_settings(settings) {}

    [[nodiscard]] QList<TrainPreset> list() const;
    void setList(const QList<TrainPreset>& list);

private:
    QSettings& m_settings;
};

} // namespace polymath
