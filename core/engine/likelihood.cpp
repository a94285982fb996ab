#include "core/engine/likelihood.h"

#include "core/base/translate.h"
#include "core/engine/placement.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace polymath::engine {

namespace {

using Ids = std::span<const std::int32_t>;

constexpr std::int64_t mostContext = 1024;  ///< tokens of contexts that run at once
constexpr std::int64_t mostCached = 4096;   ///< positions whose keys and values exist at once
constexpr std::int64_t mostLogitRows = 256; ///< positions whose logits exist at once

/// A context with those of an item's continuations that go on from it.
struct Piece {
    std::size_t item = 0;
    Ids context;
    std::vector<std::size_t> continuations;
    std::int64_t longest = 0; ///< tokens of a continuation
};

std::int64_t sizeOf(Ids ids) { return static_cast<std::int64_t>(ids.size()); }

/// One piece for each item; where context and a continuation are more than the model holds, one for each continuation,
/// with a context that lost its beginning: the last position is that which predicts the last token.
Result<std::vector<Piece>> piecesOf(const std::vector<ChoiceView>& items, std::int64_t contextLength)
{
    std::vector<Piece> pieces;
    for (std::size_t index = 0; index < items.size(); ++index) {
        const auto& item = items[index];
        Piece whole{index, item.context, {}, 0};
        for (std::size_t choice = 0; choice < item.continuations.size(); ++choice) {
            const auto length = sizeOf(item.continuations[choice]);
            if (length > contextLength) {
                return fail(
                    ErrorCode::Usage,
                    sentence(POLYMATH_TEXT("sentences", "The model's context holds %1 tokens, and %2 were asked for."),
                             {std::to_string(contextLength), std::to_string(length)}));
            }
            if (const auto room = contextLength + 1 - length; sizeOf(item.context) > room) {
                pieces.push_back({index, item.context.last(static_cast<std::size_t>(room)), {choice}, length});
            } else {
                whole.continuations.push_back(choice);
                whole.longest = std::max(whole.longest, length);
            }
        }
        if (!whole.continuations.empty()) {
            pieces.push_back(std::move(whole));
        }
    }
    std::stable_sort(pieces.begin(), pieces.end(),
                     [](const Piece& left, const Piece& right) { return left.context.size() < right.context.size(); });
    return pieces;
}

/// How many pieces from `first` on run together: of one context's length, and no more than memory is meant for.
std::size_t runTogether(const std::vector<Piece>& pieces, std::size_t first)
{
    const auto context = sizeOf(pieces[first].context);
    std::int64_t rows = 0;
    std::int64_t longest = 0;
    auto end = first;
    for (; end < pieces.size() && sizeOf(pieces[end].context) == context; ++end) {
        rows += static_cast<std::int64_t>(pieces[end].continuations.size());
        longest = std::max(longest, pieces[end].longest);
        const auto contexts = static_cast<std::int64_t>(end - first) + 1;
        if (end > first && (contexts * context > mostContext || rows * (context + longest) > mostCached)) {
            break;
        }
    }
    return end - first;
}

at::Tensor rowsOf(const at::Tensor& tensor, const at::Tensor& rows)
{
    return tensor.defined() ? tensor.index_select(0, rows) : tensor;
}

/// The cache with row `rows[r]` of it as row r.
Cache repeated(Cache cache, const at::Tensor& rows)
{
    for (auto* layers : {&cache.backbone, &cache.experts}) {
        for (auto& layer : *layers) {
            layer.keys = rowsOf(layer.keys, rows);
            layer.values = rowsOf(layer.values, rows);
        }
    }
    cache.prompt.sum = rowsOf(cache.prompt.sum, rows);
    return cache;
}

/// Adds the likelihoods of `labels` after the states `hidden` [N,D] to the scores they belong to.
void addScores(const Decoder& decoder, const at::Tensor& hidden, const std::vector<std::int64_t>& labels,
               const std::vector<ContinuationScore*>& owners)
{
    const auto right = at::tensor(labels, at::kLong).to(hidden.device());
    for (std::int64_t row = 0; row < hidden.size(0); row += mostLogitRows) {
        const auto count = std::min(mostLogitRows, hidden.size(0) - row);
        const auto target = right.narrow(0, row, count).unsqueeze(1);
        const auto logits = decoder.logits(hidden.narrow(0, row, count)).to(at::kFloat); // [n,V]
        const auto likelihood = inDouble(logits.gather(1, target) - logits.logsumexp(1, true)).contiguous();
        const auto hits = logits.argmax(1, true).eq(target).to(at::kLong).to(at::kCPU).contiguous();
        for (std::int64_t index = 0; index < count; ++index) {
            auto& score = *owners[static_cast<std::size_t>(row + index)];
            score.logLikelihood += likelihood.data_ptr<double>()[index];
            score.greedy = score.greedy && hits.data_ptr<std::int64_t>()[index] != 0;
        }
    }
}

/// Scores pieces whose contexts have one length.
void scorePieces(const Network& network, const std::vector<ChoiceView>& items, std::span<const Piece> pieces,
                 std::vector<std::vector<ContinuationScore>>& scores)
{
    const auto device = network.decoder.device();
    const auto length = sizeOf(pieces.front().context);
    auto ids = at::empty({static_cast<std::int64_t>(pieces.size()), length}, at::kLong); // [B,T]
    std::vector<std::int64_t> rows; // the context of each continuation
    std::vector<Ids> continuations;
    std::vector<ContinuationScore*> owners;
    std::int64_t longest = 0;
    for (std::size_t index = 0; index < pieces.size(); ++index) {
        const auto& piece = pieces[index];
        std::copy(piece.context.begin(), piece.context.end(),
                  ids.data_ptr<std::int64_t>() + static_cast<std::int64_t>(index) * length);
        for (const auto choice : piece.continuations) {
            rows.push_back(static_cast<std::int64_t>(index));
            continuations.push_back(items[piece.item].continuations[choice]);
            owners.push_back(&scores[piece.item][choice]);
            longest = std::max(longest, sizeOf(continuations.back()));
        }
    }
    auto cache = network.newCache();
    NetworkRun run;
    run.cache = &cache;
    const auto where = at::tensor(rows, at::kLong).to(device);
    const auto last = network.hidden(ids.to(device), run).select(1, length - 1).index_select(0, where); // [R,D]
    std::vector<std::int64_t> labels;
    for (const auto& continuation : continuations) {
        labels.push_back(continuation.front());
    }
    addScores(network.decoder, last, labels, owners);
    if (longest < 2) {
        return;
    }
    cache = repeated(std::move(cache), where);
    const auto count = static_cast<std::int64_t>(continuations.size());
    auto more = at::zeros({count, longest - 1}, at::kLong); // what is behind a continuation's end nobody looks at
    std::vector<std::int64_t> positions;                    // in the flattened batch
    std::vector<ContinuationScore*> positionOwners;
    labels.clear();
    for (std::int64_t row = 0; row < count; ++row) {
        const auto& continuation = continuations[static_cast<std::size_t>(row)];
        for (std::int64_t index = 0; index + 1 < sizeOf(continuation); ++index) {
            const auto at = row * (longest - 1) + index;
            more.data_ptr<std::int64_t>()[at] = continuation[static_cast<std::size_t>(index)];
            positions.push_back(at);
            labels.push_back(continuation[static_cast<std::size_t>(index + 1)]);
            positionOwners.push_back(owners[static_cast<std::size_t>(row)]);
        }
    }
    const auto hidden = network.hidden(more.to(device), run); // [R,L-1,D]
    addScores(network.decoder,
              hidden.reshape({-1, hidden.size(-1)}).index_select(0, at::tensor(positions, at::kLong).to(device)),
              labels, positionOwners);
}

} // namespace

Result<void> continuationLikelihoods(const Network& network, const std::vector<ChoiceView>& items,
                                     const OnLikelihoods& onItem)
{
    const c10::InferenceMode inference;
    POLYMATH_TRY(pieces, piecesOf(items, network.decoder.config().contextLength));
    std::vector<std::vector<ContinuationScore>> scores;
    std::vector<std::size_t> open; // continuations of each item that are not scored yet
    for (const auto& item : items) {
        scores.emplace_back(item.continuations.size());
        open.push_back(item.continuations.size());
    }
    for (std::size_t first = 0; first < pieces.size();) {
        const auto count = runTogether(pieces, first);
        const auto together = std::span<const Piece>(pieces).subspan(first, count);
        scorePieces(network, items, together, scores);
        for (const auto& piece : together) {
            open[piece.item] -= piece.continuations.size();
            if (open[piece.item] == 0 && !onItem(piece.item, scores[piece.item])) {
                return fail(ErrorCode::Cancelled, "Scoring was stopped.");
            }
        }
        first += count;
    }
    return {};
}

} // namespace polymath::engine
