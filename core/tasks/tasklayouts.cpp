#include "core/tasks/tasklayouts.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/tasks/tasktext.h"

#include <nlohmann/json.hpp>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <regex>
#include <utility>

namespace polymath {

namespace {

using nlohmann::json;

constexpr const char* space = " \t\n\v\f";

std::string trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(space);
    return first == std::string_view::npos ? std::string()
                                           : std::string(text.substr(first, text.find_last_not_of(space) - first + 1));
}

/// The file and the line that something is wrong with.
struct Place {
    const std::filesystem::path& file;
    std::size_t line = 1;

    [[nodiscard]] tl::unexpected<Error> lacks(const std::string& what) const
    {
        return fail(
            ErrorCode::BadInput,
            sentence(POLYMATH_TEXT("sentences", "'%1', line %2: there is no %3. Correct the line, or remove it."),
                     {file.string(), std::to_string(line), what}));
    }
    [[nodiscard]] tl::unexpected<Error> withoutAnswer(const std::string& given) const
    {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1', line %2: '%3' is none of the choices. A task needs the "
                                                        "right answers: choose the set for validation."),
                             {file.string(), std::to_string(line), given}));
    }
};

/// A text of an object; nothing where there is none.
std::optional<std::string> textOf(const json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? std::optional(found->get<std::string>()) : std::nullopt;
}

/// A number that may be written as a text.
std::optional<std::int64_t> numberFrom(std::string_view text)
{
    const auto word = trimmed(text);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    return error == std::errc() && end == word.data() + word.size() && !word.empty() ? std::optional(number)
                                                                                     : std::nullopt;
}

std::string labelOf(const json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end()) {
        return {};
    }
    return found->is_string() ? found->get<std::string>() : found->dump();
}

/// The texts of a list; nothing where something else is in it.
std::optional<std::vector<std::string>> textsOf(const json& list)
{
    std::vector<std::string> texts;
    for (const auto& entry : list) {
        if (!entry.is_string()) {
            return std::nullopt;
        }
        texts.push_back(entry.get<std::string>());
    }
    return list.is_array() ? std::optional(std::move(texts)) : std::nullopt;
}

/// Texts and labels of ARC's choices, in the layout of its authors or of the Hugging Face hub.
std::optional<std::pair<std::vector<std::string>, std::vector<std::string>>> arcChoices(const json& choices)
{
    std::vector<std::string> texts;
    std::vector<std::string> labels;
    if (choices.is_array()) {
        for (const auto& choice : choices) {
            const auto text = choice.is_object() ? textOf(choice, "text") : std::nullopt;
            const auto label = choice.is_object() ? textOf(choice, "label") : std::nullopt;
            if (!text || !label) {
                return std::nullopt;
            }
            texts.push_back(*text);
            labels.push_back(*label);
        }
    } else if (choices.is_object() && choices.contains("text") && choices.contains("label")) {
        const auto someTexts = textsOf(choices["text"]);
        const auto someLabels = textsOf(choices["label"]);
        if (!someTexts || !someLabels) {
            return std::nullopt;
        }
        texts = *someTexts;
        labels = *someLabels;
    }
    return texts.size() == labels.size() && texts.size() > 1 ? std::optional(std::pair(texts, labels)) : std::nullopt;
}

Result<TaskItem> arcItem(const json& record, const Place& place)
{
    const auto question = record.find("question");
    const bool authors = question != record.end() && question->is_object();
    const auto stem = authors ? textOf(*question, "stem") : textOf(record, "question");
    const auto& holder = authors ? *question : record;
    const auto choices = holder.contains("choices") ? arcChoices(holder["choices"]) : std::nullopt;
    if (!stem || !choices) {
        return place.lacks(stem ? POLYMATH_TEXT("sentences", "list of choices with 'text' and 'label'") : "'question'");
    }
    const auto& [texts, labels] = *choices;
    const auto answer = textOf(record, "answerKey").value_or("");
    const auto found = std::find(labels.begin(), labels.end(), answer);
    if (found == labels.end()) {
        return place.withoutAnswer(answer);
    }
    return TaskItem{"Question: " + *stem + "\nAnswer:", texts, found - labels.begin(), ""};
}

Result<TaskItem> piqaItem(const json& record, const Place& place, const std::vector<TaskLine>& labels,
                          std::size_t index)
{
    const auto goal = textOf(record, "goal");
    const auto first = textOf(record, "sol1");
    const auto second = textOf(record, "sol2");
    if (!goal || !first || !second) {
        return place.lacks(!goal ? "'goal'" : !first ? "'sol1'" : "'sol2'");
    }
    auto label = labelOf(record, "label");
    if (label.empty() && index < labels.size()) {
        label = labels[index].text;
    }
    if (label.empty()) {
        return place.lacks(
            POLYMATH_TEXT("sentences", "'label', nor a line for it in the file of labels (NAME-labels.lst) beside it"));
    }
    const auto answer = numberFrom(label);
    if (!answer || *answer < 0 || *answer > 1) {
        return place.withoutAnswer(label);
    }
    return TaskItem{"Question: " + *goal + "\nAnswer:", {*first, *second}, *answer, ""};
}

/// Texts of WikiHow have traces of its headings; lm-eval takes them out like this.
std::string withoutHeadings(std::string_view raw)
{
    auto text = trimmed(raw);
    static const std::regex titles(" \\[title\\]");
    static const std::regex brackets("\\[[^\\]\n]*\\]");
    static const std::regex spaces("  ");
    text = std::regex_replace(text, titles, ". ");
    text = std::regex_replace(text, brackets, "");
    return std::regex_replace(text, spaces, " ");
}

/// The first letter large, the others small.
std::string capitalised(const std::string& text)
{
    auto whole = icu::UnicodeString::fromUTF8(text);
    if (whole.isEmpty()) {
        return {};
    }
    const auto first = whole.char32At(0);
    auto rest = whole.tempSubString(whole.moveIndex32(0, 1));
    rest.toLower(icu::Locale::getRoot());
    icu::UnicodeString result(u_totitle(first));
    result.append(rest);
    std::string out;
    return result.toUTF8String(out);
}

TaskItem hellaSwagItem(const std::string& context, const std::vector<std::string>& endings, std::int64_t answer)
{
    TaskItem item{withoutHeadings(context), {}, answer, ""};
    for (const auto& ending : endings) {
        item.choices.push_back(withoutHeadings(ending));
    }
    return item;
}

Result<TaskItem> hellaSwagRecord(const json& record, const Place& place)
{
    const auto endings = record.contains("endings") ? textsOf(record["endings"]) : std::nullopt;
    const auto first = textOf(record, "ctx_a");
    const auto activity = textOf(record, "activity_label");
    if (!endings || endings->size() < 2 || !first || !activity) {
        return place.lacks(!first      ? "'ctx_a'"
                           : !activity ? "'activity_label'"
                                       : POLYMATH_TEXT("sentences", "list 'endings'"));
    }
    const auto label = labelOf(record, "label");
    const auto answer = numberFrom(label);
    if (!answer || *answer < 0 || *answer >= std::ssize(*endings)) {
        return place.withoutAnswer(label);
    }
    const auto second = capitalised(textOf(record, "ctx_b").value_or(""));
    return hellaSwagItem(*activity + ": " + *first + " " + second, *endings, *answer);
}

/// Six lines for each item: the context, the number of the right ending, four endings.
Result<TaskFile> hellaSwagText(const std::filesystem::path& file, const std::string& text)
{
    constexpr std::size_t lines = 6;
    const auto all = linesOf(text);
    TaskFile task{TaskKind::HellaSwag, "", {}};
    for (std::size_t first = 0; first < all.size(); first += lines) {
        if (first + lines > all.size()) {
            return Place{file, all[first].number}.lacks(POLYMATH_TEXT(
                "sentences", "whole item of six lines (the context, the number of the right ending, four endings)"));
        }
        const auto answer = numberFrom(all[first + 1].text);
        if (!answer || *answer < 0 || *answer > 3) {
            return Place{file, all[first + 1].number}.withoutAnswer(all[first + 1].text);
        }
        std::vector<std::string> endings;
        for (std::size_t line = first + 2; line < first + lines; ++line) {
            endings.push_back(all[line].text);
        }
        task.items.push_back(hellaSwagItem(all[first].text, endings, *answer));
    }
    return task;
}

constexpr std::string_view letters = "ABCDEFGHIJ";

TaskItem mmluItem(const std::string& question, const std::vector<std::string>& choices, std::int64_t answer)
{
    TaskItem item{trimmed(question), {}, answer, ""};
    for (std::size_t index = 0; index < choices.size(); ++index) {
        item.choices.emplace_back(1, letters[index]);
        item.prompt += "\n" + item.choices.back() + ". " + choices[index];
    }
    item.prompt += "\nAnswer:";
    return item;
}

/// "abstract_algebra_test" -> "The following are multiple choice questions (with answers) about abstract algebra."
std::string mmluPreamble(std::string subject)
{
    for (const std::string_view split : {"_test", "_val", "_dev", "_validation"}) {
        if (subject.ends_with(split)) {
            subject.erase(subject.size() - split.size());
            break;
        }
    }
    std::replace(subject.begin(), subject.end(), '_', ' ');
    return "The following are multiple choice questions (with answers) about " + subject + ".\n\n";
}

bool isMmluHead(const std::vector<std::string>& cells)
{
    return cells == std::vector<std::string>{"question", "A", "B", "C", "D", "answer"};
}

std::int64_t letterNumber(const std::string& cell)
{
    const auto word = trimmed(cell);
    const auto place = word.size() == 1 ? letters.find(word.front()) : std::string_view::npos;
    return place == std::string_view::npos ? -1 : static_cast<std::int64_t>(place);
}

Result<TaskFile> mmluTable(const std::filesystem::path& file, const std::string& text)
{
    constexpr std::size_t columns = 6;
    TaskFile task{TaskKind::Mmlu, mmluPreamble(file.stem().string()), {}};
    for (const auto& [line, cells] : csvRows(text)) {
        if (task.items.empty() && isMmluHead(cells)) {
            continue;
        }
        const Place place{file, line};
        if (cells.size() != columns) {
            return place.lacks(
                POLYMATH_TEXT("sentences", "row of six cells (question, four choices, the letter of the right one)"));
        }
        const auto answer = letterNumber(cells.back());
        if (answer < 0 || answer > 3) {
            return place.withoutAnswer(cells.back());
        }
        task.items.push_back(mmluItem(cells.front(), {cells.begin() + 1, cells.begin() + 5}, answer));
    }
    return task;
}

Result<TaskItem> mmluRecord(const json& record, const Place& place)
{
    const auto question = textOf(record, "question");
    const auto choices = record.contains("choices") ? textsOf(record["choices"]) : std::nullopt;
    if (!question || !choices || choices->size() < 2 || choices->size() > letters.size()) {
        return place.lacks(question ? POLYMATH_TEXT("sentences", "list of choices") : "'question'");
    }
    const auto label = labelOf(record, "answer");
    const auto answer = numberFrom(label).value_or(letterNumber(label));
    if (answer < 0 || answer >= std::ssize(*choices)) {
        return place.withoutAnswer(label);
    }
    return mmluItem(*question, *choices, answer);
}

Result<TaskItem> gsm8kItem(const json& record, const Place& place)
{
    const auto question = textOf(record, "question");
    const auto answer = textOf(record, "answer");
    if (!question || !answer || answer->find("#### ") == std::string::npos) {
        return place.lacks(!question ? "'question'"
                           : !answer ? "'answer'"
                                     : POLYMATH_TEXT("sentences", "'#### ' with the result in 'answer'"));
    }
    return TaskItem{"Question: " + *question + "\nAnswer:", {}, 0, *answer};
}

Result<TaskItem> pubMedItem(const json& entry, const std::filesystem::path& file, const std::string& id)
{
    static const std::vector<std::string> choices{"yes", "no", "maybe"};
    const auto question = textOf(entry, "QUESTION");
    const auto contexts = entry.contains("CONTEXTS") ? textsOf(entry["CONTEXTS"]) : std::nullopt;
    const auto found = std::find(choices.begin(), choices.end(), textOf(entry, "final_decision").value_or(""));
    if (!question || !contexts || found == choices.end()) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1', entry '%2': it needs a QUESTION, a list of CONTEXTS and "
                                                        "a final_decision of yes, no or maybe. Correct the entry, or "
                                                        "remove it."),
                             {file.string(), id}));
    }
    std::string abstract;
    for (const auto& context : *contexts) {
        abstract += (abstract.empty() ? "" : "\n") + context;
    }
    return TaskItem{"Abstract: " + abstract + "\nQuestion: " + *question + "\nAnswer:", choices,
                    found - choices.begin(), ""};
}

tl::unexpected<Error> notJson(const std::filesystem::path& file, std::size_t line)
{
    return fail(ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences", "'%1', line %2: this is not a JSON object. Correct the line, or "
                                                    "remove it."),
                         {file.string(), std::to_string(line)}));
}

Result<TaskFile> pubMedFile(const std::filesystem::path& file, const std::string& text)
{
    const auto whole = nlohmann::ordered_json::parse(text, nullptr, false);
    if (!whole.is_object()) {
        return notJson(file, 1);
    }
    TaskFile task{TaskKind::PubMedQa, "", {}};
    for (const auto& [id, entry] : whole.items()) {
        if (!entry.is_object()) {
            return notJson(file, 1);
        }
        POLYMATH_TRY(item, pubMedItem(json(entry), file, id));
        task.items.push_back(std::move(item));
    }
    return task;
}

/// One object on each line.
Result<TaskFile> recordsFile(TaskKind kind, const std::filesystem::path& file, const std::string& text)
{
    std::vector<TaskLine> labels;
    if (const auto beside = file.parent_path() / (file.stem().string() + "-labels.lst");
        kind == TaskKind::Piqa && std::filesystem::exists(beside)) {
        POLYMATH_TRY(content, taskText(beside));
        labels = linesOf(content);
    }
    TaskFile task{kind, kind == TaskKind::Mmlu ? mmluPreamble(file.stem().string()) : "", {}};
    for (const auto& line : linesOf(text)) {
        const auto record = json::parse(line.text, nullptr, false);
        if (!record.is_object()) {
            return notJson(file, line.number);
        }
        const Place place{file, line.number};
        auto item = kind == TaskKind::Arc         ? arcItem(record, place)
                    : kind == TaskKind::HellaSwag ? hellaSwagRecord(record, place)
                    : kind == TaskKind::Piqa      ? piqaItem(record, place, labels, task.items.size())
                    : kind == TaskKind::Mmlu      ? mmluRecord(record, place)
                                                  : gsm8kItem(record, place);
        if (!item) {
            return passOn(std::move(item));
        }
        task.items.push_back(std::move(*item));
    }
    return task;
}

bool isJson(std::string_view text)
{
    const auto first = text.find_first_not_of(space);
    return first != std::string_view::npos && text[first] == '{';
}

/// The kind that the first object of a file looks like.
std::optional<TaskKind> kindOfRecord(const json& record)
{
    const auto has = [&record](std::initializer_list<const char*> keys) {
        return std::all_of(keys.begin(), keys.end(), [&record](const char* key) { return record.contains(key); });
    };
    if (has({"goal", "sol1", "sol2"})) {
        return TaskKind::Piqa;
    }
    if (has({"ctx_a", "endings"})) {
        return TaskKind::HellaSwag;
    }
    if (has({"question", "answerKey"})) {
        return TaskKind::Arc;
    }
    if (has({"question", "choices", "answer"})) {
        return TaskKind::Mmlu;
    }
    if (has({"question", "answer"}) && textOf(record, "answer").value_or("").find("#### ") != std::string::npos) {
        return TaskKind::Gsm8k;
    }
    return std::nullopt;
}

} // namespace

std::optional<TaskKind> recogniseTask(const std::string& text)
{
    const auto beginning = std::string_view(text).substr(0, std::size_t{1} << 20);
    const auto lines = linesOf(beginning);
    if (isJson(text)) {
        const auto record = json::parse(lines.front().text, nullptr, false);
        if (record.is_object()) {
            if (const auto kind = kindOfRecord(record)) {
                return kind;
            }
        }
        const bool medical = text.find("\"QUESTION\"") < 4096 && text.find("\"CONTEXTS\"") != std::string::npos;
        return medical ? std::optional(TaskKind::PubMedQa) : std::nullopt;
    }
    const auto isEnding = [&lines](std::size_t line) {
        const auto number = line < lines.size() ? numberFrom(lines[line].text) : std::nullopt;
        return number && *number >= 0 && *number <= 3;
    };
    if (isEnding(1) && (lines.size() <= 7 || isEnding(7))) {
        return TaskKind::HellaSwag;
    }
    const auto rows = csvRows(beginning);
    if (!rows.empty() && rows.front().cells.size() == 6 &&
        (isMmluHead(rows.front().cells) || letterNumber(rows.front().cells.back()) >= 0)) {
        return TaskKind::Mmlu;
    }
    return std::nullopt;
}

Result<TaskFile> parseTask(TaskKind kind, const std::filesystem::path& file, const std::string& text)
{
    if (kind == TaskKind::PubMedQa) {
        return pubMedFile(file, text);
    }
    if (kind == TaskKind::HellaSwag && !isJson(text)) {
        return hellaSwagText(file, text);
    }
    if (kind == TaskKind::Mmlu && !isJson(text)) {
        return mmluTable(file, text);
    }
    return recordsFile(kind, file, text);
}

} // namespace polymath
