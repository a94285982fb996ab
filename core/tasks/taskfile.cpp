#include "core/tasks/taskfile.h"

#include "core/base/hash.h"
#include "core/base/translate.h"
#include "core/tasks/tasklayouts.h"
#include "core/tasks/tasktext.h"

#include <algorithm>
#include <array>

namespace polymath {

Result<TaskFile> readTaskFile(const std::filesystem::path& file, std::optional<TaskKind> kind)
{
    POLYMATH_TRY(text, taskText(file));
    if (!kind) {
        kind = recogniseTask(text);
    }
    if (!kind) {
        return fail(
            ErrorCode::BadInput,
            sentence(POLYMATH_TEXT("sentences", "'%1' is no task that Polymath knows. Choose a file in the layout of "
                                                "ARC, HellaSwag, PIQA, PubMedQA or GSM8K, or a CSV file with the "
                                                "columns question,A,B,C,D,answer."),
                     {file.string()}));
    }
    POLYMATH_TRY(task, parseTask(*kind, file, text));
    if (task.items.empty()) {
        return fail(
            ErrorCode::BadInput,
            sentence(POLYMATH_TEXT("sentences", "'%1' holds no question. Choose another file."), {file.string()}));
    }
    return std::move(task);
}

Result<TaskRecord> addTaskFile(Project& project, const std::filesystem::path& file, std::optional<TaskKind> kind)
{
    POLYMATH_TRY(task, readTaskFile(file, kind));
    POLYMATH_TRY(sha256, sha256OfFile(file));
    auto name = file.stem();
    constexpr std::array packed{".jsonl", ".json", ".csv", ".txt"}; // before ".bz2"
    if (std::find(packed.begin(), packed.end(), name.extension()) != packed.end()) {
        name = name.stem();
    }
    TaskRecord record;
    record.name = name.string();
    record.kind = task.kind;
    record.file = std::filesystem::absolute(file).lexically_normal().string();
    record.sha256 = sha256;
    record.preamble = task.preamble;
    return project.addTask(record, task.items);
}

std::string taskKindName(TaskKind kind)
{
    switch (kind) {
    case TaskKind::Arc:
        return "ARC";
    case TaskKind::HellaSwag:
        return "HellaSwag";
    case TaskKind::Piqa:
        return "PIQA";
    case TaskKind::Mmlu:
        return "MMLU";
    case TaskKind::PubMedQa:
        return "PubMedQA";
    case TaskKind::Gsm8k:
        break;
    }
    return "GSM8K";
}

} // namespace polymath
