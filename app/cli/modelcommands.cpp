#include "app/cli/commands.h"
#include "app/cli/progress.h"

#include "core/base/file.h"
#include "core/engine/registry.h"
#include "core/formats/modelfile.h"
#include "core/formats/safetensors.h"
#include "core/jobs/workercall.h"
#include "core/store/project.h"
#include "core/tokenizer/tokenizer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <iostream>

namespace polymath::cli {

namespace {

using nlohmann::json;

/// The worker's description of the model and subject that --model and --subject name.
Result<json> modelRequest(const Arguments& arguments, const char* request)
{
    json object{{"request", request},
                {"precision", arguments.precision},
                {"device", arguments.device},
                {"threads", arguments.threads}};
    if (!Project::isProject(arguments.model)) {
        if (!arguments.subject.empty()) {
            return fail(ErrorCode::Usage,
                        "--subject needs a project as --model, and '" + arguments.model + "' is none.");
        }
        object["model"] = std::filesystem::absolute(arguments.model).string();
        return object;
    }
    POLYMATH_TRY(project, Project::open(arguments.model));
    POLYMATH_TRY(base, project.baseModel());
    object["model"] = base.path;
    if (!arguments.subject.empty() && arguments.subject != "base") {
        POLYMATH_TRY(artefact, project.artefact(arguments.subject));
        object["artefact"] = artefact.string();
        object["base_sha256"] = base.sha256;
        POLYMATH_TRY(slots, project.slotNames(arguments.subject));
        object["slots"] = slots;
    }
    return object;
}

void inspectProject(const Arguments& arguments, Project& project, const BaseModelRecord& base,
                    const std::vector<DomainRecord>& domains, const std::vector<std::string>& subjects)
{
    if (arguments.asJson) {
        json object{
            {"kind", "project"}, {"folder", project.folder().string()}, {"base", base.path}, {"subjects", subjects}};
        object["domains"] = json::array();
        for (const auto& domain : domains) {
            object["domains"].push_back({{"name", domain.name},
                                         {"role", std::string(toText(domain.role))},
                                         {"documents", domain.documents},
                                         {"duplicates", domain.duplicates},
                                         {"tokens", domain.tokens}});
        }
        std::cout << object.dump() << '\n';
        return;
    }
    std::printf("Polymath project\n  base model    %s\n", base.path.c_str());
    for (const auto& domain : domains) {
        std::printf("  domain        %s (%s): %lld documents\n", domain.name.c_str(),
                    std::string(toText(domain.role)).c_str(), static_cast<long long>(domain.documents));
    }
    for (const auto& subject : subjects) {
        std::printf("  subject       %s\n", subject.c_str());
    }
}

std::string named(const std::string& word) { return word.empty() ? "not named" : word; }

/// "91.2 % Q4_1, 8.8 % Q8_0", by weights.
std::string typesInWords(const ModelFile& file)
{
    std::string words;
    for (const auto& stored : file.storedTypes()) {
        char part[64];
        std::snprintf(part, sizeof part, "%s%.1f %% %s", words.empty() ? "" : ", ",
                      100.0 * static_cast<double>(stored.elements) /
                          static_cast<double>(file.config().parameterCount()),
                      std::string(toText(stored.type)).c_str());
        words += part;
    }
    return words;
}

} // namespace

Result<void> tokenize(const Arguments& arguments)
{
    POLYMATH_TRY(tokenizer, loadTokenizer(arguments.model));
    POLYMATH_TRY(text, MappedFile::open(arguments.text));
    std::cout << json(tokenizer->encode(text.text())).dump() << '\n';
    return {};
}

Result<void> score(const Arguments& arguments)
{
    POLYMATH_TRY(request, modelRequest(arguments, "score"));
    request["text"] = std::filesystem::absolute(arguments.text).string();
    request["window"] = arguments.window;
    request["max_tokens"] = arguments.maxTokens;
    ProgressBar bar;
    POLYMATH_TRY(result, askWorker(request, [&](const json& event) {
                     bar.show(event.value("done", 0.0) / event.value("total", 1.0), "Scoring");
                 }));
    std::cout << result.dump() << '\n';
    return {};
}

Result<void> generate(const Arguments& arguments)
{
    POLYMATH_TRY(request, modelRequest(arguments, "generate"));
    request["prompt"] = arguments.prompt;
    request["max_tokens"] = arguments.maxTokens;
    request["temperature"] = arguments.temperature;
    request["top_k"] = arguments.topK;
    request["top_p"] = arguments.topP;
    request["repetition_penalty"] = arguments.repetitionPenalty;
    request["seed"] = arguments.seed;
    request["trace"] = arguments.trace;
    for (const auto& pair : arguments.preferences) {
        const auto equals = pair.rfind('=');
        double factor = 0;
        const char* end = pair.data() + pair.size();
        if (equals == std::string::npos ||
            std::from_chars(pair.data() + equals + 1, end, factor) != std::from_chars_result{end, std::errc()}) {
            return fail(ErrorCode::Usage, "--preference takes NAME=FACTOR, not '" + pair + "'.");
        }
        request["preferences"][pair.substr(0, equals)] = factor;
    }
    std::string shown;
    POLYMATH_TRY(result, askWorker(request, [&](const json& event) {
                     if (!arguments.asJson && !arguments.trace) {
                         const std::string piece = event.value("text", "");
                         shown += piece;
                         std::cout << piece << std::flush;
                     }
                 }));
    if (arguments.asJson) {
        std::cout << result.dump() << '\n';
        return {};
    }
    if (!arguments.trace) {
        std::cout << result.value("text", "").substr(shown.size()) << '\n';
        return {};
    }
    const auto slots = result.value("slots", std::vector<std::string>());
    std::printf("%-20s", "token");
    for (const auto& slot : slots) {
        std::printf("  %12.12s", slot.c_str());
    }
    std::printf("\n");
    for (const auto& token : result["trace"]) {
        std::printf("%-20.20s", token["text"].dump(-1, ' ', false, json::error_handler_t::replace).c_str());
        for (const auto& weight : token["weights"]) {
            std::printf("  %12.3f", weight.get<double>());
        }
        std::printf("\n");
    }
    return {};
}

Result<void> inspect(const Arguments& arguments)
{
    if (Project::isProject(arguments.path)) {
        POLYMATH_TRY(project, Project::open(arguments.path));
        POLYMATH_TRY(base, project.baseModel());
        POLYMATH_TRY(domains, project.domains());
        POLYMATH_TRY(subjects, project.subjects());
        inspectProject(arguments, project, base, domains, subjects);
        return {};
    }
    if (std::filesystem::path(arguments.path).extension() == ".safetensors") {
        POLYMATH_TRY(file, SafetensorsFile::open(arguments.path));
        const auto& metadata = file.metadata();
        if (metadata.contains("format") && metadata.at("format") == "polymath-1") {
            if (arguments.asJson) {
                std::cout << json(metadata).dump() << '\n';
                return {};
            }
            for (const auto& [key, value] : metadata) {
                std::printf("%-16s%s\n", key.c_str(), value.c_str());
            }
            return {};
        }
    }
    POLYMATH_TRY(file, ModelFile::open(arguments.path));
    const auto& config = file.config();
    if (arguments.asJson) {
        auto object = json::parse(config.toJson());
        object["parameters"] = config.parameterCount();
        object["licence"] = file.licence();
        object["tokenizer"] = file.tokenizerKind();
        object["bytes"] = stampOf(arguments.path).bytes;
        object["types"] = json::array();
        for (const auto& stored : file.storedTypes()) {
            object["types"].push_back(
                {{"type", toText(stored.type)}, {"elements", stored.elements}, {"bytes", stored.bytes}});
        }
        std::cout << object.dump() << '\n';
        return {};
    }
    std::printf("%s\n  architecture  %s\n  parameters    %.1f million\n  layers        %lld of hidden size %lld\n"
                "  context       %lld tokens\n  vocabulary    %lld tokens\n  tokenizer     %s\n  licence       %s\n"
                "  stored in     %s\n  on disk       %.2f GB\n  memory        %.2f GB to run in f32\n",
                config.name.empty() ? arguments.path.c_str() : config.name.c_str(), config.architecture.c_str(),
                static_cast<double>(config.parameterCount()) / 1e6, static_cast<long long>(config.layers),
                static_cast<long long>(config.hidden), static_cast<long long>(config.contextLength),
                static_cast<long long>(config.vocabulary), named(file.tokenizerKind()).c_str(),
                named(file.licence()).c_str(), typesInWords(file).c_str(),
                static_cast<double>(stampOf(arguments.path).bytes) * 1e-9,
                static_cast<double>(config.parameterCount()) * 4e-9);
    return {};
}

Result<void> bench(const Arguments& arguments)
{
    POLYMATH_TRY(request, modelRequest(arguments, "bench"));
    request["method"] = arguments.method;
    request["batch"] = arguments.batch;
    request["sequence"] = arguments.sequence;
    request["steps"] = arguments.steps > 0 ? arguments.steps : 5;
    ProgressBar bar;
    POLYMATH_TRY(result, askWorker(request, [&](const json& event) {
                     bar.show(event.value("done", 0.0) / event.value("total", 1.0), "Measuring");
                 }));
    if (arguments.asJson) {
        std::cout << result.dump() << '\n';
        return {};
    }
    std::printf("%s on %s in %s: %.0f tokens/s, peak memory %.2f GB", arguments.method.c_str(),
                result.value("device", "").c_str(), result.value("precision", "").c_str(),
                result.value("tokens_per_second", 0.0), result.value("peak_memory_bytes", 0.0) / 1e9);
    if (result.contains("peak_device_memory_bytes")) {
        std::printf(" and %.2f GB on the device", result["peak_device_memory_bytes"].get<double>() / 1e9);
    }
    std::printf("\n");
    return {};
}

namespace {

/// The settings that something reads: those that its entry lists, and, for a method, those that all read.
json settingsOf(const std::vector<std::string>& keys, const std::string& method = {})
{
    const engine::TrainSettings defaults;
    auto list = json::array();
    for (const auto& spec : engine::settingSpecs()) {
        const bool everybodys = !method.empty() && spec.methods.empty();
        if (everybodys || std::find(keys.begin(), keys.end(), spec.key) != keys.end() ||
            std::find(spec.methods.begin(), spec.methods.end(), method) != spec.methods.end()) {
            list.push_back({{"key", spec.key},
                            {"term", spec.term},
                            {"sentence", spec.sentence},
                            {"default", engine::settingValue(defaults, spec)}});
        }
    }
    return list;
}

template <typename Spec> json described(const std::vector<Spec>& specs)
{
    auto list = json::array();
    for (const auto& spec : specs) {
        list.push_back({{"key", spec.about.key},
                        {"term", spec.about.term},
                        {"sentence", spec.about.sentence},
                        {"when", spec.about.when},
                        {"source", spec.about.source},
                        {"settings", settingsOf(spec.settings)}});
    }
    return list;
}

void print(const char* title, const json& list)
{
    std::printf("%s\n", title);
    for (const auto& entry : list) {
        std::string settings;
        for (const auto& setting : entry["settings"]) {
            settings += (settings.empty() ? "" : ", ") + setting["key"].get<std::string>();
        }
        std::printf("  %s: %s (%s)\n    %s %s\n", entry["key"].get<std::string>().c_str(),
                    entry["term"].get<std::string>().c_str(), entry["source"].get<std::string>().c_str(),
                    entry["sentence"].get<std::string>().c_str(), entry["when"].get<std::string>().c_str());
        if (!settings.empty()) {
            std::printf("    Settings: %s\n", settings.c_str());
        }
    }
    std::printf("\n");
}

} // namespace

Result<void> listMethods(const Arguments& arguments)
{
    auto methods = json::array();
    auto shown = json::array(); // without the settings that all read
    for (const auto& method : engine::methods()) {
        json entry{{"key", method.key},
                   {"term", method.term},
                   {"sentence", method.sentence},
                   {"when", method.when},
                   {"source", method.source},
                   {"learning_rate", method.learningRate},
                   {"settings", settingsOf({}, method.key)}};
        methods.push_back(entry);
        std::erase_if(entry["settings"].get_ref<json::array_t&>(), [](const json& setting) {
            const auto& all = engine::settingSpecs();
            return std::any_of(all.begin(), all.end(), [&setting](const engine::SettingSpec& spec) {
                return spec.methods.empty() && setting["key"] == spec.key;
            });
        });
        shown.push_back(std::move(entry));
    }
    auto routers = engine::routerSpecs();
    std::erase_if(routers, [](const engine::RouterSpec& spec) { return !spec.chosen; });
    auto compositions = described(engine::compositionSpecs());
    for (std::size_t index = 0; index < compositions.size(); ++index) {
        compositions[index]["experts"] = engine::compositionSpecs()[index].experts;
    }
    if (arguments.asJson) {
        std::cout << json{{"methods", methods}, {"routers", described(routers)}, {"compositions", compositions}}.dump()
                  << '\n';
        return {};
    }
    print("Methods (train --method)", shown);
    print("Compositions (compose --composition)", compositions);
    print("Routers (compose --router)", described(routers));
    const engine::TrainSettings defaults;
    std::printf("Settings (--set key=value):\n");
    for (const auto& spec : engine::settingSpecs()) {
        std::printf("  %-20s %-10s %s\n", spec.key.c_str(), engine::settingValue(defaults, spec).c_str(),
                    spec.sentence.c_str());
    }
    return {};
}

} // namespace polymath::cli
