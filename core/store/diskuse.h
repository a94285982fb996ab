#pragma once

#include "core/base/result.h"
#include "core/store/project.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace polymath {

/// Bytes that a file takes, or all files below a folder; 0 where there is nothing.
[[nodiscard]] std::uint64_t bytesOf(const std::filesystem::path& path);

/// One row of a project's disk use.
struct DiskUsePart {
    RowId id = 0;
    std::string name; ///< of the expert or composition, the job's title
    std::uint64_t bytes = 0;
};

/// What a project takes on disk, in bytes.
struct DiskUse {
    std::uint64_t database = 0; ///< with its write-ahead log and the copies that migrations made
    std::uint64_t tokens = 0;
    std::vector<DiskUsePart> checkpoints; ///< of each job that has some
    std::vector<DiskUsePart> experts;
    std::vector<DiskUsePart> compositions;
    std::uint64_t removed = 0; ///< artefacts, tokens and runs that purgeRemoved() would delete
    std::uint64_t total = 0;   ///< of the whole folder: logs and whatever else lies there too
};

/// Reads sizes only; any thread with a Project of its own.
[[nodiscard]] Result<DiskUse> diskUse(const Project& project);

/// Removes the checkpoints of jobs that are done or cancelled. Those of paused, failed and interrupted jobs stay, so
/// that these can go on. Returns the bytes freed.
[[nodiscard]] Result<std::uint64_t> clearCheckpoints(Project& project);

/// Copies a project into a folder that does not exist yet (or is empty): the database as it is at one moment, then the
/// files it names. Active jobs are cancelled in the copy and lose their checkpoints there; what was removed stays
/// behind; the copy is called like its folder. `progress` hears bytes done and bytes in all and returns false to stop
/// (Error: Cancelled). Whatever goes wrong, nothing is left at `to`. Errors: Usage for a target that is taken,
/// OutOfResources where the disk has no room, and those of Project.
[[nodiscard]] Result<void>
duplicateProject(const std::filesystem::path& from, const std::filesystem::path& to,
                 const std::function<bool(std::uint64_t done, std::uint64_t total)>& progress = {});

} // namespace polymath
