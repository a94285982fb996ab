#include "core/text/lengths.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace polymath {

namespace {

constexpr std::int64_t charactersPerToken = 4; ///< of English, about

/// The smallest of 1, 2, 5, 10, 20, ... with which `count` bins reach as far as `span`.
std::int64_t roundWidth(std::int64_t span, std::int64_t count)
{
    for (std::int64_t power = 1;; power *= 10) {
        for (const std::int64_t factor : {1, 2, 5}) {
            if (factor * power * count >= span) {
                return factor * power;
            }
        }
    }
}

} // namespace

LengthHistogram lengthHistogram(std::vector<std::int64_t> lengths, LengthHistogram::Unit unit, int bins)
{
    LengthHistogram result;
    result.unit = unit;
    result.documents = static_cast<std::int64_t>(lengths.size());
    if (lengths.empty() || bins < 1) {
        return result;
    }
    std::sort(lengths.begin(), lengths.end());
    result.total = std::accumulate(lengths.begin(), lengths.end(), std::int64_t{0});
    result.shortest = lengths.front();
    result.median = lengths[lengths.size() / 2];
    result.longest = lengths.back();
    const auto most = lengths[(lengths.size() - 1) * 99 / 100];
    const auto width = roundWidth(most + 1, bins);
    const auto count = static_cast<std::size_t>(most / width + 1);
    for (std::size_t bin = 0; bin < count; ++bin) {
        const auto low = static_cast<std::int64_t>(bin) * width;
        result.bins.push_back({low, low + width - 1, 0});
    }
    result.bins.back().high = std::max(result.bins.back().high, result.longest);
    for (const auto length : lengths) {
        ++result.bins[std::min(static_cast<std::size_t>(length / width), count - 1)].count;
    }
    return result;
}

LengthHistogram lengthHistogram(const TokenFile& tokens, int bins)
{
    std::vector<std::int64_t> lengths;
    lengths.reserve(tokens.documents().size());
    for (const auto& document : tokens.documents()) {
        lengths.push_back(document.length);
    }
    return lengthHistogram(std::move(lengths), LengthHistogram::Unit::Tokens, bins);
}

Result<LengthHistogram> lengthHistogram(const Project& project, const DomainRecord& domain, int bins)
{
    if (!domain.tokenFile.empty()) {
        if (const auto tokens = TokenFile::open(project.folder() / domain.tokenFile)) {
            return lengthHistogram(*tokens, bins);
        }
    }
    POLYMATH_TRY(lengths, project.documentLengths(domain.id));
    return lengthHistogram(std::move(lengths), LengthHistogram::Unit::Characters, bins);
}

Result<std::vector<std::int64_t>> trainingLengths(const Project& project, const DomainRecord& domain)
{
    std::vector<std::int64_t> lengths;
    if (!domain.tokenFile.empty()) {
        if (const auto tokens = TokenFile::open(project.folder() / domain.tokenFile)) {
            for (const auto& document : tokens->documents()) {
                if (document.split == Split::Train) {
                    lengths.push_back(document.length);
                }
            }
            return lengths;
        }
    }
    POLYMATH_TRY(characters, project.documentLengths(domain.id, Split::Train));
    for (const auto length : characters) {
        lengths.push_back(length / charactersPerToken + 1);
    }
    return lengths;
}

} // namespace polymath
