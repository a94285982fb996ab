#include "ui/models/settingwords.h"

#include "core/engine/settings.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace polymath {

using nlohmann::json;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(settings)
};

constexpr const char* usedKey = "used_precision"; ///< of what a worker records

QString precisionWords(const std::string& asked, const std::string& used)
{
    const auto shown = QString::fromStdString(used.empty() ? asked : used);
    return asked == "auto" && !used.empty() ? Words::tr("%1 (automatic)").arg(shown) : shown;
}

std::string textIn(const std::string& object, const char* key)
{
    const auto value = json::parse(object, nullptr, false);
    const auto found = value.is_object() ? value.find(key) : value.end();
    return value.is_object() && found != value.end() && found->is_string() ? found->get<std::string>() : "";
}

} // namespace

QList<std::pair<QString, QString>> settingWords(const std::string& configJson, bool composed)
{
    const auto kept = engine::trainSettingsFromJson(configJson);
    if (!kept) {
        return {};
    }
    const auto settings = kept->resolved();
    const auto method = composed ? std::string("compose") : settings.method;
    QList<std::pair<QString, QString>> words;
    for (const auto& spec : engine::settingSpecs()) {
        if (!spec.methods.empty() &&
            std::find(spec.methods.begin(), spec.methods.end(), method) == spec.methods.end()) {
            continue;
        }
        const auto value = settingValue(settings, spec);
        words.emplace_back(QCoreApplication::translate("settings", spec.term.c_str()),
                           spec.key == "precision" ? precisionWords(value, textIn(configJson, usedKey))
                                                   : QString::fromStdString(value));
    }
    return words;
}

QString precisionOf(const JobRecord& job, const ProjectSnapshot& project)
{
    const auto config = json::parse(job.configJson, nullptr, false);
    const auto settings = config.is_object() ? config.value("settings", json::object()) : json::object();
    const auto asked = settings.is_object() ? settings.value("precision", "auto") : std::string("auto");
    std::string used = textIn(job.estimateJson, "precision");
    const auto look = [&](const auto& records) {
        for (const auto& record : records) {
            if (const auto kept = record.jobId == job.id ? textIn(record.configJson, usedKey) : ""; !kept.empty()) {
                used = kept;
            }
        }
    };
    look(project.experts);
    look(project.compositions);
    return precisionWords(asked, asked == "auto" ? used : "");
}

} // namespace polymath
