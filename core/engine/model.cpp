#include "core/engine/model.h"

#include "core/base/system.h"
#include "core/engine/decoder.h"
#include "core/formats/modelfile.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <mutex>
#include <new>
#include <random>
#include <string>
#include <thread>
#include <utility>

namespace polymath::engine {

namespace {

constexpr std::int64_t logitRows = 256; ///< positions whose logits exist at once

/// Runs `work` and turns what LibTorch throws into an Error.
template <typename Work> auto guarded(const char* doing, Work&& work) -> decltype(work())
{
    try {
        return work();
    } catch (const c10::OutOfMemoryError& error) {
        return fail(ErrorCode::OutOfResources, std::string(doing) + " needs more memory than the device has.",
                    error.what());
    } catch (const std::bad_alloc& error) {
        return fail(ErrorCode::OutOfResources, std::string(doing) + " needs more memory than this machine has.",
                    error.what());
    } catch (const c10::Error& error) {
        const std::string what = error.what_without_backtrace();
        const bool memory = what.find("can't allocate memory") != std::string::npos;
        return fail(memory ? ErrorCode::OutOfResources : ErrorCode::Internal,
                    memory ? std::string(doing) + " needs more memory than this machine has."
                           : std::string(doing) + " failed inside LibTorch: " + what.substr(0, what.find('\n')),
                    error.what());
    }
}

/// Reads all of a model's tensors on several threads, in the order of expectedTensors().
Result<std::vector<std::pair<std::string, at::Tensor>>> readTensors(const ModelFile& file, at::ScalarType type,
                                                                    int threads)
{
    const auto specs = expectedTensors(file.config());
    std::vector<std::pair<std::string, at::Tensor>> tensors(specs.size());
    std::atomic<std::size_t> next = 0;
    std::mutex guard;
    std::optional<Error> firstError;
    const auto work = [&] {
        for (std::size_t index = next++; index < specs.size(); index = next++) {
            auto tensor = at::empty(specs[index].shape, at::kFloat);
            auto outcome =
                file.read(specs[index].name, {tensor.data_ptr<float>(), static_cast<std::size_t>(tensor.numel())});
            if (!outcome) {
                const std::scoped_lock lock(guard);
                firstError = std::move(outcome).error();
                return;
            }
            tensors[index] = {specs[index].name, type == at::kFloat ? tensor : tensor.to(type)};
        }
    };
    std::vector<std::thread> workers;
    for (int index = 1; index < threads; ++index) {
        workers.emplace_back(work);
    }
    work();
    for (auto& worker : workers) {
        worker.join();
    }
    if (firstError) {
        return tl::unexpected(std::move(*firstError));
    }
    return tensors;
}

at::Tensor idTensor(std::span<const std::int32_t> ids) // -> [1,T]
{
    auto tensor = at::empty({1, static_cast<std::int64_t>(ids.size())}, at::kLong);
    std::copy(ids.begin(), ids.end(), tensor.data_ptr<std::int64_t>());
    return tensor;
}

/// Draws a token from softmax(logits / temperature). logits [V], f32.
std::int32_t draw(const at::Tensor& logits, double temperature, std::mt19937_64& random)
{
    if (temperature <= 0) {
        return static_cast<std::int32_t>(logits.argmax().item<std::int64_t>());
    }
    const auto weights = at::softmax(logits.to(at::kDouble) / temperature, -1).contiguous();
    const double* values = weights.data_ptr<double>();
    const double target = static_cast<double>(random() >> 11) * 0x1.0p-53;
    double sum = 0;
    for (std::int64_t id = 0; id < weights.numel(); ++id) {
        sum += values[id];
        if (sum > target) {
            return static_cast<std::int32_t>(id);
        }
    }
    return static_cast<std::int32_t>(weights.argmax().item<std::int64_t>());
}

} // namespace

struct Model::State {
    explicit State(Decoder loaded) : decoder(std::move(loaded)) {}

    [[nodiscard]] Result<void> checkIds(std::span<const std::int32_t> ids, std::int64_t longest) const
    {
        if (ids.empty()) {
            return fail(ErrorCode::Usage, "There is no token to start from: give some text.");
        }
        const auto vocabulary = decoder.config().vocabulary;
        for (const auto id : ids) {
            if (id < 0 || id >= vocabulary) {
                return fail(ErrorCode::Usage, "Token " + std::to_string(id) + " is outside the model's vocabulary of " +
                                                  std::to_string(vocabulary) + ".");
            }
        }
        if (longest > decoder.config().contextLength) {
            return fail(ErrorCode::Usage, "The model's context holds " +
                                              std::to_string(decoder.config().contextLength) + " tokens, and " +
                                              std::to_string(longest) + " were asked for.");
        }
        return {};
    }

    /// Hidden states after the final norm: [1,T] -> [1,T,D].
    [[nodiscard]] at::Tensor run(const at::Tensor& ids, std::vector<LayerCache>* caches) const
    {
        const bool continued = caches != nullptr && caches->front().keys.defined();
        auto x = decoder.embed(ids, continued ? caches->front().keys.size(2) : 0);
        for (std::size_t index = 0; index < decoder.layerCount(); ++index) {
            x = decoder.runLayer(decoder.layer(index), index, x, caches == nullptr ? nullptr : &(*caches)[index]);
        }
        return decoder.finalNorm(x);
    }

    [[nodiscard]] at::Tensor lastLogits(const at::Tensor& hidden) const // [1,T,D] -> [V], f32
    {
        return decoder.logits(hidden.select(0, 0).select(0, -1)).to(at::kFloat);
    }

    Decoder decoder;
};

Model::Model(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Model::~Model() = default;

Result<std::unique_ptr<Model>> Model::load(const std::filesystem::path& file, const LoadOptions& options)
{
    POLYMATH_TRY(modelFile, ModelFile::open(file));
    const int threads = options.threads > 0 ? options.threads : physicalCores();
    return guarded("Loading the model", [&]() -> Result<std::unique_ptr<Model>> {
        at::set_num_threads(threads);
        const auto type = options.precision == Precision::BF16 ? at::kBFloat16 : at::kFloat;
        POLYMATH_TRY(tensors, readTensors(modelFile, type, threads));
        std::size_t next = 0;
        Decoder decoder(modelFile.config(), [&](std::string_view, const std::vector<std::int64_t>&) {
            return tensors[next++].second; // the decoder asks in the order of expectedTensors()
        });
        return std::unique_ptr<Model>(new Model(std::make_unique<State>(std::move(decoder))));
    });
}

const ModelConfig& Model::config() const { return m_state->decoder.config(); }

Result<std::vector<float>> Model::nextTokenLogits(std::span<const std::int32_t> ids)
{
    POLYMATH_CHECK(m_state->checkIds(ids, static_cast<std::int64_t>(ids.size())));
    return guarded("Running the model", [&]() -> Result<std::vector<float>> {
        const c10::InferenceMode inference;
        const auto logits = m_state->lastLogits(m_state->run(idTensor(ids), nullptr)).contiguous();
        const float* values = logits.data_ptr<float>();
        return std::vector<float>(values, values + logits.numel());
    });
}

Result<Score> Model::score(std::span<const std::int32_t> ids, std::int64_t window,
                           const std::function<bool(std::int64_t)>& progress)
{
    if (window < 2) {
        return fail(ErrorCode::Usage,
                    "A window of " + std::to_string(window) + " tokens has nothing to predict; use 2 or more.");
    }
    const auto length = static_cast<std::int64_t>(ids.size());
    POLYMATH_CHECK(m_state->checkIds(ids, std::min(window, length)));
    return guarded("Scoring the text", [&]() -> Result<Score> {
        const c10::InferenceMode inference;
        Score score;
        for (std::int64_t first = 0; first + 1 < length; first += window) {
            const auto count = std::min(window, length - first);
            const auto part = idTensor(ids.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count)));
            const auto hidden = m_state->run(part, nullptr).select(0, 0); // [T,D]
            for (std::int64_t row = 0; row + 1 < count; row += logitRows) {
                const auto rows = std::min(logitRows, count - 1 - row);
                const auto labels = part.select(0, 0).narrow(0, row + 1, rows);
                const auto logits = m_state->decoder.logits(hidden.narrow(0, row, rows)).to(at::kFloat); // [rows,V]
                const auto right = logits.gather(1, labels.unsqueeze(1)).squeeze(1);
                score.nll += (logits.logsumexp(1) - right).to(at::kDouble).sum().item<double>();
                score.correct += logits.argmax(1).eq(labels).sum().item<std::int64_t>();
            }
            score.tokens += count - 1;
            if (progress && !progress(first + count)) {
                return fail(ErrorCode::Cancelled, "Scoring was stopped.");
            }
        }
        return score;
    });
}

Result<std::vector<std::int32_t>> Model::generate(std::span<const std::int32_t> prompt, const GenerateOptions& options,
                                                  const std::function<bool(std::int32_t)>& onToken)
{
    POLYMATH_CHECK(m_state->checkIds(prompt, static_cast<std::int64_t>(prompt.size())));
    return guarded("Generating text", [&]() -> Result<std::vector<std::int32_t>> {
        const c10::InferenceMode inference;
        std::mt19937_64 random(options.seed);
        std::vector<LayerCache> caches(m_state->decoder.layerCount());
        std::vector<std::int32_t> tokens;
        auto hidden = m_state->run(idTensor(prompt), &caches);
        const auto room = m_state->decoder.config().contextLength - static_cast<std::int64_t>(prompt.size());
        while (static_cast<std::int64_t>(tokens.size()) < std::min<std::int64_t>(options.maxTokens, room + 1)) {
            const auto token = draw(m_state->lastLogits(hidden), options.temperature, random);
            if (std::find(options.stopTokens.begin(), options.stopTokens.end(), token) != options.stopTokens.end()) {
                break;
            }
            tokens.push_back(token);
            if ((onToken && !onToken(token)) || static_cast<std::int64_t>(tokens.size()) >= options.maxTokens ||
                static_cast<std::int64_t>(tokens.size()) > room) {
                break;
            }
            hidden = m_state->run(idTensor({&token, 1}), &caches);
        }
        return tokens;
    });
}

} // namespace polymath::engine
