#include "core/formats/gatenorms.h"

#include "core/formats/safetensors.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

namespace polymath {

namespace {

/// Weights of a router [S, width], which slots of it are experts', and to which row of the result they belong.
struct RouterRows {
    const TensorEntry* weight = nullptr;
    bool hasBackbone = false;
    std::size_t row = 0;
};

/// Of each block, "gates.B.weight", of each layer or linear layer, "gates.layers.N.weight" and
/// "gates.layers.N.X.weight", or the only one, "gates.weight".
std::vector<RouterRows> routersOf(const SafetensorsFile& file)
{
    std::vector<RouterRows> all;
    for (std::size_t block = 0;; ++block) {
        const auto* weight = file.find("gates." + std::to_string(block) + ".weight");
        if (weight == nullptr) {
            break;
        }
        all.push_back({weight, true, block});
    }
    if (const auto* only = file.find("gates.weight")) {
        all.push_back({only, false, 0});
    }
    constexpr std::string_view start = "gates.layers.";
    for (const auto& [name, tensor] : file.tensors()) {
        std::size_t layer = 0;
        if (name.starts_with(start) && name.ends_with(".weight") &&
            std::from_chars(name.data() + start.size(), name.data() + name.size(), layer).ec == std::errc()) {
            all.push_back({&tensor, false, layer});
        }
    }
    return all;
}

} // namespace

Result<std::vector<GateMovement>> gateMovements(const std::filesystem::path& artefact)
{
    POLYMATH_TRY(file, SafetensorsFile::open(artefact));
    std::vector<GateMovement> movements;
    for (const auto& router : routersOf(file)) {
        const auto& gate = *router.weight; // [S,width]
        const std::size_t first = router.hasBackbone ? 1 : 0;
        const bool usable = gate.shape.size() == 2 && gate.shape[0] >= 2;
        const auto experts = usable ? static_cast<std::size_t>(gate.shape[0]) - first : 0;
        if (!usable || (!movements.empty() && experts != movements.size()) || router.row > 10'000) {
            return fail(ErrorCode::BadInput, "'" + artefact.string() + "' is damaged: the gate of " +
                                                 (router.hasBackbone ? "block " : "layer ") +
                                                 std::to_string(router.row) + " has another shape than gates have.");
        }
        std::vector<float> weights(static_cast<std::size_t>(gate.elements()));
        POLYMATH_CHECK(dequantise(gate, 0, weights));
        const auto width = static_cast<std::size_t>(gate.shape[1]);
        movements.resize(experts);
        for (std::size_t expert = 0; expert < experts; ++expert) {
            double sum = 0;
            for (std::size_t index = 0; index < width; ++index) {
                double origin = 0; // the part that a softmax cannot see
                for (std::size_t slot = 0; slot < experts && !router.hasBackbone; ++slot) {
                    origin += static_cast<double>(weights[slot * width + index]) / static_cast<double>(experts);
                }
                const double moved = static_cast<double>(weights[(expert + first) * width + index]) -
                                     (router.hasBackbone ? static_cast<double>(weights[index]) : origin);
                sum += moved * moved;
            }
            auto& movement = movements[expert];
            movement.blocks.resize(std::max(movement.blocks.size(), router.row + 1));
            movement.blocks[router.row] += sum;
            movement.norm += sum;
        }
    }
    if (movements.empty()) {
        return fail(ErrorCode::BadInput, "'" + artefact.string() + "' has no gates, so it has no router to look at.");
    }
    for (auto& movement : movements) {
        movement.norm = std::sqrt(movement.norm);
        for (auto& block : movement.blocks) {
            block = std::sqrt(block);
        }
    }
    return movements;
}

} // namespace polymath
