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
    case Places::Mlp:
        return {"mlp.gate", "mlp.up", "mlp.down"};
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
    const auto replaced = addition.replaced(model);
    for (const auto& spec : expectedTensors(model)) {
        if (contains(replaced, spec.name)) {
            list.push_back(spec);
        }
    }
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
        const auto& composition = *findCompositionSpec(addition.composition);
        std::string before;
        for (const auto& place : placesOf(model, *findExpertSpec(first.kind), first.settings)) {
            const auto prefix = "gates." + gatesOf(composition, place.name);
            if (prefix != before) {
                addShapes(list, prefix, router->tensors, sizesAt(model, place, addition), addition.settings);
            }
            before = prefix;
        }
    }
    return list;
}

Result<std::vector<TensorSpec>> besideBlocks(const ModelConfig& model, const Addition& addition)
{
    const auto blocks = addition.settings.blocks;
    if (blocks * addition.settings.layersPerExpert > model.layers) {
        return fail(
            ErrorCode::Usage,
            sentence(POLYMATH_TEXT("sentences", "%1 blocks with %2 layers each are more layers than the model's %3."),
                     {std::to_string(blocks), std::to_string(addition.settings.layersPerExpert),
                      std::to_string(model.layers)}));
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
Result<void> checkWeights(const std::string& router, const std::string& weights, std::size_t experts,
                          bool weighsBackbone)
{
    const auto slots = experts + (weighsBackbone ? 1 : 0);
    if (router == "fixed" && weightsIn(weights).size() != slots) {
        return fail(
            ErrorCode::Usage,
            sentence(
                weighsBackbone
                    ? POLYMATH_TEXT("sentences", "router_weights must be %1 numbers from 0 on, separated by "
                                                 "commas, the backbone's first.")
                    : POLYMATH_TEXT("sentences", "router_weights must be %1 numbers from 0 on, separated by commas."),
                {std::to_string(slots)}));
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

std::vector<std::string> Addition::replaced(const ModelConfig& model) const
{
    const auto* spec = findCompositionSpec(composition);
    if (members.empty() || (site() != Site::Weight && (spec == nullptr || spec->members.empty()))) {
        return {};
    }
    std::vector<std::string> places;
    if (site() == Site::Linear) {
        for (const auto& place : placesOf(model, *findExpertSpec(spec->members), settings)) {
            places.push_back(place.name);
        }
    }
    std::vector<std::string> names;
    for (const auto& tensor : expectedTensors(model)) {
        if (!contains(places, tensor.name.substr(0, tensor.name.rfind('.')))) {
            names.push_back(tensor.name);
        }
    }
    return names;
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
    addition.router = routerOf(*composition, settings);
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
    const bool fits = !addition.members.empty() &&
                      (addition.composition.empty() ? addition.members.size() == 1 : composition != nullptr) &&
                      (kind != "mode" || addition.members.size() == 1) &&
                      (composition == nullptr || !composition->universal || addition.members.size() > 1) &&
                      std::all_of(addition.members.begin(), addition.members.end(),
                                  [](const Member& member) { return findExpertSpec(member.kind) != nullptr; });
    if (!fits) {
        return nothing();
    }
    for (std::size_t index = 0; composition != nullptr && index < addition.members.size(); ++index) {
        const bool universal = composition->universal && index == 0;
        const auto& own = addition.members[index].kind;
        if (!universal && own != composition->members &&
            !(composition->members.empty() && contains(composition->experts, own))) {
            return nothing();
        }
    }
    if (composition != nullptr && (composition->site == Site::Block || kind == "composition" || expert == nullptr)) {
        addition.router = routerOf(*composition, settings);
    }
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
        case Dim::Kept:
            shape.push_back(std::clamp<std::int64_t>(
                static_cast<std::int64_t>(std::ceil(settings.mergeDensity * static_cast<double>(sizes.in))), 1,
                sizes.in));
            break;
        }
    }
    return shape;
}

Result<std::vector<TensorSpec>> addedTensors(const ModelConfig& model, const Addition& addition)
{
    if (!addition.router.empty()) {
        POLYMATH_CHECK(checkWeights(addition.router, addition.settings.routerWeights, addition.routed(),
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

std::string routerOf(const CompositionSpec& composition, const TrainSettings& settings)
{
    if (composition.site == Site::Weight || !composition.routes) {
        return {};
    }
    return composition.router.empty() ? settings.router : composition.router;
}

std::string gatesOf(const CompositionSpec& composition, const std::string& place)
{
    switch (composition.routers) {
    case Routers::Place:
        return place + ".";
    case Routers::Layer:
        return place.substr(0, place.find('.', place.find('.') + 1) + 1); // "layers.3."
    case Routers::Model:
        break;
    }
    return {};
}

double loraScale(const TrainSettings& settings, std::string_view kind)
{
    const auto rank = static_cast<double>(settings.loraRank);
    return settings.loraAlpha / (kind == "rslora" ? std::sqrt(rank) : rank);
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
    if (!composition.members.empty()) {
        return {"gate", "none"};
    }
    if (!composition.routes) {
        return {"none", "all"};
    }
    return router.trains ? std::vector<std::string>{"gate", "none", "all"} : std::vector<std::string>{"none", "all"};
}

std::string defaultTraining(const TrainSettings& settings, const std::vector<std::string>& kinds)
{
    const auto key = settings.composition == "auto" ? defaultComposition(kinds) : settings.composition;
    const auto* composition = findCompositionSpec(key);
    const auto* router =
        findRouterSpec(composition == nullptr || composition->router.empty() ? settings.router : composition->router);
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
    const auto mixture = std::find_if(kinds.begin(), kinds.end(), [](const std::string& kind) {
        const auto* spec = findCompositionSpec(kind);
        return spec != nullptr && !spec->fresh.empty();
    });
    if (mixture != kinds.end()) { // its experts learned together, each on its share of what their router gave them
        return fail(ErrorCode::Usage,
                    sentence(POLYMATH_TEXT("sentences", "%1 is a mixture already, with a router that its experts were "
                                                        "trained with, so it cannot be composed. Train one on all the "
                                                        "domains together, or compose single experts."),
                             {findCompositionSpec(*mixture)->about.term}));
    }
    const auto key = settings.composition == "auto" ? defaultComposition(kinds) : settings.composition;
    const auto* composition = findCompositionSpec(key);
    if (composition == nullptr) {
        return fail(ErrorCode::Usage,
                    sentence(POLYMATH_TEXT("sentences", "No composition takes experts of these kinds together: %1."),
                             {termsOf(kinds)}));
    }
    for (const auto& kind : kinds) {
        if (!contains(composition->experts, kind)) {
            return fail(ErrorCode::Usage,
                        sentence(POLYMATH_TEXT("sentences", "%1 is made of %2, not of %3."),
                                 {composition->about.term, termsOf(composition->experts), termsOf({kind})}));
        }
    }
    const auto* router = findRouterSpec(settings.router);
    if (router == nullptr) {
        return fail(ErrorCode::Usage,
                    sentence(POLYMATH_TEXT("sentences", "There is no router '%1'."), {settings.router}));
    }
    if (!composition->router.empty()) {
        if (settings.router != TrainSettings().router && settings.router != composition->router) {
            return fail(ErrorCode::Usage,
                        sentence(POLYMATH_TEXT("sentences", "%1 has a router of its own: leave the router out."),
                                 {composition->about.term}));
        }
        router = findRouterSpec(composition->router);
    }
    const auto possible = trainingsOf(*composition, *router);
    if (!contains(possible, settings.training)) {
        const auto& term = composition->about.term;
        const auto uses = spoken(possible);
        return fail(
            ErrorCode::Usage,
            composition->site == Site::Weight
                ? sentence(
                      POLYMATH_TEXT("sentences", "%1 has no gates, and nothing of it is trained: use --train none."),
                      {term})
            : !composition->routes
                ? sentence(POLYMATH_TEXT("sentences", "%1 has no gates to train: use --train %2."), {term, uses})
            : !composition->members.empty()
                ? sentence(POLYMATH_TEXT("sentences", "%1 trains its gates alone: use --train %2."), {term, uses})
                : sentence(POLYMATH_TEXT("sentences", "The router '%1' has no gates to train: use --train %2."),
                           {settings.router, uses}));
    }
    return checkWeights(routerOf(*composition, settings), settings.routerWeights, kinds.size(),
                        composition->weighsBackbone);
}

} // namespace polymath::engine
