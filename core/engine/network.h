#pragma once

// Internal to core/engine: needs LibTorch. Shapes as in decoder.h; E experts.

#include "core/base/result.h"
#include "core/engine/clusters.h"
#include "core/engine/decoder.h"
#include "core/engine/documents.h"
#include "core/engine/mixture.h"
#include "core/engine/model.h"
#include "core/engine/registry.h"
#include "core/engine/settings.h"
#include "core/formats/safetensors.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace polymath::engine {

/// A tensor that training changes.
struct Parameter {
    std::string name; ///< in artefacts and checkpoints
    at::Tensor* tensor = nullptr;
};

/// Keys and values of the backbone's layers and of experts, and what routers by prompt have read.
struct Cache {
    std::vector<LayerCache> backbone;
    std::vector<LayerCache> experts;
    PromptState prompt;
};

/// What a run takes and gives besides hidden states.
struct NetworkRun {
    Cache* cache = nullptr;      ///< ids continue the positions in it
    at::Tensor documents;        ///< [B,T]; see Decoder::masks
    at::Tensor preference;       ///< [1+E], f32: factors on the weights, which are scaled to the sum that they had
    GateRecord* gates = nullptr; ///< receives the routers' weights
    std::uint64_t noise = 0;     ///< see RunContext
    double lossShare = 1;        ///< see RunContext

    [[nodiscard]] std::int64_t past() const; ///< positions in the cache
};

/// A base model with what was added to it. Moves, but may not be moved while something runs.
struct Network {
    explicit Network(Decoder loaded) : decoder(std::move(loaded)) {}

    Decoder decoder;
    Addition addition; ///< without members: the base alone
    std::unique_ptr<Composition> composition;
    std::vector<std::unique_ptr<Mixture>> blocks;  ///< beside the backbone's blocks, in order; or
    std::vector<std::unique_ptr<Mixture>> linears; ///< on linear layers, in the decoder's order
    std::size_t caches = 0;                        ///< of experts

    /// The first backbone layer of a block; that of block blocks.size() is the number of layers.
    [[nodiscard]] std::size_t firstLayer(std::size_t block) const;
    /// Hidden states after the final norm: ids [B,T] (Long) -> [B,T,D]. A cache has to fit this network (newCache()).
    [[nodiscard]] at::Tensor hidden(const at::Tensor& ids, const NetworkRun& run = {}) const;
    [[nodiscard]] Cache newCache() const;
    /// "backbone" and the routed experts' names, in slot order; empty without routers.
    [[nodiscard]] std::vector<std::string> slotNames() const;
    [[nodiscard]] std::int64_t parameterCount();
    /// Some router reads how texts begin.
    [[nodiscard]] bool readsPrompts() const;
    /// Tensors of the base in whose place the addition has its own.
    [[nodiscard]] std::vector<Parameter> replaced();
    /// Every tensor that was added, as artefacts name it: those that replace the base's, experts, then gates. Pointers
    /// stay valid while nothing is added or removed.
    [[nodiscard]] std::vector<Parameter> added();
    /// Takes everything off that was added, but not weights that took the place of the base's.
    void removeAdded();
};

/// Reads a base model onto a device; weights are rounded to `type` once. Whatever is added to the network later is made
/// on the same device. Errors: those of ModelFile.
[[nodiscard]] Result<Network> loadNetwork(const std::filesystem::path& file, at::ScalarType type, at::Device device,
                                          int threads);

/// Puts on a base what `addition` describes. All of it requires gradients, save for what stays as it is. With `unset`,
/// values are about to be read. Errors: Usage where the model has no place for it.
[[nodiscard]] Result<void> add(Network& network, Addition addition, bool unset = false);

/// The start of a new subject: experts, adapters, or all weights as f32 masters. `beside`: the artefact of the expert
/// that it is trained beside, for methods that need one. What is returned is what trains.
/// Errors: those of add() and attachArtefact().
[[nodiscard]] Result<std::vector<Parameter>> prepareTraining(Network& network, const TrainSettings& settings,
                                                             const std::string& name,
                                                             const std::filesystem::path& beside = {});

/// An artefact's safetensors header: what it is and where it comes from.
struct ArtefactInfo {
    std::string kind; ///< a method's key, or "composition"
    std::string name;
    std::string baseSha256;
    std::vector<std::string> domains; ///< trained on
    Addition addition;
};

/// Errors: BadInput for a file that is not one of ours.
[[nodiscard]] Result<ArtefactInfo> readArtefactInfo(const std::filesystem::path& file);

/// Adds what an artefact holds to a fresh network. Errors: BadInput for a file that does not fit the model, naming the
/// tensor.
[[nodiscard]] Result<ArtefactInfo> attachArtefact(Network& network, const std::filesystem::path& file);

/// Puts experts side by side. Those beside blocks bring the gates that they were trained with: the odds of each against
/// the backbone stay what they were. Other routers start anew, and merges take the place of the base's weights. What is
/// returned is what trains.
/// Errors: Usage where experts do not go together; those of attachArtefact().
[[nodiscard]] Result<std::vector<Parameter>>
composeExperts(Network& network, const std::vector<std::filesystem::path>& experts, const TrainSettings& settings);

/// Gives routers that read prompts their clusters, from documents to train on. Where clusters are experts', each begins
/// at the texts that its expert knows. Errors: BadInput for an expert whose domain has no documents.
[[nodiscard]] Result<void> findClusters(Network& network, const std::vector<std::vector<std::string>>& expertDomains,
                                        const std::vector<DomainDocuments>& documents);

/// What the trainer changes: of these, those that require gradients.
[[nodiscard]] std::vector<Parameter> trainable(const std::vector<Parameter>& parameters);

/// Writes parameters as f32, atomically; reads them back into tensors of the same names and shapes.
[[nodiscard]] Result<void> writeParameters(const std::filesystem::path& file, const std::vector<Parameter>& parameters,
                                           const std::map<std::string, std::string>& metadata);
[[nodiscard]] Result<void> readParameters(const std::filesystem::path& file, const std::vector<Parameter>& parameters);
[[nodiscard]] Result<void> readParameters(const std::filesystem::path& file, const SafetensorsFile& opened,
                                          const std::vector<Parameter>& parameters);

/// Scores documents, each from an empty context (long ones in windows of `window` tokens, at most the model's context).
/// One Score for each.
[[nodiscard]] Result<Evaluation> evaluateNetwork(const Network& network, const std::vector<DocumentView>& documents,
                                                 std::int64_t window,
                                                 const std::function<bool(std::int64_t)>& progress);

} // namespace polymath::engine
