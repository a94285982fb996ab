#include "app/worker/taskjob.h"

#include "app/worker/modelrequest.h"
#include "app/worker/trainrequest.h"
#include "core/base/system.h"
#include "core/base/translate.h"
#include "core/engine/model.h"
#include "core/tasks/scoring.h"
#include "core/tokenizer/tokenizer.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace polymath {

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr std::size_t itemsAtOnce = 1024; ///< tokenised together, and sorted so that equal lengths run together
constexpr int answerTokens = 256;         ///< at most, of an answer in own words

/// A subject's model, loaded when it is first asked for.
class Subject {
public:
    Subject(Job& job, const BaseModelRecord& base, const json& config, std::string name)
        : m_job(job), m_base(base), m_config(config), m_name(std::move(name))
    {
    }

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] Result<engine::Model*> model(std::int64_t done, std::int64_t all)
    {
        if (!m_model) {
            m_job.say(sentence(POLYMATH_TEXT("sentences", "Loading %1"), {m_name}), done, all, 0);
            json request{{"model", m_base.path},
                         {"base_sha256", m_base.sha256},
                         {"precision", m_config.value("precision", "auto")},
                         {"device", m_config.value("device", "auto")},
                         {"threads", m_config.value("threads", 0)}};
            if (m_name != "base") {
                POLYMATH_TRY(artefact, m_job.project().artefact(m_name));
                request["artefact"] = artefact.string();
            }
            POLYMATH_TRY(loaded, loadModel(request));
            m_model = std::move(loaded);
        }
        return m_model.get();
    }

private:
    Job& m_job;
    const BaseModelRecord& m_base;
    const json& m_config;
    std::string m_name;
    std::unique_ptr<engine::Model> m_model;
};

/// One subject answering one task: keeps its answers as they come, at most twice a second.
class Answering {
public:
    Answering(Job& job, const Subject& subject, const TaskRecord& task, std::int64_t done, std::int64_t all)
        : m_job(job), m_subject(subject.name()), m_task(task.id), m_done(done), m_all(all),
          m_stage(sentence(POLYMATH_TEXT("sentences", "Measuring %1 on %2"), {subject.name(), task.name}))
    {
        m_job.say(m_stage, m_done, m_all, 0);
    }

    /// False where the user wants it to stop.
    [[nodiscard]] bool take(TaskAnswer answer)
    {
        m_answers.push_back(std::move(answer));
        ++m_done;
        return Clock::now() - m_flushed < std::chrono::milliseconds(500) || keep();
    }
    [[nodiscard]] bool keep()
    {
        m_flushed = Clock::now();
        Job::logged(m_job.project().addTaskAnswers(m_job.record().id, m_subject, m_task, m_answers));
        m_answers.clear();
        m_job.say(m_stage, m_done, m_all, 0);
        return m_job.wish() == engine::Wish::Continue;
    }
    [[nodiscard]] bool goOn() { return m_job.wish() == engine::Wish::Continue; }

private:
    Job& m_job;
    std::string m_subject;
    RowId m_task;
    std::int64_t m_done;
    std::int64_t m_all;
    std::string m_stage;
    std::vector<TaskAnswer> m_answers;
    Clock::time_point m_flushed = Clock::now();
};

/// The items that are asked, by their numbers, and what stands before each.
struct Questions {
    const TaskRecord& task;
    const std::vector<TaskItem>& items;
    std::size_t shots = 0;
    std::vector<std::size_t> open; ///< not answered yet

    [[nodiscard]] std::string context(std::size_t number) const
    {
        return taskContext(task, std::span(items).first(shots), items[number]);
    }
};

/// What the description asks for; else what lm-eval shows, where the task has more than that.
std::size_t shotsOf(const TaskRecord& task, const json& config)
{
    if (const auto given = config.find("shots"); given != config.end() && given->is_number_unsigned()) {
        return given->get<std::size_t>();
    }
    const auto usual = usualShots(task.kind);
    return std::cmp_less(usual, task.items) ? usual : 0;
}

/// How many items of a task are measured.
std::int64_t askedOf(const TaskRecord& task, const json& config)
{
    const auto left = std::max<std::int64_t>(task.items - static_cast<std::int64_t>(shotsOf(task, config)), 0);
    const auto limit = config.value("limit", std::int64_t{0});
    return limit > 0 ? std::min(limit, left) : left;
}

tl::unexpected<Error> stopped() { return fail(ErrorCode::Cancelled, "The measurement was stopped."); }

Result<void> askChoices(engine::Model& model, const Tokenizer& tokenizer, const Questions& questions,
                        Answering& answering)
{
    for (std::size_t first = 0; first < questions.open.size(); first += itemsAtOnce) {
        const auto part =
            std::span(questions.open).subspan(first, std::min(itemsAtOnce, questions.open.size() - first));
        std::vector<std::vector<TokenPair>> tokens; // of each choice
        std::vector<engine::ChoiceView> views;
        for (const auto number : part) {
            const auto context = questions.context(number);
            auto& pairs = tokens.emplace_back();
            for (const auto& choice : questions.items[number].choices) {
                pairs.push_back(encodePair(tokenizer, context, asContinuation(choice)));
            }
        }
        for (const auto& pairs : tokens) {
            engine::ChoiceView view{pairs.front().context, {}};
            for (const auto& pair : pairs) {
                view.continuations.emplace_back(pair.continuation);
            }
            views.push_back(std::move(view));
        }
        POLYMATH_CHECK(model.likelihoods(views, [&](std::size_t index, const auto& scores) {
            std::vector<double> likelihoods;
            for (const auto& score : scores) {
                likelihoods.push_back(score.logLikelihood);
            }
            const auto number = part[index];
            return answering.take({static_cast<std::int64_t>(number),
                                   scoreChoices(questions.items[number], likelihoods),
                                   json{{"log_likelihoods", likelihoods}}.dump()});
        }));
    }
    return {};
}

Result<void> askInOwnWords(engine::Model& model, const Tokenizer& tokenizer, const Questions& questions,
                           Answering& answering)
{
    const auto room = std::max<std::int64_t>(model.config().contextLength - answerTokens, 1);
    engine::GenerateOptions options;
    options.maxTokens = answerTokens;
    if (tokenizer.eos()) {
        options.stopTokens = {*tokenizer.eos()};
    }
    for (const auto number : questions.open) {
        const auto ids = tokenizer.encodeText(questions.context(number));
        const auto kept = std::span(ids).last(std::min(ids.size(), static_cast<std::size_t>(room)));
        StreamDecoder decoder(tokenizer);
        std::string text;
        bool stop = false;
        POLYMATH_TRY(made, model.generate(kept, options, [&](const engine::GeneratedToken& token) {
            text += decoder.add(token.id);
            stop = !answering.goOn();
            return !stop && !hasNextQuestion(text);
        }));
        static_cast<void>(made);
        if (stop) {
            return stopped();
        }
        const auto answer = untilNextQuestion(text + decoder.finish());
        if (!answering.take({static_cast<std::int64_t>(number), scoreText(questions.items[number], answer),
                             json{{"text", answer}}.dump()})) {
            return stopped();
        }
    }
    return {};
}

/// What is asked of a task: "limit" items after its first "shots".
Result<std::vector<std::size_t>> numbersOf(const TaskRecord& task, std::size_t items, std::size_t shots,
                                           std::size_t limit)
{
    if (shots >= items) {
        return fail(ErrorCode::Usage,
                    sentence(POLYMATH_TEXT("sentences", "The task '%1' has %2 questions, so %3 of them as examples "
                                                        "leave none to measure. Ask for fewer examples."),
                             {task.name, std::to_string(items), std::to_string(shots)}));
    }
    std::vector<std::size_t> numbers;
    for (auto number = shots; number < items && (limit == 0 || numbers.size() < limit); ++number) {
        numbers.push_back(number);
    }
    return numbers;
}

Result<void> measureTask(Job& job, Subject& subject, const TaskRecord& task, const Tokenizer& tokenizer,
                         const json& config, std::int64_t done, std::int64_t all)
{
    auto& project = job.project();
    const auto start = Clock::now();
    POLYMATH_TRY(items, project.taskItems(task.id));
    const auto shots = shotsOf(task, config);
    POLYMATH_TRY(numbers, numbersOf(task, items.size(), shots, config.value("limit", std::size_t{0})));
    POLYMATH_TRY(before, project.taskAnswers(job.record().id, subject.name(), task.id));
    std::set<std::size_t> answered;
    for (const auto& answer : before) {
        answered.insert(static_cast<std::size_t>(answer.number));
    }
    POLYMATH_TRY(model, subject.model(done, all));
    Questions questions{task, items, shots, {}};
    std::copy_if(numbers.begin(), numbers.end(), std::back_inserter(questions.open),
                 [&answered](std::size_t number) { return !answered.contains(number); });
    Answering answering(job, subject, task, done + std::ssize(answered), all);
    auto asked = items.front().choices.empty() ? askInOwnWords(*model, tokenizer, questions, answering)
                                               : askChoices(*model, tokenizer, questions, answering);
    const bool goesOn = answering.keep(); // what was answered stays, however it ended
    POLYMATH_CHECK(std::move(asked));
    POLYMATH_TRY(answers, project.taskAnswers(job.record().id, subject.name(), task.id));
    if (answers.size() < numbers.size()) {
        return goesOn ? Result<void>(fail(ErrorCode::Internal, "Answers of the task could not be kept.")) : stopped();
    }
    std::vector<TaskScore> scores;
    std::transform(answers.begin(), answers.end(), std::back_inserter(scores),
                   [](const TaskAnswer& answer) { return answer.score; });
    auto result = taskResult(std::move(scores));
    result.subject = subject.name();
    result.taskId = task.id;
    result.jobId = job.record().id;
    result.measuredMs = nowMs();
    result.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    result.settingsJson = json{{"limit", config.value("limit", 0)},
                               {"shots", shots},
                               {"precision", model->precision() == engine::Precision::BF16 ? "bf16" : "f32"}}
                              .dump();
    return project.setTaskResult(result);
}

} // namespace

Result<JobState> measureTasks(Job& job, const json& config)
{
    auto& project = job.project();
    POLYMATH_TRY(base, checkedBase(project));
    POLYMATH_TRY(tokenizer, loadTokenizer(base.path));
    const auto subjects = config.at("subjects").get<std::vector<std::string>>();
    std::vector<TaskRecord> tasks;
    std::int64_t itemsOfAll = 0;
    for (const auto& name : config.at("tasks").get<std::vector<std::string>>()) {
        POLYMATH_TRY(task, project.findTask(name));
        if (!task) {
            return fail(ErrorCode::Usage,
                        sentence(POLYMATH_TEXT("sentences", "The project has no task '%1'."), {name}));
        }
        itemsOfAll += askedOf(*task, config);
        tasks.push_back(std::move(*task));
    }
    POLYMATH_TRY(results, project.taskResults());
    const auto isMeasured = [&](const std::string& subject, RowId task) {
        return std::any_of(results.begin(), results.end(), [&](const TaskResultRecord& result) {
            return result.jobId == job.record().id && result.subject == subject && result.taskId == task;
        });
    };
    std::int64_t done = 0;
    const auto all = itemsOfAll * std::ssize(subjects);
    for (const auto& name : subjects) {
        Subject subject(job, base, config, name);
        for (const auto& task : tasks) {
            if (!isMeasured(name, task.id)) {
                auto measured = measureTask(job, subject, task, *tokenizer, config, done, all);
                if (!measured) {
                    return passOn(std::move(measured));
                }
            }
            done += askedOf(task, config);
            job.say(sentence(POLYMATH_TEXT("sentences", "Measured %1 on %2"), {name, task.name}), done, all, 0);
        }
    }
    return JobState::Done;
}

} // namespace polymath
