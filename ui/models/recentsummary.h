#pragma once

#include "core/store/records.h"

#include <QString>

#include <string>
#include <vector>

namespace polymath {

/// What a card of the start page says about a project that is not open.
struct RecentSummary {
    enum class State {
        Missing,    ///< there is no project in the folder any more
        Older,      ///< made by an earlier version; reading it would change it
        Unreadable, ///< see `error`
        Read,
    };
    struct Change {
        std::string domain;
        bool retention = false;
        double accuracy = 0; ///< change of the share of tokens guessed right, -1..1, against the base model
    };

    State state = State::Missing;
    std::string error;
    std::string name;
    std::string baseName;
    std::vector<DomainRecord> domains;
    std::string subject;         ///< that was measured last; empty where nothing was
    std::vector<Change> changes; ///< of that subject, targets first
};

/// Reads a project's folder. Opens its database, so not for the window's thread.
[[nodiscard]] RecentSummary readSummary(const QString& folder);

} // namespace polymath
