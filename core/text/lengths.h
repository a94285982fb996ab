#pragma once

#include "core/base/result.h"
#include "core/store/project.h"
#include "core/text/tokenfile.h"

#include <cstdint>
#include <vector>

namespace polymath {

/// How long a domain's documents are.
struct LengthHistogram {
    enum class Unit { Tokens, Characters };

    struct Bin {
        std::int64_t low = 0;   ///< shortest length in it
        std::int64_t high = 0;  ///< longest length in it
        std::int64_t count = 0; ///< documents
    };

    Unit unit = Unit::Tokens;
    std::vector<Bin> bins; ///< side by side, equally wide; the last one reaches to the longest document
    std::int64_t documents = 0;
    std::int64_t total = 0; ///< sum of the lengths
    std::int64_t shortest = 0;
    std::int64_t median = 0;
    std::int64_t longest = 0;
};

/// Counts lengths in at most `bins` bins whose width is 1, 2 or 5 times a power of ten. So that a few very long
/// documents do not squeeze the others into one bar, the last bin takes all beyond the longest of 99 in 100.
[[nodiscard]] LengthHistogram lengthHistogram(std::vector<std::int64_t> lengths, LengthHistogram::Unit unit,
                                              int bins = 40);

/// In tokens, end-of-text included.
[[nodiscard]] LengthHistogram lengthHistogram(const TokenFile& tokens, int bins = 40);

/// In tokens where the domain is tokenised, else in characters.
[[nodiscard]] Result<LengthHistogram> lengthHistogram(const Project& project, const DomainRecord& domain,
                                                      int bins = 40);

/// Tokens of each training document, end-of-text included; where the domain is not tokenised, roughly, from characters.
[[nodiscard]] Result<std::vector<std::int64_t>> trainingLengths(const Project& project, const DomainRecord& domain);

} // namespace polymath
