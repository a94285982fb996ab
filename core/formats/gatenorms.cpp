#include "core/formats/gatenorms.h"

#include "core/formats/safetensors.h"

#include <cmath>
#include <string>

namespace polymath {

Result<std::vector<GateMovement>> gateMovements(const std::filesystem::path& artefact)
{
    POLYMATH_TRY(file, SafetensorsFile::open(artefact));
    std::vector<GateMovement> movements;
    for (int block = 0;; ++block) {
        const auto* gate = file.find("gates." + std::to_string(block) + ".weight"); // [E+1,D]
        if (gate == nullptr) {
            break;
        }
        if (gate->shape.size() != 2 || gate->shape[0] < 2 ||
            (block > 0 && static_cast<std::size_t>(gate->shape[0]) != movements.size() + 1)) {
            return fail(ErrorCode::BadInput, "'" + artefact.string() + "' is damaged: the gate of block " +
                                                 std::to_string(block) + " has another shape than gates have.");
        }
        std::vector<float> weights(static_cast<std::size_t>(gate->elements()));
        POLYMATH_CHECK(dequantise(*gate, 0, weights));
        const auto width = static_cast<std::size_t>(gate->shape[1]);
        movements.resize(static_cast<std::size_t>(gate->shape[0]) - 1);
        for (std::size_t expert = 0; expert < movements.size(); ++expert) {
            double sum = 0;
            for (std::size_t index = 0; index < width; ++index) {
                const double moved =
                    static_cast<double>(weights[(expert + 1) * width + index]) - static_cast<double>(weights[index]);
                sum += moved * moved;
            }
            movements[expert].blocks.push_back(std::sqrt(sum));
            movements[expert].norm += sum;
        }
    }
    if (movements.empty()) {
        return fail(ErrorCode::BadInput, "'" + artefact.string() + "' has no gates, so it has no router to look at.");
    }
    for (auto& movement : movements) {
        movement.norm = std::sqrt(movement.norm);
    }
    return movements;
}

} // namespace polymath
