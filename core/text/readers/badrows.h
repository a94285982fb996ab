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
    /// Patterns of sentences (core/base/translate.h). `some`: %1 of %2 rows were left out, on the lines %3; `most`: %1
    /// of the first %2 cannot be used, so that nothing was taken from %3.
    BadRows(const ReadInput& input, const char* some, const char* most) : m_input(input), m_some(some), m_most(most) {}

    void good() { ++m_good; }
    /// `complaint`: a sentence for a file that has no better row, naming the place. Errors: BadInput once it is clear
    /// that most are bad.
    [[nodiscard]] Result<void> bad(std::int64_t line, const std::string& complaint);
    /// Notes what was left out. Errors: BadInput where it was half of all, or more.
    [[nodiscard]] Result<void> finish(ReadSink& sink) const;

private:
    [[nodiscard]] Result<void> refuse() const;

    const ReadInput& m_input;
    const char* m_some;
    const char* m_most;
    std::string m_first;
    std::vector<std::int64_t> m_lines; ///< of the first ones
    std::int64_t m_good = 0;
    std::int64_t m_bad = 0;
};

} // namespace polymath
