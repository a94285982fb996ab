#include "core/text/readers/readers.h"

#include "core/base/translate.h"
#include "core/text/readers/badrows.h"
#include "core/text/readers/guess.h"
#include "core/text/readers/jsonrecords.h"
#include "core/text/readers/textfile.h"
#include "core/text/readers/words.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

namespace polymath {

namespace {

using json = nlohmann::ordered_json;

/// The longest object that is read: a book of some thousand pages is 10 MB, and parsed it takes several times its size.
constexpr std::size_t longestRecord = 64 << 20;
constexpr std::string_view white = " \t\r\n";
constexpr const char* endsInside =
    POLYMATH_TEXT("sentences", "'%1' is not valid JSON: it ends inside of what began at line %3, at byte %2.");

std::string tooLong(std::int64_t line, const std::string& name)
{
    return sentence(POLYMATH_TEXT("sentences",
                                  "The object at line %1 of '%2' is longer than %3 MB. Split it into shorter "
                                  "ones."),
                    {std::to_string(line), name, std::to_string(longestRecord >> 20)});
}

/// Where the value that begins at `at` ends; npos where it is never closed. Looks at brackets and quotes alone.
std::size_t endOfValue(std::string_view text, std::size_t at)
{
    std::size_t depth = 0;
    while (at < text.size()) {
        const char character = text[at];
        if (character == '"') {
            ++at;
            while (at < text.size() && text[at] != '"') {
                at += text[at] == '\\' ? 2 : 1;
            }
            if (at >= text.size()) {
                return std::string_view::npos;
            }
            ++at;
        } else if (character == '{' || character == '[') {
            ++depth;
            ++at;
            continue;
        } else if (character == '}' || character == ']') {
            if (depth == 0) {
                return at; // of what is around it
            }
            --depth;
            ++at;
        } else if (depth > 0) {
            ++at;
            continue;
        } else { // a number or a word
            at = std::min(text.find_first_of(",]} \t\r\n", at), text.size());
        }
        if (depth == 0) {
            return at;
        }
    }
    return std::string_view::npos;
}

/// Steps over white space, and what separates values, from `at`.
std::size_t skipTo(std::string_view text, std::size_t at, std::string_view over = white)
{
    return std::min(text.find_first_not_of(over, at), text.size());
}

/// Reads the objects of one JSON text, however large, one after the other.
class JsonReader {
public:
    JsonReader(const ReadInput& input, ReadSink& sink, std::string_view text, bool cut)
        : m_input(input), m_sink(sink), m_text(text), m_cut(cut),
          m_bad(
              input,
              POLYMATH_TEXT("sentences", "%1 of %2 objects are no valid JSON or too long and were left out (line %3). "
                                         "Mend them, or leave them out."),
              POLYMATH_TEXT("sentences", "%1 of the first %2 objects cannot be used, so nothing was taken from '%3'."))
    {
    }

    Result<void> read()
    {
        std::size_t at = skipTo(m_text, 0);
        const auto end = endOfValue(m_text, at);
        const auto next = end == std::string_view::npos ? m_text.size() : skipTo(m_text, end, " \t\r\n,");
        Result<void> outcome;
        if (next < m_text.size() && (m_text[next] == '{' || m_text[next] == '[')) { // one after the other
            while (outcome && at < m_text.size()) {
                outcome = valueAt(at);
                at = skipTo(m_text, at, " \t\r\n,");
            }
        } else if (next < m_text.size() && end != std::string_view::npos) {
            return invalid(POLYMATH_TEXT("sentences",
                                         "'%1' is not valid JSON: more follows where it should end, at byte "
                                         "%2."),
                           next);
        } else if (m_text.substr(at).starts_with('[')) {
            outcome = elements(at);
        } else if (m_text.substr(at).starts_with('{')) {
            outcome = members(at);
        } else {
            return nothing();
        }
        POLYMATH_CHECK(outcome);
        m_records.finish(m_sink);
        return m_bad.finish(m_sink);
    }

private:
    struct Member {
        std::string_view key;
        std::size_t at;
        bool isList;
        bool isObject;
    };

    /// `pattern`: %1 the file, %2 the byte, %3 what else there is to say.
    [[nodiscard]] Result<void> invalid(const char* pattern, std::size_t at, const std::string& more = {}) const
    {
        return fail(ErrorCode::BadInput, sentence(pattern, {m_input.name, std::to_string(at), more}));
    }

    [[nodiscard]] Result<void> cutOff(const char* pattern, std::size_t begin)
    {
        return m_cut ? Result<void>() : invalid(pattern, m_text.size(), std::to_string(lineOf(begin)));
    }

    [[nodiscard]] Result<void> nothing() const
    {
        return fail(
            ErrorCode::BadInput,
            sentence(
                POLYMATH_TEXT(
                    "sentences",
                    "'%1' holds no array of objects. Expected is [{\"prompt\": \"...\", \"response\": \"...\"}, ...]."),
                {m_input.name}));
    }

    /// Counts on from the last place asked for: places come in order, nearly always.
    [[nodiscard]] std::int64_t lineOf(std::size_t at)
    {
        if (at < m_countedTo) {
            m_countedTo = 0;
            m_line = 1;
        }
        const auto begin = m_text.begin() + static_cast<std::ptrdiff_t>(m_countedTo);
        m_line += std::count(begin, m_text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        m_countedTo = at;
        return m_line;
    }

    /// Reads the value at `at` and moves behind it.
    Result<void> valueAt(std::size_t& at)
    {
        const auto begin = at;
        const auto end = endOfValue(m_text, begin);
        if (end == std::string_view::npos) {
            at = m_text.size();
            return cutOff(endsInside, begin);
        }
        if (end == begin) {
            at = m_text.size();
            return invalid(POLYMATH_TEXT("sentences", "'%1' is not valid JSON: there is a stray '%3', at byte %2."),
                           begin, std::string(1, m_text[begin]));
        }
        at = end;
        if (end - begin > longestRecord) {
            ++m_found;
            const auto line = lineOf(begin);
            return m_bad.bad(line, tooLong(line, m_input.name));
        }
        const auto record = json::parse(m_text.substr(begin, end - begin), nullptr, false);
        if (record.is_discarded()) {
            ++m_found;
            const auto line = lineOf(begin);
            return m_bad.bad(line, sentence(POLYMATH_TEXT("sentences", "'%1' is not valid JSON: the mistake is in the "
                                                                       "object at byte %2, line %3."),
                                            {m_input.name, std::to_string(begin), std::to_string(line)}));
        }
        const auto rows = m_records.rowsOf(record);
        m_sink.at({Place::Unit::Record, m_found + 1});
        for (const auto& row : rows) {
            POLYMATH_CHECK(m_sink.row(row));
        }
        m_found += rows.empty() ? 0 : 1;
        m_bad.good();
        return {};
    }

    /// Reads the elements of the list at `at`.
    Result<void> elements(std::size_t at)
    {
        const auto begin = at++;
        while (true) {
            at = skipTo(m_text, at, " \t\r\n,");
            if (at >= m_text.size()) {
                return cutOff(POLYMATH_TEXT("sentences",
                                            "'%1' is not valid JSON: it ends inside of the list that began "
                                            "at line %3, at byte %2."),
                              begin);
            }
            if (m_text[at] == ']') {
                return m_found > 0 || m_cut ? Result<void>() : nothing();
            }
            POLYMATH_CHECK(valueAt(at));
        }
    }

    /// Reads what an outer object holds: its lists of objects, or objects under names of their own, or the one object
    /// that it is.
    Result<void> members(std::size_t at)
    {
        const auto begin = at;
        std::vector<Member> found;
        const auto closed = list(at + 1, found);
        if (!closed && !m_cut) {
            return cutOff(endsInside, begin);
        }
        const auto lists =
            std::count_if(found.begin(), found.end(), [](const Member& member) { return member.isList; });
        const auto objects =
            std::count_if(found.begin(), found.end(), [](const Member& member) { return member.isObject; });
        if (lists == 0 && (objects == 0 || objects * 2 < std::ssize(found))) {
            return closed ? single(begin) : nothing();
        }
        for (auto& member : found) {
            if (member.isList) {
                POLYMATH_CHECK(elements(member.at));
            } else if (lists == 0 && member.isObject) {
                POLYMATH_CHECK(valueAt(member.at));
            }
        }
        return {};
    }

    /// Lists an object's members, whose keys begin at `at`; false where it does not end.
    bool list(std::size_t at, std::vector<Member>& found) const
    {
        while ((at = skipTo(m_text, at, " \t\r\n,")) < m_text.size() && m_text[at] != '}') {
            const auto keyEnd = endOfValue(m_text, at);
            if (keyEnd == std::string_view::npos || keyEnd == at) {
                return false;
            }
            const auto key = m_text.substr(at, keyEnd - at);
            at = skipTo(m_text, keyEnd, " \t\r\n:");
            if (at >= m_text.size()) {
                return false;
            }
            const auto inner = skipTo(m_text, at + 1);
            const bool listed =
                m_text[at] == '[' && inner < m_text.size() && m_text[inner] == '{' && !isConversation(inner);
            found.push_back({key, at, listed, m_text[at] == '{'});
            const auto end = endOfValue(m_text, at);
            if (end == std::string_view::npos || end == at) {
                return false;
            }
            at = end;
        }
        return at < m_text.size();
    }

    /// Whether the object at `at` is a message.
    [[nodiscard]] bool isConversation(std::size_t at) const
    {
        const auto end = endOfValue(m_text, at);
        if (end == std::string_view::npos || end - at > longestRecord) {
            return false;
        }
        const auto message = json::parse(m_text.substr(at, end - at), nullptr, false);
        return message.is_object() && ((message.contains("role") && message.contains("content")) ||
                                       (message.contains("from") && message.contains("value")));
    }

    /// Reads an object that holds no others as the one row that it may be.
    Result<void> single(std::size_t at)
    {
        const auto end = endOfValue(m_text, at);
        if (end - at > longestRecord) {
            return fail(ErrorCode::BadInput, tooLong(lineOf(at), m_input.name));
        }
        const auto record = json::parse(m_text.substr(at, end - at), nullptr, false);
        if (record.is_discarded()) {
            return invalid(POLYMATH_TEXT("sentences", "'%1' is not valid JSON: there is a mistake in the object that "
                                                      "begins, at byte %2."),
                           at);
        }
        const auto rows = m_records.rowsOf(record);
        std::vector<std::string> names;
        for (const auto& [name, value] : rows.empty() ? Row() : rows.front()) {
            names.push_back(name);
        }
        const auto& [prompt, response, text] = m_input.options.mapping;
        const bool chosen = !prompt.empty() || !response.empty() || !text.empty();
        const auto guesses = guessMapping(names, rows);
        if (!chosen && (guesses.empty() || !guesses.front().certain)) {
            return nothing();
        }
        return valueAt(at);
    }

    const ReadInput& m_input;
    ReadSink& m_sink;
    std::string_view m_text;
    bool m_cut;
    RecordReader m_records;
    BadRows m_bad;
    std::size_t m_countedTo = 0;
    std::int64_t m_line = 1;
    std::int64_t m_found = 0; ///< objects, bad ones too
};

} // namespace

Result<void> readJsonLines(const ReadInput& input, ReadSink& sink)
{
    POLYMATH_TRY(content, openText(input, sink));
    auto text = input.beginning ? wholeLines(content) : content.text();
    RecordReader records;
    BadRows bad(input,
                POLYMATH_TEXT("sentences", "%1 of %2 lines are no JSON objects and were left out (line %3). Each line "
                                           "must be one."),
                POLYMATH_TEXT("sentences", "%1 of the first %2 lines cannot be used, so nothing was taken from '%3'."));
    std::int64_t line = 0;
    while (!text.empty()) {
        ++line;
        const auto end = std::min(text.find('\n'), text.size());
        const auto row = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (row.find_first_not_of(" \t\r") == std::string_view::npos) {
            continue;
        }
        if (row.size() > longestRecord) {
            POLYMATH_CHECK(bad.bad(line, tooLong(line, input.name)));
            continue;
        }
        const auto record = json::parse(row, nullptr, false);
        const auto rows = records.rowsOf(record);
        sink.at({Place::Unit::Line, line});
        for (const auto& made : rows) {
            POLYMATH_CHECK(sink.row(made));
        }
        if (!rows.empty()) {
            bad.good();
        } else {
            POLYMATH_CHECK(bad.bad(
                line,
                sentence(POLYMATH_TEXT("sentences", "Line %1 of '%2' is not a JSON object. Each line must be one, such "
                                                    "as {\"prompt\": \"...\", \"response\": \"...\"}."),
                         {std::to_string(line), input.name})));
        }
    }
    records.finish(sink);
    return bad.finish(sink);
}

Result<void> readJson(const ReadInput& input, ReadSink& sink)
{
    POLYMATH_TRY(content, openText(input, sink));
    return JsonReader(input, sink, content.text(), content.isCut()).read();
}

bool isJsonLines(std::string_view head, const std::filesystem::path& file)
{
    const auto ending = lowerCase(file.extension().string());
    if (ending == ".jsonl" || ending == ".ndjson") {
        return !isJson(head, file);
    }
    const auto begin = skipTo(head, 0);
    const auto end = begin < head.size() && head[begin] == '{' ? endOfValue(head, begin) : std::string_view::npos;
    const auto next = end == std::string_view::npos ? head.size() : skipTo(head, end);
    return next < head.size() && head[next] == '{' &&
           head.substr(end, next - end).find('\n') != std::string_view::npos &&
           json::accept(head.substr(begin, end - begin));
}

bool isJson(std::string_view head, const std::filesystem::path& file)
{
    const auto ending = lowerCase(file.extension().string());
    const auto begin = skipTo(head, 0);
    if (begin >= head.size() || (head[begin] != '{' && head[begin] != '[')) {
        return false;
    }
    if (ending == ".jsonl" || ending == ".ndjson") { // one object over several lines
        const auto line = head.substr(begin, std::min(head.find('\n', begin), head.size()) - begin);
        return line.size() < head.size() - begin && endOfValue(line, 0) == std::string_view::npos;
    }
    const auto inner = skipTo(head, begin + 1);
    if (ending == ".json") {
        return true;
    }
    // Of another name: an object's first key, or a list of objects.
    if (head[begin] == '[') {
        return inner < head.size() && head[inner] == '{' && isJson(head.substr(inner), "");
    }
    const auto end = inner < head.size() && head[inner] == '"' ? endOfValue(head, inner) : std::string_view::npos;
    const auto colon = end == std::string_view::npos ? head.size() : skipTo(head, end);
    return colon < head.size() && head[colon] == ':';
}

} // namespace polymath
