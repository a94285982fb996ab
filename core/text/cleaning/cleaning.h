#pragma once

#include "core/text/reading.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// What is done to documents between reading and keeping them. That no near copy of a test document is trained on is
/// no option: it always holds.
struct CleaningOptions {
    bool repairEncoding = true;     ///< "Ã©" becomes "é", only where nothing else can be meant
    bool composeUnicode = true;     ///< form NFC
    bool tidyWhiteSpace = true;     ///< ends of lines, runs, odd and invisible spaces; indentation stays
    bool removeBoilerplate = true;  ///< lines that many documents of a folder have
    bool dropShort = false;         ///< running text below `shortestCharacters`; off, as labels are short too
    bool dropGarbled = true;        ///< what is mostly no words: symbols, repetitions, misread scans
    bool dropNearDuplicates = true; ///< of documents of the same domain
    bool dropOtherDomains = false;  ///< copies and near copies of documents of other domains too
    bool findLanguages = true;      ///< counted, nothing is changed
    bool findPersonalData = true;   ///< counted, nothing is changed
    bool maskPersonalData = false;  ///< replaced by [EMAIL], [PHONE], [CARD], [IBAN]
    std::int64_t shortestCharacters = 20;
    double nearDuplicate = 0.8; ///< from this Jaccard similarity of word 5-grams on; 0.5 to 1

    [[nodiscard]] bool operator==(const CleaningOptions&) const = default;
};

/// Mail addresses and the like, each one counted.
struct PersonalData {
    std::int64_t mails = 0;
    std::int64_t phones = 0;
    std::int64_t cards = 0; ///< digits that satisfy Luhn's check
    std::int64_t ibans = 0; ///< with the right check digits

    [[nodiscard]] std::int64_t total() const { return mails + phones + cards + ibans; }
    PersonalData& operator+=(const PersonalData& other);
    [[nodiscard]] bool operator==(const PersonalData&) const = default;
};

/// What cleaning did, in documents unless said otherwise.
struct CleaningCounts {
    std::int64_t repaired = 0;                     ///< with an encoding repaired
    std::int64_t composed = 0;                     ///< brought into form NFC
    std::int64_t tidied = 0;                       ///< with white space changed
    std::int64_t boilerplate = 0;                  ///< that lost repeated lines
    std::int64_t boilerplateLines = 0;             ///< lines removed
    std::int64_t tooShort = 0;                     ///< dropped
    std::int64_t garbled = 0;                      ///< dropped
    std::int64_t copies = 0;                       ///< dropped: the domain has the same to the letter
    std::int64_t nearDuplicates = 0;               ///< dropped: the domain has nearly the same
    std::int64_t inOtherDomains = 0;               ///< another domain has the same or nearly the same
    std::int64_t otherDomainsDropped = 0;          ///< of those, dropped
    std::int64_t movedToSplit = 0;                 ///< put into the split of a near copy that was there first
    std::int64_t betweenSplits = 0;                ///< dropped: near copies of documents of several splits
    std::int64_t masked = 0;                       ///< with personal data replaced
    PersonalData personalData;                     ///< pieces found
    std::map<std::string, std::int64_t> languages; ///< by ISO 639 code; "und" where nobody can tell
    std::vector<std::string> repeatedLines;        ///< some of the lines removed as boilerplate

    /// Documents that were read and not kept.
    [[nodiscard]] std::int64_t dropped() const
    {
        return tooShort + garbled + copies + nearDuplicates + otherDomainsDropped + betweenSplits;
    }
    CleaningCounts& operator+=(const CleaningCounts& other);
    [[nodiscard]] bool operator==(const CleaningCounts&) const = default;
};

/// As one JSON object, and back. Unknown members are ignored, missing ones have their defaults, so that programs of
/// several versions understand each other; what is no JSON object is the default.
[[nodiscard]] std::string toJson(const CleaningOptions& options);
[[nodiscard]] CleaningOptions cleaningOptionsFrom(std::string_view json);
[[nodiscard]] std::string toJson(const CleaningCounts& counts);
[[nodiscard]] CleaningCounts cleaningCountsFrom(std::string_view json);

} // namespace polymath
