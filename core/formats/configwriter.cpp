#include "core/formats/configwriter.h"

#include <nlohmann/json.hpp>

#include <array>

namespace polymath {

namespace {

using nlohmann::json;

struct Family {
    const char* architecture; ///< ModelConfig::architecture and model_type
    const char* className;
};

constexpr std::array families{Family{"llama", "LlamaForCausalLM"}, Family{"qwen2", "Qwen2ForCausalLM"},
                              Family{"qwen3", "Qwen3ForCausalLM"}};

const Family* familyOf(const std::string& architecture)
{
    for (const auto& family : families) {
        if (architecture == family.architecture) {
            return &family;
        }
    }
    return nullptr;
}

tl::unexpected<Error> cannotSay(const ModelConfig& config, const std::string& what)
{
    return fail(ErrorCode::BadInput, "The model '" + config.name + "' " + what +
                                         ", which a model folder cannot say. Export an expert file instead.");
}

json scaling(const ModelConfig& config)
{
    if (config.ropeScaling == ModelConfig::RopeScaling::Linear) {
        return {{"rope_type", "linear"}, {"factor", config.ropeFactor}};
    }
    return {{"rope_type", "llama3"},
            {"factor", config.ropeFactor},
            {"low_freq_factor", config.ropeLowFrequencyFactor},
            {"high_freq_factor", config.ropeHighFrequencyFactor},
            {"original_max_position_embeddings", config.ropeOriginalContext}};
}

} // namespace

bool isWritableAsFolder(const std::string& architecture) { return familyOf(architecture) != nullptr; }

Result<std::string> huggingFaceConfig(const ModelConfig& config, std::optional<std::int32_t> bos,
                                      std::optional<std::int32_t> eos)
{
    const auto* family = familyOf(config.architecture);
    if (family == nullptr) {
        return fail(ErrorCode::BadInput, "Models of architecture '" + config.architecture +
                                             "' cannot be written as a model folder yet; llama, qwen2 and qwen3 can.");
    }
    if (!config.ropeDivisors.empty()) {
        return cannotSay(config, "stretches its positions by a table");
    }
    if (config.ropeDimensions != config.headSize) {
        return cannotSay(config, "turns only a part of each head with the position");
    }
    const bool outputBias = config.attentionBias && config.architecture == "llama";
    if (config.attentionOutputBias != outputBias) {
        return cannotSay(config, "has biases in an unusual place");
    }
    json object{{"architectures", {family->className}},
                {"model_type", family->architecture},
                {"vocab_size", config.vocabulary},
                {"hidden_size", config.hidden},
                {"intermediate_size", config.feedForward},
                {"num_hidden_layers", config.layers},
                {"num_attention_heads", config.heads},
                {"num_key_value_heads", config.keyValueHeads},
                {"head_dim", config.headSize},
                {"max_position_embeddings", config.contextLength},
                {"rms_norm_eps", config.normEpsilon},
                {"hidden_act", "silu"},
                {"rope_theta", config.ropeTheta},
                {"tie_word_embeddings", config.tiedEmbeddings},
                {"attention_bias", config.attentionBias},
                {"mlp_bias", config.mlpBias},
                {"torch_dtype", "float32"},
                {"bos_token_id", bos ? json(*bos) : json()},
                {"eos_token_id", eos ? json(*eos) : json()}};
    if (config.ropeScaling != ModelConfig::RopeScaling::None) {
        object["rope_scaling"] = scaling(config);
    }
    return object.dump(2) + '\n';
}

} // namespace polymath
