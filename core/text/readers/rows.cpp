#include "core/text/readers/rows.h"

#include "core/base/translate.h"
#include "core/text/readers/guess.h"
#include "core/text/readers/words.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace polymath {

namespace {

/// So many rows, or so many bytes of them, are looked at before a guess: enough to tell text from labels.
constexpr std::size_t rowsToSettle = 64;
constexpr std::size_t bytesToSettle = 1 << 20;
/// As much of the columns' names as a sentence may hold, in bytes.
constexpr std::size_t longestNames = 300;

} // namespace

Result<void> RowReader::add(const Row& row, const Place& place)
{
    if (m_settled) {
        return take(row, place);
    }
    for (const auto& [name, value] : row) {
        m_waitingBytes += name.size() + value.size();
    }
    m_waiting.push_back(row);
    m_places.push_back(place);
    return m_waiting.size() < rowsToSettle && m_waitingBytes < bytesToSettle ? Result<void>() : finish();
}

Result<void> RowReader::finish()
{
    if (m_settled || m_waiting.empty()) {
        return {};
    }
    m_settled = true;
    POLYMATH_CHECK(settle());
    const auto waiting = std::exchange(m_waiting, {});
    for (std::size_t index = 0; index < waiting.size(); ++index) {
        POLYMATH_CHECK(take(waiting[index], m_places[index]));
    }
    m_places.clear();
    return {};
}

Result<void> RowReader::settle()
{
    std::unordered_set<std::string_view> known;
    for (const auto& row : m_waiting) {
        for (const auto& [name, value] : row) {
            if (known.insert(name).second) {
                m_columns.push_back(name);
            }
        }
    }
    if (m_mapping.prompt.empty() && m_mapping.response.empty() && m_mapping.text.empty()) {
        m_guesses = guessMapping(m_columns, m_waiting);
        if (m_guesses.empty() || !m_guesses.front().certain) {
            return fail(
                ErrorCode::Usage,
                sentence(POLYMATH_TEXT("sentences", "Which columns of '%1' to learn from is not clear. Name a prompt "
                                                    "and a response column, or a text column; there are: %2."),
                         {m_file, names()}));
        }
        m_mapping = m_guesses.front().mapping;
    }
    if (m_mapping.text.empty() && (m_mapping.prompt.empty() || m_mapping.response.empty())) {
        return fail(ErrorCode::Usage,
                    POLYMATH_TEXT("sentences", "Name both the prompt and the response column, or one text column."));
    }
    if (m_mapping.text == wholeRow) {
        m_wholeRow = true;
        return {};
    }
    POLYMATH_TRY(text, partsOf(m_mapping.text.empty() ? m_mapping.response : m_mapping.text));
    m_text = std::move(text);
    if (m_mapping.text.empty()) {
        POLYMATH_TRY(prompt, partsOf(m_mapping.prompt));
        m_prompt = std::move(prompt);
    }
    return {};
}

Result<std::vector<RowReader::Part>> RowReader::partsOf(const std::string& wanted) const
{
    std::vector<Part> parts;
    const auto take = [&](const std::string& name) {
        const auto found = std::find(m_columns.begin(), m_columns.end(), name);
        if (found != m_columns.end()) {
            parts.push_back({name, static_cast<std::size_t>(found - m_columns.begin())});
        }
        return found != m_columns.end();
    };
    std::string rest = wanted;
    bool all = true;
    while (!take(rest)) { // a column may have the joint in its own name
        const auto joint = rest.find(columnJoint);
        all = joint != std::string::npos && take(rest.substr(0, joint));
        if (!all) {
            break;
        }
        rest.erase(0, joint + columnJoint.size());
    }
    if (!all) {
        return fail(ErrorCode::Usage,
                    sentence(POLYMATH_TEXT("sentences", "'%1' has no column '%2'. Its columns are: %3."),
                             {m_file, wanted, names()}));
    }
    return parts;
}

Result<void> RowReader::take(const Row& row, const Place& where)
{
    const auto joined = [&row](std::vector<Part>& parts) {
        std::string text;
        for (auto& [name, place] : parts) {
            if (place >= row.size() || row[place].first != name) {
                const auto found = std::find_if(row.begin(), row.end(),
                                                [&wanted = name](const auto& field) { return field.first == wanted; });
                if (found == row.end()) {
                    continue;
                }
                place = static_cast<std::size_t>(found - row.begin());
            }
            auto value = tidy(row[place].second);
            if (text.empty()) {
                text = std::move(value);
            } else if (!value.empty()) {
                text += "\n\n" + value;
            }
        }
        return text;
    };
    ImportedDocument document;
    if (m_wholeRow) {
        for (const auto& [name, field] : row) {
            if (const auto value = tidy(field); !value.empty()) {
                document.text += (document.text.empty() ? "" : "\n") + name + ": " + value;
            }
        }
    } else {
        document.prompt = joined(m_prompt);
        document.text = joined(m_text);
    }
    if (document.text.empty() || (m_mapping.text.empty() && document.prompt.empty())) {
        ++m_skipped;
        return {};
    }
    document.place = placeText(where, where);
    return m_take(std::move(document));
}

std::string RowReader::names() const
{
    std::string names;
    for (std::size_t index = 0; index < m_columns.size(); ++index) {
        if (names.size() > longestNames) {
            return names + " and " + std::to_string(m_columns.size() - index) + " more";
        }
        names += (names.empty() ? "" : ", ") + m_columns[index];
    }
    return names;
}

} // namespace polymath
