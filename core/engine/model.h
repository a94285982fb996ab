#pragma once

#include "core/base/result.h"
#include "core/engine/documents.h"
#include "core/formats/modelconfig.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace polymath::engine {

/// The number format that matrix products run in. Weights are read as f32 and rounded once.
enum class Precision { F32, BF16 };

/// Where the engine computes.
enum class Device { Cpu, Cuda, Mps };

struct LoadOptions {
    Precision precision = Precision::F32;
    int threads = 0;             ///< 0: one for each physical core
    Device device = Device::Cpu; ///< one that chooseDevice() gave
};

/// Next-token prediction over a text.
struct Score {
    std::int64_t tokens = 0;  ///< scored
    std::int64_t correct = 0; ///< of these, the most likely token was the right one
    double nll = 0;           ///< summed, nats
};

/// A context and what may follow it, as tokens that lie elsewhere; one token at least of each.
struct ChoiceView {
    std::span<const std::int32_t> context;
    std::vector<std::span<const std::int32_t>> continuations;
};

/// How likely a continuation is after its context.
struct ContinuationScore {
    double logLikelihood = 0; ///< summed over its tokens, nats
    bool greedy = true;       ///< each of its tokens was the most likely one
};

/// Hears the scores of an item's continuations; false stops the work.
using OnLikelihoods = std::function<bool(std::size_t item, const std::vector<ContinuationScore>& scores)>;

/// Scores of documents, and how the gates weighed on the tokens that were scored.
struct Evaluation {
    std::vector<Score> documents;
    std::vector<std::string> slots;               ///< "backbone" and the experts; empty without gates
    std::vector<std::vector<double>> gateWeights; ///< [block][slot], means
    std::int64_t window = 0;                      ///< tokens: what was asked for, or the model's context
};

/// A token as it is generated.
struct GeneratedToken {
    std::int32_t id = 0;
    std::vector<double> gateWeights; ///< of each slot, mean over blocks, where the token was predicted
    double probability = 0;          ///< of the token as the model gave it, before any of the options below
};

struct GenerateOptions {
    int maxTokens = 128;
    double temperature = 0;       ///< 0: always the most likely token
    int topK = 0;                 ///< draw from this many of the most likely tokens; 0: all
    double topP = 1;              ///< draw from the most likely tokens that together reach this probability (arXiv
                                  ///< 1904.09751), after topK; at least one
    double repetitionPenalty = 1; ///< above 1: tokens of the text so far get less likely (arXiv 1909.05858)
    std::uint64_t seed = 1;       ///< the same seed, the same text
    int threads = 0;              ///< processor threads of this call; 0: those that the model was loaded with
    std::vector<double> preference = {};       ///< a factor on each slot's gate weight; empty for none
    std::vector<std::int32_t> stopTokens = {}; ///< generation ends before any of these would be given out
    /// Asked before each token after the first, in the calling thread: what `preference` is from now on. Empty: as it
    /// is.
    std::function<std::vector<double>()> livePreference = {};
};

/// A decoder with its weights, ready to run. One object belongs to one thread at a time.
///
/// Errors: BadInput for files that cannot be used, OutOfResources when memory runs out, Internal for what LibTorch
/// reports otherwise. Exceptions never leave.
class Model {
public:
    [[nodiscard]] static Result<std::unique_ptr<Model>> load(const std::filesystem::path& file,
                                                             const LoadOptions& options = {});
    ~Model();
    Model(const Model&) = delete;
    Model& operator=(const Model&) = delete;

    [[nodiscard]] const ModelConfig& config() const;
    [[nodiscard]] Precision precision() const;

    /// Adds an expert, adapters, full weights or a composition. Errors: BadInput where the file does not fit, or was
    /// trained on another base model than `baseSha256`. A model takes one at a time; after an error it has none.
    [[nodiscard]] Result<void> attach(const std::filesystem::path& artefact, const std::string& baseSha256);
    /// Takes off what attach() added, so that another one can follow. False where that is not possible, because full
    /// weights took the place of the base's: the model has to be loaded anew.
    [[nodiscard]] bool detach();
    [[nodiscard]] std::vector<std::string> slotNames() const;
    [[nodiscard]] std::int64_t parameterCount();

    /// Scores documents, each from an empty context, long ones in windows of `window` tokens or as many as the model's
    /// context holds. One Score for each. `progress` hears the documents done and returns false to stop (Error:
    /// Cancelled). Errors: Usage for a window of less than two tokens and for ids outside the vocabulary.
    [[nodiscard]] Result<Evaluation> evaluate(const std::vector<DocumentView>& documents, std::int64_t window,
                                              const std::function<bool(std::int64_t)>& progress = {});

    /// Logits of the last position of `ids`: V values. Errors: Usage for ids outside the vocabulary or none at all.
    [[nodiscard]] Result<std::vector<float>> nextTokenLogits(std::span<const std::int32_t> ids);

    /// Splits `ids` into windows of `window` tokens without overlap, each from an empty context, and scores all but
    /// the first token of each. A last short window counts if it holds two tokens or more. `progress` hears the tokens
    /// done so far and stops the work by returning false (Error: Cancelled).
    [[nodiscard]] Result<Score> score(std::span<const std::int32_t> ids, std::int64_t window,
                                      const std::function<bool(std::int64_t)>& progress = {});

    /// How likely each item's continuations are after its context. `onItem` hears every item once, in no particular
    /// order: they run together as it suits the machine. A context that is too long loses its beginning. Errors: Usage
    /// for ids outside the vocabulary or none at all, and for a continuation that is longer than the model's context;
    /// Cancelled where onItem stopped it.
    [[nodiscard]] Result<void> likelihoods(const std::vector<ChoiceView>& items, const OnLikelihoods& onItem);

    /// Continues `prompt`, one token at a time with a key-value cache, until maxTokens, a stop token, the end of the
    /// model's context, or until `onToken` returns false. Returns the new tokens.
    [[nodiscard]] Result<std::vector<std::int32_t>>
    generate(std::span<const std::int32_t> prompt, const GenerateOptions& options,
             const std::function<bool(const GeneratedToken&)>& onToken = {});

private:
    struct State;
    explicit Model(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace polymath::engine
