#pragma once

// Internal to core/engine: needs LibTorch. Shapes as in decoder.h; E experts.

#include "core/base/result.h"
#include "core/engine/decoder.h"
#include "core/engine/documents.h"
#include "core/engine/mode.h"
#include "core/engine/model.h"
#include "core/engine/settings.h"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace polymath::engine {

/// A tensor that training changes.
struct Parameter {
    std::string name; ///< in artefacts and checkpoints
    at::Tensor* tensor = nullptr;
};

/// A base model with what was added to it.
struct Network {
    explicit Network(Decoder loaded) : decoder(std::move(loaded)) {}

    Decoder decoder;
    std::optional<Mode> mode;

    /// Hidden states after the final norm: ids [B,T] (Long) -> [B,T,D]. A cache has to fit this network (newCache()).
    [[nodiscard]] at::Tensor hidden(const at::Tensor& ids, const ModeRun& run = {}) const;
    [[nodiscard]] ModeCache newCache() const;
    /// "backbone" and the experts' names, in gate order; empty without gates.
    [[nodiscard]] std::vector<std::string> slotNames() const;
    [[nodiscard]] std::int64_t parameterCount();
};

/// Reads a base model onto a device; weights are rounded to `type` once. Whatever is added to the network later is made
/// on the same device. Errors: those of ModelFile.
[[nodiscard]] Result<Network> loadNetwork(const std::filesystem::path& file, at::ScalarType type, at::Device device,
                                          int threads);

/// The start of a new subject: an expert beside the backbone, adapters, or all weights as f32 masters. What is
/// returned requires gradients, nothing else does. Pointers stay valid while the network stays where it is.
[[nodiscard]] std::vector<Parameter> prepareTraining(Network& network, const TrainSettings& settings,
                                                     const std::string& name);

/// An artefact's safetensors header: what it is and where it comes from.
struct ArtefactInfo {
    std::string kind; ///< "mode", "lora", "full", "composition"
    std::string name;
    std::string baseSha256;
    std::vector<std::string> experts; ///< in gate order
    TrainSettings settings;
};

/// Errors: BadInput for a file that is not one of ours.
[[nodiscard]] Result<ArtefactInfo> readArtefactInfo(const std::filesystem::path& file);

/// Adds what an artefact holds to a fresh network. The parameters are as from prepareTraining().
/// Errors: BadInput for a file that does not fit the model, naming the tensor.
[[nodiscard]] Result<std::vector<Parameter>> attachArtefact(Network& network, const std::filesystem::path& file);

/// Puts experts beside the backbone, each with the gates that it was trained with: the odds of each expert against
/// the backbone stay what they were. Errors: Usage where blocks, layers or mix differ; those of attachArtefact().
[[nodiscard]] Result<std::vector<Parameter>>
composeExperts(Network& network, const std::vector<std::filesystem::path>& experts, const TrainSettings& settings);

/// Every parameter of mode, or none.
[[nodiscard]] std::vector<Parameter> modeParameters(Mode& mode, bool gatesOnly);

/// Writes parameters as f32, atomically; reads them back into tensors of the same names and shapes.
[[nodiscard]] Result<void> writeParameters(const std::filesystem::path& file, const std::vector<Parameter>& parameters,
                                           const std::map<std::string, std::string>& metadata);
[[nodiscard]] Result<void> readParameters(const std::filesystem::path& file, const std::vector<Parameter>& parameters);

/// Scores documents, each from an empty context (long ones in windows of `window` tokens, at most the model's context).
/// One Score for each.
[[nodiscard]] Result<Evaluation> evaluateNetwork(const Network& network, const std::vector<DocumentView>& documents,
                                                 std::int64_t window,
                                                 const std::function<bool(std::int64_t)>& progress);

} // namespace polymath::engine
