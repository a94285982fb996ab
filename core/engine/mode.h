#pragma once

// Internal to core/engine: needs LibTorch. Shapes: B batch, T sequence, D hidden, E experts.

#include "core/engine/decoder.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <vector>

namespace polymath::engine {

/// How backbone and experts of a block are mixed; methods.md, section 4.
enum class Mix {
    Residual, ///< (6): y = f_bb(x) + sum_j a_j (f_j(x) - x)
    Convex,   ///< (1): y = a_bb f_bb(x) + sum_j a_j f_j(x)
};

/// One expert's share of a block: `layers` run one after the other on the block's input.
struct ExpertBlock {
    std::vector<DecoderLayer> layers;
};

/// One expert beside all blocks of the backbone.
struct ModeExpert {
    std::string name;
    std::vector<ExpertBlock> blocks;
};

/// The router of one block, a token-level gate; methods.md (2). Computes in f32.
struct Gate {
    at::Tensor weight; ///< [E+1, D], f32; row 0 belongs to the backbone
    at::Tensor bias;   ///< [E+1], f32

    [[nodiscard]] at::Tensor weights(const at::Tensor& x) const; // [B,T,D] -> [B,T,E+1], softmax
};

/// How the gates' outputs become weights.
enum class Router {
    Softmax, ///< (2), for each token
    Uniform, ///< the same weight for everyone, whatever the gates say
};

/// Modular Domain Experts (arXiv 2410.10181): a frozen backbone cut into blocks, experts and a gate beside each.
struct Mode {
    Mix mix = Mix::Residual;
    Router router = Router::Softmax;
    std::int64_t layersPerExpert = 1;
    std::vector<Gate> gates; ///< one for each block
    std::vector<ModeExpert> experts;

    [[nodiscard]] std::size_t blockCount() const { return gates.size(); }
    /// The first backbone layer of a block; that of block blockCount() is the number of layers.
    [[nodiscard]] static std::size_t firstLayer(std::size_t block, std::size_t blocks, std::size_t layers);
};

/// What the layers of a new expert hold: copies of the backbone's, or room for values that are about to be read.
enum class ExpertStart { Backbone, Unset };

/// A new expert: each block's layers are copies of the block's first `layersPerExpert` backbone layers with the output
/// projections of attention and MLP at zero, so that f_j(x) = x and (6) leaves the backbone's function as it is. Where
/// an architecture normalises these outputs once more (Gemma 3), that norm's weight is zero instead: a norm would bring
/// the smallest output back to full size, and the first step would throw the model far off.
/// The copies are f32 and require gradients, whatever the backbone does. With ExpertStart::Unset nothing is copied.
[[nodiscard]] ModeExpert newExpert(const Decoder& backbone, std::string name, std::size_t blocks,
                                   std::size_t layersPerExpert, ExpertStart start = ExpertStart::Backbone);

/// Gates that start at equal weights. With Mix::Convex the backbone's bias is +4, so that it has nearly all the weight.
[[nodiscard]] std::vector<Gate> newGates(const Decoder& backbone, std::size_t blocks, std::size_t experts, Mix mix);

/// Every tensor of an expert that training changes, with its name inside the expert: "blocks.0.layers.0.mlp.up.weight".
[[nodiscard]] std::vector<std::pair<std::string, at::Tensor*>> parameters(ModeExpert& expert);

/// Keys and values of backbone and experts: experts [(expert * blocks + block) * layersPerExpert + layer].
struct ModeCache {
    std::vector<LayerCache> backbone;
    std::vector<LayerCache> experts;
};

/// What a run of a Mode takes and gives besides hidden states.
struct ModeRun {
    ModeCache* cache = nullptr; ///< x continues the positions in it
    at::Tensor documents;       ///< [B,T]; see Decoder::masks
    at::Tensor preference;      ///< [E+1], f32: factors on the gate weights, which are scaled to sum 1 again
    std::vector<at::Tensor>* gateWeights = nullptr; ///< receives one [B,T,E+1] tensor for each block

    [[nodiscard]] std::int64_t past() const; ///< positions in the cache
};

/// Hidden states after the last block, before the final norm. x [B,T,D] is the embedded input.
[[nodiscard]] at::Tensor runMode(const Decoder& backbone, const Mode& mode, const at::Tensor& x,
                                 const ModeRun& run = {});

} // namespace polymath::engine
