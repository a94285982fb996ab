#include "core/store/records.h"

#include <array>
#include <cstddef>

namespace polymath {

namespace {

// In the order of the enums.
constexpr std::array<std::string_view, 2> roles{"target", "retention"};
constexpr std::array<std::string_view, 9> states{"queued",    "running", "pausing",     "paused", "cancelling",
                                                 "cancelled", "failed",  "interrupted", "done"};
constexpr std::array<std::string_view, 4> kinds{"import", "train", "compose", "evaluate"};
constexpr std::array<std::string_view, 2> commands{"pause", "cancel"};
constexpr std::array<std::string_view, 6> taskKinds{"arc", "hellaswag", "piqa", "mmlu", "pubmedqa", "gsm8k"};

template <typename Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& words, std::string_view text)
{
    for (std::size_t index = 0; index < N; ++index) {
        if (words[index] == text) {
            return static_cast<Enum>(index);
        }
    }
    return std::nullopt;
}

} // namespace

std::string_view toText(DomainRole role) { return roles.at(static_cast<std::size_t>(role)); }
std::string_view toText(JobState state) { return states.at(static_cast<std::size_t>(state)); }
std::string_view toText(JobKind kind) { return kinds.at(static_cast<std::size_t>(kind)); }
std::string_view toText(JobCommand command) { return commands.at(static_cast<std::size_t>(command)); }
std::string_view toText(TaskKind kind) { return taskKinds.at(static_cast<std::size_t>(kind)); }
std::optional<DomainRole> domainRoleFromText(std::string_view text) { return find<DomainRole>(roles, text); }
std::optional<JobState> jobStateFromText(std::string_view text) { return find<JobState>(states, text); }
std::optional<JobKind> jobKindFromText(std::string_view text) { return find<JobKind>(kinds, text); }
std::optional<JobCommand> jobCommandFromText(std::string_view text) { return find<JobCommand>(commands, text); }
std::optional<TaskKind> taskKindFromText(std::string_view text) { return find<TaskKind>(taskKinds, text); }

} // namespace polymath
