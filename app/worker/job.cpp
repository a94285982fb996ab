#include "app/worker/job.h"

#include "app/worker/importjob.h"
#include "app/worker/runningjob.h"
#include "app/worker/taskjob.h"
#include "app/worker/trainrequest.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/log.h"
#include "core/base/system.h"
#include "core/base/translate.h"
#include "core/engine/device.h"
#include "core/engine/model.h"
#include "core/engine/trainer.h"
#include "core/formats/modelfile.h"
#include "core/jobs/jobstate.h"
#include "core/jobs/queue.h"
#include "core/metrics/scores.h"
#include "core/store/project.h"
#include "core/text/tokenfile.h"
#include "core/tokenizer/tokenizer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <stop_token>
#include <thread>
#include <utility>

namespace polymath {

namespace {

using nlohmann::json;

/// Says every two seconds that the job lives, through a connection of its own.
class Heartbeat {
public:
    Heartbeat(const std::filesystem::path& folder, RowId job)
        : m_thread([folder, job](const std::stop_token& stop) {
              auto project = Project::open(folder);
              std::mutex mutex;
              std::condition_variable_any sleeper;
              std::unique_lock lock(mutex);
              while (project && !stop.stop_requested()) {
                  if (auto beat = project->heartbeat(job); !beat) {
                      log::warn(beat.error().sentence);
                  }
                  sleeper.wait_for(lock, stop, std::chrono::seconds(2), [] { return false; });
              }
          })
    {
    }

private:
    std::jthread m_thread;
};

/// Writes what the trainer says to the project, at most twice a second.
class Recorder : public engine::TrainObserver {
public:
    Recorder(Job& job, std::int64_t steps) : m_job(job), m_steps(steps) {}
    ~Recorder() override { flush(); }

    void onStage(const std::string& stage) override
    {
        m_stage = stage;
        m_job.say(m_stage, m_step, m_steps, m_seconds);
    }
    void onResume(std::int64_t step, double seconds) override
    {
        m_step = step;
        m_seconds = seconds;
        Job::logged(m_job.project().dropMetricsAfter(m_job.record().id, step));
        Job::logged(m_job.project().addJobEvent(
            m_job.record().id, "note",
            sentence(POLYMATH_TEXT("sentences", "Goes on after step %1."), {std::to_string(step)})));
    }
    void onStep(const engine::StepReport& report) override
    {
        m_step = report.step;
        m_seconds = report.seconds;
        add(report.step, "loss", "", report.loss);
        add(report.step, "learning_rate", "", report.learningRate);
        add(report.step, "gradient_norm", "", report.gradientNorm);
        add(report.step, "tokens_per_second", "", report.tokensPerSecond);
        if (std::chrono::steady_clock::now() - m_flushed > std::chrono::milliseconds(500)) {
            flush();
        }
    }
    void onValidation(const engine::ValidationReport& report) override
    {
        m_seconds = report.seconds;
        add(report.step, "accuracy", report.domain, report.accuracy);
        add(report.step, "nll", report.domain, report.nll);
        flush();
    }
    void onCheckpoint() override { flush(); }
    void onNote(const std::string& sentence) override
    {
        Job::logged(m_job.project().addJobEvent(m_job.record().id, "note", sentence));
    }
    [[nodiscard]] engine::Wish wish() override { return m_job.wish(); }

    void flush()
    {
        m_flushed = std::chrono::steady_clock::now();
        Job::logged(m_job.project().addMetrics(m_rows));
        m_rows.clear();
        m_job.say(m_stage, m_step, m_steps, m_seconds);
    }

private:
    void add(std::int64_t step, const char* name, const std::string& domain, double value)
    {
        m_rows.push_back({m_job.record().id, step, name, domain, value, m_seconds});
    }

    Job& m_job;
    std::int64_t m_steps;
    std::int64_t m_step = 0;
    double m_seconds = 0;
    std::string m_stage;
    std::vector<MetricRecord> m_rows;
    std::chrono::steady_clock::time_point m_flushed = std::chrono::steady_clock::now();
};

JobState stateOf(engine::TrainOutcome::End end)
{
    switch (end) {
    case engine::TrainOutcome::End::Paused:
        return JobState::Paused;
    case engine::TrainOutcome::End::Cancelled:
        return JobState::Cancelled;
    case engine::TrainOutcome::End::Done:
        break;
    }
    return JobState::Done;
}

/// How documents are read on behalf of a job.
Corpus::Hooks hooksOf(Job& job)
{
    Corpus::Hooks hooks;
    hooks.onStage = [&job](const std::string& stage) { job.say(stage, 0, 0, 0); };
    hooks.goOn = [&job] { return job.wish() == engine::Wish::Continue; };
    return hooks;
}

/// Whether a job was lost after it had recorded what it made and before it could say that it is done.
Result<bool> hasMade(const Project& project, RowId job)
{
    const auto isItsOwn = [job](const auto& record) { return record.jobId == job; };
    POLYMATH_TRY(experts, project.experts());
    POLYMATH_TRY(compositions, project.compositions());
    return std::any_of(experts.begin(), experts.end(), isItsOwn) ||
           std::any_of(compositions.begin(), compositions.end(), isItsOwn);
}

/// Trains an expert, adapters or full weights, or composes experts.
Result<JobState> trainOrCompose(Job& job, const json& config)
{
    auto& project = job.project();
    POLYMATH_TRY(made, hasMade(project, job.record().id));
    if (made) {
        return JobState::Done;
    }
    const bool composes = job.record().kind == JobKind::Compose;
    POLYMATH_TRY(base, checkedBase(project));
    Corpus corpus;
    POLYMATH_TRY(request, trainRequest(project, base, config, corpus, hooksOf(job)));
    request.runFolder = project.runFolder(job.record().id);
    const auto domains = config.at("domains").get<std::vector<std::string>>();
    const auto experts = config.value("experts", std::vector<std::string>());
    const auto folder = composes ? project.compositionsFolder() : project.expertsFolder();
    request.artefact = folder / (safeFileName(request.name) + "-" + std::to_string(job.record().id) + ".safetensors");
    const auto relative = std::filesystem::relative(request.artefact, project.folder()).string();

    Recorder recorder(job, request.settings.steps);
    POLYMATH_TRY(outcome, engine::train(request, recorder));
    recorder.flush();
    if (outcome.end != engine::TrainOutcome::End::Done) {
        return stateOf(outcome.end);
    }
    if (outcome.device != engine::Device::Cpu) {
        Job::logged(project.addJobEvent(job.record().id, "note",
                                        "Computed on " + engine::accelerator(outcome.device).name + ", with up to " +
                                            std::to_string(outcome.peakDeviceMemoryBytes / 1'000'000) +
                                            " MB of its memory."));
    }
    POLYMATH_TRY(sha256, sha256OfFile(request.artefact));
    POLYMATH_TRY(taken, project.isNameTaken(request.name));
    if (taken) { // by somebody while this one trained
        POLYMATH_TRY(free, project.freeSubjectName(request.name + "-" + std::to_string(job.record().id)));
        Job::logged(
            project.addJobEvent(job.record().id, "note",
                                sentence(POLYMATH_TEXT("sentences", "The name '%1' was taken meanwhile: this is '%2'."),
                                         {request.name, free})));
        request.name = free;
    }
    auto settings = json::parse(engine::toJson(request.settings));
    settings["used_precision"] = outcome.precision;
    const auto complete = [&](auto& record) { // what both kinds have
        record.name = request.name;
        record.file = relative;
        record.sha256 = sha256;
        record.configJson = settings.dump();
        record.parameters = outcome.parameters;
        record.trainedParameters = outcome.trainedParameters;
        record.steps = outcome.steps;
        record.trainedTokens = outcome.trainedTokens;
        record.seconds = outcome.seconds;
        record.peakMemoryBytes = static_cast<std::int64_t>(peakMemoryBytes());
        record.jobId = job.record().id;
        record.createdMs = nowMs();
    };
    if (composes) {
        CompositionRecord record;
        complete(record);
        record.router = outcome.router.empty() ? "none" : outcome.router;
        record.training = request.settings.training;
        record.experts = experts;
        POLYMATH_CHECK(project.addComposition(record));
    } else {
        ExpertRecord record;
        complete(record);
        record.method = request.settings.method;
        record.domains = domains;
        POLYMATH_CHECK(project.addExpert(record));
    }
    return JobState::Done;
}

/// Subject and domain of what a job measured before it was paused or lost.
Result<std::set<std::pair<std::string, std::string>>> measuredBy(const Project& project, RowId job)
{
    POLYMATH_TRY(rows, project.evaluations());
    std::set<std::pair<std::string, std::string>> measured;
    for (const auto& row : rows) {
        if (row.jobId == job) {
            measured.emplace(row.subject, row.domain);
        }
    }
    return measured;
}

Result<JobState> evaluate(Job& job, const json& config)
{
    auto& project = job.project();
    POLYMATH_TRY(base, checkedBase(project));
    const auto subjects = config.at("subjects").get<std::vector<std::string>>();
    const auto domains = config.at("domains").get<std::vector<std::string>>();
    const auto window = config.value("window", std::int64_t{512});
    const auto limit = config.value("max_tokens", std::int64_t{0});
    const int threads = config.value("threads", 0);
    POLYMATH_TRY(file, ModelFile::open(base.path));
    POLYMATH_TRY(device, engine::chooseDevice(config.value("device", "auto")));
    POLYMATH_TRY(precision, engine::choosePrecision(config.value("precision", "auto"), file.config(), device, threads));
    Corpus corpus;
    POLYMATH_CHECK(corpus.load(project, domains, hooksOf(job)));
    const auto steps = static_cast<std::int64_t>(subjects.size() * domains.size());
    POLYMATH_TRY(measuredBefore, measuredBy(project, job.record().id));
    auto step = std::ssize(measuredBefore);
    for (const auto& subject : subjects) {
        if (std::all_of(domains.begin(), domains.end(), [&](const std::string& domain) {
                return measuredBefore.contains({subject, domain});
            })) {
            continue;
        }
        job.say(sentence(POLYMATH_TEXT("sentences", "Loading %1"), {subject}), step, steps, 0);
        POLYMATH_TRY(model, engine::Model::load(base.path, {precision, threads, device}));
        if (subject != "base") {
            POLYMATH_TRY(artefact, project.artefact(subject));
            POLYMATH_CHECK(model->attach(artefact, base.sha256));
        }
        for (const auto& domain : domains) {
            if (measuredBefore.contains({subject, domain})) {
                continue;
            }
            const auto documents = corpus.documents(domain, Split::Test, limit);
            if (documents.documents.empty()) {
                return fail(ErrorCode::BadInput,
                            sentence(POLYMATH_TEXT("sentences", "The domain '%1' has no test documents: a tenth of its "
                                                                "documents is kept for tests. Import more."),
                                     {domain}));
            }
            job.say(sentence(POLYMATH_TEXT("sentences", "Measuring %1 on %2"), {subject, domain}), step, steps, 0);
            const auto start = std::chrono::steady_clock::now();
            auto measured = model->evaluate(documents.documents, window,
                                            [&job](std::int64_t) { return job.wish() == engine::Wish::Continue; });
            if (!measured && measured.error().code == ErrorCode::Cancelled) {
                return job.wish() == engine::Wish::Pause ? JobState::Paused : JobState::Cancelled;
            }
            if (!measured) {
                return passOn(std::move(measured));
            }
            std::vector<DocumentScore> scores;
            for (const auto& score : measured->documents) {
                scores.push_back({score.tokens, score.correct, score.nll});
            }
            const auto summary = summarise(scores);
            EvaluationRecord record;
            record.subject = subject;
            record.domain = domain;
            record.documents = summary.documents;
            record.tokens = summary.tokens;
            record.accuracy = summary.accuracy.value;
            record.accuracyLow = summary.accuracy.low;
            record.accuracyHigh = summary.accuracy.high;
            record.nll = summary.nll;
            record.perplexity = summary.perplexity.value;
            record.perplexityLow = summary.perplexity.low;
            record.perplexityHigh = summary.perplexity.high;
            record.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            record.jobId = job.record().id;
            record.measuredMs = nowMs();
            record.settingsJson =
                json{{"window", measured->window}, {"max_tokens", limit}, {"precision", std::string(toText(precision))}}
                    .dump();
            record.documentScoresJson = toJson(scores);
            POLYMATH_TRY(present, project.slotNames(subject)); // the file has those of its making
            if (present.size() == measured->slots.size()) {
                measured->slots = present;
            }
            std::vector<RoutingRecord> routing;
            for (std::size_t block = 0; block < measured->gateWeights.size(); ++block) {
                for (std::size_t slot = 0; slot < measured->slots.size(); ++slot) {
                    routing.push_back({subject, domain, static_cast<int>(block), static_cast<int>(slot),
                                       measured->slots[slot], measured->gateWeights[block][slot]});
                }
            }
            POLYMATH_CHECK(project.setEvaluation(record, routing));
            ++step;
            job.say(sentence(POLYMATH_TEXT("sentences", "Measured %1 on %2"), {subject, domain}), step, steps, 0);
        }
    }
    return JobState::Done;
}

Result<JobState> work(Job& job)
{
    const auto config = json::parse(job.record().configJson, nullptr, false);
    try {
        switch (job.record().kind) {
        case JobKind::Import:
            return importFiles(job, config);
        case JobKind::Evaluate:
            return config.contains("tasks") ? measureTasks(job, config) : evaluate(job, config);
        case JobKind::Train:
        case JobKind::Compose:
            break;
        }
        return trainOrCompose(job, config);
    } catch (const json::exception& error) {
        return fail(ErrorCode::Internal, POLYMATH_TEXT("sentences", "The job's description is incomplete."),
                    error.what());
    }
}

} // namespace

int runJob(const std::filesystem::path& folder, RowId id)
{
    auto project = Project::open(folder);
    auto record = project ? project->job(id) : Result<JobRecord>(passOn(std::move(project)));
    if (!record) {
        log::error(record.error().sentence);
        return exitCode(record.error());
    }
    const auto self = thisProcess();
    Job::logged(project->setJobProcess(id, self.pid, self.startTicks, hostName()));
    if (record->state == JobState::Queued) { // started by hand or by a cluster
        Job::logged(project->changeJobState(id, JobState::Queued, JobState::Running));
    }
    Job job(std::move(*project), std::move(*record));
    Result<JobState> end = JobState::Done;
    {
        const Heartbeat heartbeat(folder, id);
        end = work(job);
    }
    auto code = 0;
    std::string message;
    std::string detail;
    auto state = JobState::Failed;
    if (end) {
        state = *end;
        message = state == JobState::Done ? job.remark() : "";
    } else {
        code = exitCode(end.error());
        message = end.error().sentence;
        detail = end.error().detail;
        if (end.error().code == ErrorCode::Cancelled) { // stopped while documents were read
            state = job.wish() == engine::Wish::Pause ? JobState::Paused : JobState::Cancelled;
            code = state == JobState::Paused ? 0 : code;
            message.clear();
        } else {
            log::error(message + (detail.empty() ? "" : "\n" + detail));
        }
    }
    const auto now = job.project().job(id);
    Job::logged(job.project().setJobOutcome(id, code, message, detail));
    Job::logged(job.project().changeJobState(id, now ? now->state : JobState::Running, state));
    if (hasEnded(state)) {
        Job::logged(startNext(job.project()));
    }
    return code;
}

} // namespace polymath
