#pragma once

#include "core/base/result.h"
#include "core/engine/documents.h"
#include "core/engine/model.h"
#include "core/engine/settings.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace polymath::engine {

/// One training run: a new expert, adapters or full weights, or a composition of experts.
struct TrainRequest {
    std::filesystem::path base;
    std::string baseSha256;
    std::string baseName;
    std::string name; ///< of what is made
    TrainSettings settings;
    std::vector<DomainDocuments> train;          ///< even shares of every batch
    std::vector<DomainDocuments> validation;     ///< measured on the way, targets and retention
    bool measuresStart = true;                   ///< validation, before the first step too
    std::vector<std::filesystem::path> experts;  ///< to compose; empty for a new subject
    std::filesystem::path beside;                ///< the expert that a method is trained beside; empty for none
    std::filesystem::path runFolder;             ///< checkpoints; a run that finds one goes on from it
    std::filesystem::path artefact;              ///< the file to make
    std::map<std::string, std::string> metadata; ///< more for its header: "domains", "data", "licence"
};

struct StepReport {
    std::int64_t step = 0; ///< done, from 1
    double loss = 0;       ///< mean over the step's labels, nats
    double learningRate = 0;
    double gradientNorm = 0; ///< before clipping
    double tokensPerSecond = 0;
    double seconds = 0; ///< active so far, over all resumes
};

struct ValidationReport {
    std::int64_t step = 0;
    std::string domain;
    bool retention = false;
    double accuracy = 0;
    double nll = 0; ///< mean, nats
    double seconds = 0;
};

enum class Wish { Continue, Pause, Cancel };

/// Hears how a run goes and says whether it should go on. All calls come from the thread that called train().
class TrainObserver {
public:
    virtual ~TrainObserver() = default;
    virtual void onStage(const std::string& stage) = 0;
    virtual void onResume(std::int64_t step, double seconds) = 0; ///< goes on after this many steps
    virtual void onStep(const StepReport& report) = 0;
    virtual void onValidation(const ValidationReport& report) = 0;
    virtual void onCheckpoint() = 0; ///< one is about to be written: what was heard so far belongs to it
    virtual void onNote(const std::string& sentence) = 0;
    [[nodiscard]] virtual Wish wish() = 0; ///< asked between any two steps
};

struct TrainOutcome {
    enum class End { Done, Paused, Cancelled };
    End end = End::Done;
    std::int64_t steps = 0;
    std::int64_t trainedTokens = 0;
    double seconds = 0;
    std::int64_t parameters = 0; ///< base and what was added
    std::int64_t trainedParameters = 0;
    std::string router; ///< of a composition; empty without one
    std::string precision;
    Device device = Device::Cpu;
    std::uint64_t peakDeviceMemoryBytes = 0; ///< 0 on the processor
};

/// Runs or resumes a training run. The artefact's bytes depend on the request and the machine alone, not on pauses.
/// Errors: BadInput and Usage for the request, OutOfResources, Internal for a loss that is not a number (the weights
/// stay as in the last checkpoint).
[[nodiscard]] Result<TrainOutcome> train(const TrainRequest& request, TrainObserver& observer);

/// What the first steps of a run cost.
struct StepMeasurement {
    double loadSeconds = 0;            ///< until the first step
    std::vector<double> stepSeconds;   ///< each; the first pays for memory and for choosing kernels
    double validationSeconds = 0;      ///< of the slice
    std::int64_t validationTokens = 0; ///< scored in it; 0 where there is nothing to measure
    std::int64_t validationTotal = 0;  ///< tokens that one measurement of all domains scores
    std::int64_t parameters = 0;
    std::int64_t trainedParameters = 0;
    std::string precision;
};

/// Runs the first steps of a run for real, `steps` of them or as many as start within `seconds`, one at least, and
/// measures a slice of its validation; nothing is written anywhere. `observer` hears stages and steps.
/// Errors: as train().
[[nodiscard]] Result<StepMeasurement> measureSteps(const TrainRequest& request, int steps, double seconds,
                                                   TrainObserver& observer);

} // namespace polymath::engine
