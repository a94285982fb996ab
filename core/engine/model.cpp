#include "core/engine/model.h"

#include "core/base/system.h"
#include "core/base/translate.h"
#include "core/engine/guard.h"
#include "core/engine/likelihood.h"
#include "core/engine/network.h"
#include "core/engine/placement.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <mutex>
#include <new>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <utility>

namespace polymath::engine {

namespace {

constexpr std::int64_t logitRows = 256; ///< positions whose logits exist at once

at::Tensor idTensor(std::span<const std::int32_t> ids, at::Device device) // -> [1,T]
{
    auto tensor = at::empty({1, static_cast<std::int64_t>(ids.size())}, at::kLong);
    std::copy(ids.begin(), ids.end(), tensor.data_ptr<std::int64_t>());
    return tensor.to(device);
}

Result<void> checkWindow(std::int64_t window)
{
    if (window < 2) {
        return fail(ErrorCode::Usage,
                    sentence(POLYMATH_TEXT("sentences", "A window of %1 tokens has nothing to predict; use 2 or more."),
                             {std::to_string(window)}));
    }
    return {};
}

/// Marks the tokens that may be drawn: the topK most likely ones, and of these as few as reach topP.
std::vector<bool> drawable(const std::vector<double>& probabilities, const GenerateOptions& options)
{
    std::vector<std::size_t> order(probabilities.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&probabilities](std::size_t left, std::size_t right) {
        return probabilities[left] > probabilities[right];
    });
    if (options.topK > 0 && std::cmp_less(options.topK, order.size())) {
        order.resize(static_cast<std::size_t>(options.topK));
    }
    double all = 0;
    for (const auto id : order) {
        all += probabilities[id];
    }
    std::vector<bool> allowed(probabilities.size());
    double sum = 0;
    for (const auto id : order) {
        allowed[id] = true;
        sum += probabilities[id];
        if (sum >= options.topP * all) {
            break;
        }
    }
    return allowed;
}

/// Chooses a token. Order as usual: penalty, temperature, topK, topP. logits [V], f32; `seen`: tokens of the text so
/// far.
std::int32_t draw(const at::Tensor& logits, const std::set<std::int32_t>& seen, const GenerateOptions& options,
                  std::mt19937_64& random)
{
    auto scores = logits.to(at::kDouble).contiguous();
    if (options.repetitionPenalty != 1) {
        scores = scores.clone();
        double* values = scores.data_ptr<double>();
        for (const auto id : seen) {
            values[id] =
                values[id] > 0 ? values[id] / options.repetitionPenalty : values[id] * options.repetitionPenalty;
        }
    }
    if (options.temperature <= 0) {
        return static_cast<std::int32_t>(scores.argmax().item<std::int64_t>());
    }
    const auto weights = at::softmax(scores / options.temperature, -1).contiguous();
    std::vector<double> probabilities(weights.data_ptr<double>(), weights.data_ptr<double>() + weights.numel());
    double total = 1;
    if (options.topK > 0 || options.topP < 1) {
        const auto allowed = drawable(probabilities, options);
        total = 0;
        for (std::size_t id = 0; id < probabilities.size(); ++id) {
            probabilities[id] = allowed[id] ? probabilities[id] : 0;
            total += probabilities[id];
        }
    }
    const double target = static_cast<double>(random() >> 11) * 0x1.0p-53 * total;
    double sum = 0;
    for (std::size_t id = 0; id < probabilities.size(); ++id) {
        sum += probabilities[id];
        if (sum > target) {
            return static_cast<std::int32_t>(id);
        }
    }
    return static_cast<std::int32_t>(weights.argmax().item<std::int64_t>());
}

} // namespace

struct Model::State {
    State(Network loaded, int wantedThreads) : network(std::move(loaded)), threads(wantedThreads) {}

    [[nodiscard]] Result<void> checkIds(std::span<const std::int32_t> ids, std::int64_t longest) const
    {
        if (ids.empty()) {
            return fail(ErrorCode::Usage,
                        POLYMATH_TEXT("sentences", "There is no token to start from: give some text."));
        }
        const auto vocabulary = network.decoder.config().vocabulary;
        for (const auto id : ids) {
            if (id < 0 || id >= vocabulary) {
                return fail(ErrorCode::Usage,
                            sentence(POLYMATH_TEXT("sentences", "Token %1 is outside the model's vocabulary of %2."),
                                     {std::to_string(id), std::to_string(vocabulary)}));
            }
        }
        if (longest > network.decoder.config().contextLength) {
            return fail(
                ErrorCode::Usage,
                sentence(POLYMATH_TEXT("sentences", "The model's context holds %1 tokens, and %2 were asked for."),
                         {std::to_string(network.decoder.config().contextLength), std::to_string(longest)}));
        }
        return {};
    }

    /// Factors on the slots' gate weights from now on; none leaves them as they are.
    [[nodiscard]] Result<void> prefer(NetworkRun& run, const std::vector<double>& preference) const
    {
        if (preference.empty()) {
            return {};
        }
        const auto slots = network.slotNames().size();
        double sum = 0;
        bool usable = preference.size() == slots;
        for (const auto factor : preference) {
            usable = usable && factor >= 0 && std::isfinite(factor);
            sum += factor;
        }
        if (!usable || !(sum > 0)) {
            return fail(
                ErrorCode::Usage,
                sentence(
                    POLYMATH_TEXT(
                        "sentences",
                        "There must be one preference for each of the %1 slots, none below 0 and at least one above."),
                    {std::to_string(slots)}));
        }
        run.preference = at::tensor(preference, at::kFloat).to(network.decoder.device());
        return {};
    }

    /// [1,T,D] -> [V], f32, on the processor.
    [[nodiscard]] at::Tensor lastLogits(const at::Tensor& hidden) const
    {
        return network.decoder.logits(hidden.select(0, 0).select(0, -1)).to(at::kFloat).to(at::kCPU).contiguous();
    }

    Network network;
    int threads;             ///< unless a call asks for others
    bool ownWeights = false; ///< the artefact's took the place of the base's
};

Model::Model(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Model::~Model() = default;

Result<std::unique_ptr<Model>> Model::load(const std::filesystem::path& file, const LoadOptions& options)
{
    const int threads = options.threads > 0 ? options.threads : physicalCores();
    return guarded(POLYMATH_TEXT("sentences", "Loading the model"), [&]() -> Result<std::unique_ptr<Model>> {
        POLYMATH_TRY(network, loadNetwork(file, options.precision == Precision::BF16 ? at::kBFloat16 : at::kFloat,
                                          torchDevice(options.device), threads));
        return std::unique_ptr<Model>(new Model(std::make_unique<State>(std::move(network), threads)));
    });
}

Result<void> Model::attach(const std::filesystem::path& artefact, const std::string& baseSha256)
{
    return guarded(POLYMATH_TEXT("sentences", "Loading the expert"), [&]() -> Result<void> {
        POLYMATH_TRY(info, readArtefactInfo(artefact));
        if (!baseSha256.empty() && info.baseSha256 != baseSha256) {
            return fail(
                ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences",
                                       "'%1' was trained on another base model and does not work with this one."),
                         {artefact.string()}));
        }
        m_state->ownWeights = !info.addition.replaced(config()).empty();
        auto attached = attachArtefact(m_state->network, artefact);
        if (!attached) {
            static_cast<void>(detach());
            return passOn(std::move(attached));
        }
        for (const auto& parameter : m_state->network.added()) { // rounded once, not at each use; gates stay in f32
            const bool keeps = parameter.name.starts_with("gates.") || !parameter.tensor->is_floating_point();
            const auto type = keeps ? parameter.tensor->scalar_type() : m_state->network.decoder.computeType();
            *parameter.tensor = parameter.tensor->detach().to(type);
        }
        return {};
    });
}

bool Model::detach()
{
    if (m_state->ownWeights) {
        return false;
    }
    m_state->network.removeAdded();
    return true;
}

std::vector<std::string> Model::slotNames() const { return m_state->network.slotNames(); }

std::int64_t Model::parameterCount() { return m_state->network.parameterCount(); }

Result<Evaluation> Model::evaluate(const std::vector<DocumentView>& documents, std::int64_t window,
                                   const std::function<bool(std::int64_t)>& progress)
{
    POLYMATH_CHECK(checkWindow(window));
    for (const auto& document : documents) {
        if (!document.tokens.empty()) {
            POLYMATH_CHECK(m_state->checkIds(document.tokens, 0 /* windows fit the context */));
        }
    }
    return guarded(POLYMATH_TEXT("sentences", "Evaluating"),
                   [&] { return evaluateNetwork(m_state->network, documents, window, progress); });
}

const ModelConfig& Model::config() const { return m_state->network.decoder.config(); }

Precision Model::precision() const
{
    return m_state->network.decoder.computeType() == at::kBFloat16 ? Precision::BF16 : Precision::F32;
}

Result<std::vector<float>> Model::nextTokenLogits(std::span<const std::int32_t> ids)
{
    POLYMATH_CHECK(m_state->checkIds(ids, static_cast<std::int64_t>(ids.size())));
    return guarded(POLYMATH_TEXT("sentences", "Running the model"), [&]() -> Result<std::vector<float>> {
        const c10::InferenceMode inference;
        const auto& network = m_state->network;
        const auto logits = m_state->lastLogits(network.hidden(idTensor(ids, network.decoder.device())));
        const float* values = logits.data_ptr<float>();
        return std::vector<float>(values, values + logits.numel());
    });
}

Result<Score> Model::score(std::span<const std::int32_t> ids, std::int64_t window,
                           const std::function<bool(std::int64_t)>& progress)
{
    POLYMATH_CHECK(checkWindow(window));
    const auto length = static_cast<std::int64_t>(ids.size());
    POLYMATH_CHECK(m_state->checkIds(ids, std::min(window, length)));
    return guarded(POLYMATH_TEXT("sentences", "Scoring the text"), [&]() -> Result<Score> {
        const c10::InferenceMode inference;
        const auto device = m_state->network.decoder.device();
        Score score;
        for (std::int64_t first = 0; first + 1 < length; first += window) {
            const auto count = std::min(window, length - first);
            const auto part =
                idTensor(ids.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count)), device);
            const auto hidden = m_state->network.hidden(part).select(0, 0); // [T,D]
            for (std::int64_t row = 0; row + 1 < count; row += logitRows) {
                const auto rows = std::min(logitRows, count - 1 - row);
                const auto labels = part.select(0, 0).narrow(0, row + 1, rows);
                const auto logits =
                    m_state->network.decoder.logits(hidden.narrow(0, row, rows)).to(at::kFloat); // [rows,V]
                const auto right = logits.gather(1, labels.unsqueeze(1)).squeeze(1);
                score.nll += inDouble(logits.logsumexp(1) - right).sum().item<double>();
                score.correct += logits.argmax(1).eq(labels).sum().item<std::int64_t>();
            }
            score.tokens += count - 1;
            if (progress && !progress(first + count)) {
                return fail(ErrorCode::Cancelled, POLYMATH_TEXT("sentences", "Scoring was stopped."));
            }
        }
        return score;
    });
}

Result<void> Model::likelihoods(const std::vector<ChoiceView>& items, const OnLikelihoods& onItem)
{
    for (const auto& item : items) {
        POLYMATH_CHECK(m_state->checkIds(item.context, 0 /* is cut to fit */));
        for (const auto& continuation : item.continuations) {
            POLYMATH_CHECK(m_state->checkIds(continuation, 0));
        }
    }
    return guarded("Scoring the choices", [&] { return continuationLikelihoods(m_state->network, items, onItem); });
}

Result<std::vector<std::int32_t>> Model::generate(std::span<const std::int32_t> prompt, const GenerateOptions& options,
                                                  const std::function<bool(const GeneratedToken&)>& onToken)
{
    POLYMATH_CHECK(m_state->checkIds(prompt, static_cast<std::int64_t>(prompt.size())));
    if (options.topK < 0 || !(options.topP > 0 && options.topP <= 1) ||
        !(options.repetitionPenalty > 0 && options.repetitionPenalty <= 100) ||
        !(options.temperature >= 0 && options.temperature <= 100)) {
        return fail(ErrorCode::Usage,
                    POLYMATH_TEXT("sentences", "Temperature must be from 0 to 100, top k 0 or more, top p above 0 and "
                                               "at most 1, and the repetition penalty above 0 and at most 100."));
    }
    return guarded(POLYMATH_TEXT("sentences", "Generating text"), [&]() -> Result<std::vector<std::int32_t>> {
        const c10::InferenceMode inference;
        at::set_num_threads(options.threads > 0 ? options.threads : m_state->threads);
        std::mt19937_64 random(options.seed);
        const auto& network = m_state->network;
        const auto device = network.decoder.device();
        auto cache = network.newCache();
        GateRecord gates;
        NetworkRun run;
        run.cache = &cache;
        run.gates = &gates;
        POLYMATH_CHECK(m_state->prefer(run, options.preference));
        std::set<std::int32_t> seen(prompt.begin(), prompt.end());
        std::vector<std::int32_t> tokens;
        auto hidden = network.hidden(idTensor(prompt, device), run);
        const auto room = m_state->network.decoder.config().contextLength - static_cast<std::int64_t>(prompt.size());
        while (static_cast<std::int64_t>(tokens.size()) < std::min<std::int64_t>(options.maxTokens, room + 1)) {
            const auto logits = m_state->lastLogits(hidden);
            const auto token = draw(logits, seen, options, random);
            if (std::find(options.stopTokens.begin(), options.stopTokens.end(), token) != options.stopTokens.end()) {
                break;
            }
            tokens.push_back(token);
            seen.insert(token);
            GeneratedToken given{token, {}, std::exp((logits[token] - logits.logsumexp(0)).item<double>())};
            const auto weights = gates.take(); // [1,T,1+E] for each block or layer
            for (const auto& block : weights) {
                const auto last = inDouble(block.select(0, 0).select(0, -1)); // [E+1]
                given.gateWeights.resize(static_cast<std::size_t>(last.numel()));
                for (std::size_t slot = 0; slot < given.gateWeights.size(); ++slot) {
                    given.gateWeights[slot] += last.data_ptr<double>()[slot] / static_cast<double>(weights.size());
                }
            }
            if ((onToken && !onToken(given)) || static_cast<std::int64_t>(tokens.size()) >= options.maxTokens ||
                static_cast<std::int64_t>(tokens.size()) > room) {
                break;
            }
            if (options.livePreference) {
                POLYMATH_CHECK(m_state->prefer(run, options.livePreference()));
            }
            hidden = network.hidden(idTensor({&token, 1}, device), run);
        }
        return tokens;
    });
}

} // namespace polymath::engine
