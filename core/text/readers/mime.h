#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// One part of a mail (RFC 2045): a text, a file, or several parts. Its views lie in the mail's bytes.
struct MimePart {
    std::string type = "text/plain"; ///< in small letters
    std::string charset;             ///< as named; empty where none is
    std::string fileName;            ///< UTF-8
    std::string subject;             ///< UTF-8; of a mail
    std::string encoding;            ///< "base64", "quoted-printable"; anything else is the body as it is
    bool attached = false;           ///< meant to be saved, not shown
    bool flowed = false;             ///< lines that end with a space go on in the next (RFC 3676)
    std::string_view body;
    std::vector<MimePart> parts; ///< of multipart/...
};

/// Takes a mail apart. Parts nested without end, and more of them than a mail has, stay together as one; a mail that is
/// cut off has the parts that are there.
[[nodiscard]] MimePart parseMail(std::string_view mail);

/// A part's body as bytes.
[[nodiscard]] std::string decodedBody(const MimePart& part);

/// A header's value with its encoded words (RFC 2047) as UTF-8.
[[nodiscard]] std::string decodedHeader(std::string_view value);

/// Whether text begins as a mail does: with headers, among them some that every mail has.
[[nodiscard]] bool looksLikeMail(std::string_view text);

} // namespace polymath
