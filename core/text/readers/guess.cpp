#include "core/text/readers/guess.h"

#include "core/base/translate.h"
#include "core/text/readers/rows.h"
#include "core/text/readers/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <utility>

namespace polymath {

namespace {

constexpr std::size_t mostGuesses = 6;
/// Words in a usual value of a column that is learned without anybody saying so.
constexpr double wordsOfRunningText = 5;

/// What a column holds.
enum class Kind { Nothing, Number, Link, Identifier, Label, Text };

struct Column {
    std::string name;
    std::string simple; ///< its name in small letters and digits alone; of a path's last part too
    std::string last;
    Kind kind = Kind::Nothing;
    double words = 0; ///< in a usual value
    double bytes = 0;
};

/// Names of questions and of what answers them, the most usual first; answers between spaces.
struct UsualPair {
    std::string_view prompt;
    std::string_view responses;
};
constexpr std::array<UsualPair, 15> usualPairs{
    {{"prompt", "response completion answer output chosen solution groundtruth"},
     {"question", "answer response longanswer bestanswer correctanswer output solution answers"},
     {"instruction", "output response answer completion demonstration"},
     {"input", "output response target answer"},
     {"query", "response answer output"},
     {"user", "assistant bot model"},
     {"human", "assistant bot gpt"},
     {"problem", "solution answer"},
     {"source", "target"},
     {"dialogue", "summary note sectiontext"},
     {"article", "summary highlights"},
     {"document", "summary"},
     {"text", "summary code"},
     {"description", "code"},
     {"docstring", "code"}}};
/// What a question may need to be understood.
constexpr std::array<std::string_view, 7> usualContexts{"context",    "contexts",  "passage", "body",
                                                        "background", "paragraph", "input"};
constexpr std::array<std::string_view, 9> usualTexts{"text",  "content", "body",       "document", "article",
                                                     "story", "passage", "transcript", "abstract"};

std::string simplified(std::string_view name)
{
    std::string result;
    for (const char character : name) {
        if (std::isalnum(static_cast<unsigned char>(character)) != 0) {
            result += static_cast<char>(std::tolower(static_cast<unsigned char>(character)));
        }
    }
    return result;
}

bool isNumber(std::string_view value)
{
    bool digit = false;
    for (const char character : value) {
        digit = digit || std::isdigit(static_cast<unsigned char>(character)) != 0;
        if (std::isdigit(static_cast<unsigned char>(character)) == 0 &&
            std::string_view("+-.,:/ %$eE()[]TZ").find(character) == std::string_view::npos) {
            return false;
        }
    }
    return digit;
}

bool isLink(std::string_view value)
{
    return value.find(' ') == std::string_view::npos &&
           (value.find("://") != std::string_view::npos || value.starts_with("www."));
}

/// One word of ASCII with a digit or a sign in it: "Mercury_7057260".
bool isIdentifier(std::string_view value)
{
    return std::all_of(value.begin(), value.end(), [](char c) { return c > ' ' && c < 127; }) &&
           std::any_of(value.begin(), value.end(),
                       [](unsigned char c) { return std::isdigit(c) != 0 || std::ispunct(c) != 0; });
}

/// Whether a path leads to one of several, "choices.0.text", which is not what a row is about.
bool isOfList(std::string_view path)
{
    while (!path.empty()) {
        const auto part = path.substr(0, path.find('.'));
        path.remove_prefix(std::min(part.size() + 1, path.size()));
        if (!part.empty() &&
            std::all_of(part.begin(), part.end(), [](unsigned char c) { return std::isdigit(c) != 0; })) {
            return true;
        }
    }
    return false;
}

/// `place`: where the column is in a row that has all of them.
Column columnOf(const std::string& name, std::size_t place, const std::vector<Row>& rows)
{
    Column column;
    column.name = name;
    column.simple = simplified(name);
    column.last = isOfList(name) ? std::string() : simplified(name.substr(name.rfind('.') + 1));
    std::size_t filled = 0;
    std::size_t numbers = 0;
    std::size_t links = 0;
    std::size_t identifiers = 0;
    std::set<std::string> values;
    for (const auto& row : rows) {
        auto found = row.begin() + static_cast<std::ptrdiff_t>(std::min(place, row.size()));
        if (found == row.end() || found->first != name) {
            found = std::find_if(row.begin(), row.end(), [&name](const auto& field) { return field.first == name; });
        }
        const auto value = found == row.end() ? std::string() : tidy(found->second);
        if (value.empty()) {
            continue;
        }
        ++filled;
        numbers += isNumber(value) ? 1 : 0;
        links += isLink(value) ? 1 : 0;
        identifiers += isIdentifier(value) ? 1 : 0;
        column.words += 1 + static_cast<double>(std::count_if(value.begin(), value.end(), [](char character) {
                            return character == ' ' || character == '\n';
                        }));
        column.bytes += static_cast<double>(value.size());
        values.insert(value);
    }
    if (filled == 0) {
        return column;
    }
    column.words /= static_cast<double>(filled);
    column.bytes /= static_cast<double>(filled);
    const auto most = [filled](std::size_t count) { return count * 10 >= filled * 9; };
    column.kind = most(numbers)                                                      ? Kind::Number
                  : most(links)                                                      ? Kind::Link
                  : most(identifiers)                                                ? Kind::Identifier
                  : filled >= 10 && values.size() * 2 <= filled && column.bytes < 60 ? Kind::Label
                                                                                     : Kind::Text;
    return column;
}

class Guesser {
public:
    Guesser(const std::vector<std::string>& names, const std::vector<Row>& rows) : m_rows(rows)
    {
        for (const auto& name : names) {
            m_columns.push_back(columnOf(name, m_columns.size(), rows));
        }
    }

    std::vector<MappingGuess> guess()
    {
        byConversation();
        byChoices();
        byPairs();
        byTextNames();
        byContent();
        if (m_columns.size() > 1) {
            add({"", "", std::string(wholeRow)}, false);
        }
        return std::move(m_guesses);
    }

private:
    void byConversation()
    {
        for (const auto& column : m_columns) {
            if (!column.name.ends_with(turnsBefore)) {
                continue;
            }
            const auto answer = column.name.substr(0, column.name.size() - turnsBefore.size()).append(turnAnswer);
            if (std::any_of(m_columns.begin(), m_columns.end(),
                            [&answer](const Column& other) { return other.name == answer; })) {
                add({column.name, answer, ""}, true);
            }
        }
    }

    void byChoices()
    {
        const auto* question = named(simplified(questionWithChoices));
        const auto* answer = named(simplified(answerInWords));
        if (question == nullptr || answer == nullptr) {
            return;
        }
        if (const auto* context = contextOf(*question, *answer)) {
            add({context->name + std::string(columnJoint) + question->name, answer->name, ""}, true);
        }
        add({question->name, answer->name, ""}, true);
    }

    /// The column of that name that has anything in it, a whole name before the end of a path.
    [[nodiscard]] const Column* named(std::string_view simple) const
    {
        for (const auto part : {&Column::simple, &Column::last}) {
            const auto found = std::find_if(m_columns.begin(), m_columns.end(), [&](const Column& column) {
                return column.*part == simple && column.kind != Kind::Nothing;
            });
            if (found != m_columns.end()) {
                return &*found;
            }
        }
        return nullptr;
    }

    void byPairs()
    {
        for (const auto& pair : usualPairs) {
            const auto* prompt = named(pair.prompt);
            if (prompt == nullptr) {
                continue;
            }
            for (auto rest = pair.responses; !rest.empty();) {
                const auto end = std::min(rest.find(' '), rest.size());
                const auto* response = named(rest.substr(0, end));
                rest.remove_prefix(std::min(end + 1, rest.size()));
                if (response == nullptr || response == prompt) {
                    continue;
                }
                if (pair.prompt == "instruction" || pair.prompt == "question") {
                    if (const auto* context = contextOf(*prompt, *response)) {
                        const auto& first = pair.prompt == "question" ? *context : *prompt;
                        const auto& second = pair.prompt == "question" ? *prompt : *context;
                        add({first.name + std::string(columnJoint) + second.name, response->name, ""}, true);
                    }
                }
                add({prompt->name, response->name, ""}, true);
            }
        }
    }

    [[nodiscard]] const Column* contextOf(const Column& prompt, const Column& response) const
    {
        for (const auto name : usualContexts) {
            const auto* context = named(name);
            if (context != nullptr && context != &prompt && context != &response && context->kind == Kind::Text) {
                return context;
            }
        }
        return nullptr;
    }

    void byTextNames()
    {
        for (const auto name : usualTexts) {
            const auto* column = named(name);
            if (column != nullptr && column->kind != Kind::Number && column->kind != Kind::Link) {
                add({"", "", column->name}, true);
            }
        }
        if (m_columns.size() == 1 && m_columns.front().kind == Kind::Text) {
            add({"", "", m_columns.front().name}, true);
        }
    }

    void byContent()
    {
        std::vector<const Column*> texts;
        for (const auto& column : m_columns) {
            if (column.kind == Kind::Text && column.words >= wordsOfRunningText) {
                texts.push_back(&column);
            }
        }
        for (std::size_t index = 0; index + 1 < texts.size(); ++index) {
            add({texts[index]->name, texts[index + 1]->name, ""}, false);
        }
        std::stable_sort(texts.begin(), texts.end(),
                         [](const Column* left, const Column* right) { return left->bytes > right->bytes; });
        for (const auto* column : texts) {
            add({"", "", column->name}, texts.size() == 1);
        }
    }

    void add(ColumnMapping mapping, bool certain)
    {
        const bool known = std::any_of(m_guesses.begin(), m_guesses.end(), [&mapping](const MappingGuess& guess) {
            return guess.mapping.prompt == mapping.prompt && guess.mapping.response == mapping.response &&
                   guess.mapping.text == mapping.text;
        });
        if (known || m_guesses.size() >= mostGuesses) {
            return;
        }
        auto sentence = sentenceFor(mapping);
        m_guesses.push_back({std::move(mapping), std::move(sentence), certain});
    }

    [[nodiscard]] std::string sentenceFor(const ColumnMapping& mapping) const
    {
        std::size_t documents = 0;
        std::size_t bytes = 0;
        RowReader reader("", mapping, [&](ImportedDocument&& document) -> Result<void> {
            ++documents;
            bytes += document.text.size();
            return {};
        });
        bool worked = true;
        for (const auto& row : m_rows) {
            worked = worked && reader.add(row);
        }
        worked = worked && reader.finish();
        const auto average = documents == 0 || !worked ? 0 : bytes / documents;
        const auto count = std::to_string(documents);
        const auto of = std::to_string(m_rows.size());
        return mapping.text.empty()
                   ? polymath::sentence(
                         POLYMATH_TEXT("sentences",
                                       "Prompt '%1', answer '%2': %3 of the first %4 rows give a document, "
                                       "with about %5 bytes to learn."),
                         {mapping.prompt, mapping.response, count, of, std::to_string(average)})
                   : polymath::sentence(
                         POLYMATH_TEXT("sentences", "Text '%1': %2 of the first %3 rows give a document, with about %4 "
                                                    "bytes to learn."),
                         {mapping.text, count, of, std::to_string(average)});
    }

    const std::vector<Row>& m_rows;
    std::vector<Column> m_columns;
    std::vector<MappingGuess> m_guesses;
};

} // namespace

std::vector<MappingGuess> guessMapping(const std::vector<std::string>& columns, const std::vector<Row>& rows)
{
    return Guesser(columns, rows).guess();
}

} // namespace polymath
