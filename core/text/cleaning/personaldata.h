#pragma once

#include "core/text/cleaning/cleaning.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// A piece of a text that tells of a person.
struct PersonalPiece {
    enum class Kind { Mail, Phone, Card, Iban };

    Kind kind = Kind::Mail;
    std::size_t begin = 0; ///< bytes
    std::size_t end = 0;
};

/// Finds, from left to right: mail addresses; IBANs of known length with the right check digits (ISO 13616); numbers of
/// payment cards that satisfy Luhn's check (ISO/IEC 7812); phone numbers, which are international ("+49 30 1234567",
/// "0049 ..."), national with a leading 0 and a separator, or North American ("(555) 234-5678"). Dates, prices and
/// plain numbers are none.
[[nodiscard]] std::vector<PersonalPiece> findPersonalData(std::string_view text);

[[nodiscard]] PersonalData countOf(const std::vector<PersonalPiece>& pieces);

/// The text with [EMAIL], [PHONE], [CARD] and [IBAN] in the pieces' places.
[[nodiscard]] std::string masked(std::string_view text, const std::vector<PersonalPiece>& pieces);

} // namespace polymath
