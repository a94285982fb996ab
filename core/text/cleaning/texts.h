#pragma once

#include <string>
#include <string_view>

namespace polymath {

/// Repairs UTF-8 that somebody read as Latin-1 or Windows-1252 and wrote as UTF-8 again ("Ã©" for "é"), several times
/// over if need be. Only where it is certain: a sequence that no language writes is there ("Ã©", "â€™", or two and more
/// in a row that decode without a rest), and then the less certain ones of the same text go with it. Returns whether
/// anything changed, as do the next two.
bool repairEncoding(std::string& text);

/// Brings UTF-8 into Unicode's form NFC (UAX #15); what is not UTF-8 stays as it is.
bool composeUnicode(std::string& text);

/// Line ends become "\n", odd spaces (U+00A0, U+2000 to U+200A, U+3000, ...) " ", invisible characters (U+200B, U+FEFF,
/// U+00AD, U+2060, controls) go; so do spaces before a line end, empty lines at both ends and beyond one in a row. Runs
/// of spaces inside a line become one, but not in code; indentation always stays.
bool tidyWhiteSpace(std::string& text);

/// Whether most lines look like source code: by how they end and by their indentation.
[[nodiscard]] bool looksLikeCode(std::string_view text);

/// Whether a text of at least 20 characters is hardly words: fewer than 3 in 10 characters are letters or digits, half
/// of it is one character, or words longer than 60 letters; more than 1 in 50 is U+FFFD; or more than half of its words
/// are such as misread scans have ("l1|e", "tbq rz"), for text in Latin letters that is not code. In the rows of tables
/// ("a | 7") single letters are no words, and a digit may come again and again.
[[nodiscard]] bool isGarbled(std::string_view text);

/// The language of a text as ISO 639 code, by its beginning (CLD2); "und" where nobody can tell.
[[nodiscard]] std::string languageOf(std::string_view text);

/// Characters of UTF-8.
[[nodiscard]] std::size_t characters(std::string_view text);

} // namespace polymath
