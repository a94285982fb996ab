#include "app/worker/trainrequest.h"

#include "core/base/hash.h"
#include "core/base/translate.h"
#include "core/engine/registry.h"
#include "core/formats/modelfile.h"
#include "core/tokenizer/tokenizer.h"

#include <algorithm>
#include <utility>

namespace polymath {

using nlohmann::json;

/// The base model, if its file still is what the project was made with.
Result<BaseModelRecord> checkedBase(Project& project)
{
    POLYMATH_TRY(base, project.baseModel());
    if (!std::filesystem::exists(base.path)) {
        return fail(
            ErrorCode::BadInput,
            sentence(POLYMATH_TEXT("sentences",
                                   "The base model '%1' is not there any more. Put it back, then resume the job."),
                     {base.path}));
    }
    POLYMATH_TRY(digest, sha256OfModel(base.path));
    if (digest != base.sha256) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences",
                                           "The base model '%1' has changed since the project was made; experts only "
                                           "work beside the one they were trained with. Put the former file back."),
                             {base.path}));
    }
    return base;
}

Result<void> Corpus::load(Project& project, const std::vector<std::string>& domains, const Hooks& hooks)
{
    POLYMATH_TRY(base, project.baseModel());
    POLYMATH_TRY(tokenizer, loadTokenizer(base.path));
    m_hasEnd = tokenizer->eos().has_value();
    const auto goOn = [&hooks](std::int64_t) { return hooks.goOn(); };
    for (const auto& name : domains) {
        POLYMATH_TRY(domain, project.findDomain(name));
        if (!domain) {
            return fail(ErrorCode::Usage,
                        sentence(POLYMATH_TEXT("sentences", "The project has no domain '%1'."), {name}));
        }
        hooks.onStage(sentence(POLYMATH_TEXT("sentences", "Reading the documents of %1"), {name}));
        auto path = project.folder() / tokenFilePlace(project, *domain, *tokenizer).relative;
        if (hooks.scratch.empty()) {
            POLYMATH_TRY(made, tokeniseDomain(project, *domain, *tokenizer, goOn));
            path = made;
        } else if (!tokenFilePlace(project, *domain, *tokenizer).isThere) {
            path = hooks.scratch / path.filename();
            POLYMATH_TRY(tokens, writeTokenFile(path, project, domain->id, *tokenizer, goOn));
            static_cast<void>(tokens);
        }
        POLYMATH_TRY(file, TokenFile::open(path));
        m_retention[name] = domain->role == DomainRole::Retention;
        m_files[name] = std::move(file);
    }
    return {};
}

engine::DomainDocuments Corpus::documents(const std::string& name, Split split, std::int64_t tokens) const
{
    engine::DomainDocuments result{name, m_retention.at(name), {}};
    const auto& file = m_files.at(name);
    std::int64_t sum = 0;
    for (const auto& document : file.documents()) {
        if (document.split != split || (tokens > 0 && sum >= tokens)) {
            continue;
        }
        auto ids = file.tokens(document);
        if (split != Split::Train && m_hasEnd && !ids.empty()) {
            ids = ids.first(ids.size() - 1);
        }
        sum += static_cast<std::int64_t>(ids.size()) - document.promptLength;
        result.documents.push_back({ids, document.promptLength});
    }
    return result;
}

Result<engine::TrainRequest> trainRequest(Project& project, const BaseModelRecord& base, const json& config,
                                          Corpus& corpus, const Corpus::Hooks& hooks)
{
    engine::TrainRequest request;
    POLYMATH_TRY(settings, engine::trainSettingsFromJson(config.at("settings").dump()));
    request.base = base.path;
    request.baseSha256 = base.sha256;
    request.baseName = base.name;
    request.name = config.at("name").get<std::string>();
    request.settings = settings.resolved();
    const auto domains = config.at("domains").get<std::vector<std::string>>();
    const auto experts = config.value("experts", std::vector<std::string>());
    for (const auto& expert : experts) {
        POLYMATH_TRY(file, project.artefact(expert));
        request.experts.push_back(file);
    }
    if (const auto* kind = engine::findExpertSpec(settings.method);
        kind != nullptr && !kind->beside.empty() && experts.empty()) {
        POLYMATH_TRY(beside, project.findExpert(settings.universal));
        if (!beside) {
            return fail(ErrorCode::Usage,
                        sentence(POLYMATH_TEXT("sentences", "'%1' is not an expert of this project, so nothing can be "
                                                            "trained beside it. Name a LoRA as the universal expert."),
                                 {settings.universal}));
        }
        POLYMATH_TRY(file, project.artefact(settings.universal));
        request.beside = file;
    }
    std::vector<std::string> kinds;
    for (const auto& name : experts) {
        POLYMATH_TRY(expert, project.findExpert(name));
        kinds.push_back(expert ? expert->method : "");
    }
    if (!experts.empty() && settings.composition == "auto") {
        const auto suits = engine::defaultComposition(kinds);
        request.settings.composition = suits.empty() ? settings.composition : suits;
    }
    if (!request.experts.empty()) { // blocks, layers and mix are those that the experts were trained with
        POLYMATH_TRY(first, project.findExpert(experts.front()));
        if (!first) {
            return fail(ErrorCode::Usage,
                        sentence(POLYMATH_TEXT("sentences", "'%1' is not an expert, so it cannot be composed."),
                                 {experts.front()}));
        }
        POLYMATH_TRY(theirs, engine::trainSettingsFromJson(first->configJson));
        request.settings.blocks = theirs.blocks;
        request.settings.layersPerExpert = theirs.layersPerExpert;
        request.settings.mix = theirs.mix;
    }
    POLYMATH_TRY(records, project.domains());
    std::vector<std::string> needed = domains;
    for (const auto& domain : records) {
        if (domain.role == DomainRole::Retention &&
            std::find(needed.begin(), needed.end(), domain.name) == needed.end()) {
            needed.push_back(domain.name);
        }
    }
    POLYMATH_CHECK(corpus.load(project, needed, hooks));
    json data = json::object();
    const auto examples = config.value("examples", std::size_t{0});
    for (const auto& name : domains) {
        request.train.push_back(corpus.documents(name, Split::Train));
        if (auto& documents = request.train.back().documents; examples > 0 && documents.size() > examples) {
            documents.resize(examples); // documents lie in the order of their hashes, so these are as good as drawn
        }
        data[name] = {{"documents", request.train.back().documents.size()}};
    }
    for (const auto& domain : records) {
        if (std::find(needed.begin(), needed.end(), domain.name) != needed.end()) {
            request.validation.push_back(corpus.documents(domain.name, Split::Validation));
        }
    }
    request.measuresStart = config.value("measure_start", true);
    request.metadata = {{"domains", json(domains).dump()}, {"data", data.dump()}};
    return request;
}

} // namespace polymath
