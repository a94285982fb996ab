#include "app/cli/commands.h"
#include "commit.h"
#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/text/importing.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace polymath;
using cli::Arguments;

void addDevice(CLI::App& command, Arguments& arguments)
{
    command.add_option("--device", arguments.device, "Where products are computed; `polymath-cli devices` lists all")
        ->check(CLI::IsMember({"auto", "cpu", "cuda", "mps"}));
}

void addMachine(CLI::App& command, Arguments& arguments)
{
    command.add_option("--threads", arguments.threads, "Processor threads; 0 for one each core")
        ->check(CLI::Range(0, 1024));
    command.add_option("--precision", arguments.precision, "Number format of matrix products")
        ->check(CLI::IsMember({"f32", "bf16", "auto"}));
    addDevice(command, arguments);
}

void addModel(CLI::App& command, Arguments& arguments)
{
    command.add_option("--model", arguments.model, "A .gguf file, a Hugging Face folder or a project")->required();
    command.add_option("--subject", arguments.subject,
                       "An expert or composition of the project; the base if not given");
    addMachine(command, arguments);
}

void addProject(CLI::App& command, Arguments& arguments)
{
    command.add_option("project", arguments.path, "The project's folder")->required();
}

void addRun(CLI::App& command, Arguments& arguments)
{
    command.add_option("--steps", arguments.steps, "Training steps")->check(CLI::PositiveNumber);
    command.add_option("--set", arguments.settings, "A setting, key=value; `polymath-cli methods` lists them");
    addDevice(command, arguments);
    command.add_option("--name", arguments.name, "What to call the result");
    command.add_flag("--detach", arguments.detach, "Start in the background and return");
}

int finish(const Result<void>& result)
{
    if (result) {
        return 0;
    }
    std::cerr << "polymath-cli: " << result.error().sentence << '\n';
    if (!result.error().detail.empty()) {
        log::debug(result.error().detail);
    }
    return exitCode(result.error());
}

} // namespace

int main(int argc, char** argv)
{
    Arguments arguments;
    CLI::App app("Teaches a small language model your fields, and measures what it gained and forgot.", "polymath-cli");
    app.require_subcommand(1);
    app.set_version_flag("--version", "polymath-cli " POLYMATH_VERSION " (" POLYMATH_COMMIT ")",
                         "Say which version this is");
    app.set_help_all_flag("--help-all", "Print the help of every command and exit");
    bool verbose = false;
    app.add_flag("-v,--verbose", verbose, "Say more on stderr");
    std::vector<std::pair<CLI::App*, std::function<Result<void>(const Arguments&)>>> commands;
    const auto add = [&](CLI::App& parent, const char* name, const char* sentence,
                         Result<void> (*run)(const Arguments&)) -> CLI::App& {
        auto* command = parent.add_subcommand(name, sentence);
        command->add_flag("--json", arguments.asJson, "Print one JSON object");
        commands.emplace_back(command, run);
        return *command;
    };

    auto* project = app.add_subcommand("project", "Makes projects");
    project->require_subcommand(1);
    auto& create = add(*project, "create", "Makes a project beside a base model", cli::createProject);
    addProject(create, arguments);
    create.add_option("--base", arguments.model, "A .gguf file or a Hugging Face folder")->required();

    auto& import = add(app, "import", "Adds documents to a domain", cli::importFiles);
    addProject(import, arguments);
    import.add_option("--domain", arguments.domain, "The domain; made when missing")->required();
    import.add_option("--role", arguments.role, "What the domain is measured for")
        ->check(CLI::IsMember({"target", "retention"}))
        ->capture_default_str();
    import.add_option("--prompt", arguments.promptColumn, "Column or key of the prompts");
    import.add_option("--response", arguments.responseColumn, "Column or key of the responses");
    import.add_option("--text", arguments.textColumn, "Column or key of running text");
    import.add_option("--password", arguments.password,
                      "Of encrypted files; kept in memory until the import has ended, never in the project");
    import.add_option("--leave-out", arguments.leftOut, "A file to leave out; inside an archive: archive.zip/file");
    import.add_flag("--only-changed", arguments.onlyChanged, "Pass over files that the domain has as they are");
    import.add_flag("--mask", arguments.mask, "Replace mail addresses, phone, card and account numbers");
    import.add_flag("--dry-run", arguments.dryRun, "Say what would be imported, and write nothing");
    import.add_option("--builtin", arguments.builtIn, "A set that comes with the program: english")
        ->check(CLI::IsMember(builtInSets()));
    import.add_option("--from", arguments.from, "PROJECT:DOMAIN, a domain of another project with its splits");
    import.add_option("files", arguments.files, "Documents, tables, archives of them, and folders with all below them");

    auto& train = add(app, "train", "Trains an expert, a LoRA or all weights on domains", cli::train);
    addProject(train, arguments);
    train.add_option("--domain", arguments.domains, "Domains to learn, separated by commas")
        ->required()
        ->delimiter(',');
    train.add_option("--method", arguments.method, "See `polymath-cli methods`")->capture_default_str();
    addRun(train, arguments);

    auto& compose = add(app, "compose", "Puts experts beside one backbone", cli::compose);
    addProject(compose, arguments);
    compose.add_option("--experts", arguments.experts, "Experts, separated by commas")->required()->delimiter(',');
    compose.add_option("--composition", arguments.composition, "How they are put together; see `polymath-cli methods`")
        ->capture_default_str();
    compose.add_option("--train", arguments.training, "What is trained; the gates, where there are any")
        ->check(CLI::IsMember({"none", "gate", "all"}));
    compose.add_option("--router", arguments.router, "How experts are weighed; see `polymath-cli methods`")
        ->capture_default_str();
    addRun(compose, arguments);

    auto& prune = add(app, "prune",
                      "Ranks a composition's experts by how far training moved their router weights, and "
                      "composes it again without the least",
                      cli::prune);
    addProject(prune, arguments);
    prune.add_option("--subject", arguments.subject, "The composition")->required();
    prune.add_option("--drop", arguments.drop, "How many experts go; 0 to rank them only")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    addRun(prune, arguments);

    auto& estimate = add(app, "estimate", "Says what a run would take, from its real first steps", cli::estimate);
    addProject(estimate, arguments);
    estimate.add_option("--domain", arguments.domains, "Domains to learn, separated by commas")->delimiter(',');
    estimate.add_option("--experts", arguments.experts, "Or experts to compose, separated by commas")->delimiter(',');
    estimate.add_option("--method", arguments.method, "See `polymath-cli methods`")->capture_default_str();
    estimate.add_option("--composition", arguments.composition, "How experts are put together")->capture_default_str();
    estimate.add_option("--router", arguments.router, "How experts are weighed")->capture_default_str();
    estimate.add_option("--train", arguments.training, "What composing trains; the gates, where there are any")
        ->check(CLI::IsMember({"none", "gate", "all"}));
    estimate.add_option("--steps", arguments.steps, "Training steps")->check(CLI::PositiveNumber);
    estimate.add_option("--set", arguments.settings, "A setting, key=value; `polymath-cli methods` lists them");
    addDevice(estimate, arguments);

    auto& recommend = add(app, "recommend", "Says what to start with, and why", cli::recommend);
    addProject(recommend, arguments);
    recommend.add_option("--domain", arguments.domains, "Domains to learn, separated by commas")
        ->required()
        ->delimiter(',');

    auto& evaluate = add(app, "evaluate", "Measures subjects on the domains' test documents", cli::evaluate);
    addProject(evaluate, arguments);
    evaluate.add_option("--subject", arguments.subjects, "Only these; all if not given")->delimiter(',');
    evaluate.add_option("--domain", arguments.domains, "Only these; all if not given")->delimiter(',');
    evaluate.add_option("--window", arguments.window, "Tokens of context")->capture_default_str();
    evaluate.add_option("--max-tokens", arguments.maxTokens,
                        "At most about this many tokens of each domain; 0 for all");
    auto* task = evaluate.add_option("--task", arguments.tasks,
                                     "Instead of domains: a file of questions (ARC, HellaSwag, PIQA, MMLU, PubMedQA, "
                                     "GSM8K), which the project keeps, or the name of one that it has");
    task->delimiter(',')->excludes("--domain");
    evaluate.add_option("--task-kind", arguments.taskKind, "The file's layout; told by its content if not given")
        ->check(CLI::IsMember({"auto", "arc", "hellaswag", "piqa", "mmlu", "pubmedqa", "gsm8k"}))
        ->needs(task)
        ->capture_default_str();
    evaluate.add_option("--limit", arguments.limit, "Only this many questions of each task; 0 for all")
        ->check(CLI::NonNegativeNumber)
        ->needs(task);
    evaluate
        .add_option("--shots", arguments.shots,
                    "Show this many solved examples before each question: a task's first ones, which are not "
                    "measured then; 5 for GSM8K and none for others if not given")
        ->check(CLI::Range(0, 100))
        ->needs(task);
    evaluate.add_option("--answers", arguments.answers, "Write what each subject answered: a new file, .jsonl")
        ->needs(task);
    addMachine(evaluate, arguments);
    evaluate.add_flag("--detach", arguments.detach, "Start in the background and return");

    auto& tasks = add(app, "tasks", "Lists a project's tasks and what was measured on them", cli::listTasks);
    addProject(tasks, arguments);

    auto& study =
        add(app, "study", "Runs a grid of methods, settings and seeds on equal budgets, and compares them", cli::study);
    study.add_option("project", arguments.path, "The project's folder");
    study.add_option("--file", arguments.text, "The study; docs/studies.md describes the format");
    study.add_option("--ready", arguments.ready, "Or one that comes with the program");
    study.add_flag("--list", arguments.list, "List those that come with the program");
    study.add_option("--size", arguments.size, "Which of the study's sizes: quick, full; its first if not given");
    study.add_option("--domain", arguments.domains, "Domains to learn in place of the study's, separated by commas")
        ->delimiter(',');
    study.add_flag("--plan", arguments.planOnly, "Say what would be run and what is there already; start nothing");
    study.add_option("--out", arguments.out, "Write the report: .md, .html or .csv");
    study.add_option("--chart", arguments.chartFolder,
                     "Draw forgetting, and accuracy along the study's axis, into a folder");

    auto& jobs = add(app, "jobs", "Lists, pauses, resumes, cancels and runs jobs", cli::jobs);
    addProject(jobs, arguments);
    jobs.add_option("action", arguments.action, "list, pause, resume, cancel or run")
        ->required()
        ->check(CLI::IsMember({"list", "pause", "resume", "cancel", "run"}));
    jobs.add_option("id", arguments.job, "The job's number; the first that fits if not given");
    jobs.add_flag("--detach", arguments.detach, "Start in the background and return");

    auto& tokenize = add(app, "tokenize", "Prints a text's token ids as a JSON array", cli::tokenize);
    tokenize.add_option("--model", arguments.model, "A .gguf file or a Hugging Face folder")->required();
    tokenize.add_option("--text", arguments.text, "The text file")->required();

    auto& score = add(app, "score", "Measures next-token accuracy and perplexity on a text", cli::score);
    addModel(score, arguments);
    score.add_option("--text", arguments.text, "The text file")->required();
    score.add_option("--window", arguments.window, "Tokens in a window")->capture_default_str();
    score.add_option("--max-tokens", arguments.maxTokens, "Only this many tokens from the start; 0 for all")
        ->check(CLI::NonNegativeNumber);

    auto& generate = add(app, "generate", "Continues a text", cli::generate);
    addModel(generate, arguments);
    generate.add_option("--prompt", arguments.prompt, "The text to continue")->required();
    std::int64_t newTokens = 128;
    generate.add_option("--max-tokens", newTokens, "Stop after this many tokens")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    generate.add_option("--temperature", arguments.temperature, "0 always takes the most likely token")
        ->check(CLI::Range(0.0, 10.0))
        ->capture_default_str();
    generate.add_option("--top-k", arguments.topK, "Draw from this many of the most likely tokens; 0 for all")
        ->check(CLI::NonNegativeNumber);
    generate.add_option("--top-p", arguments.topP, "Draw from the most likely tokens that reach this probability")
        ->check(CLI::Range(0.001, 1.0))
        ->capture_default_str();
    generate.add_option("--repetition-penalty", arguments.repetitionPenalty, "Above 1: what was said gets less likely")
        ->check(CLI::Range(0.01, 100.0))
        ->capture_default_str();
    generate.add_option("--preference", arguments.preferences,
                        "NAME=FACTOR on the weight of the backbone or an expert; 0 mutes it");
    generate.add_option("--seed", arguments.seed, "Same seed, same text")->capture_default_str();
    generate.add_flag("--trace", arguments.trace, "Show each token with the weights of backbone and experts");

    auto& inspect = add(app, "inspect", "Says what a model, expert or project is and what it needs", cli::inspect);
    inspect.add_option("path", arguments.path, "A .gguf file, a Hugging Face folder, an expert or a project")
        ->required();

    auto& chart = add(app, "chart", "Draws a chart of a project", cli::chart);
    addProject(chart, arguments);
    chart.add_option("--kind", arguments.kind, "tradeoff, loss, forgetting, routing or cost")
        ->required()
        ->check(CLI::IsMember({"tradeoff", "loss", "forgetting", "routing", "cost"}));
    chart.add_option("--out", arguments.out, "The picture, .png, .svg or .pdf; or its numbers, .csv")->required();
    chart.add_option("--against", arguments.against, "What cost is: time, parameters or memory")
        ->check(CLI::IsMember({"time", "parameters", "memory"}))
        ->capture_default_str();
    chart.add_option("--subject", arguments.subjects, "Only these; all if not given")->delimiter(',');

    auto& report = add(app, "report", "Writes charts, tables, settings and costs as one document", cli::report);
    addProject(report, arguments);
    report.add_option("--out", arguments.out, "The document, .html or .pdf")->required();

    auto& exports = add(app, "export", "Writes a subject for others", cli::exportSubject);
    addProject(exports, arguments);
    exports.add_option("--subject", arguments.subject, "The expert or composition")->required();
    exports
        .add_option("--format", arguments.format,
                    "expert: one file for Polymath; peft: a LoRA for PEFT; hf: a model folder")
        ->required()
        ->check(CLI::IsMember({"expert", "peft", "hf"}));
    exports.add_option("--out", arguments.out, "The new file or folder")->required();
    exports.add_option("--licence", arguments.licence, "What others may do with an expert file, in your words");

    auto& importExpert =
        add(app, "import-expert", "Adds an expert file to a project of the same base", cli::importExpert);
    addProject(importExpert, arguments);
    importExpert.add_option("file", arguments.text, "The expert file")->required();
    importExpert.add_option("--name", arguments.name, "What to call it; its own name if not given");

    add(app, "methods", "Lists every method with its settings", cli::listMethods);
    add(app, "devices", "Says what this machine has to compute on", cli::devices);

    auto& gpu = add(app, "gpu", "Installs and removes what an NVIDIA graphics processor needs", cli::gpu);
    gpu.add_option("action", arguments.action, "status (if not given), install or remove")
        ->check(CLI::IsMember({"status", "install", "remove"}));
    gpu.add_option("--from", arguments.from, "A folder with the wheels, or the address of one or of a package index");
    gpu.add_option("--version", arguments.name, "Remove the libraries for this LibTorch alone");

    auto& network = add(app, "network", "Says whether Polymath may use the network, and changes it", cli::network);
    network.add_option("action", arguments.action, "status (if not given), forbid or allow")
        ->check(CLI::IsMember({"status", "forbid", "allow"}));

    auto& bench = add(app, "bench", "Measures speed and peak memory of a method", cli::bench);
    addModel(bench, arguments);
    bench.add_option("--method", arguments.method, "mode, lora, full or score")->capture_default_str();
    bench.add_option("--batch", arguments.batch, "Rows of text in a step")
        ->check(CLI::Range(1, 4096))
        ->capture_default_str();
    bench.add_option("--seq", arguments.sequence, "Tokens in a row")
        ->check(CLI::Range(2, 1 << 20))
        ->capture_default_str();
    bench.add_option("--steps", arguments.steps, "Steps to measure")->check(CLI::PositiveNumber);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : static_cast<int>(ErrorCode::Usage);
    }
    log::start("polymath-cli", {}, verbose);
    for (int index = 1; index < argc; ++index) { // all of it may go into JSON
        if (!isUtf8(argv[index])) {
            return finish(fail(ErrorCode::Usage, "Argument " + std::to_string(index) +
                                                     " is not UTF-8. Rename what it names, and try again."));
        }
    }
    if (generate.parsed()) {
        arguments.maxTokens = newTokens;
    }
    if ((evaluate.parsed() && evaluate.count("--precision") == 0) ||
        (bench.parsed() && bench.count("--precision") == 0)) {
        arguments.precision = "auto";
    }
    for (const auto& [command, run] : commands) {
        if (command->parsed()) {
            return finish(run(arguments));
        }
    }
    return static_cast<int>(ErrorCode::Usage);
}
