#include "core/engine/clusters.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace polymath::engine {

namespace {

/// Where each position's document begins: [B,T] -> [B,T] (Long).
at::Tensor documentStarts(const at::Tensor& documents)
{
    const auto positions = at::arange(documents.size(1), documents.options().dtype(at::kLong)); // [T]
    const auto before = at::cat({documents.narrow(1, 0, 1) - 1, documents.slice(1, 0, -1)}, 1); // [B,T]
    return std::get<0>(at::cummax(positions * documents.ne(before).to(at::kLong), 1));
}

} // namespace

at::Tensor promptMeans(const at::Tensor& x, std::int64_t most, const at::Tensor& documents, PromptState* state)
{
    const auto wide = x.detach().to(at::kFloat);
    const auto batch = wide.size(0);
    const auto length = wide.size(1);
    const bool goesOn = state != nullptr && state->sum.defined();
    const auto before = goesOn ? state->sum : at::zeros({batch, wide.size(2)}, wide.options()); // [B,D]
    const auto seen = goesOn ? state->tokens : 0;
    const auto positions = at::arange(length, wide.options().dtype(at::kLong)).expand({batch, length}); // [B,T]
    const auto starts = documents.defined() ? documentStarts(documents) : at::zeros_like(positions);
    const auto sums = at::cat({before.unsqueeze(1), wide}, 1).cumsum(1); // [B,T+1,D]: of all before a position
    // The text's tokens that count at each position: from its start, at most `most` of them.
    const auto counted = (positions - starts + 1).clamp_max(most - seen).clamp_min(0); // [B,T], new ones
    const auto at = [&](const at::Tensor& index) {                                     // [B,T] -> [B,T,D]
        return sums.gather(1, index.unsqueeze(-1).expand({batch, length, wide.size(2)}));
    };
    auto sum = at(starts + counted);
    if (documents.defined()) {
        sum = sum - at(starts);
    }
    if (state != nullptr) {
        state->sum = sum.select(1, length - 1);
        state->tokens = std::min(most, seen + length);
    }
    return sum / (counted + seen).unsqueeze(-1).to(at::kFloat);
}

at::Tensor nearestCluster(const at::Tensor& points, const at::Tensor& centres)
{
    // |p - c|^2 = |p|^2 - 2 p.c + |c|^2, and |p| is the same for all centres
    return (centres.square().sum(-1) - 2 * at::linear(points, centres)).argmin(-1);
}

at::Tensor kMeans(const at::Tensor& points, at::Tensor centres, int most)
{
    for (int round = 0; round < most; ++round) {
        const auto own = nearestCluster(points.unsqueeze(0), centres).squeeze(0); // [N]
        const auto sums = at::zeros_like(centres).index_add_(0, own, points);
        const auto counts = at::bincount(own, {}, centres.size(0)).unsqueeze(-1); // [K,1]
        const auto moved = at::where(counts.gt(0), sums / counts.clamp_min(1), centres);
        if (at::equal(moved, centres)) {
            break;
        }
        centres = moved;
    }
    return centres;
}

} // namespace polymath::engine
