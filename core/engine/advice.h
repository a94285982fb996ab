#pragma once

#include "core/engine/settings.h"
#include "core/formats/modelconfig.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace polymath::engine {

/// What a method gained in a project on some domains: mean change of the test accuracy from the base's, 0..1.
struct MethodGain {
    std::string method; ///< its key
    double gain = 0;    ///< mean over the domains and the runs
    int runs = 0;

    [[nodiscard]] bool operator==(const MethodGain&) const = default;
};

/// What is known before a run: the data, the model and the machine.
struct DataSummary {
    std::int64_t examples = 0;             ///< training documents of all chosen domains
    std::int64_t tokens = 0;               ///< of these; where nothing is tokenised yet, characters / 4 will do
    std::int64_t longExample = 0;          ///< tokens that nine documents in ten do not exceed; 0 when unknown
    ModelConfig model;                     ///< of the base
    std::uint64_t memoryBytes = 0;         ///< that the machine can give
    int cores = 1;                         ///< physical
    double tokensPerSecond = 0;            ///< of training, if it was measured; 0: assumed from parameters and cores
    std::string precision = "f32";         ///< that the run will use: "f32" or "bf16"
    std::string domains = {};              ///< the chosen ones, as a sentence lists them
    std::vector<MethodGain> measured = {}; ///< in this project on just these domains
};

/// Why something is recommended. `amount`, `other` and `third` are the numbers in the sentence.
struct Reason {
    enum class Kind {
        MeasuredHere,       ///< what the project's own runs gained
        MeasuredDecides,    ///< the method is that which gained most
        FewExamples,        ///< LoRA: amount examples with third tokens are fewer than other
        ManyExamples,       ///< an expert: amount examples with third tokens are other or more
        SeenTimes,          ///< steps: the text is seen amount times
        LimitedByTime,      ///< steps: would see the text other times but for hours; amount hours at most
        FewestSteps,        ///< steps: amount, since fewer teach nothing; the text is seen other times
        SequenceOfData,     ///< sequence: amount tokens hold nine documents in ten (the longest allowed here: other)
        BatchOfMemory,      ///< batch: amount rows at a time, since other bytes of memory are free
        BatchOfData,        ///< batch: amount rows, so that little text still gives enough steps
        RecomputeForMemory, ///< recompute: kept layers would need amount bytes of other
        FitsMemory,         ///< amount bytes are needed of other
        DoesNotFit,         ///< even the smallest form needs amount bytes of other
    };
    Kind kind = Kind::SeenTimes;
    double amount = 0;
    double other = 0;
    double third = 0;
    std::string domains = {};           ///< of MeasuredHere
    std::vector<MethodGain> gains = {}; ///< of MeasuredHere and MeasuredDecides, the largest first
};

/// How numbers and names are written: the command line's English or the window's language.
struct ReasonWords {
    std::function<std::string(const char* pattern)> translated; ///< context "advice"
    std::function<std::string(double value)> number;
    std::function<std::string(double bytes)> bytes;
    std::function<std::string(double share)> points; ///< 0.021 as "+2.1"
    std::function<std::string(const std::string& method)> method;
};

/// A reason as a sentence.
[[nodiscard]] std::string reasonSentence(const Reason& reason, const ReasonWords& words);
[[nodiscard]] ReasonWords englishWords();

struct Recommendation {
    TrainSettings settings;        ///< method, steps, batch, accumulation, sequence, learning rate, warm-up, recompute
    double passes = 0;             ///< how often the training text is seen
    double seconds = 0;            ///< roughly, from tokensPerSecond or its assumption
    std::uint64_t memoryBytes = 0; ///< roughly
    bool fits = true;
    std::vector<Reason> reasons;
};

/// What to start with: the method that gained most where the project has measured two or more, else LoRA below 1,000
/// examples and an expert (MoDE) above (methods.md); as many steps as show the text two to three times, or as many as
/// eight hours allow; batch and recomputation from memory.
[[nodiscard]] Recommendation recommend(const DataSummary& data);

/// Positions a second that training gets through, assumed where nothing was measured: right within a factor of three.
[[nodiscard]] double assumedSpeed(const ModelConfig& model, const TrainSettings& settings, std::string_view precision,
                                  int cores);

} // namespace polymath::engine
