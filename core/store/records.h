#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

using RowId = std::int64_t;

/// What a domain is measured for: what the user teaches, or what must not be forgotten.
enum class DomainRole { Target, Retention };

/// Which part of a domain a document belongs to. Decided by the document's hash alone (core/text).
enum class Split { Train = 0, Validation = 1, Test = 2 };

/// See design.md "Job states"; core/jobs/jobstate.h has the transitions.
enum class JobState { Queued, Running, Pausing, Paused, Cancelling, Cancelled, Failed, Interrupted, Done };

enum class JobKind { Import, Train, Compose, Evaluate };

/// What can be removed from a project and brought back.
enum class RemovableKind { Domain, Source, Expert, Composition, Job, Task };

/// What a file of questions is, named after the set that brought its layout.
enum class TaskKind { Arc, HellaSwag, Piqa, Mmlu, PubMedQa, Gsm8k };

/// What a user asks of a running job.
enum class JobCommand { Pause, Cancel };

/// Each enum as the word that the database and the command line use for it, and back; nothing for an unknown word.
[[nodiscard]] std::string_view toText(DomainRole role);
[[nodiscard]] std::string_view toText(JobState state);
[[nodiscard]] std::string_view toText(JobKind kind);
[[nodiscard]] std::string_view toText(JobCommand command);
[[nodiscard]] std::string_view toText(TaskKind kind);
[[nodiscard]] std::optional<DomainRole> domainRoleFromText(std::string_view text);
[[nodiscard]] std::optional<JobState> jobStateFromText(std::string_view text);
[[nodiscard]] std::optional<JobKind> jobKindFromText(std::string_view text);
[[nodiscard]] std::optional<JobCommand> jobCommandFromText(std::string_view text);
[[nodiscard]] std::optional<TaskKind> taskKindFromText(std::string_view text);

struct BaseModelRecord {
    RowId id = 0;
    std::string path;   ///< absolute; a .gguf file or a Hugging Face folder
    std::string sha256; ///< of the file, or of all weight files' digests in name order
    std::string name;
    std::string architecture;
    std::string configJson; ///< ModelConfig as JSON, for display
    std::int64_t parameters = 0;

    [[nodiscard]] bool operator==(const BaseModelRecord&) const = default;
};

struct DomainRecord {
    RowId id = 0;
    std::string name;
    DomainRole role = DomainRole::Target;
    std::string tokenFile;       ///< relative to the project; empty until tokenised
    std::int64_t documents = 0;  ///< kept, all splits
    std::int64_t duplicates = 0; ///< dropped as exact copies
    std::int64_t tokens = 0;     ///< all splits; 0 until tokenised

    [[nodiscard]] bool operator==(const DomainRecord&) const = default;
};

struct SourceRecord {
    RowId id = 0;
    RowId domainId = 0;
    std::string path;
    std::string sha256;
    std::string format;   ///< "txt", "csv", ...
    std::string encoding; ///< "UTF-8", "windows-1252", ...
    std::int64_t documents = 0;
    std::int64_t duplicates = 0;
    std::int64_t skipped = 0; ///< rows without text
    std::int64_t importedMs = 0;
    std::string file = "";       ///< on disk; `path` may lead into it ("letters.zip/a.txt")
    std::int64_t fileBytes = -1; ///< when it was read; -1 where nobody looked
    std::int64_t fileModifiedNs = 0;
    std::string settingsJson = "";       ///< how it was read and cleaned; see core/text/importing.h
    std::string cleaningJson = "";       ///< what came of that: CleaningCounts, core/text/cleaning/cleaning.h
    std::vector<std::string> notes = {}; ///< sentences: what a person should know about what was taken
    RowId jobId = 0;                     ///< the import job that wrote it

    [[nodiscard]] bool operator==(const SourceRecord&) const = default;
};

/// Running text has an empty prompt. `text` is the response where there is a prompt.
struct DocumentRecord {
    RowId id = 0;
    RowId domainId = 0;
    RowId sourceId = 0;
    std::string hash; ///< contentHash of prompt and text
    Split split = Split::Train;
    std::string prompt;
    std::string text;
    std::string place = ""; ///< where in its source it stands: "page 12"; empty where nobody knows

    [[nodiscard]] bool operator==(const DocumentRecord&) const = default;
};

/// What near copies of a document are found by.
struct SignatureRecord {
    RowId documentId = 0;
    RowId domainId = 0;
    Split split = Split::Train;
    std::string signature; ///< MinHash; empty for a document without words

    [[nodiscard]] bool operator==(const SignatureRecord&) const = default;
};

/// How far others see a source.
enum class Visibility { Shown, Removed, Hidden };

/// Where a source stands, for an import that has to know what its copies are copies of.
struct SourcePlace {
    RowId id = 0;
    RowId domainId = 0;
    RowId jobId = 0;
    Visibility visibility = Visibility::Shown; ///< Removed where its domain is

    [[nodiscard]] bool operator==(const SourcePlace&) const = default;
};

/// How many documents each split of a domain holds.
struct SplitCounts {
    std::int64_t train = 0;
    std::int64_t validation = 0;
    std::int64_t test = 0;

    [[nodiscard]] bool operator==(const SplitCounts&) const = default;
};

/// Documents that two domains have alike, to the letter. Since a document's content decides its split, each is in the
/// same split of both.
struct SharedDocuments {
    RowId first = 0; ///< added before the other
    RowId second = 0;
    SplitCounts counts;

    [[nodiscard]] bool operator==(const SharedDocuments&) const = default;
};

struct JobRecord {
    RowId id = 0;
    JobKind kind = JobKind::Train;
    JobState state = JobState::Queued;
    std::string title;      ///< for people: "Train medicine"
    std::string configJson; ///< everything the worker needs
    std::int64_t step = 0;
    std::int64_t steps = 0; ///< 0 while unknown
    std::string stage;      ///< for people: "Reading the model"
    std::string message;    ///< the sentence of the error, or a closing remark
    std::string detail;     ///< the error's detail
    std::optional<int> exitCode;
    std::int64_t pid = 0;
    std::int64_t startTicks = 0;
    std::string host;
    std::int64_t createdMs = 0;
    std::int64_t startedMs = 0;
    std::int64_t endedMs = 0;
    std::int64_t heartbeatMs = 0;
    double activeSeconds = 0;      ///< time spent running, over all resumes
    std::int64_t position = 0;     ///< in the queue: lower starts sooner
    std::string estimateJson = ""; ///< what setJobEstimate() was given; empty where nobody estimated

    [[nodiscard]] bool operator==(const JobRecord&) const = default;
};

struct JobEventRecord {
    std::int64_t atMs = 0;
    std::string kind; ///< "state", "warning", "note"
    std::string text;

    [[nodiscard]] bool operator==(const JobEventRecord&) const = default;
};

/// One measured value of a run, at one step.
struct MetricRecord {
    RowId jobId = 0;
    std::int64_t step = 0;
    std::string name;   ///< "loss", "learning_rate", "gradient_norm", "tokens_per_second", "accuracy", "nll"
    std::string domain; ///< empty where the value belongs to no domain
    double value = 0;
    double seconds = 0; ///< active seconds of the job when measured

    [[nodiscard]] bool operator==(const MetricRecord&) const = default;
};

/// A trained artefact of one file: an expert (MoDE), an adapter (LoRA) or full weights.
struct ExpertRecord {
    RowId id = 0;
    std::string name; ///< unique over experts and compositions; "base" is reserved
    std::string method;
    std::vector<std::string> domains; ///< trained on
    std::string file;                 ///< relative to the project
    std::string sha256;
    std::string configJson;
    std::int64_t parameters = 0;        ///< of base and expert together
    std::int64_t trainedParameters = 0; ///< that got gradients
    std::int64_t steps = 0;
    std::int64_t trainedTokens = 0;
    double seconds = 0;
    std::int64_t peakMemoryBytes = 0;
    RowId jobId = 0;
    std::int64_t createdMs = 0;

    [[nodiscard]] bool operator==(const ExpertRecord&) const = default;
};

struct CompositionRecord {
    RowId id = 0;
    std::string name;
    std::string router;
    std::string training;             ///< "none", "gate" or "all"
    std::vector<std::string> experts; ///< names, in gate order
    std::string file;
    std::string sha256;
    std::string configJson;
    std::int64_t parameters = 0;
    std::int64_t trainedParameters = 0;
    std::int64_t steps = 0;
    std::int64_t trainedTokens = 0; ///< of the composing alone
    double seconds = 0;             ///< of the composing alone
    std::int64_t peakMemoryBytes = 0;
    RowId jobId = 0;
    std::int64_t createdMs = 0;

    [[nodiscard]] bool operator==(const CompositionRecord&) const = default;
};

/// What a subject scored on a domain's test documents. One row for each pair; a new measurement replaces it.
struct EvaluationRecord {
    RowId id = 0;
    std::string subject; ///< "base", an expert's or a composition's name
    std::string domain;
    std::int64_t documents = 0;
    std::int64_t tokens = 0;
    double accuracy = 0;    ///< 0..1
    double accuracyLow = 0; ///< 95 % interval, bootstrap over documents
    double accuracyHigh = 0;
    double nll = 0; ///< mean, nats
    double perplexity = 0;
    double perplexityLow = 0;
    double perplexityHigh = 0;
    double seconds = 0;
    RowId jobId = 0;
    std::int64_t measuredMs = 0;
    std::string settingsJson;       ///< window and limits: rows compare only where these agree
    std::string documentScoresJson; ///< [[tokens, correct, nll], ...] in document order, for paired intervals

    [[nodiscard]] bool operator==(const EvaluationRecord&) const = default;
};

/// Mean gate weight of one slot in one block, over the tokens of one evaluation.
struct RoutingRecord {
    std::string subject;
    std::string domain;
    int block = 0;
    int slot = 0;
    std::string slotName; ///< "backbone" or an expert's name
    double weight = 0;    ///< 0..1, the slots of a block sum to 1

    [[nodiscard]] bool operator==(const RoutingRecord&) const = default;
};

/// A set of questions that subjects answer.
struct TaskRecord {
    RowId id = 0;
    std::string name;
    TaskKind kind = TaskKind::Arc;
    std::string file; ///< that it was read from
    std::string sha256;
    std::string preamble; ///< stands before the examples and each question; may be empty
    std::int64_t items = 0;
    std::int64_t createdMs = 0;

    [[nodiscard]] bool operator==(const TaskRecord&) const = default;
};

/// A question: with choices, of which one is right, or without, to be answered in the model's own words.
struct TaskItem {
    std::string prompt;               ///< ends where the answer begins: "Question: ...\nAnswer:"
    std::vector<std::string> choices; ///< without the space that stands before them
    std::int64_t answer = 0;          ///< the right choice, from 0
    std::string solution;             ///< the right answer where there are no choices

    [[nodiscard]] bool operator==(const TaskItem&) const = default;
};

/// Whether an answer is right, by the two measures of its kind.
struct TaskScore {
    bool accuracy = false; ///< the likeliest choice; the number after "####"
    bool other = false;    ///< the likeliest choice for its length; the last number

    [[nodiscard]] bool operator==(const TaskScore&) const = default;
};

/// What a subject answered to an item.
struct TaskAnswer {
    std::int64_t number = 0; ///< of the item, from 0
    TaskScore score;
    std::string answerJson; ///< {"log_likelihoods": [...]}, nats for each choice, or {"text": "..."}

    [[nodiscard]] bool operator==(const TaskAnswer&) const = default;
};

/// What a subject scored on a task. One row for each pair; a new measurement replaces it.
struct TaskResultRecord {
    RowId id = 0;
    std::string subject; ///< "base", an expert's or a composition's name
    RowId taskId = 0;
    std::int64_t items = 0;
    double accuracy = 0;    ///< 0..1, mean of TaskScore::accuracy
    double accuracyLow = 0; ///< 95 % interval, bootstrap over items
    double accuracyHigh = 0;
    double other = 0; ///< the same of TaskScore::other
    double otherLow = 0;
    double otherHigh = 0;
    double seconds = 0;
    RowId jobId = 0;
    std::int64_t measuredMs = 0;
    std::string settingsJson;      ///< limit, shots and precision: rows compare only where these agree
    std::vector<TaskScore> scores; ///< in the order of the items, for paired intervals

    [[nodiscard]] bool operator==(const TaskResultRecord&) const = default;
};

} // namespace polymath
