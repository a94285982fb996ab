#include "ui/models/trainpresets.h"

#include <QCoreApplication>
#include <QSettings>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace polymath {

bool isReadBy(const std::string& method, const engine::SettingSpec& spec)
{
    return spec.methods.empty() || std::find(spec.methods.begin(), spec.methods.end(), method) != spec.methods.end();
}

namespace {

using nlohmann::json;

constexpr const char* listKey = "train/presets";
constexpr const char* methodKey = "method";
constexpr double quickShare = 0.2; ///< of the recommended steps
constexpr double thoroughShare = 3;
constexpr double fewestSteps = 5;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(presets)
};

/// The recommended steps times a share; what is automatic follows from them.
TrainPreset::Values lengthOf(const engine::TrainSettings& recommended, double share)
{
    const auto steps = std::max(fewestSteps, std::round(static_cast<double>(recommended.steps) * share));
    return {{"steps", std::to_string(static_cast<std::int64_t>(steps))}};
}

TrainPreset::Values allOf(const engine::TrainSettings& settings)
{
    TrainPreset::Values values{{methodKey, settings.method}};
    for (const auto& spec : engine::settingSpecs()) {
        if (isReadBy(settings.method, spec)) {
            values[spec.key] = settingValue(settings, spec);
        }
    }
    return values;
}

} // namespace

QList<TrainPreset> builtInPresets(const engine::TrainSettings& recommended)
{
    return {
        {Words::tr("Quick look"),
         Words::tr("A fifth of the recommended steps: shows in little time whether everything works. The rest stays "
                   "as it is."),
         lengthOf(recommended, quickShare), true},
        {Words::tr("Recommended"),
         Words::tr("Everything as advised for the documents you chose: enough to learn what they hold."),
         allOf(recommended), true},
        {Words::tr("Thorough"),
         Words::tr("Three times the recommended steps: may learn a little more, and forget more. The rest stays as "
                   "it is."),
         lengthOf(recommended, thoroughShare), true}};
}

QString presetSentence(const TrainPreset::Values& values)
{
    QStringList parts;
    if (const auto method = values.find(methodKey); method != values.end()) {
        const auto* spec = engine::findMethod(method->second);
        parts << (spec == nullptr ? QString::fromStdString(method->second)
                                  : QCoreApplication::translate("methods", spec->term.c_str()));
    }
    for (const auto& spec : engine::settingSpecs()) {
        if (const auto value = values.find(spec.key); value != values.end()) {
            parts << Words::tr("%1 %2", "a setting and its value")
                         .arg(QCoreApplication::translate("settings", spec.term.c_str()),
                              spec.choices.empty() ? QString::fromStdString(value->second)
                                                   : QCoreApplication::translate("settings", value->second.c_str()));
        }
    }
    return Words::tr("Sets %1. The rest stays as it is.").arg(parts.join(", "));
}

TrainPreset::Values differences(const engine::TrainSettings& settings, const engine::TrainSettings& recommended)
{
    TrainPreset::Values values;
    if (settings.method != recommended.method) {
        values[methodKey] = settings.method;
    }
    for (const auto& spec : engine::settingSpecs()) {
        if (isReadBy(settings.method, spec) && settingValue(settings, spec) != settingValue(recommended, spec)) {
            values[spec.key] = settingValue(settings, spec);
        }
    }
    return values;
}

engine::TrainSettings applied(const TrainPreset& preset, engine::TrainSettings settings)
{
    for (const auto& [key, value] : preset.values) {
        static_cast<void>(setSetting(settings, key, value)); // another version's range may be another one
    }
    return settings;
}

QList<TrainPreset> TrainPresets::list() const
{
    QList<TrainPreset> list;
    const int count = m_settings.beginReadArray(listKey);
    for (int index = 0; index < count; ++index) {
        m_settings.setArrayIndex(index);
        TrainPreset preset{m_settings.value("name").toString(), {}, {}};
        const auto values = json::parse(m_settings.value("values").toString().toStdString(), nullptr, false);
        if (!values.is_object() || preset.name.isEmpty()) {
            continue; // written by hand
        }
        for (const auto& [key, value] : values.items()) {
            if (value.is_string()) {
                preset.values[key] = value.get<std::string>();
            }
        }
        preset.sentence = presetSentence(preset.values);
        list << preset;
    }
    m_settings.endArray();
    std::sort(list.begin(), list.end(), [](const TrainPreset& a, const TrainPreset& b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    return list;
}

void TrainPresets::setList(const QList<TrainPreset>& list)
{
    m_settings.remove(listKey);
    m_settings.beginWriteArray(listKey, static_cast<int>(list.size()));
    for (int index = 0; index < list.size(); ++index) {
        m_settings.setArrayIndex(index);
        m_settings.setValue("name", list[index].name);
        m_settings.setValue("values", QString::fromStdString(json(list[index].values).dump()));
    }
    m_settings.endArray();
}

} // namespace polymath
