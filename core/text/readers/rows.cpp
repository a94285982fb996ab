#include "core/text/readers/rows.h"

#include "core/text/readers/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace polymath {

namespace {

std::string valueOf(const Row& row, const std::string& name)
{
    const auto found =
        name.empty() ? row.end()
                     : std::find_if(row.begin(), row.end(), [&name](const auto& field) { return field.first == name; });
    return found == row.end() ? std::string() : tidy(found->second);
}

} // namespace

Result<std::optional<ImportedDocument>> RowReader::read(const Row& row)
{
    if (!m_settled) {
        m_settled = true;
        POLYMATH_CHECK(settle(row));
    }
    ImportedDocument document;
    if (!m_mapping.text.empty()) {
        document.text = valueOf(row, m_mapping.text);
    } else {
        document.prompt = valueOf(row, m_mapping.prompt);
        document.text = valueOf(row, m_mapping.response);
    }
    if (document.text.empty() || (m_mapping.text.empty() && document.prompt.empty())) {
        return std::optional<ImportedDocument>();
    }
    return std::optional(std::move(document));
}

Result<void> RowReader::settle(const Row& row)
{
    for (const auto& [name, value] : row) {
        m_columns.push_back(name);
    }
    for (const auto& wanted : {m_mapping.prompt, m_mapping.response, m_mapping.text}) {
        if (!wanted.empty() && std::find(m_columns.begin(), m_columns.end(), wanted) == m_columns.end()) {
            return fail(ErrorCode::Usage,
                        "'" + m_file + "' has no column '" + wanted + "'. Its columns are: " + names() + ".");
        }
    }
    if (m_mapping.prompt.empty() && m_mapping.response.empty() && m_mapping.text.empty()) {
        return guess();
    }
    if (m_mapping.text.empty() && (m_mapping.prompt.empty() || m_mapping.response.empty())) {
        return fail(ErrorCode::Usage, "Name both the prompt and the response column, or one text column.");
    }
    return {};
}

Result<void> RowReader::guess()
{
    const auto find = [this](const std::string& wanted) -> std::string {
        const auto found = std::find_if(m_columns.begin(), m_columns.end(),
                                        [&wanted](const std::string& name) { return lowerCase(name) == wanted; });
        return found == m_columns.end() ? std::string() : *found;
    };
    constexpr std::array<std::pair<const char*, const char*>, 7> pairs{{{"prompt", "response"},
                                                                        {"prompt", "completion"},
                                                                        {"question", "answer"},
                                                                        {"instruction", "output"},
                                                                        {"instruction", "response"},
                                                                        {"input", "output"},
                                                                        {"user", "assistant"}}};
    for (const auto& [prompt, response] : pairs) {
        if (!find(prompt).empty() && !find(response).empty()) {
            m_mapping.prompt = find(prompt);
            m_mapping.response = find(response);
            return {};
        }
    }
    for (const auto* name : {"text", "content", "body", "document"}) {
        if (!find(name).empty()) {
            m_mapping.text = find(name);
            return {};
        }
    }
    if (m_columns.size() == 1) {
        m_mapping.text = m_columns.front();
        return {};
    }
    return fail(ErrorCode::Usage, "Which columns of '" + m_file +
                                      "' to learn from is not clear. Name a prompt and a response column, or a "
                                      "text column; there are: " +
                                      names() + ".");
}

std::string RowReader::names() const
{
    std::string names;
    for (const auto& name : m_columns) {
        names += (names.empty() ? "" : ", ") + name;
    }
    return names;
}

} // namespace polymath
