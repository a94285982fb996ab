#include "core/engine/trainer.h"

#include "core/base/system.h"
#include "core/base/translate.h"
#include "core/engine/batches.h"
#include "core/engine/checkpoint.h"
#include "core/engine/device.h"
#include "core/engine/guard.h"
#include "core/engine/loss.h"
#include "core/engine/memory.h"
#include "core/engine/network.h"
#include "core/engine/placement.h"
#include "core/formats/modelfile.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>

namespace polymath::engine {

namespace {

using nlohmann::json;

constexpr double beta1 = 0.9;
constexpr double beta2 = 0.999;
constexpr double epsilon = 1e-8;
constexpr std::int64_t lossRows = 256;
constexpr std::int64_t sliceTokens = 1024; ///< of validation, in a measurement

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Linear warm-up, then a cosine down to the final share.
double learningRateAt(const TrainSettings& settings, std::int64_t step)
{
    const double peak = settings.effectiveLearningRate();
    const auto warmUp = std::min(settings.warmUp, settings.steps);
    if (step < warmUp) {
        return peak * static_cast<double>(step + 1) / static_cast<double>(warmUp);
    }
    const double share =
        static_cast<double>(step - warmUp) / static_cast<double>(std::max<std::int64_t>(settings.steps - warmUp, 1));
    const double cosine = 0.5 * (1 + std::cos(std::numbers::pi * share));
    return peak * (settings.finalLearningRate + (1 - settings.finalLearningRate) * cosine);
}

/// AdamW (Loshchilov & Hutter, arXiv 1711.05101); matrices decay, vectors and gates' biases do not.
class Optimiser {
public:
    Optimiser(const std::vector<Parameter>& parameters, const TrainSettings& settings) : m_settings(settings)
    {
        m_first.reserve(parameters.size());
        m_second.reserve(parameters.size());
        for (const auto& parameter : parameters) {
            m_values.push_back(*parameter.tensor);
            m_first.push_back(at::zeros_like(parameter.tensor->detach()));
            m_second.push_back(at::zeros_like(parameter.tensor->detach()));
        }
        for (std::size_t index = 0; index < parameters.size(); ++index) {
            m_moments.push_back({"first." + parameters[index].name, &m_first[index]});
            m_moments.push_back({"second." + parameters[index].name, &m_second[index]});
        }
    }

    [[nodiscard]] const std::vector<Parameter>& moments() const { return m_moments; }

    /// The gradients' norm before clipping. Not a number where a gradient is none.
    double clip()
    {
        std::vector<at::Tensor> gradients;
        for (auto& value : m_values) {
            if (value.grad().defined()) {
                gradients.push_back(value.grad());
            }
        }
        if (gradients.empty()) {
            return 0;
        }
        const double norm = at::linalg_vector_norm(at::stack(at::_foreach_norm(gradients))).item<double>();
        if (m_settings.clip > 0 && norm > m_settings.clip) {
            at::_foreach_mul_(gradients, m_settings.clip / norm);
        }
        return norm;
    }

    void step(std::int64_t number, double learningRate) // number from 1
    {
        const at::NoGradGuard noGradient;
        for (const bool matrices : {true, false}) {
            std::vector<at::Tensor> values;
            std::vector<at::Tensor> gradients;
            std::vector<at::Tensor> first;
            std::vector<at::Tensor> second;
            std::vector<at::Tensor> steps;
            for (std::size_t index = 0; index < m_values.size(); ++index) {
                if ((m_values[index].dim() >= 2) == matrices && m_values[index].grad().defined()) {
                    values.push_back(m_values[index].detach());
                    gradients.push_back(m_values[index].grad());
                    first.push_back(m_first[index]);
                    second.push_back(m_second[index]);
                    steps.push_back(at::full({}, static_cast<double>(number), first.back().options()));
                }
            }
            if (!values.empty()) {
                at::_fused_adamw_(values, gradients, first, second, {}, steps, learningRate, beta1, beta2,
                                  matrices ? m_settings.weightDecay : 0.0, epsilon, false, false);
            }
        }
        clear();
    }

    void clear()
    {
        for (auto& value : m_values) {
            value.mutable_grad() = at::Tensor();
        }
    }

private:
    TrainSettings m_settings;
    std::vector<at::Tensor> m_values;
    std::vector<at::Tensor> m_first;
    std::vector<at::Tensor> m_second;
    std::vector<Parameter> m_moments;
};

/// Drops documents without a token to learn; keeps only the first `tokens` tokens' worth where that is not 0.
std::vector<DocumentView> usable(const std::vector<DocumentView>& documents, std::int64_t tokens)
{
    std::vector<DocumentView> kept;
    std::int64_t sum = 0;
    for (const auto& document : documents) {
        const auto length = static_cast<std::int64_t>(document.tokens.size());
        if (length >= 2 && document.promptLength < length && (tokens == 0 || sum < tokens)) {
            kept.push_back(document);
            sum += length - document.promptLength;
        }
    }
    return kept;
}

/// Tokens of documents that are learned or measured: those behind the prompts.
std::int64_t learnedTokens(const std::vector<DocumentView>& documents)
{
    std::int64_t sum = 0;
    for (const auto& document : documents) {
        sum += static_cast<std::int64_t>(document.tokens.size()) - document.promptLength;
    }
    return sum;
}

/// What dropout draws from: another number for every batch, and never 0 (splitmix64).
std::uint64_t noiseOf(std::int64_t seed, std::int64_t step, std::size_t batch)
{
    auto value =
        static_cast<std::uint64_t>(seed) * 0x9e3779b97f4a7c15ULL + static_cast<std::uint64_t>(step) * 4096 + batch;
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
    return (value ^ (value >> 31U)) | 1U;
}

class Run {
public:
    Run(const TrainRequest& request, TrainObserver& observer)
        : m_request(request), m_settings(request.settings.resolved()), m_observer(observer)
    {
    }

    Result<TrainOutcome> start()
    {
        POLYMATH_CHECK(prepare());
        return m_settings.steps > 0 && m_trains ? loop() : finish();
    }

    Result<StepMeasurement> measure(int steps, double atMost)
    {
        StepMeasurement result;
        POLYMATH_CHECK(prepare());
        Optimiser optimiser(m_parameters, m_settings);
        result.parameters = m_network->parameterCount();
        result.precision = m_state.precision;
        result.loadSeconds = seconds();
        if (m_trains) {
            BatchStream stream(m_train, m_settings.batch, m_settings.sequence, m_settings.seed);
            for (const auto& parameter : m_parameters) {
                result.trainedParameters += parameter.tensor->numel();
            }
            m_observer.onStage(POLYMATH_TEXT("sentences", "Running the first steps"));
            const auto begin = std::chrono::steady_clock::now();
            for (int number = 0; number < steps && (number == 0 || secondsSince(begin) < atMost); ++number) {
                const auto start = std::chrono::steady_clock::now();
                POLYMATH_CHECK(step(optimiser, stream));
                result.stepSeconds.push_back(secondsSince(start));
            }
        }
        for (const auto& domain : m_validation) {
            result.validationTotal += learnedTokens(domain.documents);
        }
        const auto largest = std::max_element(m_validation.begin(), m_validation.end(),
                                              [](const DomainDocuments& left, const DomainDocuments& right) {
                                                  return learnedTokens(left.documents) < learnedTokens(right.documents);
                                              });
        if (largest != m_validation.end() && !largest->documents.empty()) {
            const auto slice = usable(largest->documents, sliceTokens);
            const auto start = std::chrono::steady_clock::now();
            POLYMATH_TRY(measured, evaluateNetwork(*m_network, slice, m_settings.sequence, {}));
            static_cast<void>(measured);
            result.validationSeconds = secondsSince(start);
            result.validationTokens = learnedTokens(slice);
        }
        return result;
    }

private:
    Result<void> prepare()
    {
        const int threads = m_settings.threads > 0 ? static_cast<int>(m_settings.threads) : physicalCores();
        m_observer.onStage(POLYMATH_TEXT("sentences", "Reading the model"));
        POLYMATH_TRY(file, ModelFile::open(m_request.base));
        const auto& config = file.config();
        if (m_settings.sequence > config.contextLength) {
            return fail(
                ErrorCode::Usage,
                sentence(POLYMATH_TEXT("sentences",
                                       "The sequence length of %1 is more than the model's context of %2 tokens."),
                         {std::to_string(m_settings.sequence), std::to_string(config.contextLength)}));
        }
        POLYMATH_TRY(device, chooseDevice(m_settings.device));
        m_device = device;
        const auto before = checkpointPrecision(m_request.runFolder);
        POLYMATH_TRY(precision, choosePrecision(before.empty() ? std::string_view(m_settings.precision) : before,
                                                config, device, threads));
        m_state.precision = toText(precision);
        const auto type = precision == Precision::BF16 ? at::kBFloat16 : at::kFloat;
        POLYMATH_TRY(full, takesAllWeights());
        POLYMATH_TRY(network, loadNetwork(m_request.base, full ? at::kFloat : type, torchDevice(device), threads));
        m_network.emplace(std::move(network));
        m_network->decoder.setComputeType(type);
        if (m_request.experts.empty()) {
            POLYMATH_TRY(parameters, prepareTraining(*m_network, m_settings, m_request.name, m_request.beside));
            m_parameters = std::move(parameters);
        } else {
            POLYMATH_TRY(parameters, composeExperts(*m_network, m_request.experts, m_settings));
            m_parameters = std::move(parameters);
            m_trains = m_settings.training != "none";
        }
        const auto ofDevice = device == Device::Cpu ? 0 : accelerator(device).memoryBytes;
        m_network->decoder.setRecompute(recomputes(config, m_settings, m_state.precision,
                                                   ofDevice > 0 ? ofDevice : availableMemoryBytes(),
                                                   static_cast<int>(m_request.experts.size())));
        for (const auto& domain : m_request.train) {
            m_train.push_back({domain.name, domain.retention, usable(domain.documents, 0)});
            if (m_train.back().documents.empty() && m_trains) {
                return fail(
                    ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences",
                                           "The domain '%1' has no text to train on. Import more documents into it."),
                             {domain.name}));
            }
        }
        if (m_network->readsPrompts()) {
            POLYMATH_CHECK(sortPrompts());
        }
        for (const auto& domain : m_request.validation) {
            m_validation.push_back(
                {domain.name, domain.retention, usable(domain.documents, m_settings.evaluationTokens)});
        }
        if (m_trains && m_train.empty()) {
            return fail(ErrorCode::Usage, POLYMATH_TEXT("sentences", "Name at least one domain to train on."));
        }
        return {};
    }

    /// The weights themselves are trained or merged, so that they are read as they are.
    [[nodiscard]] Result<bool> takesAllWeights() const
    {
        std::vector<std::string> kinds;
        for (const auto& expert : m_request.experts) {
            POLYMATH_TRY(info, readArtefactInfo(expert));
            kinds.push_back(info.kind);
        }
        if (kinds.empty()) {
            const auto* kind = findExpertSpec(m_settings.method);
            return kind != nullptr && kind->site == Site::Weight;
        }
        const auto* spec =
            findCompositionSpec(m_settings.composition == "auto" ? defaultComposition(kinds) : m_settings.composition);
        return spec != nullptr && (spec->site == Site::Weight || !spec->members.empty());
    }

    /// Gives routers that read how texts begin their clusters.
    Result<void> sortPrompts()
    {
        std::vector<std::vector<std::string>> domains;
        for (const auto& expert : m_request.experts) {
            POLYMATH_TRY(info, readArtefactInfo(expert));
            domains.push_back(info.domains);
        }
        return findClusters(*m_network, domains, m_train);
    }

    Result<TrainOutcome> loop()
    {
        Optimiser optimiser(m_parameters, m_settings);
        BatchStream stream(m_train, m_settings.batch, m_settings.sequence, m_settings.seed);
        m_observer.onStage(POLYMATH_TEXT("sentences", "Looking for a checkpoint"));
        POLYMATH_TRY(saved, loadCheckpoint(m_request.runFolder, m_parameters, optimiser.moments()));
        if (saved) {
            m_state = *saved;
            stream.seek(m_state.position);
            m_observer.onResume(m_state.step, m_state.seconds);
        }
        m_clockStart = std::chrono::steady_clock::now();
        m_secondsBefore = m_state.seconds;
        if (m_state.step == 0 && m_request.measuresStart) {
            POLYMATH_CHECK(validate(0));
        }
        m_observer.onStage(POLYMATH_TEXT("sentences", "Training"));
        std::int64_t savedStep = m_state.step;
        const auto save = [&]() -> Result<void> {
            m_state.position = stream.position();
            m_state.seconds = seconds();
            savedStep = m_state.step;
            m_observer.onCheckpoint();
            return saveCheckpoint(m_request.runFolder, m_state, m_parameters, optimiser.moments());
        };
        bool stopped = false;
        while (m_state.step < m_settings.steps && !stopped) {
            const auto wish = m_observer.wish();
            if (wish == Wish::Cancel) {
                return outcome(TrainOutcome::End::Cancelled);
            }
            if (wish == Wish::Pause) {
                m_observer.onStage(POLYMATH_TEXT("sentences", "Saving"));
                POLYMATH_CHECK(save());
                return outcome(TrainOutcome::End::Paused);
            }
            POLYMATH_CHECK(step(optimiser, stream));
            const bool last = m_state.step == m_settings.steps;
            if (last || (m_settings.evaluateEvery > 0 && m_state.step % m_settings.evaluateEvery == 0)) {
                POLYMATH_TRY(enough, validate(m_state.step));
                stopped = enough;
                m_observer.onStage(POLYMATH_TEXT("sentences", "Training"));
            }
            if (!last && !stopped && m_state.step - savedStep >= m_settings.checkpointEvery) {
                POLYMATH_CHECK(save());
            }
        }
        if (stopped) {
            m_observer.onNote(
                sentence(POLYMATH_TEXT("sentences", "Stopped early after step %1: %2 measurements without progress."),
                         {std::to_string(m_state.step), std::to_string(m_settings.patience)}));
        }
        return finish();
    }

    Result<void> step(Optimiser& optimiser, BatchStream& stream)
    {
        const auto start = std::chrono::steady_clock::now();
        std::vector<Batch> batches;
        std::int64_t labelled = 0;
        for (std::int64_t index = 0; index < m_settings.accumulation; ++index) {
            batches.push_back(stream.next());
            labelled += batches.back().labelled;
        }
        double sum = 0;
        for (std::size_t index = 0; index < batches.size(); ++index) {
            const auto& batch = batches[index];
            if (batch.labelled == 0) {
                continue;
            }
            const auto loss = lossOf(batch, index);
            const double value = loss.item<double>();
            if (!std::isfinite(value)) {
                return notFinite(index, batches.size());
            }
            sum += value;
            (loss / static_cast<double>(labelled)).backward();
        }
        const double norm = optimiser.clip();
        if (!std::isfinite(norm)) {
            return notFinite(0, batches.size());
        }
        const double rate = learningRateAt(m_settings, m_state.step);
        ++m_state.step;
        optimiser.step(m_state.step, rate);
        m_state.trainedTokens += labelled;
        const auto positions = static_cast<double>(m_settings.accumulation * m_settings.batch * m_settings.sequence);
        m_observer.onStep({m_state.step, sum / static_cast<double>(std::max<std::int64_t>(labelled, 1)), rate, norm,
                           positions / secondsSince(start), seconds()});
        return {};
    }

    [[nodiscard]] at::Tensor lossOf(const Batch& batch, std::size_t index) const // summed over labels
    {
        const std::vector<std::int64_t> shape{batch.rows, batch.length};
        const auto device = m_network->decoder.device();
        const auto ids = at::tensor(batch.ids, at::kInt).to(at::kLong).view(shape).to(device);
        NetworkRun run;
        run.noise = noiseOf(m_settings.seed, m_state.step, index);
        run.lossShare = 1.0 / static_cast<double>(m_settings.accumulation);
        if (batch.packed) {
            run.documents = at::tensor(batch.documents, at::kInt).view(shape).to(device);
        }
        const auto hidden = m_network->hidden(ids, run);
        const auto labels = at::tensor(batch.labels, at::kInt).to(at::kLong);
        const auto where = labels.ne(noLabel).nonzero().squeeze(1);
        const auto wanted = hidden.reshape({-1, hidden.size(-1)}).index_select(0, where.to(device)); // [N,D]
        return linearCrossEntropy(wanted, m_network->decoder.headWeight(), labels.index_select(0, where).to(device),
                                  nullptr, lossRows);
    }

    [[nodiscard]] Result<void> notFinite(std::size_t index, std::size_t count) const
    {
        return fail(
            ErrorCode::Internal,
            sentence(POLYMATH_TEXT("sentences",
                                   "Step %1 gave numbers that are none (batch %2 of %3), so training stopped before it "
                                   "changed the weights. Try a lower learning rate, or f32 as precision."),
                     {std::to_string(m_state.step + 1), std::to_string(index + 1), std::to_string(count)}));
    }

    /// Measures all validation sets; true when early stopping has seen enough.
    Result<bool> validate(std::int64_t step)
    {
        double target = 0;
        double retention = 0;
        int targets = 0;
        int retentions = 0;
        for (const auto& domain : m_validation) {
            if (domain.documents.empty()) {
                continue;
            }
            m_observer.onStage(sentence(step == 0 ? POLYMATH_TEXT("sentences", "Measuring %1 before the first step")
                                                  : POLYMATH_TEXT("sentences", "Measuring %1"),
                                        {domain.name}));
            POLYMATH_TRY(measured, evaluateNetwork(*m_network, domain.documents, m_settings.sequence, {}));
            Score all;
            for (const auto& score : measured.documents) {
                all.tokens += score.tokens;
                all.correct += score.correct;
                all.nll += score.nll;
            }
            if (all.tokens == 0) {
                continue;
            }
            const double accuracy = static_cast<double>(all.correct) / static_cast<double>(all.tokens);
            m_observer.onValidation(
                {step, domain.name, domain.retention, accuracy, all.nll / static_cast<double>(all.tokens), seconds()});
            (domain.retention ? retention : target) += accuracy;
            ++(domain.retention ? retentions : targets);
        }
        target /= std::max(targets, 1);
        retention /= std::max(retentions, 1);
        const double watched = m_settings.stopOn == "target"      ? target
                               : m_settings.stopOn == "retention" ? retention
                                                                  : (target + retention) / 2;
        if (watched > m_state.best) {
            m_state.best = watched;
            m_state.sinceBest = 0;
        } else {
            ++m_state.sinceBest;
        }
        return m_settings.patience > 0 && m_state.sinceBest >= m_settings.patience;
    }

    Result<TrainOutcome> finish()
    {
        m_observer.onStage(POLYMATH_TEXT("sentences", "Saving"));
        auto metadata = m_request.metadata;
        const bool composed = !m_request.experts.empty();
        const auto slots = m_network->slotNames();
        auto settings = m_settings;
        settings.composition = composed ? m_network->addition.composition : settings.composition;
        metadata["format"] = "polymath-1";
        metadata["kind"] = composed ? "composition" : m_settings.method;
        metadata["name"] = m_request.name;
        metadata["base_sha256"] = m_request.baseSha256;
        metadata["base_name"] = m_request.baseName;
        metadata["settings"] = toJson(settings);
        metadata["experts"] = json(slots.empty() ? slots : std::vector(slots.begin() + 1, slots.end())).dump();
        metadata["steps"] = std::to_string(m_state.step);
        metadata["trained_tokens"] = std::to_string(m_state.trainedTokens);
        metadata["precision"] = m_state.precision;
        metadata["device"] = toText(m_device);
        if (m_network->addition.members.size() > 1) {
            metadata["members"] = membersJson(m_network->addition);
        }
        // What does not train is written too, so that the file works on its own.
        POLYMATH_CHECK(writeParameters(m_request.artefact, m_network->added(), metadata));
        removeCheckpoints(m_request.runFolder);
        return outcome(TrainOutcome::End::Done);
    }

    Result<TrainOutcome> outcome(TrainOutcome::End end)
    {
        TrainOutcome result;
        result.end = end;
        result.steps = m_state.step;
        result.trainedTokens = m_state.trainedTokens;
        result.seconds = seconds();
        result.parameters = m_network->parameterCount();
        if (m_trains) {
            for (const auto& parameter : m_parameters) {
                result.trainedParameters += parameter.tensor->numel();
            }
        }
        result.router = m_network->addition.router;
        result.precision = m_state.precision;
        result.device = m_device;
        result.peakDeviceMemoryBytes = peakDeviceMemoryBytes(m_device);
        return result;
    }

    [[nodiscard]] double seconds() const { return m_secondsBefore + secondsSince(m_clockStart); }

    const TrainRequest& m_request;
    const TrainSettings m_settings;
    TrainObserver& m_observer;
    std::optional<Network> m_network;
    std::vector<Parameter> m_parameters;
    std::vector<DomainDocuments> m_train;
    std::vector<DomainDocuments> m_validation;
    TrainState m_state;
    Device m_device = Device::Cpu;
    bool m_trains = true;
    double m_secondsBefore = 0;
    std::chrono::steady_clock::time_point m_clockStart = std::chrono::steady_clock::now();
};

} // namespace

Result<StepMeasurement> measureSteps(const TrainRequest& request, int steps, double seconds, TrainObserver& observer)
{
    return guarded(POLYMATH_TEXT("sentences", "Measuring the first steps"),
                   [&] { return Run(request, observer).measure(steps, seconds); });
}

Result<TrainOutcome> train(const TrainRequest& request, TrainObserver& observer)
{
    return guarded(POLYMATH_TEXT("sentences", "Training"), [&] { return Run(request, observer).start(); });
}

} // namespace polymath::engine
