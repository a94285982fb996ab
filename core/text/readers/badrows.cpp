#include "core/text/readers/badrows.h"

namespace polymath {

namespace {

/// Lines that a note names.
constexpr std::size_t mostLines = 5;
/// Bad rows after which nobody need read on to know that a file is of another kind.
constexpr std::int64_t enough = 1000;

} // namespace

Result<void> BadRows::bad(std::int64_t line, const std::string& sentence)
{
    if (m_bad++ == 0) {
        m_first = sentence;
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
    sink.note(std::to_string(m_bad) + " of " + std::to_string(m_good + m_bad) + " " + m_many + " " + m_why +
              " and were left out (line " + lines + "). " + m_advice);
    return {};
}

Result<void> BadRows::refuse() const
{
    const auto counted = m_good + m_bad > 1
                             ? " " + std::to_string(m_bad) + " of the first " + std::to_string(m_good + m_bad) + " " +
                                   m_many + " cannot be used, so nothing was taken from '" + m_input.name + "'."
                             : std::string();
    return fail(ErrorCode::BadInput, m_first + counted);
}

} // namespace polymath
