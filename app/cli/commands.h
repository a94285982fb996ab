#pragma once

#include "core/base/result.h"
#include "core/engine/settings.h"

#include <cstdint>
#include <string>
#include <vector>

namespace polymath::cli {

/// What the command line said; each command reads its own part.
struct Arguments {
    std::string model; ///< a model, or a project
    std::string text;
    std::string prompt;
    std::string path; ///< a project, or anything to inspect
    std::string subject;
    std::string precision = "f32";
    std::string device = "auto";
    std::int64_t window = 512;
    std::int64_t maxTokens = 0;
    double temperature = 0;
    int topK = 0;
    double topP = 1;
    double repetitionPenalty = 1;
    std::vector<std::string> preferences; ///< name=factor
    std::uint64_t seed = 1;
    int threads = 0;
    bool trace = false;
    bool asJson = false;

    std::string domain;
    std::string role = "target";
    std::string promptColumn, responseColumn, textColumn;
    std::string password;
    std::vector<std::string> files;
    std::string builtIn;
    std::string from; ///< PROJECT:DOMAIN; a folder or an address
    std::vector<std::string> leftOut;
    bool onlyChanged = false;
    bool mask = false;
    bool dryRun = false;
    std::vector<std::string> domains;
    std::vector<std::string> subjects;
    std::vector<std::string> experts;
    std::vector<std::string> settings; ///< key=value
    std::string method = "mode";
    std::string name;
    std::string training; ///< empty: what suits the composition
    std::string router = "softmax";
    std::string composition = "auto";
    std::vector<std::string> tasks; ///< files of questions, or names of the project's tasks
    std::string taskKind = "auto";
    std::int64_t limit = 0;  ///< items of a task; 0: all
    std::int64_t shots = -1; ///< below 0: as the task has it elsewhere
    std::string answers;     ///< where to write them

    std::int64_t drop = 0;  ///< experts
    std::int64_t steps = 0; ///< 0: the default
    bool detach = false;
    std::string action; ///< of jobs, the graphics processor's libraries, or the network
    std::int64_t job = 0;
    std::string kind;             ///< of a chart
    std::string against = "time"; ///< of a chart of cost
    std::string out;
    std::string format; ///< of an export
    std::string licence;
    std::string ready; ///< a study that comes with the program
    std::string size;
    std::string chartFolder;
    bool list = false;
    bool planOnly = false;
    std::int64_t batch = 4;
    std::int64_t sequence = 512;
};

// On models
Result<void> tokenize(const Arguments& arguments);
Result<void> score(const Arguments& arguments);
Result<void> generate(const Arguments& arguments);
Result<void> inspect(const Arguments& arguments);
Result<void> bench(const Arguments& arguments);
Result<void> listMethods(const Arguments& arguments);

// On what this machine has
Result<void> devices(const Arguments& arguments);
Result<void> gpu(const Arguments& arguments);
Result<void> network(const Arguments& arguments);

// On projects
Result<void> createProject(const Arguments& arguments);
Result<void> importFiles(const Arguments& arguments);
Result<void> train(const Arguments& arguments);
Result<void> compose(const Arguments& arguments);
Result<void> prune(const Arguments& arguments);
Result<void> estimate(const Arguments& arguments);
Result<void> recommend(const Arguments& arguments);
Result<void> evaluate(const Arguments& arguments);
Result<void> evaluateTasks(const Arguments& arguments);
Result<void> listTasks(const Arguments& arguments);
Result<void> study(const Arguments& arguments);
Result<void> jobs(const Arguments& arguments);
Result<void> chart(const Arguments& arguments);

// Handing on
Result<void> exportSubject(const Arguments& arguments);
Result<void> importExpert(const Arguments& arguments);
Result<void> report(const Arguments& arguments);

} // namespace polymath::cli
