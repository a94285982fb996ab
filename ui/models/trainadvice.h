#pragma once

#include "core/engine/settings.h"
#include "core/formats/modelconfig.h"
#include "core/store/project.h"

#include <string>
#include <vector>

namespace polymath {

/// What to start with on some domains of a project, and why.
struct TrainAdvice {
    engine::TrainSettings settings;
    std::vector<std::string> reasons; ///< sentences in the application's language
    ModelConfig model;                ///< of the base
};

/// Reads the documents' numbers and lengths and the model's shape: for the project's thread.
[[nodiscard]] Result<TrainAdvice> trainAdvice(const Project& project, const std::vector<std::string>& domains);

} // namespace polymath
