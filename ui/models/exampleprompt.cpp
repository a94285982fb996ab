#include "ui/models/exampleprompt.h"

#include <cctype>
#include <random>

namespace polymath {

namespace {

constexpr std::int64_t pageSize = 200;
constexpr std::size_t longestReference = 2000; ///< bytes
constexpr int openingWords = 32;

/// At most `bytes`, never inside a character.
std::string shortened(const std::string& text, std::size_t bytes)
{
    if (text.size() <= bytes) {
        return text;
    }
    auto end = bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
        --end;
    }
    return text.substr(0, end) + "…";
}

/// Where the first words of a text end.
std::size_t openingEnd(const std::string& text)
{
    int words = 0;
    for (std::size_t index = 0; index < text.size(); ++index) {
        if (std::isspace(static_cast<unsigned char>(text[index])) != 0 && ++words == openingWords) {
            return index;
        }
    }
    return text.size() / 2;
}

ExamplePrompt promptOf(const DocumentRecord& document)
{
    if (!document.prompt.empty()) {
        return {document.prompt, shortened(document.text, longestReference), true};
    }
    auto end = openingEnd(document.text);
    while (end < document.text.size() && (static_cast<unsigned char>(document.text[end]) & 0xC0) == 0x80) {
        ++end;
    }
    return {document.text.substr(0, end), shortened(document.text.substr(end), longestReference), false};
}

} // namespace

Result<std::optional<ExamplePrompt>> examplePrompt(const Project& project, RowId domain, std::uint64_t seed)
{
    POLYMATH_TRY(counts, project.documentCounts(domain));
    const auto total = counts.train + counts.validation + counts.test;
    if (counts.test == 0) {
        return std::nullopt;
    }
    // Pages from a random place on, round the end: test documents lie anywhere between the others.
    std::mt19937_64 random(seed);
    const auto pages = (total + pageSize - 1) / pageSize;
    const auto first = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(pages));
    for (std::int64_t page = 0; page < pages; ++page) {
        POLYMATH_TRY(documents, project.documents(domain, (first + page) % pages * pageSize, pageSize));
        std::erase_if(documents, [](const DocumentRecord& document) { return document.split != Split::Test; });
        if (!documents.empty()) {
            return promptOf(documents[random() % documents.size()]);
        }
    }
    return std::nullopt;
}

} // namespace polymath
