#include "core/engine/network.h"

#include "core/base/translate.h"
#include "core/engine/factories.h"
#include "core/engine/guard.h"
#include "core/engine/placement.h"
#include "core/formats/modelfile.h"
#include "core/formats/safetensors.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <iterator>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <thread>
#include <utility>

namespace polymath::engine {

namespace {

using nlohmann::json;

constexpr std::int64_t logitRows = 256; ///< positions whose logits exist at once
constexpr std::size_t rowsAtOnce = 4;   ///< rows evaluated together

/// Reads all of a model's tensors on several threads, in the order of expectedTensors().
Result<std::vector<at::Tensor>> readTensors(const ModelFile& file, at::ScalarType type, at::Device device, int threads)
{
    const auto specs = expectedTensors(file.config());
    std::vector<at::Tensor> tensors(specs.size());
    std::atomic<std::size_t> next = 0;
    std::mutex guard;
    std::optional<Error> firstError;
    std::exception_ptr thrown; // out of memory, most likely: no thread may end by it
    const auto read = [&] {
        for (std::size_t index = next++; index < specs.size(); index = next++) {
            auto tensor = at::empty(specs[index].shape, at::kFloat);
            auto outcome =
                file.read(specs[index].name, {tensor.data_ptr<float>(), static_cast<std::size_t>(tensor.numel())});
            if (!outcome) {
                const std::scoped_lock lock(guard);
                firstError = std::move(outcome).error();
                return;
            }
            tensors[index] = tensor.to(type).to(device);
        }
    };
    const auto work = [&] {
        try {
            read();
        } catch (...) {
            const std::scoped_lock lock(guard);
            thrown = std::current_exception();
        }
    };
    std::vector<std::thread> workers;
    for (std::size_t index = 1; std::cmp_less(index, threads) && index < specs.size(); ++index) {
        workers.emplace_back(work);
    }
    work();
    for (auto& worker : workers) {
        worker.join();
    }
    if (thrown) {
        std::rethrow_exception(thrown);
    }
    if (firstError) {
        return tl::unexpected(std::move(*firstError));
    }
    return tensors;
}

/// Numbers the caches of a mixture's experts behind those that there are.
void numberCaches(Network& network, Mixture& mixture)
{
    mixture.firstCache = network.caches;
    for (const auto& expert : mixture.experts) {
        network.caches += expert->cacheCount();
    }
}

std::unique_ptr<Router> newRouter(const Network& network, const Addition& addition, const Sizes& sizes)
{
    const auto* composition = findCompositionSpec(addition.composition);
    return makeRouter({*findRouterSpec(addition.router), addition.settings, sizes, composition->weighsBackbone,
                       network.composition->backboneBias(), composition->mergeWeight, network.decoder.device()});
}

Sizes sizesOf(const Network& network, const Addition& addition, const Linear* linear, bool scalesInput)
{
    const auto* composition = findCompositionSpec(addition.composition);
    Sizes sizes;
    sizes.hidden = network.decoder.config().hidden;
    sizes.in = linear == nullptr ? sizes.hidden : linear->weight.size(1);
    sizes.out = linear == nullptr ? sizes.hidden : linear->weight.size(0);
    sizes.experts = static_cast<std::int64_t>(addition.routed());
    sizes.slots = sizes.experts + (composition != nullptr && composition->weighsBackbone ? 1 : 0);
    sizes.scalesInput = scalesInput;
    return sizes;
}

void addBlocks(Network& network, const Addition& addition, bool unset)
{
    const auto* composition = findCompositionSpec(addition.composition);
    std::mt19937_64 random(static_cast<std::uint64_t>(addition.settings.seed));
    for (std::int64_t block = 0; block < addition.settings.blocks; ++block) {
        network.blocks.push_back(std::make_unique<Mixture>()); // all, so that firstLayer() knows how many there are
    }
    for (std::size_t block = 0; block < network.blocks.size(); ++block) {
        auto& mixture = *network.blocks[block];
        mixture.name = std::to_string(block);
        mixture.gates = mixture.name + ".";
        mixture.row = block;
        mixture.weighsBackbone = composition->weighsBackbone;
        mixture.composition = network.composition.get();
        const auto sizes = sizesOf(network, addition, nullptr, false);
        for (const auto& member : addition.members) {
            mixture.experts.push_back(makeExpert({*findExpertSpec(member.kind), member.settings, network.decoder,
                                                  nullptr, network.firstLayer(block), sizes, random, 0, unset}));
        }
        mixture.router = newRouter(network, addition, sizes);
        numberCaches(network, mixture);
    }
}

/// "layers.3.attention.q" in the decoder, with its layer's number.
std::pair<Linear*, std::size_t> linearNamed(Decoder& decoder, const std::string& name)
{
    for (std::size_t index = 0; index < decoder.layerCount(); ++index) {
        Linear* found = nullptr;
        forEachLinear(decoder.layer(index), [&](const char* part, Linear& linear) {
            if (name == "layers." + std::to_string(index) + "." + part) {
                found = &linear;
            }
        });
        if (found != nullptr) {
            return {found, index};
        }
    }
    return {nullptr, 0};
}

Result<void> addToLinears(Network& network, const Addition& addition, bool unset)
{
    const auto& model = network.decoder.config();
    const auto* composition = findCompositionSpec(addition.composition);
    std::map<std::string, std::shared_ptr<Router>> routers; // by their gates' names
    std::uint64_t number = 0;
    for (std::size_t index = 0; index < addition.members.size(); ++index) {
        const auto& member = addition.members[index];
        const auto& kind = *findExpertSpec(member.kind);
        std::mt19937_64 random(static_cast<std::uint64_t>(addition.settings.seed) + index);
        const auto places = placesOf(model, kind, member.settings);
        bool alike = places.size() == network.linears.size();
        for (std::size_t place = 0; place < places.size() && (index == 0 || alike); ++place) {
            const auto [linear, layer] = linearNamed(network.decoder, places[place].name);
            const auto sizes = sizesOf(network, addition, linear, places[place].name.ends_with("mlp.down"));
            if (index == 0) {
                auto mixture = std::make_unique<Mixture>();
                mixture->name = places[place].name;
                mixture->row = layer;
                mixture->composition = network.composition.get();
                if (!addition.router.empty()) {
                    mixture->gates = gatesOf(*composition, mixture->name);
                    auto& router = routers[mixture->gates];
                    if (!router) {
                        router = newRouter(network, addition, sizes);
                    }
                    mixture->router = router;
                }
                linear->mixture = mixture.get();
                network.linears.push_back(std::move(mixture));
            }
            alike = network.linears[place]->name == places[place].name;
            network.linears[place]->experts.push_back(
                makeExpert({kind, member.settings, network.decoder, linear, layer, sizes, random, ++number, unset}));
        }
        if (index > 0 && !alike) {
            return fail(ErrorCode::Usage,
                        sentence(POLYMATH_TEXT("sentences", "'%1' sits on other layers than '%2'; experts that are "
                                                            "composed must have the same target layers."),
                                 {member.name, addition.members.front().name}));
        }
        if (places.empty()) {
            return fail(
                ErrorCode::Usage,
                sentence(POLYMATH_TEXT("sentences", "This model has no layers for '%1' to sit on."), {member.name}));
        }
    }
    return {};
}

bool sameValues(Expert& left, Expert& right)
{
    const auto mine = left.tensors();
    const auto theirs = right.tensors();
    return std::equal(mine.begin(), mine.end(), theirs.begin(), theirs.end(), [](const auto& a, const auto& b) {
        return a.second->sizes() == b.second->sizes() && at::equal(*a.second, *b.second);
    });
}

/// Experts that stay as they are: rounded once, without gradients.
void freeze(Expert& expert, at::ScalarType type)
{
    for (const auto& [name, tensor] : expert.tensors()) {
        *tensor = tensor->detach().to(type);
    }
}

/// The gates of single experts as rows of one: the odds of each against the backbone stay what they were.
void joinGates(const std::vector<std::shared_ptr<Router>>& parts, Router& router)
{
    const at::NoGradGuard noGradient;
    const auto find = [](const NamedTensors& tensors, const char* name) {
        const auto found =
            std::find_if(tensors.begin(), tensors.end(), [name](const auto& entry) { return entry.first == name; });
        return found == tensors.end() ? nullptr : found->second;
    };
    const auto all = router.tensors();
    for (const auto* name : {"weight", "bias"}) {
        auto* joined = find(all, name);
        for (std::size_t index = 0; joined != nullptr && index < parts.size(); ++index) {
            if (const auto* part = find(parts[index]->tensors(), name)) {
                (*joined)[static_cast<std::int64_t>(index) + 1].copy_((*part)[1] - (*part)[0]);
            }
        }
        if (joined != nullptr) {
            (*joined)[0].zero_();
        }
    }
}

Result<void> checkShapes(const std::vector<ArtefactInfo>& infos, const TrainSettings& settings)
{
    for (const auto& info : infos) {
        const auto& theirs = info.addition.settings;
        if (theirs.blocks != settings.blocks || theirs.layersPerExpert != settings.layersPerExpert ||
            theirs.mix != settings.mix) {
            return fail(ErrorCode::Usage,
                        sentence(POLYMATH_TEXT("sentences", "'%1' has other blocks, layers or another mix than the "
                                                            "rest; experts that are composed must agree in them."),
                                 {info.name}));
        }
    }
    return {};
}

/// What is merged: whole models, or LoRAs.
struct MergedModel {
    ArtefactInfo info;
    std::filesystem::path path;
    SafetensorsFile file;
};

Result<std::vector<MergedModel>> openModels(const std::vector<std::filesystem::path>& files,
                                            std::vector<ArtefactInfo> infos)
{
    std::vector<MergedModel> models;
    for (std::size_t index = 0; index < files.size(); ++index) {
        POLYMATH_TRY(file, SafetensorsFile::open(files[index]));
        models.push_back({std::move(infos[index]), files[index], std::move(file)});
    }
    return models;
}

/// What a model changed of one of the base's tensors, f32 on the processor: of a LoRA its scaled product. Undefined
/// where it changed nothing.
Result<at::Tensor> changeOf(const MergedModel& model, const std::string& name, const at::Tensor& base)
{
    const auto& member = model.info.addition.members.front();
    if (findExpertSpec(member.kind)->site == Site::Weight) {
        auto values = at::empty(base.sizes(), at::kFloat);
        POLYMATH_CHECK(readParameters(model.path, model.file, {{name, &values}}));
        return values - base;
    }
    const auto stem = name.substr(0, name.rfind('.'));
    if (!name.ends_with(".weight") || model.file.find(stem + ".adapter_down") == nullptr) {
        return at::Tensor();
    }
    auto down = at::empty({member.settings.loraRank, base.size(1)}, at::kFloat);
    auto up = at::empty({base.size(0), member.settings.loraRank}, at::kFloat);
    POLYMATH_CHECK(
        readParameters(model.path, model.file, {{stem + ".adapter_down", &down}, {stem + ".adapter_up", &up}}));
    return at::mm(up, down) * loraScale(member.settings, member.kind);
}

/// Merges models into the base's weights, one tensor after the other; those that the addition replaces.
Result<void> mergeWeights(Network& network, const std::vector<MergedModel>& models, const Addition& addition)
{
    const auto& spec = *findCompositionSpec(addition.composition);
    const auto merge = findMerge(spec.members.empty() ? addition.composition : "arithmetic");
    const auto& settings = addition.settings;
    const double weight = settings.mergeWeight > 0 ? settings.mergeWeight : spec.mergeWeight;
    const auto replaced = addition.replaced(network.decoder.config());
    auto seed = static_cast<std::uint64_t>(settings.seed) << 20U;
    std::optional<Error> error;
    network.decoder.forEachParameter([&](const std::string& name, at::Tensor& tensor) {
        ++seed;
        if (error || std::find(replaced.begin(), replaced.end(), name) == replaced.end()) {
            return;
        }
        const auto base = tensor.detach().to(at::kCPU, at::kFloat);
        std::vector<at::Tensor> deltas;
        bool changed = false;
        for (const auto& model : models) {
            auto delta = changeOf(model, name, base);
            if (!delta) {
                error = std::move(delta).error();
                return;
            }
            changed = changed || delta->defined();
            deltas.push_back(delta->defined() ? *delta : at::zeros_like(base));
        }
        if (changed) {
            tensor = merge({base, deltas, weight, settings.mergeDensity, seed}).to(tensor.device(), at::kFloat);
        }
    });
    return error ? Result<void>(tl::unexpected(std::move(*error))) : Result<void>();
}

/// Puts on each place what the models changed there.
Result<void> takeTaskVectors(Network& network, const std::vector<MergedModel>& models)
{
    std::mt19937_64 nothing; // task vectors draw nothing
    for (const auto& mixture : network.linears) {
        const auto [linear, layer] = linearNamed(network.decoder, mixture->name);
        const auto sizes = sizesOf(network, network.addition, linear, mixture->name.ends_with("mlp.down"));
        for (std::size_t index = 0; index < models.size(); ++index) {
            POLYMATH_TRY(weight, changeOf(models[index], mixture->name + ".weight", linear->weight.to(at::kCPU)));
            at::Tensor bias;
            if (linear->bias.defined()) {
                POLYMATH_TRY(changed, changeOf(models[index], mixture->name + ".bias", linear->bias.to(at::kCPU)));
                bias = changed.to(network.decoder.device());
            }
            const Linear change{weight.to(network.decoder.device()), bias, nullptr};
            const auto& member = network.addition.members[index];
            mixture->experts[index] = makeExpert({*findExpertSpec(member.kind), member.settings, network.decoder,
                                                  linear, layer, sizes, nothing, 0, false, &change});
        }
    }
    return {};
}

/// A piece of a document that is scored from an empty context.
struct Piece {
    std::size_t document = 0;
    std::int64_t first = 0;
    std::int64_t length = 0;
};

} // namespace

std::int64_t NetworkRun::past() const
{
    const bool continues = cache != nullptr && cache->backbone.front().keys.defined();
    return continues ? cache->backbone.front().keys.size(2) : 0;
}

std::size_t Network::firstLayer(std::size_t block) const { return block * decoder.layerCount() / blocks.size(); }

at::Tensor Network::hidden(const at::Tensor& ids, const NetworkRun& run) const
{
    auto x = decoder.embed(ids, run.past(), run.documents);
    RunContext context;
    context.masks = decoder.masks(x, run.past(), run.documents);
    context.preference = run.preference;
    context.noise = run.noise;
    context.lossShare = run.lossShare;
    context.gates = run.gates;
    if (readsPrompts()) {
        context.prompts = promptMeans(x, addition.settings.routerPrompt, run.documents,
                                      run.cache == nullptr ? nullptr : &run.cache->prompt);
    }
    const auto layers = [&](std::size_t first, std::size_t end, at::Tensor state) {
        for (std::size_t index = first; index < end; ++index) {
            state = decoder.runLayer(decoder.layer(index), index, state,
                                     run.cache == nullptr ? nullptr : &run.cache->backbone[index], context);
        }
        return state;
    };
    if (blocks.empty()) {
        return decoder.finalNorm(layers(0, decoder.layerCount(), x));
    }
    for (std::size_t block = 0; block < blocks.size(); ++block) {
        const auto& mixture = *blocks[block];
        const auto weights = mixture.weights(x, context);
        const auto y = layers(firstLayer(block), firstLayer(block + 1), x);
        auto* own = run.cache == nullptr ? nullptr : run.cache->experts.data() + mixture.firstCache;
        x = mixture.output({x, y, context, nullptr, &decoder, own}, weights);
    }
    return decoder.finalNorm(x);
}

Cache Network::newCache() const
{
    Cache cache;
    cache.backbone.resize(decoder.layerCount());
    cache.experts.resize(caches);
    return cache;
}

std::vector<std::string> Network::slotNames() const
{
    std::vector<std::string> names;
    if (!addition.router.empty()) {
        names.emplace_back("backbone");
        for (auto index = addition.members.size() - addition.routed(); index < addition.members.size(); ++index) {
            names.push_back(addition.members[index].name);
        }
    }
    return names;
}

std::int64_t Network::parameterCount()
{
    std::int64_t count = 0;
    decoder.forEachParameter([&count](const std::string&, at::Tensor& tensor) { count += tensor.numel(); });
    for (const auto& parameter : added()) {
        count += parameter.tensor->numel();
    }
    for (const auto& parameter : replaced()) {
        count -= parameter.tensor->numel();
    }
    return count;
}

bool Network::readsPrompts() const
{
    const auto* router = findRouterSpec(addition.router);
    return router != nullptr && router->readsPrompts;
}

std::vector<Parameter> Network::replaced()
{
    std::vector<Parameter> all;
    if (addition.members.empty()) {
        return all;
    }
    const auto names = addition.replaced(decoder.config());
    decoder.forEachParameter([&](const std::string& name, at::Tensor& tensor) {
        if (std::find(names.begin(), names.end(), name) != names.end()) {
            all.push_back({name, &tensor});
        }
    });
    return all;
}

std::vector<Parameter> Network::added()
{
    auto all = replaced();
    const auto take = [&all](const std::string& prefix, const NamedTensors& tensors) {
        for (const auto& [name, tensor] : tensors) {
            all.push_back({prefix + name, tensor});
        }
    };
    for (std::size_t index = 0; index < addition.members.size(); ++index) {
        const auto expert = "experts." + std::to_string(index) + ".";
        for (const auto& mixture : blocks) {
            take(expert + "blocks." + mixture->name + ".", mixture->experts[index]->tensors());
        }
        for (const auto& mixture : linears) {
            take((addition.composition.empty() ? "" : expert) + mixture->name + ".",
                 mixture->experts[index]->tensors());
        }
    }
    std::set<const Router*> taken; // sites may share one
    for (const auto* mixtures : {&blocks, &linears}) {
        for (const auto& mixture : *mixtures) {
            if (mixture->router && taken.insert(mixture->router.get()).second) {
                take("gates." + mixture->gates, mixture->router->tensors());
            }
        }
    }
    return all;
}

void Network::removeAdded()
{
    for (std::size_t index = 0; index < decoder.layerCount(); ++index) {
        forEachLinear(decoder.layer(index), [](const char*, Linear& linear) { linear.mixture = nullptr; });
    }
    blocks.clear();
    linears.clear();
    composition.reset();
    addition = {};
    caches = 0;
}

Result<Network> loadNetwork(const std::filesystem::path& file, at::ScalarType type, at::Device device, int threads)
{
    POLYMATH_TRY(modelFile, ModelFile::open(file));
    at::set_num_threads(threads);
    POLYMATH_TRY(tensors, readTensors(modelFile, type, device, threads));
    std::size_t next = 0;
    return Network(Decoder(modelFile.config(), [&](std::string_view, const std::vector<std::int64_t>&) {
        return tensors[next++]; // the decoder asks in the order of expectedTensors()
    }));
}

Result<void> add(Network& network, Addition addition, bool unset)
{
    network.removeAdded();
    POLYMATH_TRY(shapes, addedTensors(network.decoder.config(), addition)); // refuses what the model has no room for
    static_cast<void>(shapes);
    switch (addition.site()) {
    case Site::Weight:
        network.decoder.forEachParameter([](const std::string&, at::Tensor& tensor) {
            tensor = tensor.detach().to(at::kFloat).requires_grad_(true);
        });
        break;
    case Site::Block:
    case Site::Linear:
        network.composition =
            makeComposition(addition.composition.empty() ? "molora" : addition.composition, addition.settings);
        if (addition.site() == Site::Block) {
            addBlocks(network, addition, unset);
        } else {
            POLYMATH_CHECK(addToLinears(network, addition, unset));
        }
        break;
    }
    network.addition = std::move(addition);
    return {};
}

std::vector<Parameter> trainable(const std::vector<Parameter>& parameters)
{
    std::vector<Parameter> some;
    for (const auto& parameter : parameters) {
        if (parameter.tensor->requires_grad()) {
            some.push_back(parameter);
        }
    }
    return some;
}

Result<std::vector<Parameter>> prepareTraining(Network& network, const TrainSettings& settings, const std::string& name,
                                               const std::filesystem::path& beside)
{
    const auto* kind = findExpertSpec(settings.method);
    if (kind == nullptr || kind->beside.empty()) {
        POLYMATH_CHECK(add(network, freshAddition(settings, name)));
        return trainable(network.added());
    }
    if (beside.empty()) {
        return fail(
            ErrorCode::Usage,
            sentence(POLYMATH_TEXT("sentences", "%1 is trained beside another expert: name it with --set %2=NAME."),
                     {kind->about.term, kind->beside}));
    }
    POLYMATH_TRY(info, readArtefactInfo(beside));
    const auto& theirs = info.addition.members.front();
    if (std::find(kind->besideOf.begin(), kind->besideOf.end(), info.kind) == kind->besideOf.end() ||
        theirs.settings.loraTargets != settings.loraTargets) {
        return fail(ErrorCode::Usage,
                    sentence(POLYMATH_TEXT("sentences", "'%1' cannot be the universal expert: that is a LoRA with the "
                                                        "same target layers (lora_targets=%2)."),
                             {info.name, settings.loraTargets}));
    }
    POLYMATH_TRY(whole, attachArtefact(network, beside));
    static_cast<void>(whole);
    auto before = std::move(network.linears);
    POLYMATH_CHECK(add(network, freshAddition(settings, name, {theirs})));
    for (std::size_t place = 0; place < before.size(); ++place) {
        auto& expert = network.linears[place]->experts.front();
        expert = std::move(before[place]->experts.front());
        freeze(*expert, at::kFloat);
    }
    return trainable(network.added());
}

Result<ArtefactInfo> readArtefactInfo(const std::filesystem::path& file)
{
    POLYMATH_TRY(opened, SafetensorsFile::open(file));
    const auto& metadata = opened.metadata();
    const auto value = [&metadata](const char* key) {
        const auto found = metadata.find(key);
        return found == metadata.end() ? std::string() : found->second;
    };
    const auto texts = [&value](const char* key) {
        std::vector<std::string> list;
        const auto parsed = json::parse(value(key), nullptr, false);
        for (const auto& entry : parsed.is_array() ? parsed : json::array()) {
            list.push_back(entry.is_string() ? entry.get<std::string>() : std::string());
        }
        return list;
    };
    const auto settings = trainSettingsFromJson(value("settings"));
    auto addition = settings ? additionFrom(value("kind"), value("name"), *settings, texts("experts"), value("members"))
                             : Result<Addition>(fail(ErrorCode::Usage, ""));
    if (value("format") != "polymath-1" || !addition) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' is not an expert or a composition of Polymath."),
                             {file.string()}));
    }
    return ArtefactInfo{value("kind"), value("name"), value("base_sha256"), texts("domains"), std::move(*addition)};
}

Result<ArtefactInfo> attachArtefact(Network& network, const std::filesystem::path& file)
{
    POLYMATH_TRY(info, readArtefactInfo(file));
    if (auto fits = add(network, info.addition, true); !fits) {
        return fail(ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "'%1' does not fit this model. %2"),
                                                  {file.string(), fits.error().sentence}));
    }
    POLYMATH_CHECK(readParameters(file, network.added()));
    return std::move(info);
}

Result<std::vector<Parameter>> composeExperts(Network& network, const std::vector<std::filesystem::path>& experts,
                                              const TrainSettings& settings)
{
    std::vector<ArtefactInfo> infos;
    std::vector<std::string> kinds;
    for (const auto& file : experts) {
        POLYMATH_TRY(info, readArtefactInfo(file));
        kinds.push_back(info.kind);
        infos.push_back(std::move(info));
    }
    POLYMATH_CHECK(checkComposition(settings, kinds));
    Addition addition{
        settings.composition == "auto" ? defaultComposition(kinds) : settings.composition, "", {}, settings};
    const auto& spec = *findCompositionSpec(addition.composition);
    addition.settings.composition = addition.composition;
    addition.router = routerOf(spec, settings);
    for (const auto& info : infos) {
        if (spec.universal && addition.members.empty()) {
            addition.members.push_back(info.addition.members.front());
        }
        addition.members.push_back(info.addition.members.back());
        addition.members.back().name = info.name;
        if (!spec.members.empty()) {
            addition.members.back() = {info.name, spec.members, addition.settings};
        }
    }
    if (spec.site == Site::Weight || !spec.members.empty()) {
        POLYMATH_TRY(models, openModels(experts, std::move(infos)));
        POLYMATH_CHECK(mergeWeights(network, models, addition));
        if (spec.members.empty()) {
            network.addition = std::move(addition);
            return std::vector<Parameter>();
        }
        POLYMATH_CHECK(add(network, std::move(addition), true));
        POLYMATH_CHECK(takeTaskVectors(network, models));
        return trainable(network.added());
    }
    if (spec.site == Site::Block) {
        POLYMATH_CHECK(checkShapes(infos, settings));
    }
    std::vector<std::vector<std::unique_ptr<Mixture>>> parts;
    for (const auto& file : experts) {
        POLYMATH_TRY(attached, attachArtefact(network, file));
        static_cast<void>(attached);
        parts.push_back(std::move(spec.site == Site::Block ? network.blocks : network.linears));
    }
    POLYMATH_CHECK(add(network, std::move(addition), true));
    auto& mixtures = spec.site == Site::Block ? network.blocks : network.linears;
    for (std::size_t place = 0; place < mixtures.size(); ++place) {
        auto& mixture = *mixtures[place];
        std::vector<std::shared_ptr<Router>> gates;
        for (std::size_t index = 0; index < parts.size(); ++index) {
            auto& part = *parts[index][place];
            if (spec.universal && index == 0) {
                mixture.experts.front() = std::move(part.experts.front());
            } else if (spec.universal && !sameValues(*mixture.experts.front(), *part.experts.front())) {
                return fail(ErrorCode::Usage,
                            sentence(POLYMATH_TEXT("sentences", "'%1' was trained beside another universal expert than "
                                                                "'%2'; those that are composed must share one."),
                                     {infos[index].name, infos.front().name}));
            }
            mixture.experts[index + (spec.universal ? 1 : 0)] = std::move(part.experts.back());
            gates.push_back(std::move(part.router));
        }
        if (spec.site == Site::Block) {
            joinGates(gates, *mixture.router);
        }
        for (std::size_t index = 0; index < mixture.experts.size(); ++index) {
            if (settings.training != "all") {
                freeze(*mixture.experts[index], network.decoder.computeType());
            } else if (spec.universal && index == 0) {
                freeze(*mixture.experts[index], at::kFloat);
            }
        }
    }
    return trainable(network.added());
}

Result<void> findClusters(Network& network, const std::vector<std::vector<std::string>>& expertDomains,
                          const std::vector<DomainDocuments>& documents)
{
    constexpr std::size_t most = 1000; // documents of a domain
    const at::NoGradGuard noGradient;
    const auto device = network.decoder.device();
    std::vector<at::Tensor*> targets;
    for (const auto& parameter : network.added()) {
        if (parameter.name.starts_with("gates.") && parameter.name.ends_with(".clusters")) {
            targets.push_back(parameter.tensor);
        }
    }
    if (targets.empty()) {
        return {};
    }
    std::vector<at::Tensor> points; // [n,D] of each domain
    for (const auto& domain : documents) {
        std::vector<at::Tensor> rows;
        for (std::size_t index = 0; index < std::min(most, domain.documents.size()); ++index) {
            const auto& tokens = domain.documents[index].tokens;
            const auto length = std::min<std::int64_t>(static_cast<std::int64_t>(tokens.size()),
                                                       network.addition.settings.routerPrompt);
            const std::vector<std::int64_t> ids(tokens.begin(), tokens.begin() + length);
            const auto x = network.decoder.embed(at::tensor(ids, at::kLong).unsqueeze(0).to(device), 0);
            rows.push_back(promptMeans(x, length, {}).select(0, 0).select(0, -1));
        }
        points.push_back(rows.empty() ? at::Tensor() : at::stack(rows));
    }
    std::vector<at::Tensor> known;
    std::copy_if(points.begin(), points.end(), std::back_inserter(known),
                 [](const at::Tensor& some) { return some.defined(); });
    if (known.empty()) {
        return fail(
            ErrorCode::BadInput,
            POLYMATH_TEXT("sentences",
                          "This router sorts texts by how they begin, and there are no documents to learn that from."));
    }
    const auto all = at::cat(known);
    std::vector<at::Tensor> starts;
    if (network.addition.router == "sequence") { // a cluster is an expert's
        for (std::size_t expert = 0; expert < network.addition.routed(); ++expert) {
            std::vector<at::Tensor> own;
            for (std::size_t domain = 0; domain < documents.size() && expert < expertDomains.size(); ++domain) {
                const auto& names = expertDomains[expert];
                if (points[domain].defined() &&
                    std::find(names.begin(), names.end(), documents[domain].name) != names.end()) {
                    own.push_back(points[domain]);
                }
            }
            if (!own.empty()) {
                starts.push_back(at::cat(own).mean(0));
            } else if (expertDomains.empty()) { // fresh experts: none knows anything yet
                starts.push_back(all[static_cast<std::int64_t>(expert) * all.size(0) /
                                     static_cast<std::int64_t>(network.addition.routed())]);
            } else {
                return fail(ErrorCode::BadInput,
                            sentence(POLYMATH_TEXT("sentences", "No document of the domains of '%1' is there, so the "
                                                                "router cannot tell which texts are its own."),
                                     {network.slotNames()[expert + 1]}));
            }
        }
    } else {
        const auto count = network.addition.settings.clusters;
        for (std::int64_t index = 0; index < count; ++index) {
            starts.push_back(all[index * all.size(0) / count]);
        }
    }
    const auto centres = kMeans(all, at::stack(starts));
    for (auto* target : targets) {
        target->copy_(centres);
    }
    return {};
}

Result<void> writeParameters(const std::filesystem::path& file, const std::vector<Parameter>& parameters,
                             const std::map<std::string, std::string>& metadata)
{
    std::vector<at::Tensor> kept;
    std::vector<TensorEntry> entries;
    for (const auto& parameter : parameters) {
        kept.push_back(parameter.tensor->detach().to(at::kCPU, at::kFloat).contiguous());
        const auto& tensor = kept.back();
        entries.push_back({parameter.name,
                           TensorType::F32,
                           tensor.sizes().vec(),
                           {static_cast<const std::byte*>(tensor.const_data_ptr()), tensor.nbytes()}});
    }
    return writeSafetensors(file, entries, metadata);
}

Result<void> readParameters(const std::filesystem::path& file, const std::vector<Parameter>& parameters)
{
    POLYMATH_TRY(opened, SafetensorsFile::open(file));
    return readParameters(file, opened, parameters);
}

Result<void> readParameters(const std::filesystem::path& file, const SafetensorsFile& opened,
                            const std::vector<Parameter>& parameters)
{
    const at::NoGradGuard noGradient;
    for (const auto& parameter : parameters) {
        const auto* entry = opened.find(parameter.name);
        if (entry == nullptr || entry->shape != parameter.tensor->sizes().vec()) {
            return fail(
                ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences",
                                       "'%1' does not fit this model: the tensor %2 is missing or has another shape."),
                         {file.string(), parameter.name}));
        }
        auto values = at::empty(entry->shape, at::kFloat);
        POLYMATH_CHECK(dequantise(*entry, 0, {values.data_ptr<float>(), static_cast<std::size_t>(values.numel())}));
        if (!values.isfinite().all().item<bool>()) {
            return fail(ErrorCode::BadInput,
                        sentence(POLYMATH_TEXT("sentences",
                                               "'%1' is damaged: the tensor %2 holds values that are not numbers."),
                                 {file.string(), parameter.name}));
        }
        parameter.tensor->detach().copy_(values);
    }
    return {};
}

Result<Evaluation> evaluateNetwork(const Network& network, const std::vector<DocumentView>& documents,
                                   std::int64_t window, const std::function<bool(std::int64_t)>& progress)
{
    const at::NoGradGuard noGradient;
    window = std::min(window, network.decoder.config().contextLength); // short documents share a row
    const auto device = network.decoder.device();
    Evaluation result;
    result.documents.resize(documents.size());
    result.slots = network.slotNames();
    result.window = window;
    std::vector<at::Tensor> gateSums; // of each block or layer

    std::vector<std::vector<Piece>> rows(1);
    std::int64_t used = 0;
    for (std::size_t document = 0; document < documents.size(); ++document) {
        const auto length = static_cast<std::int64_t>(documents[document].tokens.size());
        for (std::int64_t first = 0; first + 1 < length; first += window) {
            const auto count = std::min(window, length - first);
            if (used + count > window) {
                rows.emplace_back();
                used = 0;
            }
            rows.back().push_back({document, first, count});
            used += count;
        }
    }
    std::int64_t scored = 0;
    for (std::size_t start = 0; start < rows.size(); start += rowsAtOnce) {
        const auto count = std::min(rowsAtOnce, rows.size() - start);
        std::int64_t length = 0;
        for (std::size_t row = 0; row < count; ++row) {
            std::int64_t sum = 0;
            for (const auto& piece : rows[start + row]) {
                sum += piece.length;
            }
            length = std::max(length, sum);
        }
        if (length == 0) {
            continue;
        }
        const auto shape = std::vector<std::int64_t>{static_cast<std::int64_t>(count), length};
        auto ids = at::zeros(shape, at::kLong); // made here, moved when whole
        auto numbers = at::full(shape, -1, at::kInt);
        std::vector<std::int64_t> positions; // of what is scored, in the flattened batch
        std::vector<std::int64_t> labels;
        std::vector<std::size_t> owners;
        bool packed = false; // some row holds more than one document
        for (std::size_t row = 0; row < count; ++row) {
            std::int64_t at = static_cast<std::int64_t>(row) * length;
            std::int32_t number = 0;
            for (const auto& piece : rows[start + row]) {
                const auto& document = documents[piece.document];
                for (std::int64_t index = 0; index < piece.length; ++index, ++at) {
                    const auto token = piece.first + index;
                    ids.data_ptr<std::int64_t>()[at] = document.tokens[static_cast<std::size_t>(token)];
                    numbers.data_ptr<std::int32_t>()[at] = number;
                    if (index + 1 < piece.length && token + 1 >= document.promptLength) {
                        positions.push_back(at);
                        labels.push_back(document.tokens[static_cast<std::size_t>(token + 1)]);
                        owners.push_back(piece.document);
                    }
                }
                ++number;
            }
            packed = packed || number > 1;
        }
        if (positions.empty()) {
            continue;
        }
        GateRecord gates;
        NetworkRun run;
        if (packed) {
            run.documents = numbers.to(device);
        }
        run.gates = &gates;
        const auto hidden = network.hidden(ids.to(device), run);
        const auto where = at::tensor(positions, at::kLong).to(device);
        const auto wanted = hidden.reshape({-1, hidden.size(-1)}).index_select(0, where); // [N,D]
        const auto weights = gates.take();
        gateSums.resize(weights.size());
        for (std::size_t block = 0; block < weights.size(); ++block) {
            const auto sum =
                inDouble(weights[block].reshape({-1, weights[block].size(-1)}).index_select(0, where)).sum(0);
            gateSums[block] = gateSums[block].defined() ? gateSums[block] + sum : sum;
        }
        const auto right = at::tensor(labels, at::kLong).to(device);
        for (std::int64_t row = 0; row < wanted.size(0); row += logitRows) {
            const auto part = std::min(logitRows, wanted.size(0) - row);
            const auto target = right.narrow(0, row, part).unsqueeze(1);
            const auto logits = network.decoder.logits(wanted.narrow(0, row, part)).to(at::kFloat); // [n,V]
            const auto nll = inDouble(logits.logsumexp(1, true) - logits.gather(1, target));
            const auto hits = logits.argmax(1, true).eq(target).to(at::kLong).to(at::kCPU).contiguous();
            for (std::int64_t index = 0; index < part; ++index) {
                auto& score = result.documents[owners[static_cast<std::size_t>(row + index)]];
                ++score.tokens;
                score.correct += hits.data_ptr<std::int64_t>()[index];
                score.nll += nll.data_ptr<double>()[index];
            }
        }
        scored += wanted.size(0);
        if (progress &&
            !progress(static_cast<std::int64_t>(
                rows[start + count - 1].empty() ? documents.size() : rows[start + count - 1].back().document + 1))) {
            return fail(ErrorCode::Cancelled, POLYMATH_TEXT("sentences", "The evaluation was stopped."));
        }
    }
    for (const auto& sum : gateSums) {
        const auto mean = (sum / static_cast<double>(std::max<std::int64_t>(scored, 1))).contiguous();
        result.gateWeights.emplace_back(mean.data_ptr<double>(), mean.data_ptr<double>() + mean.numel());
    }
    return result;
}

} // namespace polymath::engine
