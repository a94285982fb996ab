#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace polymath {

/// What a decoder looks like, whatever file it came from; design.md, section 4.
struct ModelConfig {
    enum class Norm { Rms, Layer };
    enum class Activation { Silu, GeluTanh, Gelu };
    enum class RopeScaling { None, Linear, Llama3 };

    std::string architecture; ///< "llama", "qwen2", "qwen3", "gemma3", "gpt2", "gptneox"
    std::string name;
    std::int64_t layers = 0;
    std::int64_t hidden = 0;
    std::int64_t feedForward = 0;
    std::int64_t heads = 0;
    std::int64_t keyValueHeads = 0;
    std::int64_t headSize = 0;
    std::int64_t vocabulary = 0;
    std::int64_t contextLength = 0; ///< tokens

    Norm norm = Norm::Rms;
    double normEpsilon = 1e-5;
    Activation activation = Activation::Silu;
    bool gatedMlp = true;
    bool qkNorm = false;
    bool attentionBias = false; ///< of query, key and value
    bool attentionOutputBias = false;
    bool mlpBias = false;
    bool tiedEmbeddings = false;
    bool parallelResidual = false;
    bool postNorms = false;
    double embeddingScale = 1;
    double attentionScale = 0; ///< usually 1/sqrt(headSize)

    bool learnedPositions = false;
    double ropeTheta = 10000;
    double ropeThetaLocal = 0; ///< of sliding-window layers; 0: the same
    std::int64_t ropeDimensions = 0;
    RopeScaling ropeScaling = RopeScaling::None;
    double ropeFactor = 1;
    double ropeLowFrequencyFactor = 1;
    double ropeHighFrequencyFactor = 4;
    std::int64_t ropeOriginalContext = 0;
    std::vector<double> ropeDivisors; ///< of each frequency [rope dimensions / 2]; empty: all 1

    std::int64_t slidingWindow = 0;  ///< tokens; 0: every layer sees all
    std::vector<bool> slidingLayers; ///< which layers use the window

    [[nodiscard]] std::string toJson() const;
    [[nodiscard]] std::int64_t parameterCount() const;
};

/// A tensor that a model of some configuration must have.
struct TensorSpec {
    std::string name; ///< canonical: "layers.3.attention.q.weight"
    std::vector<std::int64_t> shape;
};

/// Every tensor of a model, under its canonical name: embedding.weight [V,D], position.weight [context,D],
/// layers.N.{attention_norm,mlp_norm,post_attention_norm,post_mlp_norm}.{weight,bias},
/// layers.N.attention.{q,k,v,o}.{weight,bias} with weights [out,in], layers.N.attention.{q_norm,k_norm}.weight,
/// layers.N.mlp.{gate,up,down}.{weight,bias}, final_norm.{weight,bias}, and head.weight [V,D] unless tied.
[[nodiscard]] std::vector<TensorSpec> expectedTensors(const ModelConfig& config);

} // namespace polymath
