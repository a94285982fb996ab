#include "core/text/readers/questions.h"

#include "core/base/translate.h"
#include "core/text/readers/guess.h"
#include "core/text/readers/passages.h"
#include "core/text/readers/words.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace polymath {

namespace {

using json = nlohmann::ordered_json;

/// How many lists deep questions may lie in a record; data sets have them two deep.
constexpr int deepestList = 4;
/// Questions of one record that are taken: they are in memory together, each with its context.
constexpr std::size_t mostQuestions = 10'000;
/// More choices has no question; a longer list is none of choices.
constexpr std::size_t mostChoices = 26;
/// A context without a usual name is one from so many words on: shorter values are titles and labels.
constexpr std::ptrdiff_t wordsOfContext = 8;

constexpr std::initializer_list<const char*> questionNames{"question", "stem", "query", "ctx", "problem", "input_text"};
constexpr std::initializer_list<const char*> answerNames{"answers", "answer", "response", "long_answer", "output"};
constexpr std::initializer_list<const char*> choiceNames{"choices", "options", "endings"};
constexpr std::initializer_list<const char*> rightNames{"answerKey", "answer_key",   "answer",        "label",
                                                        "correct",   "answer_index", "correct_answer"};
constexpr std::initializer_list<const char*> unitNames{"scale", "unit"};
constexpr std::initializer_list<const char*> contextNames{"context", "passage", "text",     "article", "story",
                                                          "body",    "support", "document", "content", "background"};

/// The first of these members that is there.
const json* memberOf(const json& object, std::initializer_list<const char*> names)
{
    for (const auto* name : names) {
        if (const auto found = object.find(name); found != object.end() && !found->is_null()) {
            return &*found;
        }
    }
    return nullptr;
}

std::string stringOf(const json* value)
{
    return value != nullptr && value->is_string() ? tidy(value->get_ref<const std::string&>()) : std::string();
}

/// Strings as they are, numbers as JSON writes them.
std::string scalarOf(const json& value)
{
    return value.is_string() ? tidy(value.get_ref<const std::string&>()) : value.is_number() ? value.dump() : "";
}

bool isListOfObjects(const json& value)
{
    return value.is_array() && !value.empty() &&
           std::all_of(value.begin(), value.end(), [](const json& item) { return item.is_object(); });
}

struct Answer {
    std::string text;
    std::optional<std::size_t> begin; ///< where it starts in the context, in characters
};

void addAnswer(std::vector<Answer>& answers, Answer&& answer)
{
    const auto end = [](const Answer& one) { return one.begin.value_or(0) + one.text.size(); };
    const bool known = std::any_of(answers.begin(), answers.end(), [&](const Answer& other) {
        const bool overlaps = other.begin && answer.begin && *other.begin < end(answer) && *answer.begin < end(other);
        return other.text == answer.text || overlaps; // as several people marked it
    });
    if (!answer.text.empty() && !known) {
        answers.push_back(std::move(answer));
    }
}

/// The answers in a value: text, a number, an object with one of them, or a list of these.
std::vector<Answer> answersOf(const json& value)
{
    std::vector<Answer> answers;
    for (const auto& one : value.is_array() ? value : json::array({value})) {
        if (!one.is_object()) {
            addAnswer(answers, {scalarOf(one), std::nullopt});
            continue;
        }
        const auto* text = memberOf(one, {"text", "answer", "value", "spans", "input_text"});
        const auto* start = memberOf(one, {"answer_start", "start"});
        const auto begin =
            start != nullptr && start->is_number_unsigned() ? std::optional(start->get<std::size_t>()) : std::nullopt;
        if (text != nullptr && text->is_array()) {
            for (const auto& span : *text) {
                addAnswer(answers, {scalarOf(span), std::nullopt});
            }
        } else if (text != nullptr) {
            addAnswer(answers, {scalarOf(*text), begin});
        }
    }
    return answers;
}

struct Choice {
    std::string label; ///< "A"
    std::string text;
};

/// Choices as a list of texts, of objects with text and label, or as one object with a list of each.
std::vector<Choice> choicesOf(const json& value)
{
    std::vector<Choice> choices;
    const auto add = [&choices](const json& text, const json* label) {
        Choice choice{label == nullptr ? "" : scalarOf(*label), scalarOf(text)};
        if (choice.label.empty()) {
            choice.label = std::string(1, static_cast<char>('A' + choices.size() % mostChoices));
        }
        choices.push_back(std::move(choice));
    };
    if (value.is_object()) {
        const auto* texts = memberOf(value, {"text"});
        const auto* labels = memberOf(value, {"label"});
        for (std::size_t index = 0; texts != nullptr && texts->is_array() && index < texts->size(); ++index) {
            const bool labelled = labels != nullptr && labels->is_array() && index < labels->size();
            add((*texts)[index], labelled ? &(*labels)[index] : nullptr);
        }
    } else if (value.is_array() && value.size() <= mostChoices) {
        for (const auto& one : value) {
            const auto* text = one.is_object() ? memberOf(one, {"text"}) : &one;
            if (text == nullptr) {
                return {};
            }
            add(*text, one.is_object() ? memberOf(one, {"label"}) : nullptr);
        }
    }
    const bool whole = choices.size() >= 2 && choices.size() <= mostChoices &&
                       std::none_of(choices.begin(), choices.end(), [](const Choice& one) { return one.text.empty(); });
    return whole ? choices : std::vector<Choice>();
}

/// The choice that is right, by its label, its text, or its number from 0 on.
const Choice* rightOf(const std::vector<Choice>& choices, const json& right)
{
    const auto named = scalarOf(right);
    for (const auto part : {&Choice::label, &Choice::text}) {
        const auto found =
            std::find_if(choices.begin(), choices.end(), [&](const Choice& choice) { return choice.*part == named; });
        if (found != choices.end()) {
            return &*found;
        }
    }
    const bool number =
        !named.empty() && named.size() < 3 && named.find_first_not_of("0123456789") == std::string::npos;
    const auto index = number ? static_cast<std::size_t>(std::stoul(named)) : choices.size();
    return index < choices.size() ? &choices[index] : nullptr;
}

struct Question {
    std::string asked;
    std::vector<Answer> answers;
    bool isChoice = false;
};

/// What an object asks; nothing for one that is no question.
std::optional<Question> questionOf(const json& object)
{
    const auto* asked = memberOf(object, questionNames);
    if (asked == nullptr) {
        return std::nullopt;
    }
    // A question may be an object of its own, with its choices in it.
    const json& inner = asked->is_object() ? *asked : object;
    Question question;
    question.asked = stringOf(asked->is_object() ? memberOf(inner, questionNames) : asked);
    if (question.asked.empty()) {
        return std::nullopt;
    }
    const auto* choices = memberOf(inner, choiceNames);
    const auto* right = memberOf(object, rightNames);
    const auto offered = choices == nullptr ? std::vector<Choice>() : choicesOf(*choices);
    const auto* chosen = right == nullptr ? nullptr : rightOf(offered, *right);
    if (chosen != nullptr) {
        question.isChoice = true;
        question.asked += "\n";
        for (const auto& choice : offered) {
            question.asked += "\n" + choice.label + ". " + choice.text;
        }
        question.answers.push_back({chosen->label + ". " + chosen->text, std::nullopt});
        return question;
    }
    const auto* answers = memberOf(object, answerNames);
    if (answers == nullptr) {
        return std::nullopt;
    }
    question.answers = answersOf(*answers);
    if (const auto unit = stringOf(memberOf(object, unitNames)); !unit.empty() && question.answers.size() == 1) {
        question.answers.front().text += " " + unit;
    }
    return question;
}

bool isQuestionList(const json& value)
{
    return isListOfObjects(value) &&
           std::all_of(value.begin(), value.end(), [](const json& item) { return questionOf(item).has_value(); });
}

void append(std::string& context, const std::string& text, std::string_view between = "\n\n")
{
    if (!text.empty()) {
        context.append(context.empty() ? "" : between).append(text);
    }
}

/// The rows of a list of lists of scalars; empty for anything else.
std::string tableOf(const json& value)
{
    std::string table;
    if (!value.is_array() || value.empty() ||
        !std::all_of(value.begin(), value.end(), [](const json& row) { return row.is_array() && !row.empty(); })) {
        return {};
    }
    for (const auto& row : value) {
        std::vector<std::string> cells;
        for (const auto& cell : row) {
            cells.push_back(scalarOf(cell));
        }
        appendTableRow(table, cells);
    }
    return table;
}

/// The texts of a list of paragraphs ({"order": 1, "text": "..."}) or of strings.
std::string paragraphsOf(const json& value)
{
    std::vector<std::pair<std::int64_t, std::string>> paragraphs;
    for (const auto& one : value) {
        const auto text = one.is_object() ? stringOf(memberOf(one, {"text", "content"})) : stringOf(&one);
        if (text.empty()) {
            return {};
        }
        const auto* order = one.is_object() ? memberOf(one, {"order"}) : nullptr;
        const auto place = order != nullptr && order->is_number_integer() ? order->get<std::int64_t>() : 0;
        paragraphs.emplace_back(place, text);
    }
    std::stable_sort(paragraphs.begin(), paragraphs.end(),
                     [](const auto& left, const auto& right) { return left.first < right.first; });
    std::string text;
    for (const auto& paragraph : paragraphs) {
        append(text, paragraph.second);
    }
    return text;
}

/// What is to be read before a record's questions: its tables, paragraphs and running texts.
std::string contextOf(const json& record)
{
    std::string context;
    for (const auto& [name, value] : record.items()) {
        if (isQuestionList(value)) {
            continue;
        }
        if (value.is_string()) {
            const auto& text = value.get_ref<const std::string&>();
            const bool named = std::any_of(contextNames.begin(), contextNames.end(),
                                           [&key = name](const char* usual) { return lowerCase(key) == usual; });
            if (named || std::count(text.begin(), text.end(), ' ') + 1 >= wordsOfContext) {
                append(context, tidy(text));
            }
        } else if (value.is_array()) {
            const auto table = tableOf(value);
            append(context, table.empty() ? paragraphsOf(value) : table);
        } else if (value.is_object()) {
            if (const auto table = value.find("table"); table != value.end()) {
                append(context, tableOf(*table));
            }
        }
    }
    return context;
}

/// Where a character begins, as UTF-8.
std::size_t byteOf(std::string_view text, std::size_t character)
{
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && character-- == 0) {
            break;
        }
    }
    return at;
}

/// The part of a long context around an answer, from one line's or word's begin to another's end.
std::string around(std::string_view context, const std::vector<Answer>& answers)
{
    std::size_t at = 0;
    if (!answers.empty()) {
        const auto& [text, begin] = answers.front();
        const auto found = context.find(text, begin ? byteOf(context, *begin) : 0);
        at = found != std::string_view::npos ? found : std::min(context.find(text), context.size());
        at = at == context.size() ? 0 : at;
    }
    auto begin = at > passageBytes / 2 ? at - passageBytes / 2 : 0;
    if (begin > 0) {
        const auto line = context.find('\n', begin);
        begin = line < at ? line + 1 : std::min(context.find(' ', begin), at);
    }
    auto end = std::min(begin + passageBytes, context.size());
    if (end < context.size()) {
        const auto line = context.rfind('\n', end);
        const auto space = context.rfind(' ', end);
        end = line != std::string_view::npos && line > at + passageBytes / 4 ? line
              : space != std::string_view::npos && space > at                ? space
                                                                             : end;
    }
    while (end < context.size() && (static_cast<unsigned char>(context[end]) & 0xC0) == 0x80) {
        ++end;
    }
    return tidy(context.substr(begin, end - begin));
}

} // namespace

void QuestionReader::gather(const json& record, int depth, std::vector<Row>& rows)
{
    std::string context;
    bool known = false;
    for (const auto& [name, value] : record.items()) {
        if (!isListOfObjects(value) || depth == deepestList) {
            continue;
        }
        if (!isQuestionList(value)) {
            for (const auto& inner : value) {
                gather(inner, depth + 1, rows);
            }
            continue;
        }
        if (!std::exchange(known, true)) {
            context = contextOf(record);
        }
        for (const auto& one : value) {
            if (rows.size() == mostQuestions) {
                m_tooMany = true;
                return;
            }
            auto question = *questionOf(one);
            std::string shown = context;
            if (shown.size() > passageBytes + passageBytes / 2) {
                shown = around(context, question.answers);
                m_cutContexts = true;
            }
            std::string answer;
            for (const auto& part : question.answers) {
                append(answer, part.text, "\n");
            }
            Row row;
            if (!shown.empty()) {
                row.emplace_back("context", std::move(shown));
            }
            row.emplace_back("question", std::move(question.asked));
            row.emplace_back("answer", std::move(answer));
            rows.push_back(std::move(row));
        }
    }
}

std::vector<Row> QuestionReader::rowsOf(const json& record, const Row& flat)
{
    std::vector<Row> rows;
    gather(record, 0, rows);
    if (!rows.empty()) {
        return rows;
    }
    auto question = questionOf(record);
    if (question && question->isChoice) {
        Row row{{std::string(questionWithChoices), std::move(question->asked)},
                {std::string(answerInWords), std::move(question->answers.front().text)}};
        row.insert(row.end(), flat.begin(), flat.end());
        rows.push_back(std::move(row));
    }
    return rows;
}

void QuestionReader::finish(ReadSink& sink) const
{
    if (m_cutContexts) {
        sink.note(sentence(POLYMATH_TEXT("sentences", "Of texts longer than %1 KB a question has the part around its "
                                                      "answer."),
                           {std::to_string((passageBytes + passageBytes / 2) / 1000)}));
    }
    if (m_tooMany) {
        sink.note(sentence(POLYMATH_TEXT("sentences", "A record has more than %1 questions; those after them were left "
                                                      "out."),
                           {std::to_string(mostQuestions)}));
    }
}

} // namespace polymath
