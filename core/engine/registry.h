#pragma once

#include "core/base/result.h"
#include "core/engine/settings.h"
#include "core/formats/modelconfig.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace polymath::engine {

/// Where an expert sits.
enum class Site {
    Block,  ///< beside some layers of the backbone (MoDE)
    Linear, ///< on a linear layer
    Weight, ///< in the weights themselves
};

/// On which linear layers of every decoder layer.
enum class Places {
    Targets,  ///< those that lora_targets names
    Scaled,   ///< attention.k, attention.v and mlp.down: what IA3 scales
    Outputs,  ///< attention.o and mlp.down: where a sublayer ends
    Mlp,      ///< the feed-forward network's
    Anywhere, ///< of a block or a weight: none
};

/// A size that is known where a tensor is made.
enum class Dim {
    In,       ///< of the linear layer; of a block the hidden size
    Out,      ///< of the linear layer
    Scaled,   ///< In for mlp.down, Out otherwise
    Rank,     ///< lora_rank
    Width,    ///< adapter_size
    Slots,    ///< of a router: its experts, and the backbone where that has a weight of its own
    Experts,  ///< beside the site
    Clusters, ///< the setting of that name
    Kept,     ///< merge_density of In, one at least
    Hidden,
};

struct TensorShape {
    std::string name;
    std::vector<Dim> dims;
};

/// What people read about an entry of the registry.
struct Description {
    std::string key;      ///< "lora"
    std::string term;     ///< "LoRA"
    std::string sentence; ///< what it is
    std::string when;     ///< when to use it
    std::string source;   ///< the paper
};

/// A kind of expert, and the way to train one.
struct ExpertSpec {
    Description about;
    double learningRate = 0;
    Site site = Site::Linear;
    Places places = Places::Anywhere;
    std::vector<TensorShape> tensors = {};  ///< at each of its places; those of blocks and weights are the model's
    std::vector<std::string> settings = {}; ///< keys that it reads besides those that all read
    std::string composition = {};           ///< that it is trained in; empty where it stands alone
    std::string beside = {};                ///< setting that names an expert it is trained beside, frozen
    std::vector<std::string> besideOf = {}; ///< kinds that this may be
    std::string madeOf = {}; ///< kind of whole models whose changes it is, when they are composed; empty: it is trained
};

/// How experts are weighed.
struct RouterSpec {
    Description about;
    std::vector<TensorShape> tensors = {};
    std::vector<std::string> settings = {};
    bool trains = true;        ///< has gates
    bool readsPrompts = false; ///< needs the means of texts' first tokens, and clusters of them where it has any
    bool chosen = true;        ///< may be chosen; otherwise compositions name it
};

/// How many routers a composition has.
enum class Routers {
    Place, ///< one at each place of its experts
    Layer, ///< one for all places of a layer
    Model, ///< one for all
};

/// How experts are put together.
struct CompositionSpec {
    Description about;
    Site site = Site::Linear;
    std::vector<std::string> experts = {}; ///< kinds that it takes
    bool weighsBackbone = false;           ///< the router has a slot for the backbone
    bool universal = false;                ///< the first expert always works and is in no slot
    std::string fresh = {};                ///< kind of the experts where it is trained from nothing; empty: never
    double learningRate = 0;               ///< where it is
    double mergeWeight = 0;                ///< of merges, where the setting is 0
    bool routes = true;                    ///< weighs its experts; otherwise all count in full
    std::string router = {};               ///< its own; empty: the setting
    Routers routers = Routers::Place;
    std::string members = {}; ///< kind that whole models become at its places, task arithmetic taking the rest; empty:
                              ///< experts stay what they are
    std::vector<std::string> settings = {};
};

[[nodiscard]] const std::vector<ExpertSpec>& expertSpecs();
[[nodiscard]] const std::vector<RouterSpec>& routerSpecs();
[[nodiscard]] const std::vector<CompositionSpec>& compositionSpecs();
/// Null for an unknown key.
[[nodiscard]] const ExpertSpec* findExpertSpec(std::string_view key);
[[nodiscard]] const RouterSpec* findRouterSpec(std::string_view key);
[[nodiscard]] const CompositionSpec* findCompositionSpec(std::string_view key);

/// One expert of a subject.
struct Member {
    std::string name;
    std::string kind; ///< key of an ExpertSpec
    TrainSettings settings;
};

/// What stands beside a base, or took its weights' place.
struct Addition {
    std::string composition; ///< key; empty for one expert that stands alone
    std::string router;      ///< key; empty without one
    std::vector<Member> members;
    TrainSettings settings;

    [[nodiscard]] Site site() const;
    /// Which of the base's tensors it has in its own form, by their names.
    [[nodiscard]] std::vector<std::string> replaced(const ModelConfig& model) const;
    /// Members that the router weighs: all but a universal one.
    [[nodiscard]] std::size_t routed() const;
};

/// What training a method makes. `beside`: the expert that it is trained beside, for methods that need one.
[[nodiscard]] Addition freshAddition(const TrainSettings& settings, const std::string& name,
                                     const std::vector<Member>& beside = {});

/// The same from an artefact's header: its kind, its experts' names, and `members` (JSON) where it has several kinds.
/// Errors: Usage where that is nothing of ours.
[[nodiscard]] Result<Addition> additionFrom(const std::string& kind, const std::string& name,
                                            const TrainSettings& settings, const std::vector<std::string>& experts,
                                            const std::string& members);
[[nodiscard]] std::string membersJson(const Addition& addition);

/// The linear layers that experts of a kind sit on: [out, in] under "layers.N.attention.q", in the decoder's order.
[[nodiscard]] std::vector<TensorSpec> placesOf(const ModelConfig& model, const ExpertSpec& kind,
                                               const TrainSettings& settings);

/// Sizes that shapes are made of.
struct Sizes {
    std::int64_t in = 0;
    std::int64_t out = 0;
    std::int64_t hidden = 0;
    std::int64_t slots = 0;
    std::int64_t experts = 0;
    bool scalesInput = false; ///< mlp.down
};
[[nodiscard]] std::vector<std::int64_t> shapeOf(const TensorShape& tensor, const Sizes& sizes,
                                                const TrainSettings& settings);

/// The tensors that an artefact holds, f32 all of them; docs/expert-file.md. Errors: Usage where the model is too
/// small.
[[nodiscard]] Result<std::vector<TensorSpec>> addedTensors(const ModelConfig& model, const Addition& addition);

/// The router that a composition has with these settings; empty without one.
[[nodiscard]] std::string routerOf(const CompositionSpec& composition, const TrainSettings& settings);
/// What the names of a place's gates begin with behind "gates.".
[[nodiscard]] std::string gatesOf(const CompositionSpec& composition, const std::string& place);
/// What a LoRA's product is multiplied by: alpha / R, and alpha / sqrt(R) of the kind "rslora".
[[nodiscard]] double loraScale(const TrainSettings& settings, std::string_view kind);

/// The composition that takes experts of these kinds where none is named; empty where none does.
[[nodiscard]] std::string defaultComposition(const std::vector<std::string>& kinds);
/// What may train in a composition: "none", "gate", "all"; the first is what to start with.
[[nodiscard]] std::vector<std::string> trainingsOf(const CompositionSpec& composition, const RouterSpec& router);
/// What to start with in the settings' composition, or the default one of these kinds.
[[nodiscard]] std::string defaultTraining(const TrainSettings& settings, const std::vector<std::string>& kinds);
/// "1, 0.5" as numbers, none below 0. Empty where it is anything else.
[[nodiscard]] std::vector<double> weightsIn(const std::string& text);
/// Refuses what does not go together, in a sentence. Errors: Usage.
[[nodiscard]] Result<void> checkComposition(const TrainSettings& settings, const std::vector<std::string>& kinds);

} // namespace polymath::engine
