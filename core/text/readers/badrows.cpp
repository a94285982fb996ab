#include "core/text/readers/badrows.h"

#include "core/base/translate.h"

namespace polymath {

namespace {

/// Lines that a note names.
constexpr std::size_t mostLines = 5;
/// Bad rows after which nobody need read on to know that a file is of another kind.
constexpr std::int64_t enough = 1000;

} // namespace

Result<void> BadRows::bad(std::int64_t line, const std::string& complaint)
{
    if (m_bad++ == 0) {
        m_first = complaint;
    }
    if (m_lines.size() < mostLines) {
        m_lines.push_back(line);
    }
    return m_bad >= enough && m_bad >= m_good ? refuse() : Result<void>();
}

Result<void> BadRows::finish(ReadSink& sink) const
{
    if (m_bad == 0) {
        return {};
    }
    if (m_bad >= m_good) {
        return refuse();
    }
    std::string lines;
    for (const auto line : m_lines) {
        lines += (lines.empty() ? "" : ", ") + std::to_string(line);
    }
    if (m_bad > static_cast<std::int64_t>(m_lines.size())) {
        lines += ", ...";
    }
    sink.note(sentence(m_some, {std::to_string(m_bad), std::to_string(m_good + m_bad), lines}));
    return {};
}

Result<void> BadRows::refuse() const
{
    const auto counted =
        m_good + m_bad > 1
            ? " " + sentence(m_most, {std::to_string(m_bad), std::to_string(m_good + m_bad), m_input.name})
            : std::string();
    return fail(ErrorCode::BadInput, m_first + counted);
}

} // namespace polymath
