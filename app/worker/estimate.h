#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

namespace polymath {

/// What a training or composing job would take, from its real first steps. Nothing is written to the project.
///
///     {"request":"estimate","project":folder,"kind":"train"|"compose","config":{as of the job}}
///         -> {"measured":true,"seconds":[low,high],"seconds_per_step":[low,high],"peak_memory_bytes":[low,high],
///             "available_memory_bytes":n,"disk_bytes":n,"free_disk_bytes":n,"fits":bool,"device":"cpu",
///             "precision":"bf16","parameters":n,"trained_parameters":n,"changes":{setting:value,...}}
///
/// "seconds" is the whole job, with loading, validation and checkpoints. Where memory clearly falls short nothing is
/// run: "measured" is false and there are no seconds. "changes" holds settings with which a job that does not fit
/// would; it is empty otherwise, and where nothing helps. Memory is the device's, where it has some of its own.
[[nodiscard]] Result<nlohmann::json> estimate(const nlohmann::json& request);

} // namespace polymath
