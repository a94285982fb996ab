#include "core/study/study.h"

#include "core/engine/registry.h"
#include "core/engine/settings.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace polymath::study {

namespace {

using json = nlohmann::ordered_json; // grids take turns in the order of the file

std::string listOf(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

/// A key or an index behind a JSON pointer (RFC 6901).
std::string below(const std::string& pointer, const std::string& key)
{
    auto escaped = pointer + "/";
    for (const char c : key) {
        escaped += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    }
    return escaped;
}

/// Takes a study's JSON apart. Every member refuses what it does not know.
class Parser {
public:
    explicit Parser(std::string file) : m_file(std::move(file)) {}

    Result<Study> study(const json& object)
    {
        POLYMATH_CHECK(onlyKeys(
            object, "",
            {"name", "question", "domains", "budget", "seeds", "settings", "evaluation", "axis", "runs", "sizes"}));
        Study study;
        study.file = m_file;
        POLYMATH_TRY(name, text(object, "", "name"));
        POLYMATH_TRY(question, text(object, "", "question"));
        study.name = name;
        study.question = question;
        POLYMATH_CHECK(domains(object, study));
        POLYMATH_CHECK(budget(object, study));
        POLYMATH_CHECK(seeds(object, study));
        POLYMATH_CHECK(evaluation(object, study));
        POLYMATH_TRY(axis, optionalText(object, "", "axis"));
        study.axis = axis;
        if (const auto settings = object.find("settings"); settings != object.end()) {
            std::vector<Grid> grid;
            POLYMATH_CHECK(settingsOf(*settings, "/settings", {}, study.settings, grid));
            if (!grid.empty()) {
                return refuse(below("/settings", grid.front().key),
                              "has several values, and only a run's own settings may; move it there");
            }
        }
        if (study.budget.kind != Budget::Kind::Steps && study.settings.contains("steps")) {
            return refuse("/settings/steps", "contradicts the budget, which decides the steps; leave one of them out");
        }
        const auto runs = object.find("runs");
        if (runs == object.end() || !runs->is_array() || runs->empty()) {
            return refuse("/runs", "must be a list of runs with one at least");
        }
        for (std::size_t index = 0; index < runs->size(); ++index) {
            POLYMATH_CHECK(run((*runs)[index], "/runs/" + std::to_string(index), study));
        }
        if (!study.axis.empty() && !isGridKey(study, study.axis)) {
            return refuse("/axis", "'" + study.axis + "' has several values in no run; name a setting that has");
        }
        return study;
    }

    [[nodiscard]] tl::unexpected<Error> refuse(const std::string& pointer, const std::string& what) const
    {
        return fail(ErrorCode::BadInput, "The study " + m_file + " cannot be used: " +
                                             (pointer.empty() ? "its top" : pointer) + " " + what + ".");
    }

private:
    static bool isGridKey(const Study& study, const std::string& key)
    {
        return std::any_of(study.runs.begin(), study.runs.end(), [&key](const Run& run) {
            return std::any_of(run.grid.begin(), run.grid.end(), [&key](const Grid& one) { return one.key == key; });
        });
    }

    Result<void> onlyKeys(const json& object, const std::string& pointer, const std::vector<std::string>& known) const
    {
        if (!object.is_object()) {
            return refuse(pointer, "must be an object");
        }
        for (const auto& [key, value] : object.items()) {
            if (std::find(known.begin(), known.end(), key) == known.end()) {
                return refuse(below(pointer, key), "is unknown; there are " + listOf(known));
            }
        }
        return {};
    }

    Result<std::string> text(const json& object, const std::string& pointer, const std::string& key) const
    {
        const auto found = object.find(key);
        if (found == object.end() || !found->is_string() || found->get<std::string>().empty()) {
            return refuse(below(pointer, key), "must be a text");
        }
        return found->get<std::string>();
    }

    Result<std::string> optionalText(const json& object, const std::string& pointer, const std::string& key) const
    {
        return object.contains(key) ? text(object, pointer, key) : Result<std::string>(std::string());
    }

    Result<std::vector<std::string>> texts(const json& value, const std::string& pointer) const
    {
        std::vector<std::string> list;
        const auto isText = [](const json& one) { return one.is_string() && !one.get<std::string>().empty(); };
        if (!value.is_array() || value.empty() || !std::all_of(value.begin(), value.end(), isText)) {
            return refuse(pointer, "must be a list of names");
        }
        return value.get<std::vector<std::string>>();
    }

    /// A whole number of at least `least`.
    Result<std::int64_t> whole(const json& value, const std::string& pointer, std::int64_t least) const
    {
        if (!value.is_number_integer() || value.get<std::int64_t>() < least) {
            return refuse(pointer, "must be a whole number, " + std::to_string(least) + " or more");
        }
        return value.get<std::int64_t>();
    }

    Result<void> domains(const json& object, Study& study) const
    {
        const auto found = object.find("domains");
        if (found == object.end()) {
            return {};
        }
        POLYMATH_CHECK(onlyKeys(*found, "/domains", {"targets", "kept"}));
        for (const auto& [key, list] : {std::pair{"targets", &study.targets}, std::pair{"kept", &study.kept}}) {
            if (const auto named = found->find(key); named != found->end()) {
                POLYMATH_TRY(names, texts(*named, below("/domains", key)));
                *list = names;
            }
        }
        return {};
    }

    Result<void> budget(const json& object, Study& study) const
    {
        const auto found = object.find("budget");
        if (found == object.end()) {
            return {};
        }
        POLYMATH_CHECK(onlyKeys(*found, "/budget", {"tokens", "seconds", "parameters"}));
        if (found->contains("tokens") && found->contains("seconds")) {
            return refuse("/budget", "has tokens and seconds, which cannot both be equal; leave one of them out");
        }
        for (const auto& [key, value] : found->items()) {
            if (!value.is_number() || value.get<double>() <= 0) {
                return refuse(below("/budget", key), "must be a number above 0");
            }
        }
        for (const auto& [key, kind] :
             {std::pair{"tokens", Budget::Kind::Tokens}, std::pair{"seconds", Budget::Kind::Seconds}}) {
            if (found->contains(key)) {
                study.budget.kind = kind;
                study.budget.amount = found->at(key).get<double>();
            }
        }
        if (found->contains("parameters")) {
            study.budget.parameters = static_cast<std::int64_t>(found->at("parameters").get<double>());
        }
        return {};
    }

    Result<void> seeds(const json& object, Study& study) const
    {
        const auto found = object.find("seeds");
        if (found == object.end()) {
            return {};
        }
        if (!found->is_array() || found->empty()) {
            return refuse("/seeds", "must be a list of whole numbers");
        }
        study.seeds.clear();
        for (std::size_t index = 0; index < found->size(); ++index) {
            POLYMATH_TRY(seed, whole((*found)[index], "/seeds/" + std::to_string(index), 0));
            if (std::find(study.seeds.begin(), study.seeds.end(), seed) != study.seeds.end()) {
                return refuse("/seeds/" + std::to_string(index), "is there twice; give each seed once");
            }
            study.seeds.push_back(seed);
        }
        return {};
    }

    Result<void> evaluation(const json& object, Study& study) const
    {
        const auto found = object.find("evaluation");
        if (found == object.end()) {
            return {};
        }
        POLYMATH_CHECK(onlyKeys(*found, "/evaluation", {"tokens", "window"}));
        if (found->contains("tokens")) {
            POLYMATH_TRY(tokens, whole(found->at("tokens"), "/evaluation/tokens", 0));
            study.evaluationTokens = tokens;
        }
        if (found->contains("window")) {
            POLYMATH_TRY(window, whole(found->at("window"), "/evaluation/window", 2));
            study.window = window;
        }
        return {};
    }

    /// Values of settings; lists become grids. `reader`: the method that has to read them, or "compose"; empty for any.
    Result<void> settingsOf(const json& object, const std::string& pointer, const std::string& reader,
                            std::map<std::string, std::string>& values, std::vector<Grid>& grid) const
    {
        if (!object.is_object()) {
            return refuse(pointer, "must be an object of settings");
        }
        for (const auto& [key, value] : object.items()) {
            const auto place = below(pointer, key);
            const auto& specs = engine::settingSpecs();
            const auto spec =
                std::find_if(specs.begin(), specs.end(), [&key](const auto& one) { return one.key == key; });
            if (spec == specs.end()) {
                return refuse(place, "is no setting; `polymath-cli methods` lists them");
            }
            if (key == "seed" || key == "universal" || key == "evaluate_every" || key == "patience") {
                return refuse(place, key == "seed"        ? "is decided by the study's seeds; list it there"
                                     : key == "universal" ? "names an expert; name the run that makes it as beside"
                                                          : "would make runs unequal or slow; leave it out");
            }
            if (!reader.empty() && !spec->methods.empty() &&
                std::find(spec->methods.begin(), spec->methods.end(), reader) == spec->methods.end()) {
                return refuse(place, "is not read by " + reader + "; leave it out");
            }
            const auto list = value.is_array() ? value.get<std::vector<json>>() : std::vector<json>{value};
            std::vector<std::string> texts;
            for (const auto& one : list) {
                const auto text = one.is_string() ? one.get<std::string>() : one.dump();
                engine::TrainSettings trial;
                if (auto set = engine::setSetting(trial, key, text); !set) {
                    auto why = set.error().sentence;
                    why.pop_back(); // its full stop
                    return refuse(place, "does not fit: " + why);
                }
                if (std::find(texts.begin(), texts.end(), text) != texts.end()) {
                    return refuse(place, "has the value " + text + " twice; give each once");
                }
                texts.push_back(text);
            }
            if (texts.empty()) {
                return refuse(place, "is an empty list; give it a value");
            }
            if (value.is_array()) {
                grid.push_back({key, texts});
            } else {
                values[key] = texts.front();
            }
        }
        return {};
    }

    /// "examples", "experts" and "drop": a number or a list of them, of which "all" may be one.
    Result<void> numbers(const json& object, const std::string& pointer, const std::string& key, std::int64_t least,
                         bool mayBeAll, std::vector<Grid>& grid) const
    {
        const auto found = object.find(key);
        if (found == object.end()) {
            return {};
        }
        const auto place = below(pointer, key);
        const auto list = found->is_array() ? found->get<std::vector<json>>() : std::vector<json>{*found};
        Grid values{key, {}};
        for (const auto& one : list) {
            if (mayBeAll && one == "all") {
                values.values.emplace_back("all");
                continue;
            }
            POLYMATH_TRY(number, whole(one, place, least));
            values.values.push_back(std::to_string(number));
        }
        if (values.values.empty()) {
            return refuse(place, "is an empty list; give it a number");
        }
        grid.push_back(std::move(values));
        return {};
    }

    Result<void> learned(const json& object, const std::string& pointer, Run& run) const
    {
        const auto found = object.find("domains");
        if (found == object.end()) {
            return {};
        }
        const auto place = below(pointer, "domains");
        if (found->is_array()) {
            POLYMATH_TRY(names, texts(*found, place));
            run.on = Run::On::Named;
            run.domains = names;
            return {};
        }
        const bool composes = run.kind == Run::Kind::Compose;
        if (*found == "mixed") {
            run.on = Run::On::Mixed;
        } else if (*found == "kept" && !composes) {
            run.on = Run::On::Kept;
        } else if (*found == "each" && !composes) {
            run.on = Run::On::Each;
        } else {
            return refuse(place, composes ? "must be \"mixed\" or a list of domains"
                                          : "must be \"each\", \"mixed\", \"kept\" or a list of domains");
        }
        return {};
    }

    /// The former runs that a member names, each of a kind that fits.
    Result<std::vector<std::string>> formerRuns(const json& value, const std::string& pointer, const Study& study,
                                                Run::Kind kind) const
    {
        const auto list = value.is_string() ? std::vector{value.get<std::string>()} : std::vector<std::string>();
        POLYMATH_TRY(names, value.is_string() ? Result<std::vector<std::string>>(list) : texts(value, pointer));
        for (const auto& name : names) {
            const auto found = std::find_if(study.runs.begin(), study.runs.end(),
                                            [&name](const Run& run) { return run.name == name; });
            if (found == study.runs.end() || found->kind != kind) {
                return refuse(pointer, "names '" + name + "', which is no " +
                                           (kind == Run::Kind::Train ? "training" : "composing") +
                                           " run before this one; name one that is, or put it there");
            }
        }
        return std::move(names);
    }

    Result<void> train(const json& object, const std::string& pointer, const Study& study, Run& run) const
    {
        POLYMATH_CHECK(onlyKeys(object, pointer,
                                {"name", "train", "domains", "beside", "settings", "examples", "share", "measure"}));
        POLYMATH_TRY(method, text(object, pointer, "train"));
        run.method = method;
        if (engine::findMethod(method) == nullptr) {
            std::vector<std::string> names;
            for (const auto& spec : engine::methods()) {
                names.push_back(spec.key);
            }
            return refuse(below(pointer, "train"),
                          "names the method '" + method + "', which does not exist; take one of " + listOf(names));
        }
        const auto* kind = engine::findExpertSpec(method);
        const bool needsOther = kind != nullptr && !kind->beside.empty();
        if (needsOther != object.contains("beside")) {
            return refuse(below(pointer, "beside"),
                          needsOther ? "is missing: " + method + " is trained beside another run's expert; name it"
                                     : "is not for " + method + "; leave it out");
        }
        if (needsOther) {
            POLYMATH_TRY(beside, formerRuns(object.at("beside"), below(pointer, "beside"), study, Run::Kind::Train));
            run.beside = beside.front();
        }
        return {};
    }

    Result<void> compose(const json& object, const std::string& pointer, const Study& study, Run& run) const
    {
        POLYMATH_CHECK(onlyKeys(object, pointer,
                                {"name", "compose", "domains", "settings", "examples", "experts", "share", "measure"}));
        POLYMATH_TRY(of, formerRuns(object.at("compose"), below(pointer, "compose"), study, Run::Kind::Train));
        run.of = of;
        run.on = Run::On::Known;
        return numbers(object, pointer, "experts", 2, true, run.grid);
    }

    Result<void> prune(const json& object, const std::string& pointer, const Study& study, Run& run) const
    {
        POLYMATH_CHECK(onlyKeys(object, pointer, {"name", "prune", "drop"}));
        POLYMATH_TRY(of, formerRuns(object.at("prune"), below(pointer, "prune"), study, Run::Kind::Compose));
        run.of = of;
        POLYMATH_CHECK(numbers(object, pointer, "drop", 1, false, run.grid));
        if (run.grid.empty()) {
            run.grid.push_back({"drop", {"1"}});
        }
        return {};
    }

    Result<void> run(const json& object, const std::string& pointer, Study& study) const
    {
        Run run;
        const std::vector<std::string> kinds{"train", "compose", "prune"};
        const auto has = [&object](const std::string& kind) { return object.is_object() && object.contains(kind); };
        if (std::count_if(kinds.begin(), kinds.end(), has) != 1) {
            return refuse(pointer, "must have one of train, compose and prune");
        }
        run.kind = has("train") ? Run::Kind::Train : has("compose") ? Run::Kind::Compose : Run::Kind::Prune;
        POLYMATH_CHECK(run.kind == Run::Kind::Train     ? train(object, pointer, study, run)
                       : run.kind == Run::Kind::Compose ? compose(object, pointer, study, run)
                                                        : prune(object, pointer, study, run));
        POLYMATH_TRY(name, optionalText(object, pointer, "name"));
        run.name = !name.empty() ? name : run.kind == Run::Kind::Train ? run.method : "";
        if (run.name.empty()) {
            return refuse(below(pointer, "name"), "is missing; say what to call the run");
        }
        if (std::any_of(study.runs.begin(), study.runs.end(),
                        [&run](const Run& one) { return one.name == run.name; })) {
            return refuse(below(pointer, "name"), "'" + run.name + "' is there twice; give this run a name of its own");
        }
        POLYMATH_CHECK(learned(object, pointer, run));
        POLYMATH_CHECK(numbers(object, pointer, "examples", 1, true, run.grid));
        if (const auto settings = object.find("settings"); settings != object.end()) {
            const auto reader = run.kind == Run::Kind::Train ? run.method : std::string("compose");
            POLYMATH_CHECK(settingsOf(*settings, below(pointer, "settings"), reader, run.settings, run.grid));
            if (study.budget.kind != Budget::Kind::Steps && settings->contains("steps")) {
                return refuse(below(pointer, "settings/steps"),
                              "contradicts the budget, which decides the steps; use share");
            }
        }
        if (const auto share = object.find("share"); share != object.end()) {
            if (!share->is_number() || share->get<double>() <= 0) {
                return refuse(below(pointer, "share"), "must be a number above 0");
            }
            run.share = share->get<double>();
        }
        if (const auto measure = object.find("measure"); measure != object.end()) {
            if (!measure->is_boolean()) {
                return refuse(below(pointer, "measure"), "must be true or false");
            }
            run.measured = measure->get<bool>();
        }
        study.runs.push_back(std::move(run));
        return {};
    }

    std::string m_file;
};

} // namespace

Result<Study> parseStudy(std::string_view text, const std::string& file, const std::string& size)
{
    json object;
    try {
        object = json::parse(text);
    } catch (const json::parse_error& error) {
        return fail(ErrorCode::BadInput,
                    "The study " + file + " is not JSON: byte " + std::to_string(error.byte) +
                        " is not expected there. Compare it with docs/studies.md.",
                    error.what());
    }
    std::string label = file;
    if (const auto sizes = object.is_object() ? object.find("sizes") : object.end();
        object.is_object() && sizes != object.end()) {
        if (!sizes->is_object() || sizes->empty()) {
            return Parser(file).refuse("/sizes", "must be an object of sizes");
        }
        const auto chosen = size.empty() ? sizes->begin() : sizes->find(size);
        if (chosen == sizes->end() || !chosen->is_object()) {
            std::vector<std::string> names;
            for (const auto& [key, value] : sizes->items()) {
                names.push_back(key);
            }
            return Parser(file).refuse("/sizes", "has no size '" + size + "'; take one of " + listOf(names));
        }
        label += " (" + chosen.key() + ")";
        const json patch = *chosen;
        object.merge_patch(patch);
    } else if (!size.empty()) {
        return Parser(file).refuse("/sizes", "is missing, so there is no size '" + size + "' to take");
    }
    return Parser(label).study(object);
}

Result<Study> readyStudy(const std::string& key, const std::string& size)
{
    const auto& all = readyStudies();
    const auto found = std::find_if(all.begin(), all.end(), [&key](const ReadyStudy& one) { return one.key == key; });
    if (found == all.end()) {
        std::vector<std::string> names;
        for (const auto& one : all) {
            names.push_back(one.key);
        }
        return fail(ErrorCode::Usage, "There is no ready-made study '" + key + "'; there are " + listOf(names) + ".");
    }
    return parseStudy(found->text, key, size);
}

} // namespace polymath::study
