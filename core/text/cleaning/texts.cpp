#include "core/text/cleaning/texts.h"

#include "core/base/utf8.h"

#include <cld2/public/compact_lang_det.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace polymath {

namespace {

constexpr int mostRepairs = 4;                ///< text that went wrong more often than that is lost
constexpr std::size_t bytesForLanguage = 600; ///< some 100 words, which CLD2 needs no more of
constexpr std::size_t leastForLanguage = 20;
constexpr std::size_t leastForShape = 20; ///< characters below which shares say nothing

unsigned char byteAt(std::string_view text, std::size_t place) { return static_cast<unsigned char>(text[place]); }

/// A character of UTF-8, and its length; a byte that begins none is a character of length 1.
std::pair<std::uint32_t, std::size_t> characterAt(std::string_view text, std::size_t place)
{
    const auto lead = byteAt(text, place);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 1
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 1;
    if (length == 1 || place + length > text.size()) {
        return {lead, 1};
    }
    auto character = static_cast<std::uint32_t>(lead & (0xFFU >> (length + 1)));
    for (std::size_t index = 1; index < length; ++index) {
        character = (character << 6) | (byteAt(text, place + index) & 0x3FU);
    }
    return {character, length};
}

/// The byte that Windows-1252 (or Latin-1, below U+00A0) has for a character beyond ASCII.
std::optional<unsigned char> windowsByte(std::uint32_t character)
{
    if (character >= 0x80 && character <= 0xFF) {
        return static_cast<unsigned char>(character);
    }
    static constexpr std::array<std::pair<std::uint16_t, unsigned char>, 27> special{
        {{0x0152, 0x8C}, {0x0153, 0x9C}, {0x0160, 0x8A}, {0x0161, 0x9A}, {0x0178, 0x9F}, {0x017D, 0x8E}, {0x017E, 0x9E},
         {0x0192, 0x83}, {0x02C6, 0x88}, {0x02DC, 0x98}, {0x2013, 0x96}, {0x2014, 0x97}, {0x2018, 0x91}, {0x2019, 0x92},
         {0x201A, 0x82}, {0x201C, 0x93}, {0x201D, 0x94}, {0x201E, 0x84}, {0x2020, 0x86}, {0x2021, 0x87}, {0x2022, 0x95},
         {0x2026, 0x85}, {0x2030, 0x89}, {0x2039, 0x8B}, {0x203A, 0x9B}, {0x20AC, 0x80}, {0x2122, 0x99}}};
    const auto* const found =
        std::find_if(special.begin(), special.end(), [character](const auto& pair) { return pair.first == character; });
    return found == special.end() ? std::nullopt : std::optional(found->second);
}

/// One character that stands where several of Windows-1252 are written.
struct Sequence {
    std::size_t first = 0; ///< index in the run's bytes
    std::size_t length = 0;
};

/// Characters beyond ASCII side by side, as the bytes that they may once have been.
struct Run {
    std::size_t begin = 0; ///< in the text
    std::size_t end = 0;
    std::string bytes;
    std::vector<std::size_t> places; ///< of each byte's character in the text, and the run's end
    std::vector<Sequence> sequences;
    bool whole = false; ///< the sequences leave no byte over

    void findSequences()
    {
        std::size_t covered = 0;
        for (std::size_t place = 0; place < bytes.size();) {
            const auto lead = byteAt(bytes, place);
            const std::size_t length = lead >= 0xC2 && lead < 0xE0   ? 2
                                       : lead >= 0xE0 && lead < 0xF0 ? 3
                                       : lead >= 0xF0 && lead < 0xF5 ? 4
                                                                     : 0;
            if (length > 0 && isUtf8(std::string_view(bytes).substr(place, length)) && place + length <= bytes.size()) {
                sequences.push_back({place, length});
                covered += length;
                place += length;
            } else {
                ++place;
            }
        }
        whole = covered == bytes.size();
    }

    /// No language writes these characters side by side.
    [[nodiscard]] bool isCertain(const Sequence& sequence) const
    {
        const auto lead = byteAt(bytes, sequence.first);
        const auto second = byteAt(bytes, sequence.first + 1);
        const bool asWritten = places[sequence.first + 2] - places[sequence.first + 1] == 2; // not U+20AC and the like
        switch (lead) {
        case 0xC2:
        case 0xC3: { // capital A with an accent and a sign; but it may end a word in front of a quotation mark
            static constexpr std::string_view mayFollow = "\xA0\xA8\xAA\xAB\xB4\xB7\xBA\xBB";
            return asWritten && mayFollow.find(static_cast<char>(second)) == std::string_view::npos;
        }
        case 0xE2: // punctuation, the euro, the trade mark
            return second == 0x80 || second == 0x82 || (second == 0x84 && byteAt(bytes, sequence.first + 2) == 0xA2);
        case 0xEF: // a byte-order mark
            return second == 0xBB && byteAt(bytes, sequence.first + 2) == 0xBF;
        default:
            return false;
        }
    }
    [[nodiscard]] bool isCertain() const
    {
        return (whole && sequences.size() >= 2) ||
               std::any_of(sequences.begin(), sequences.end(), [this](const Sequence& one) { return isCertain(one); });
    }
    /// What other certain ones in the text make certain: Latin, Greek and Cyrillic letters, punctuation.
    [[nodiscard]] bool mayBe(const Sequence& sequence) const
    {
        const auto lead = byteAt(bytes, sequence.first);
        return (whole && sequences.size() >= 2) || (lead >= 0xC2 && lead <= 0xC5) || (lead >= 0xCE && lead <= 0xD1) ||
               lead == 0xE2 || isCertain(sequence);
    }
};

std::vector<Run> suspiciousRuns(std::string_view text)
{
    std::vector<Run> runs;
    for (std::size_t place = text.find('\xC3'); place < text.size(); place = text.find('\xC3', place)) {
        // A lead byte's character, U+00C2 to U+00F4, and another one beyond ASCII behind it.
        if (place + 2 >= text.size() || byteAt(text, place + 1) < 0x82 || byteAt(text, place + 2) < 0xC2) {
            ++place;
            continue;
        }
        Run run;
        run.begin = place;
        while (place < text.size()) {
            const auto [character, length] = characterAt(text, place);
            const auto byte = length > 1 ? windowsByte(character) : std::nullopt;
            if (!byte) {
                break;
            }
            run.bytes.push_back(static_cast<char>(*byte));
            run.places.push_back(place);
            place += length;
        }
        run.end = place;
        run.places.push_back(place);
        run.findSequences();
        if (!run.sequences.empty()) {
            runs.push_back(std::move(run));
        }
        place = std::max(place, runs.empty() ? place : runs.back().end);
    }
    return runs;
}

bool repairOnce(std::string& text)
{
    const auto runs = suspiciousRuns(text);
    if (std::none_of(runs.begin(), runs.end(), [](const Run& run) { return run.isCertain(); })) {
        return false;
    }
    std::string repaired;
    repaired.reserve(text.size());
    std::size_t done = 0;
    for (const auto& run : runs) {
        for (const auto& sequence : run.sequences) {
            if (run.mayBe(sequence)) {
                repaired.append(text, done, run.places[sequence.first] - done);
                repaired.append(run.bytes, sequence.first, sequence.length);
                done = run.places[sequence.first + sequence.length];
            }
        }
    }
    repaired.append(text, done);
    text = std::move(repaired);
    return true;
}

enum class Space : unsigned char { No, Blank, Line, Nothing };

/// What white space a character is, and its length in bytes.
std::pair<Space, std::size_t> spaceAt(std::string_view text, std::size_t place)
{
    const auto byte = byteAt(text, place);
    const auto at = [&](std::size_t index) {
        return place + index < text.size() ? byteAt(text, place + index) : static_cast<unsigned char>(0);
    };
    if (byte == '\r') {
        return {Space::Line, at(1) == '\n' ? std::size_t{2} : std::size_t{1}};
    }
    if (byte == '\n' || byte == '\v' || byte == '\f') {
        return {Space::Line, 1};
    }
    if (byte == ' ' || byte == '\t') {
        return {Space::Blank, 1};
    }
    if (byte < 0x20 || byte == 0x7F) {
        return {Space::Nothing, 1};
    }
    if (byte == 0xC2) {
        return at(1) == 0xA0   ? std::pair{Space::Blank, std::size_t{2}}
               : at(1) == 0xAD ? std::pair{Space::Nothing, std::size_t{2}}
               : at(1) == 0x85 ? std::pair{Space::Line, std::size_t{2}}
                               : std::pair{Space::No, std::size_t{2}};
    }
    if (byte == 0xE2 && at(1) == 0x80) {
        const auto last = at(2);
        return last >= 0x80 && last <= 0x8A   ? std::pair{Space::Blank, std::size_t{3}}
               : last == 0x8B                 ? std::pair{Space::Nothing, std::size_t{3}}
               : last == 0xA8 || last == 0xA9 ? std::pair{Space::Line, std::size_t{3}}
               : last == 0xAF                 ? std::pair{Space::Blank, std::size_t{3}}
                                              : std::pair{Space::No, std::size_t{3}};
    }
    if (byte == 0xE2 && at(1) == 0x81) {
        return at(2) == 0x9F   ? std::pair{Space::Blank, std::size_t{3}}
               : at(2) == 0xA0 ? std::pair{Space::Nothing, std::size_t{3}}
                               : std::pair{Space::No, std::size_t{3}};
    }
    if (byte == 0xE3 && at(1) == 0x80 && at(2) == 0x80) {
        return {Space::Blank, 3};
    }
    if (byte == 0xEF && at(1) == 0xBB && at(2) == 0xBF) {
        return {Space::Nothing, 3};
    }
    return {Space::No, 1};
}

/// Bytes that white space may begin with; all others are passed over at once.
constexpr std::array<bool, 256> spaceLeads()
{
    std::array<bool, 256> leads{};
    for (std::size_t byte = 0; byte < 256; ++byte) {
        leads[byte] = byte <= 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF;
    }
    return leads;
}

constexpr auto leads = spaceLeads();

/// Where characters end that tidying never changes: no white space, or single spaces and line ends between such.
std::size_t endOfTidy(std::string_view text, std::size_t place)
{
    while (place < text.size()) {
        if (!leads[byteAt(text, place)]) {
            ++place;
        } else if ((text[place] == ' ' || text[place] == '\n') && place + 1 < text.size() &&
                   !leads[byteAt(text, place + 1)]) {
            place += 2;
        } else {
            break;
        }
    }
    return place;
}

/// Whether tidying might change anything.
bool isUntidy(std::string_view text)
{
    if (text.empty()) {
        return false;
    }
    int lines = 1; // in a row
    bool blank = false;
    bool indented = true;
    for (std::size_t place = 0; place < text.size();) {
        if (!leads[byteAt(text, place)]) {
            lines = 0;
            blank = indented = false;
            place = endOfTidy(text, place);
            continue;
        }
        const auto [space, length] = spaceAt(text, place);
        switch (space) {
        case Space::No:
            lines = 0;
            blank = indented = false;
            break;
        case Space::Nothing:
            return true;
        case Space::Line:
            if (blank || text[place] != '\n' || ++lines > 2) {
                return true;
            }
            indented = true;
            break;
        case Space::Blank:
            if (length > 1 || (blank && !indented)) {
                return true;
            }
            blank = true;
            break;
        }
        place += length;
        if (space == Space::Line) {
            blank = false;
        }
    }
    return lines > 0 || blank || text.front() == '\n';
}

/// With one space for each run of spaces and tabs that is no indentation.
std::string withoutRuns(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    bool indented = true;
    const auto isBlank = [text](std::size_t at) { return text[at] == ' ' || text[at] == '\t'; };
    for (std::size_t place = 0; place < text.size();) {
        auto end = place;
        while (end < text.size() && isBlank(end)) {
            ++end;
        }
        if (end > place + 1 && !indented) {
            result += ' ';
            place = end;
        }
        while (end < text.size() && !isBlank(end) && text[end] != '\n') {
            ++end;
        }
        indented = end < text.size() && text[end] == '\n';
        end += indented ? 1 : 0;
        result.append(text, place, end - place);
        place = end;
    }
    return result;
}

/// What a byte is to isGarbled().
enum ByteKind : unsigned char {
    Vowel = 1,
    Consonant = 2,
    Capital = 4, ///< beside one of those
    Digit = 8,
    OddInside = 16, ///< signs that no word has inside
    Beyond = 32,    ///< ASCII
    Plain = 64,     ///< any other sign
};

constexpr std::array<unsigned char, 256> byteKinds()
{
    std::array<unsigned char, 256> kinds{};
    for (unsigned byte = 0; byte < 256; ++byte) {
        const bool capital = byte >= 'A' && byte <= 'Z';
        const char lower = static_cast<char>(capital ? byte + 32 : byte);
        const bool letter = byte < 128 && lower >= 'a' && lower <= 'z';
        const bool vowel = std::string_view("aeiouy").find(lower) != std::string_view::npos;
        const bool odd = std::string_view("|~^\\<>{}[]=*#_%$;:!").find(lower) != std::string_view::npos;
        const int word = (vowel ? Vowel : Consonant) | (capital ? Capital : 0);
        const int sign = odd ? OddInside : Plain;
        const bool digit = byte >= '0' && byte <= '9';
        kinds[byte] = static_cast<unsigned char>(byte <= ' '   ? 0
                                                 : byte >= 128 ? Beyond
                                                 : digit       ? Digit
                                                 : letter      ? word
                                                               : sign);
    }
    return kinds;
}

constexpr auto kinds = byteKinds();

/// Between the cells of a table, as readers write it (appendTableRow() of core/text/readers).
constexpr std::string_view cellBorder = " | ";

/// Whether a word of ASCII is such as scans give where letters are misread. `all`: the kinds of its bytes together.
bool isMisread(std::string_view word, unsigned all)
{
    constexpr unsigned letter = Vowel | Consonant;
    if (word.size() == 1) {
        return word != "a" && word != "A" && word != "I" && (all & Digit) == 0;
    }
    if ((all & letter) == 0) {
        return false;
    }
    if ((all & (Digit | OddInside | Capital | Plain)) == 0) { // small letters, as nearly all words
        return (all & Vowel) == 0 && word.size() >= 4;
    }
    int changes = 0; // between letters and digits, or from small letters to capitals
    bool odd = false;
    for (std::size_t place = 1; place < word.size(); ++place) {
        const unsigned kind = kinds[byteAt(word, place)];
        const unsigned before = kinds[byteAt(word, place - 1)];
        const bool toDigit = (kind & Digit) != 0 && (before & letter) != 0;
        const bool toLetter = (kind & letter) != 0 && (before & Digit) != 0;
        const bool toCapital = (kind & Capital) != 0 && (before & letter) != 0 && (before & Capital) == 0;
        changes += toDigit || toLetter || toCapital ? 1 : 0;
        odd = odd || (place + 1 < word.size() && (kind & OddInside) != 0);
    }
    const bool lettersOnly = (all & (Digit | OddInside | Plain)) == 0;
    return odd || changes >= 2 || (lettersOnly && word.size() >= 4 && (all & Vowel) == 0);
}

} // namespace

bool repairEncoding(std::string& text)
{
    bool changed = false;
    for (int round = 0; round < mostRepairs && repairOnce(text); ++round) {
        changed = true;
    }
    return changed;
}

bool composeUnicode(std::string& text)
{
    // All characters below U+0300, whose bytes are below 0xCC, are in form NFC.
    if (std::none_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) >= 0xCC; }) ||
        text.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
        return false;
    }
    UErrorCode error = U_ZERO_ERROR;
    const auto* normaliser = icu::Normalizer2::getNFCInstance(error);
    const icu::StringPiece bytes(text.data(), static_cast<std::int32_t>(text.size()));
    if (normaliser == nullptr || normaliser->isNormalizedUTF8(bytes, error) || !isUtf8(text)) {
        return false;
    }
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    normaliser->normalizeUTF8(0, bytes, sink, nullptr, error);
    if (U_FAILURE(error) != 0 || result == text) {
        return false;
    }
    text = std::move(result);
    return true;
}

bool tidyWhiteSpace(std::string& text)
{
    if (!isUntidy(text)) {
        return false;
    }
    std::string tidied;
    tidied.reserve(text.size());
    std::string blanks; // seen, and not yet written
    std::size_t lines = 0;
    bool hasRuns = false; // of blanks inside a line
    for (std::size_t place = 0; place < text.size();) {
        auto [space, length] = spaceAt(text, place);
        if (space == Space::No) { // and what follows, up to where space may begin
            length = endOfTidy(text, place + length) - place;
        }
        switch (space) {
        case Space::Nothing:
            break;
        case Space::Line:
            blanks.clear();
            ++lines;
            break;
        case Space::Blank:
            blanks += length > 1 ? ' ' : text[place];
            break;
        case Space::No:
            if (lines > 0 && !tidied.empty()) {
                tidied.append(std::min<std::size_t>(lines, 2), '\n');
            }
            hasRuns = hasRuns || (blanks.size() > 1 && lines == 0 && !tidied.empty());
            tidied += blanks;
            tidied.append(text, place, length);
            blanks.clear();
            lines = 0;
            break;
        }
        place += length;
    }
    if (hasRuns && !looksLikeCode(tidied)) { // after all else, so that doing it again changes nothing
        tidied = withoutRuns(tidied);
    }
    if (tidied == text) {
        return false;
    }
    text = std::move(tidied);
    return true;
}

bool looksLikeCode(std::string_view text)
{
    std::size_t lines = 0;
    std::size_t codeLines = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (!line.empty() && byteAt(line, line.size() - 1) <= ' ') {
            line.remove_suffix(1);
        }
        if (line.empty()) {
            continue;
        }
        ++lines;
        const bool indented = line.front() == '\t' || line.starts_with("    ");
        const bool ends = std::string_view(";{}()").find(line.back()) != std::string_view::npos;
        codeLines += indented || ends ? 1 : 0;
    }
    return lines >= 3 && codeLines * 5 >= lines * 2;
}

bool isGarbled(std::string_view text)
{
    std::array<std::size_t, 128> counts{};
    std::size_t all = 0;
    std::size_t letters = 0;
    std::size_t replaced = 0;
    std::size_t inLongWords = 0;
    std::size_t words = 0;
    std::size_t misread = 0;
    const bool hasTables = text.find(cellBorder) != std::string_view::npos;
    std::size_t lineEnd = 0;
    bool isRow = false;
    for (std::size_t place = 0; place < text.size();) {
        if (hasTables && place >= lineEnd) {
            lineEnd = std::min(text.find('\n', place), text.size() - 1) + 1;
            isRow = text.substr(place, lineEnd - place).find(cellBorder) != std::string_view::npos;
        }
        const auto start = place;
        unsigned together = 0;
        while (place < text.size() && kinds[byteAt(text, place)] != 0) {
            const auto byte = byteAt(text, place);
            const unsigned kind = kinds[byte];
            together |= kind;
            ++all;
            if (kind != Beyond) {
                ++counts[byte];
                letters += (kind & (Vowel | Consonant | Digit)) != 0 ? 1 : 0;
                ++place;
                continue;
            }
            const auto [character, length] = characterAt(text, place);
            replaced += character == 0xFFFD ? 1 : 0;
            letters += character >= 0xC0 && character != 0xFFFD && (character < 0x2000 || character >= 0x2C00) ? 1 : 0;
            place += length;
        }
        if (place == start) {
            ++place;
            continue;
        }
        const auto word = text.substr(start, place - start);
        if (isRow && word.size() == 1) { // a cell may hold a letter; the borders are none of its text
            if (word == "|") {
                --all;
                --counts['|'];
            }
            continue;
        }
        ++words;
        if ((together & Beyond) == 0) {
            inLongWords += word.size() > 60 ? word.size() : 0;
            misread += isMisread(word, together) ? 1 : 0;
        }
    }
    if (all < leastForShape) {
        return false;
    }
    if (hasTables) { // numbers may be all alike
        std::fill(counts.begin() + '0', counts.begin() + '9' + 1, 0);
    }
    const auto most = *std::max_element(counts.begin(), counts.end());
    return letters * 10 < all * 3 || most * 2 > all || replaced * 50 > all || (all > 120 && inLongWords * 2 > all) ||
           (words >= leastForShape && misread * 2 > words && !looksLikeCode(text));
}

std::string languageOf(std::string_view text)
{
    if (text.size() > bytesForLanguage) {
        std::size_t end = bytesForLanguage;
        while (end > 0 && (byteAt(text, end) & 0xC0U) == 0x80) {
            --end;
        }
        text = text.substr(0, end);
    }
    if (text.size() < leastForLanguage || !isUtf8(text)) {
        return "und";
    }
    bool reliable = false;
    const auto language = CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
    return reliable && language != CLD2::UNKNOWN_LANGUAGE ? CLD2::LanguageCode(language) : "und";
}

std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80; }));
}

} // namespace polymath
