#include "core/engine/registry.h"

#include "core/base/translate.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace polymath::engine {

using nlohmann::json;

namespace {

template <typename Spec> const Spec* findIn(const std::vector<Spec>& all, std::string_view key)
{
    const auto found = std::find_if(all.begin(), all.end(), [key](const Spec& spec) { return spec.about.key == key; });
    return found == all.end() ? nullptr : &*found;
}

bool contains(const std::vector<std::string>& list, const std::string& key)
{
    return std::find(list.begin(), list.end(), key) != list.end();
}

std::vector<std::string> partsOf(Places places, const std::string& targets)
{
    switch (places) {
    case Places::Scaled:
        return {"attention.k", "attention.v", "mlp.down"};
    case Places::Outputs:
        return {"attention.o", "mlp.down"};
    case Places::Anywhere:
        return {};
    case Places::Targets:
        break;
    }
    if (targets == "qv") {
        return {"attention.q", "attention.v"};
    }
    const std::vector<std::string> attention{"attention.q", "attention.k", "attention.v", "attention.o"};
    const std::vector<std::string> mlp{"mlp.gate", "mlp.up", "mlp.down"};
    auto parts = targets == "mlp" ? mlp : attention;
    if (targets == "all") {
        parts.insert(parts.end(), mlp.begin(), mlp.end());
    }
    return parts;
}

/// "layers.3.attention.q.weight" without "layers.3."; nothing for tensors of other layers.
std::optional<std::string> inLayer(const std::string& name, std::int64_t layer)
{
    const auto prefix = "layers." + std::to_string(layer) + ".";
    return name.starts_with(prefix) ? std::optional(name.substr(prefix.size())) : std::nullopt;
}

Sizes sizesAt(const ModelConfig& model, const TensorSpec& place, const Addition& addition)
{
    const auto* composition = findCompositionSpec(addition.composition);
    Sizes sizes;
    sizes.in = place.shape[1];
    sizes.out = place.shape[0];
    sizes.hidden = model.hidden;
    sizes.experts = static_cast<std::int64_t>(addition.routed());
    sizes.slots = sizes.experts + (composition != nullptr && composition->weighsBackbone ? 1 : 0);
    sizes.scalesInput = place.name.ends_with("mlp.down");
    return sizes;
}

void addShapes(std::vector<TensorSpec>& list, const std::string& prefix, const std::vector<TensorShape>& shapes,
               const Sizes& sizes, const TrainSettings& settings)
{
    for (const auto& shape : shapes) {
        list.push_back({prefix + shape.name, shapeOf(shape, sizes, settings)});
    }
}

std::vector<TensorSpec> onLinears(const ModelConfig& model, const Addition& addition)
{
    std::vector<TensorSpec> list;
    for (std::size_t index = 0; index < addition.members.size(); ++index) {
        const auto& member = addition.members[index];
        const auto& kind = *findExpertSpec(member.kind);
        const auto prefix = addition.composition.empty() ? "" : "experts." + std::to_string(index) + ".";
        for (const auto& place : placesOf(model, kind, member.settings)) {
            addShapes(list, prefix + place.name + ".", kind.tensors, sizesAt(model, place, addition), member.settings);
        }
    }
    if (const auto* router = findRouterSpec(addition.router)) {
        const auto& first = addition.members.front();
        for (const auto& place : placesOf(model, *findExpertSpec(first.kind), first.settings)) {
            addShapes(list, "gates." + place.name + ".", router->tensors, sizesAt(model, place, addition),
                      addition.settings);
        }
    }
    return list;
}

Result<std::vector<TensorSpec>> besideBlocks(const ModelConfig& model, const Addition& addition)
{
    const auto blocks = addition.settings.blocks;
    if (blocks * addition.settings.layersPerExpert > model.layers) {
        return fail(ErrorCode::Usage,
                    std::to_string(blocks) + " blocks with " + std::to_string(addition.settings.layersPerExpert) +
                        " layers each are more layers than the model's " + std::to_string(model.layers) + ".");
    }
    const auto specs = expectedTensors(model);
    std::vector<TensorSpec> list;
    for (std::size_t expert = 0; expert < addition.members.size(); ++expert) {
        for (std::int64_t block = 0; block < blocks; ++block) {
            for (std::int64_t layer = 0; layer < addition.settings.layersPerExpert; ++layer) {
                const auto prefix = "experts." + std::to_string(expert) + ".blocks." + std::to_string(block) +
                                    ".layers." + std::to_string(layer) + ".";
                for (const auto& spec : specs) {
                    if (const auto rest = inLayer(spec.name, block * model.layers / blocks + layer)) {
                        list.push_back({prefix + *rest, spec.shape});
                    }
                }
            }
        }
    }
    for (std::int64_t block = 0; block < blocks; ++block) {
        addShapes(list, "gates." + std::to_string(block) + ".", findRouterSpec(addition.router)->tensors,
                  sizesAt(model, {"", {model.hidden, model.hidden}}, addition), addition.settings);
    }
    return list;
}

std::string spoken(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

std::string termsOf(const std::vector<std::string>& kinds)
{
    std::vector<std::string> terms;
    for (const auto& kind : kinds) {
        const auto* spec = findExpertSpec(kind);
        terms.push_back(spec == nullptr ? kind : spec->about.term);
    }
    return spoken(terms);
}

/// Weights by hand are one for each slot.
Result<void> checkWeights(const TrainSettings& settings, std::size_t experts, bool weighsBackbone)
{
    const auto slots = experts + (weighsBackbone ? 1 : 0);
    if (settings.router == "fixed" && weightsIn(settings.routerWeights).size() != slots) {
        return fail(ErrorCode::Usage, "router_weights must be " + std::to_string(slots) +
                                          " numbers from 0 on, separated by commas" +
                                          (weighsBackbone ? ", the backbone's first" : "") + ".");
    }
    return {};
}

} // namespace

#define POLYMATH_EXPERT(make, ...) ExpertSpec{__VA_ARGS__},
#define POLYMATH_WEIGHTS(...) ExpertSpec{__VA_ARGS__},
const std::vector<ExpertSpec>& expertSpecs()
{
    static const std::vector<ExpertSpec> all{
#include "core/engine/registrytable.h"
    };
    return all;
}

#define POLYMATH_ROUTER(make, ...) RouterSpec{__VA_ARGS__},
const std::vector<RouterSpec>& routerSpecs()
{
    static const std::vector<RouterSpec> all{
#include "core/engine/registrytable.h"
    };
    return all;
}

#define POLYMATH_COMPOSITION(make, ...) CompositionSpec{__VA_ARGS__},
#define POLYMATH_MERGE(make, ...) CompositionSpec{__VA_ARGS__},
const std::vector<CompositionSpec>& compositionSpecs()
{
    static const std::vector<CompositionSpec> all{
#include "core/engine/registrytable.h"
    };
    return all;
}

const ExpertSpec* findExpertSpec(std::string_view key) { return findIn(expertSpecs(), key); }
const RouterSpec* findRouterSpec(std::string_view key) { return findIn(routerSpecs(), key); }
const CompositionSpec* findCompositionSpec(std::string_view key) { return findIn(compositionSpecs(), key); }

Site Addition::site() const
{
    const auto* spec = findCompositionSpec(composition);
    return spec != nullptr ? spec->site : findExpertSpec(members.front().kind)->site;
}

std::size_t Addition::routed() const
{
    const auto* spec = findCompositionSpec(composition);
    return members.size() - (spec != nullptr && spec->universal ? 1 : 0);
}

Addition freshAddition(const TrainSettings& settings, const std::string& name, const std::vector<Member>& beside)
{
    Addition addition{"", "", beside, settings};
    if (const auto* kind = findExpertSpec(settings.method)) {
        addition.members.push_back({name, settings.method, settings});
        addition.composition = kind->composition;
        addition.router = kind->site == Site::Block ? settings.router : "";
        return addition;
    }
    const auto* composition = findCompositionSpec(settings.method);
    addition.composition = settings.method;
    addition.router = settings.router;
    for (std::int64_t number = 1; number <= settings.experts; ++number) {
        addition.members.push_back({name + " " + std::to_string(number), composition->fresh, settings});
    }
    return addition;
}

Result<Addition> additionFrom(const std::string& kind, const std::string& name, const TrainSettings& settings,
                              const std::vector<std::string>& experts, const std::string& members)
{
    const auto nothing = [] { return fail(ErrorCode::Usage, "Its header does not say what it holds."); };
    Addition addition{"", "", {}, settings};
    if (!members.empty()) {
        const auto list = json::parse(members, nullptr, false);
        for (const auto& entry : list.is_array() ? list : json::array()) {
            if (!entry.is_object() || !entry.contains("settings")) {
                return nothing();
            }
            POLYMATH_TRY(own, trainSettingsFromJson(entry["settings"].dump()));
            addition.members.push_back({entry.value("name", json()).is_string() ? entry["name"].get<std::string>() : "",
                                        entry.value("kind", json()).is_string() ? entry["kind"].get<std::string>() : "",
                                        own});
        }
    } else if (kind == "composition" || kind == "mode") {
        for (const auto& expert : experts) {
            addition.members.push_back({expert, "mode", settings});
        }
    } else {
        addition.members.push_back({name, kind, settings});
    }
    const auto* expert = findExpertSpec(kind);
    addition.composition = kind == "composition" ? (settings.composition == "auto" ? "mode" : settings.composition)
                           : expert != nullptr   ? expert->composition
                                                 : kind;
    const auto* composition = findCompositionSpec(addition.composition);
    const bool fits = !addition.members.empty() && (composition != nullptr || addition.composition.empty()) &&
                      (kind != "mode" || addition.members.size() == 1) &&
                      (composition == nullptr || !composition->universal || addition.members.size() > 1) &&
                      std::all_of(addition.members.begin(), addition.members.end(),
                                  [](const Member& member) { return findExpertSpec(member.kind) != nullptr; });
    if (!fits) {
        return nothing();
    }
    const auto site = addition.site();
    for (std::size_t index = 0; index < addition.members.size(); ++index) {
        const bool universal = composition != nullptr && composition->universal && index == 0;
        if (!universal && findExpertSpec(addition.members[index].kind)->site != site) {
            return nothing();
        }
    }
    const bool routes = site == Site::Block || (site == Site::Linear && (kind == "composition" || expert == nullptr));
    addition.router = routes ? settings.router : "";
    return addition;
}

std::string membersJson(const Addition& addition)
{
    auto list = json::array();
    for (const auto& member : addition.members) {
        list.push_back(
            {{"name", member.name}, {"kind", member.kind}, {"settings", json::parse(toJson(member.settings))}});
    }
    return list.dump();
}

std::vector<TensorSpec> placesOf(const ModelConfig& model, const ExpertSpec& kind, const TrainSettings& settings)
{
    const auto parts = partsOf(kind.places, settings.loraTargets);
    const auto specs = expectedTensors(model);
    std::vector<TensorSpec> places;
    for (std::int64_t layer = 0; layer < model.layers; ++layer) {
        for (const auto& part : parts) {
            const auto name = "layers." + std::to_string(layer) + "." + part;
            const auto found = std::find_if(specs.begin(), specs.end(),
                                            [&name](const TensorSpec& spec) { return spec.name == name + ".weight"; });
            if (found != specs.end()) {
                places.push_back({name, found->shape});
            }
        }
    }
    return places;
}

std::vector<std::int64_t> shapeOf(const TensorShape& tensor, const Sizes& sizes, const TrainSettings& settings)
{
    std::vector<std::int64_t> shape;
    for (const auto dim : tensor.dims) {
        switch (dim) {
        case Dim::In:
            shape.push_back(sizes.in);
            break;
        case Dim::Out:
            shape.push_back(sizes.out);
            break;
        case Dim::Scaled:
            shape.push_back(sizes.scalesInput ? sizes.in : sizes.out);
            break;
        case Dim::Rank:
            shape.push_back(settings.loraRank);
            break;
        case Dim::Width:
            shape.push_back(settings.adapterSize);
            break;
        case Dim::Slots:
            shape.push_back(sizes.slots);
            break;
        case Dim::Experts:
            shape.push_back(sizes.experts);
            break;
        case Dim::Clusters:
            shape.push_back(settings.clusters);
            break;
        case Dim::Hidden:
            shape.push_back(sizes.hidden);
            break;
        }
    }
    return shape;
}

Result<std::vector<TensorSpec>> addedTensors(const ModelConfig& model, const Addition& addition)
{
    if (!addition.router.empty()) {
        POLYMATH_CHECK(checkWeights(addition.settings, addition.routed(),
                                    findCompositionSpec(addition.composition)->weighsBackbone));
    }
    switch (addition.site()) {
    case Site::Block:
        return besideBlocks(model, addition);
    case Site::Linear:
        return onLinears(model, addition);
    case Site::Weight:
        break;
    }
    return expectedTensors(model);
}

std::string defaultComposition(const std::vector<std::string>& kinds)
{
    for (const auto& spec : compositionSpecs()) {
        if (!kinds.empty() && std::all_of(kinds.begin(), kinds.end(),
                                          [&spec](const std::string& kind) { return contains(spec.experts, kind); })) {
            return spec.about.key;
        }
    }
    return {};
}

std::vector<std::string> trainingsOf(const CompositionSpec& composition, const RouterSpec& router)
{
    if (composition.site == Site::Weight) {
        return {"none"};
    }
    return router.trains ? std::vector<std::string>{"gate", "none", "all"} : std::vector<std::string>{"none", "all"};
}

std::string defaultTraining(const TrainSettings& settings, const std::vector<std::string>& kinds)
{
    const auto key = settings.composition == "auto" ? defaultComposition(kinds) : settings.composition;
    const auto* composition = findCompositionSpec(key);
    const auto* router = findRouterSpec(settings.router);
    return composition == nullptr || router == nullptr ? settings.training : trainingsOf(*composition, *router).front();
}

std::vector<double> weightsIn(const std::string& text)
{
    std::vector<double> weights;
    const char* place = text.data();
    const char* end = place + text.size();
    while (place != end) {
        while (*place == ' ' && place + 1 != end) {
            ++place;
        }
        double value = 0;
        const auto [after, error] = std::from_chars(place, end, value);
        if (error != std::errc() || !std::isfinite(value) || value < 0 || (after != end && *after != ',')) {
            return {};
        }
        weights.push_back(value);
        place = after == end ? end : after + 1;
    }
    return weights;
}

Result<void> checkComposition(const TrainSettings& settings, const std::vector<std::string>& kinds)
{
    const auto key = settings.composition == "auto" ? defaultComposition(kinds) : settings.composition;
    const auto* composition = findCompositionSpec(key);
    if (composition == nullptr) {
        return fail(ErrorCode::Usage, "No composition takes experts of these kinds together: " + termsOf(kinds) + ".");
    }
    for (const auto& kind : kinds) {
        if (!contains(composition->experts, kind)) {
            return fail(ErrorCode::Usage, composition->about.term + " is made of " + termsOf(composition->experts) +
                                              ", not of " + termsOf({kind}) + ".");
        }
    }
    const auto* router = findRouterSpec(settings.router);
    if (router == nullptr) {
        return fail(ErrorCode::Usage, "There is no router '" + settings.router + "'.");
    }
    const auto possible = trainingsOf(*composition, *router);
    if (!contains(possible, settings.training)) {
        return fail(ErrorCode::Usage,
                    composition->site == Site::Weight
                        ? composition->about.term + " has no gates, and nothing of it is trained: use --train none."
                        : "The router '" + settings.router + "' has no gates to train: use --train " +
                              spoken(possible) + ".");
    }
    return composition->site == Site::Weight ? Result<void>()
                                             : checkWeights(settings, kinds.size(), composition->weighsBackbone);
}

} // namespace polymath::engine
