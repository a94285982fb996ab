#pragma once

#include "core/engine/settings.h"
#include "core/formats/modelconfig.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace polymath::engine {

/// What is known before a run: the data, the model and the machine.
struct DataSummary {
    std::int64_t examples = 0;     ///< training documents of all chosen domains
    std::int64_t tokens = 0;       ///< of these; where nothing is tokenised yet, characters / 4 will do
    std::int64_t longExample = 0;  ///< tokens that nine documents in ten do not exceed; 0 when unknown
    ModelConfig model;             ///< of the base
    std::uint64_t memoryBytes = 0; ///< that the machine can give
    int cores = 1;                 ///< physical
    double tokensPerSecond = 0;    ///< of training, if it was measured; 0: assumed from parameters and cores
    std::string precision = "f32"; ///< that the run will use: "f32" or "bf16"
};

/// Why something is recommended. `amount` and `other` are the numbers in the sentence.
struct Reason {
    enum class Kind {
        FewExamples,        ///< LoRA: amount examples are fewer than other
        ManyExamples,       ///< an expert: amount examples are other or more
        SeenTimes,          ///< steps: the text is seen amount times
        LimitedByTime,      ///< steps: would see the text other times but for hours; amount hours at most
        FewestSteps,        ///< steps: amount, since fewer teach nothing; the text is seen other times
        SequenceOfData,     ///< sequence: amount tokens hold nine documents in ten (the longest allowed here: other)
        BatchOfMemory,      ///< batch: amount rows at a time, since other bytes of memory are free
        BatchOfData,        ///< batch: amount rows, so that little text still gives enough steps
        RecomputeForMemory, ///< recompute: kept layers would need amount bytes of other
        DoesNotFit,         ///< even the smallest form needs amount bytes of other
    };
    Kind kind = Kind::SeenTimes;
    double amount = 0;
    double other = 0;
    std::string sentence; ///< English, with the numbers in it
};

/// The sentence of each kind with "%1" and "%2" where its numbers go: what the window translates (context "advice").
[[nodiscard]] const char* sentencePattern(Reason::Kind kind);

struct Recommendation {
    TrainSettings settings;        ///< method, steps, batch, accumulation, sequence, learning rate, warm-up, recompute
    double passes = 0;             ///< how often the training text is seen
    double seconds = 0;            ///< roughly, from tokensPerSecond or its assumption
    std::uint64_t memoryBytes = 0; ///< roughly
    bool fits = true;
    std::vector<Reason> reasons;
};

/// What to start with, following methods.md: LoRA below 1,000 examples, an expert (MoDE) above; as many steps as show
/// the text two to three times, or as many as eight hours allow; batch and recomputation from memory.
[[nodiscard]] Recommendation recommend(const DataSummary& data);

/// Positions a second that training gets through, assumed where nothing was measured: right within a factor of three.
[[nodiscard]] double assumedSpeed(const ModelConfig& model, const TrainSettings& settings, std::string_view precision,
                                  int cores);

} // namespace polymath::engine
