#pragma once

#include "core/base/result.h"
#include "core/text/readers/format.h"

#include <cstdint>
#include <string>
#include <vector>

namespace polymath {

/// Counts the rows of a file that cannot be used. A few are left out and said in a note; a file of which most are like
/// that is refused.
class BadRows {
public:
    /// `many`: what the rows are called, "rows"; `why`: what is wrong with those left out, "have more fields than the
    /// header"; `advice`: a whole sentence.
    BadRows(const ReadInput& input, std::string many, std::string why, std::string advice)
        : m_input(input), m_many(std::move(many)), m_why(std::move(why)), m_advice(std::move(advice))
    {
    }

    void good() { ++m_good; }
    /// `sentence`: for a file that has no better row, naming the place. Errors: BadInput once it is clear that most are
    /// bad.
    [[nodiscard]] Result<void> bad(std::int64_t line, const std::string& sentence);
    /// Notes what was left out. Errors: BadInput where it was half of all, or more.
    [[nodiscard]] Result<void> finish(ReadSink& sink) const;

private:
    [[nodiscard]] Result<void> refuse() const;

    const ReadInput& m_input;
    std::string m_many;
    std::string m_why;
    std::string m_advice;
    std::string m_first;
    std::vector<std::int64_t> m_lines; ///< of the first ones
    std::int64_t m_good = 0;
    std::int64_t m_bad = 0;
};

} // namespace polymath
