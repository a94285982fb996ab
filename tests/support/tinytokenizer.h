#pragma once

#include <string>
#include <utility>
#include <vector>

/// A byte-level vocabulary of 256 bytes, four merges and two special tokens.
namespace polymath::test {

inline std::string utf8(unsigned character)
{
    return character < 128
               ? std::string(1, static_cast<char>(character))
               : std::string{static_cast<char>(0xC0 | (character >> 6)), static_cast<char>(0x80 | (character & 63))};
}

/// Token of byte b has id b.
inline std::vector<std::string> tinyTokens()
{
    std::vector<std::string> tokens;
    unsigned next = 256;
    for (unsigned byte = 0; byte < 256; ++byte) {
        const bool printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
        tokens.push_back(utf8(printable ? byte : next++));
    }
    for (const char* token : {"th", "the", "\xC4\xA0the", "he", "<s>", "<s>>"}) {
        tokens.emplace_back(token);
    }
    return tokens;
}

inline std::vector<std::pair<std::string, std::string>> tinyMerges()
{
    return {{"t", "h"}, {"th", "e"}, {"\xC4\xA0", "the"}, {"h", "e"}};
}

constexpr int idTh = 256, idThe = 257, idSpaceThe = 258, idHe = 259, idStart = 260, idStart2 = 261;

} // namespace polymath::test
