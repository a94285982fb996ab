// Project: tasks, their items and what subjects answered.

#include "core/base/system.h"
#include "core/base/translate.h"
#include "core/store/projectstate.h"

#include <algorithm>
#include <set>

namespace polymath {

namespace {

constexpr const char* taskColumns =
    "SELECT id, name, kind, file, sha256, preamble, (SELECT count(*) FROM task_item WHERE task_id = t.id), created_ms "
    "FROM task t WHERE ";

TaskRecord readTask(SQLite::Statement& statement)
{
    TaskRecord task;
    Row row(statement);
    row >> task.id >> task.name;
    row.word(task.kind, taskKindFromText) >> task.file >> task.sha256 >> task.preamble >> task.items >> task.createdMs;
    return task;
}

/// 1: right by the first measure, 2: by the other, 3: by both.
std::int64_t asNumber(const TaskScore& score) { return (score.accuracy ? 1 : 0) + (score.other ? 2 : 0); }
TaskScore scoreFrom(std::int64_t number) { return {(number & 1) != 0, (number & 2) != 0}; }

/// A digit for each item.
std::string scoresToText(const std::vector<TaskScore>& scores)
{
    std::string text;
    for (const auto& score : scores) {
        text += static_cast<char>('0' + asNumber(score));
    }
    return text;
}

std::vector<TaskScore> scoresFromText(const std::string& text)
{
    std::vector<TaskScore> scores;
    for (const char digit : text) {
        scores.push_back(scoreFrom(digit - '0'));
    }
    return scores;
}

/// Of subjects that are not removed.
constexpr const char* visibleSubjects =
    "subject NOT IN (SELECT name FROM expert WHERE removed_ms > 0 UNION SELECT name FROM composition "
    "WHERE removed_ms > 0)";

} // namespace

Result<TaskRecord> Project::addTask(const TaskRecord& task, const std::vector<TaskItem>& items)
{
    if (task.name.empty() || items.empty()) {
        return fail(ErrorCode::Usage, POLYMATH_TEXT("sentences", "A task needs a name and at least one question."));
    }
    RowId id = 0;
    POLYMATH_CHECK(inTransaction([&]() -> Result<void> {
        const auto one = [](SQLite::Statement& statement) { return statement.getColumn(0).getInt64(); };
        POLYMATH_TRY(same, m_state->first("SELECT id FROM task WHERE sha256 = ? AND kind = ?", one, task.sha256,
                                          std::string(toText(task.kind))));
        if (same) {
            id = *same;
            m_state->write("UPDATE task SET removed_ms = 0 WHERE id = ?", id);
            return {};
        }
        POLYMATH_TRY(names, m_state->rows("SELECT name FROM task", [](SQLite::Statement& statement) {
            return statement.getColumn(0).getString();
        }));
        const std::set<std::string> taken(names.begin(), names.end());
        auto name = task.name;
        for (int number = 2; taken.contains(name); ++number) {
            name = task.name + "-" + std::to_string(number);
        }
        m_state->write("INSERT INTO task (name, kind, file, sha256, preamble, created_ms) VALUES (?,?,?,?,?,?)", name,
                       std::string(toText(task.kind)), task.file, task.sha256, task.preamble, nowMs());
        id = m_state->database.getLastInsertRowid();
        SQLite::Statement insert(m_state->database, "INSERT INTO task_item (task_id, number, prompt, choices_json, "
                                                    "answer, solution) VALUES (?,?,?,?,?,?)");
        for (std::size_t number = 0; number < items.size(); ++number) {
            const auto& item = items[number];
            insert.reset();
            SQLite::bind(insert, id, static_cast<std::int64_t>(number), item.prompt, listToText(item.choices),
                         item.answer, item.solution);
            insert.exec();
        }
        return {};
    }));
    POLYMATH_TRY(added, m_state->first(std::string(taskColumns) + "id = ?", readTask, id));
    return added.value_or(task);
}

Result<std::vector<TaskRecord>> Project::tasks() const
{
    return m_state->rows(std::string(taskColumns) + "removed_ms = 0 ORDER BY id", readTask);
}

Result<std::optional<TaskRecord>> Project::findTask(std::string_view name) const
{
    return m_state->first(std::string(taskColumns) + "removed_ms = 0 AND name = ?", readTask, std::string(name));
}

Result<std::vector<TaskItem>> Project::taskItems(RowId task) const
{
    return m_state->rows(
        "SELECT prompt, choices_json, answer, solution FROM task_item WHERE task_id = ? ORDER BY number",
        [](SQLite::Statement& statement) {
            TaskItem item;
            Row(statement) >> item.prompt >> item.choices >> item.answer >> item.solution;
            return item;
        },
        task);
}

Result<void> Project::addTaskAnswers(RowId job, std::string_view subject, RowId task,
                                     const std::vector<TaskAnswer>& answers)
{
    return inTransaction([&]() -> Result<void> {
        for (const auto& answer : answers) {
            m_state->write("INSERT OR REPLACE INTO task_answer (job_id, subject, task_id, number, score, answer_json) "
                           "VALUES (?,?,?,?,?,?)",
                           job, std::string(subject), task, answer.number, asNumber(answer.score), answer.answerJson);
        }
        return {};
    });
}

Result<std::vector<TaskAnswer>> Project::taskAnswers(RowId job, std::string_view subject, RowId task) const
{
    return m_state->rows(
        "SELECT number, score, answer_json FROM task_answer WHERE job_id = ? AND subject = ? AND task_id = ? "
        "ORDER BY number",
        [](SQLite::Statement& statement) {
            TaskAnswer answer;
            std::int64_t score = 0;
            Row(statement) >> answer.number >> score >> answer.answerJson;
            answer.score = scoreFrom(score);
            return answer;
        },
        job, std::string(subject), task);
}

Result<void> Project::setTaskResult(const TaskResultRecord& r)
{
    return inTransaction([&]() -> Result<void> {
        m_state->write("INSERT OR REPLACE INTO task_result (subject, task_id, items, accuracy, accuracy_low, "
                       "accuracy_high, other, other_low, other_high, seconds, job_id, measured_ms, settings_json, "
                       "item_scores) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                       r.subject, r.taskId, r.items, r.accuracy, r.accuracyLow, r.accuracyHigh, r.other, r.otherLow,
                       r.otherHigh, r.seconds, r.jobId, r.measuredMs, r.settingsJson, scoresToText(r.scores));
        m_state->write("DELETE FROM task_answer WHERE subject = ? AND task_id = ? AND job_id <> ?", r.subject, r.taskId,
                       r.jobId);
        return {};
    });
}

Result<std::vector<TaskResultRecord>> Project::taskResults() const
{
    return m_state->rows("SELECT id, subject, task_id, items, accuracy, accuracy_low, accuracy_high, other, other_low, "
                         "other_high, seconds, job_id, measured_ms, settings_json, item_scores FROM task_result "
                         "WHERE task_id IN (SELECT id FROM task WHERE removed_ms = 0) AND " +
                             std::string(visibleSubjects) + " ORDER BY id",
                         [](SQLite::Statement& statement) {
                             TaskResultRecord r;
                             std::string scores;
                             Row(statement) >> r.id >> r.subject >> r.taskId >> r.items >> r.accuracy >>
                                 r.accuracyLow >> r.accuracyHigh >> r.other >> r.otherLow >> r.otherHigh >> r.seconds >>
                                 r.jobId >> r.measuredMs >> r.settingsJson >> scores;
                             r.scores = scoresFromText(scores);
                             return r;
                         });
}

} // namespace polymath
