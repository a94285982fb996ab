#include "core/engine/loss.h"

#include <ATen/ATen.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>

namespace polymath::engine {

namespace {

struct ChunkedLoss : public torch::autograd::Function<ChunkedLoss> {
    static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& hidden,
                              const at::Tensor& weight, const at::Tensor& labels, LossCounts* counts, std::int64_t rows)
    {
        const bool needsHidden = hidden.requires_grad();
        const bool needsWeight = weight.requires_grad();
        const auto h = hidden.detach();
        const auto w = weight.detach().to(h.scalar_type());
        auto hiddenGradient = needsHidden ? at::empty_like(h) : at::Tensor();
        // Summed over all positions, so in f32 whatever the products run in.
        auto weightGradient = needsWeight ? at::zeros(w.sizes(), w.options().dtype(at::kFloat)) : at::Tensor();
        const auto wide = h.is_mps() ? at::kFloat : at::kDouble; // MPS has no double
        auto loss = at::zeros({}, h.options().dtype(wide));
        const std::int64_t total = h.size(0);
        for (std::int64_t first = 0; first < total; first += rows) {
            const std::int64_t count = std::min(rows, total - first);
            const auto part = h.narrow(0, first, count);                     // [n,D]
            const auto target = labels.narrow(0, first, count).unsqueeze(1); // [n,1]
            auto logits = at::linear(part, w).to(at::kFloat);                // [n,V]
            const auto normaliser = logits.logsumexp(1, true);               // [n,1]
            loss += (normaliser - logits.gather(1, target)).to(wide).sum();
            if (counts != nullptr) {
                counts->tokens += count;
                counts->correct += logits.argmax(1, true).eq(target).sum().item<std::int64_t>();
            }
            if (!needsHidden && !needsWeight) {
                continue;
            }
            // d loss / d logits = softmax - one-hot
            logits.sub_(normaliser).exp_();
            logits.scatter_add_(1, target, at::full({count, 1}, -1.0F, logits.options()));
            const auto gradient = logits.to(w.scalar_type());
            if (needsHidden) {
                hiddenGradient.narrow(0, first, count).copy_(at::mm(gradient, w));
            }
            if (needsWeight) {
                weightGradient.add_(at::mm(gradient.t(), part));
            }
        }
        context->save_for_backward({hiddenGradient, weightGradient});
        context->saved_data["weight_type"] = static_cast<std::int64_t>(weight.scalar_type());
        return loss.to(at::kFloat);
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   torch::autograd::variable_list fromAbove)
    {
        const auto saved = context->get_saved_variables();
        const auto scale = fromAbove[0];
        const auto type = static_cast<at::ScalarType>(context->saved_data["weight_type"].toInt());
        const auto scaled = [&scale](const at::Tensor& gradient) {
            return gradient.defined() ? gradient.detach().mul_(scale.to(gradient.scalar_type())) : at::Tensor();
        };
        auto weightGradient = scaled(saved[1]);
        return {scaled(saved[0]), weightGradient.defined() ? weightGradient.to(type) : weightGradient, at::Tensor(),
                at::Tensor(), at::Tensor()};
    }
};

} // namespace

at::Tensor linearCrossEntropy(const at::Tensor& hidden, const at::Tensor& weight, const at::Tensor& labels,
                              LossCounts* counts, std::int64_t rows)
{
    return ChunkedLoss::apply(hidden, weight, labels, counts, rows);
}

} // namespace polymath::engine
