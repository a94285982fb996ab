#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Studies: grids of methods, settings and seeds on equal budgets. docs/studies.md describes the format.
namespace polymath::study {

/// What every run of a study may spend.
struct Budget {
    enum class Kind {
        Steps,   ///< as many as the settings say
        Tokens,  ///< positions that pass through the model, padding included
        Seconds, ///< of training steps, at the speed that was measured
    };
    Kind kind = Kind::Steps;
    double amount = 0; ///< for each domain that a run learns; tokens or seconds
    std::int64_t parameters =
        0; ///< that a training run shall train, as near as its method gets; 0: as its settings say
};

/// Values that take turns: of a setting by its key, of "examples", "experts" or "drop".
struct Grid {
    std::string key;
    std::vector<std::string> values;
};

struct Run {
    enum class Kind { Train, Compose, Prune };
    enum class On {
        Each,  ///< every target gets a run of its own
        Mixed, ///< all targets together
        Kept,  ///< what the study keeps, together
        Named, ///< these, together
        Known, ///< of compositions: the targets that its experts know
    };
    Kind kind = Kind::Train;
    std::string name;
    std::string method;                          ///< of Train: a key of methods()
    std::vector<std::string> of = {};            ///< runs: of Compose those whose experts it takes, of Prune one
    std::string beside = {};                     ///< of Train: the run whose expert it is trained beside
    On on = On::Each;                            ///< what it learns
    std::vector<std::string> domains = {};       ///< where they are named
    std::map<std::string, std::string> settings; ///< by key, over the study's own
    std::vector<Grid> grid = {};
    double share = 1;     ///< of the budget
    bool measured = true; ///< is a row of the tables, not only a part of compositions
};

struct Study {
    std::string file;                 ///< for messages
    std::string name;                 ///< for people
    std::string question;             ///< that it answers
    std::vector<std::string> targets; ///< empty: all of the project, in order of creation
    std::vector<std::string> kept;    ///< what must not be forgotten; empty: all retention domains
    Budget budget;
    std::vector<std::int64_t> seeds{1};
    std::map<std::string, std::string> settings; ///< of all runs that read them
    std::int64_t evaluationTokens = 0;           ///< of each domain's test documents, about; 0 for all
    std::int64_t window = 512;                   ///< tokens of context while measuring
    std::string axis;                            ///< key of the grid that charts draw along; empty for none
    std::vector<Run> runs;
};

/// Reads a study. `size`: which of its "sizes" to take; empty for the first, if it has any. Errors: BadInput in one
/// sentence that names `file`, the place as a JSON pointer, and what to do.
[[nodiscard]] Result<Study> parseStudy(std::string_view text, const std::string& file, const std::string& size = {});

/// A study that comes with the program.
struct ReadyStudy {
    std::string key; ///< "learning-rates"
    std::string text;
};
[[nodiscard]] const std::vector<ReadyStudy>& readyStudies();
/// Errors: Usage for an unknown key; those of parseStudy().
[[nodiscard]] Result<Study> readyStudy(const std::string& key, const std::string& size = {});

} // namespace polymath::study
