#include "core/text/readers/mime.h"

#include "core/text/readers/charset.h"
#include "core/text/readers/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

namespace polymath {

namespace {

/// Mails forwarded inside mails are a few levels deep; parts of one are dozens.
constexpr int deepestPart = 20;
constexpr std::size_t mostParts = 1000;
/// Headers longer than this are not mail's.
constexpr std::size_t longestHeaders = 1 << 20;

/// Names in small letters, and values on one line.
using Headers = std::map<std::string, std::string>;

/// Takes one line off `text`, without its end.
std::string_view takeLine(std::string_view& text)
{
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

bool isFieldName(std::string_view name)
{
    return !name.empty() && name.size() < 80 && std::all_of(name.begin(), name.end(), [](unsigned char character) {
        return character > ' ' && character < 127;
    });
}

/// Takes headers off `text`, up to the blank line that ends them.
Headers takeHeaders(std::string_view& text)
{
    Headers headers;
    std::string* last = nullptr;
    const auto begin = text.size();
    while (!text.empty() && begin - text.size() < longestHeaders) {
        auto rest = text;
        const auto line = takeLine(rest);
        if (line.empty()) {
            text = rest;
            break;
        }
        if (line.front() == ' ' || line.front() == '\t') { // the last one goes on
            if (last != nullptr) {
                last->append(" ").append(tidy(line));
            }
        } else if (const auto colon = line.find(':');
                   colon != std::string_view::npos && isFieldName(line.substr(0, colon))) {
            auto& value = headers[lowerCase(std::string(line.substr(0, colon)))];
            if (value.empty()) { // of several, the first
                value = tidy(line.substr(colon + 1));
                last = &value;
            } else {
                last = nullptr;
            }
        } else if (!line.starts_with("From ") && !line.starts_with(">From ")) {
            break; // no header: the blank line was forgotten
        }
        text = rest;
    }
    return headers;
}

std::string valueOf(const Headers& headers, const std::string& name)
{
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

int hexDigit(char character)
{
    const auto lower = std::tolower(static_cast<unsigned char>(character));
    return lower >= '0' && lower <= '9' ? lower - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Bytes written as a sign and two hexadecimal digits.
std::string fromHex(std::string_view text, char sign)
{
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == sign && at + 2 < text.size() && hexDigit(text[at + 1]) >= 0 && hexDigit(text[at + 2]) >= 0) {
            result += static_cast<char>(hexDigit(text[at + 1]) * 16 + hexDigit(text[at + 2]));
            at += 2;
        } else {
            result += text[at];
        }
    }
    return result;
}

std::string fromQuotedPrintable(std::string_view text)
{
    std::string joined;
    while (!text.empty()) {
        const bool ends = text.find('\n') != std::string_view::npos;
        auto line = takeLine(text);
        line = line.substr(0, line.find_last_not_of(" \t") + 1);
        const bool soft = line.ends_with('=');
        joined.append(soft ? line.substr(0, line.size() - 1) : line);
        if (ends && !soft) {
            joined += '\n';
        }
    }
    return fromHex(joined, '=');
}

std::string fromBase64(std::string_view text)
{
    std::string result;
    result.reserve(text.size() / 4 * 3);
    unsigned bits = 0;
    unsigned count = 0;
    for (const char character : text) {
        constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        const auto value = digits.find(character);
        if (character == '=') {
            count = 0;
        } else if (value != std::string_view::npos) {
            bits = (bits << 6U | static_cast<unsigned>(value)) & 0xFFFFU;
            count += 6;
            if (count >= 8) {
                count -= 8;
                result += static_cast<char>(bits >> count & 0xFFU);
            }
        }
    }
    return result;
}

/// "attachment; filename=a.txt": the first word, and the rest by name in small letters.
struct Parameters {
    std::string value;
    std::map<std::string, std::string> named;
};

Parameters parametersOf(const std::string& header)
{
    Parameters result;
    std::vector<std::string> pieces(1);
    bool quoted = false;
    for (std::size_t at = 0; at < header.size(); ++at) {
        if (header[at] == '"') {
            quoted = !quoted;
        } else if (quoted && header[at] == '\\' && at + 1 < header.size()) {
            pieces.back() += header[++at];
        } else if (!quoted && header[at] == ';') {
            pieces.emplace_back();
        } else {
            pieces.back() += header[at];
        }
    }
    result.value = lowerCase(tidy(pieces.front()));
    std::map<std::string, std::string> continued; // RFC 2231: name*0, name*1, or name*0*
    for (std::size_t index = 1; index < pieces.size(); ++index) {
        const auto equals = pieces[index].find('=');
        if (equals == std::string::npos) {
            continue;
        }
        auto name = lowerCase(tidy(pieces[index].substr(0, equals)));
        const auto value = tidy(pieces[index].substr(equals + 1));
        if (const auto star = name.find('*'); star != std::string::npos) {
            continued[name.substr(0, star)] += value;
        } else {
            result.named.emplace(std::move(name), decodedHeader(value));
        }
    }
    for (const auto& [name, value] : continued) {
        const auto first = value.find('\'');
        const auto second = first == std::string::npos ? first : value.find('\'', first + 1);
        result.named[name] = second == std::string::npos
                                 ? value
                                 : decodedOrGuessed(fromHex(value.substr(second + 1), '%'), value.substr(0, first));
    }
    return result;
}

/// The pieces of a body between the lines that bound its parts.
std::vector<std::string_view> dividedAt(std::string_view body, const std::string& boundary)
{
    std::vector<std::string_view> pieces;
    const auto line = "--" + boundary;
    std::size_t begin = std::string_view::npos; // of the piece; what comes before the first bound is for no reader
    std::size_t at = 0;
    while (at < body.size() && pieces.size() < mostParts) {
        const auto found = body.find(line, at);
        if (found == std::string_view::npos) {
            break;
        }
        at = found + line.size();
        if (found > 0 && body[found - 1] != '\n') {
            continue;
        }
        if (begin != std::string_view::npos) {
            pieces.push_back(body.substr(begin, found - begin));
        }
        if (body.substr(at).starts_with("--")) {
            return pieces;
        }
        at = std::min(body.find('\n', at), body.size() - 1) + 1;
        begin = at;
    }
    if (begin != std::string_view::npos) { // the last bound is missing
        pieces.push_back(body.substr(begin));
    }
    return pieces;
}

MimePart parsePart(std::string_view text, int depth, std::size_t& parts)
{
    const auto headers = takeHeaders(text);
    MimePart part;
    const auto type = parametersOf(valueOf(headers, "content-type"));
    const auto disposition = parametersOf(valueOf(headers, "content-disposition"));
    const auto named = [](const Parameters& parameters, const std::string& name) {
        const auto found = parameters.named.find(name);
        return found == parameters.named.end() ? std::string() : found->second;
    };
    if (type.value.find('/') != std::string::npos) {
        part.type = type.value;
    }
    part.charset = named(type, "charset");
    part.flowed = lowerCase(named(type, "format")) == "flowed";
    part.fileName = named(disposition, "filename");
    if (part.fileName.empty()) {
        part.fileName = named(type, "name");
    }
    part.attached = disposition.value == "attachment";
    part.encoding = lowerCase(valueOf(headers, "content-transfer-encoding"));
    part.subject = decodedHeader(valueOf(headers, "subject"));
    part.body = text;
    if (part.type.starts_with("multipart/") && depth < deepestPart && !named(type, "boundary").empty()) {
        for (const auto piece : dividedAt(text, named(type, "boundary"))) {
            if (++parts > mostParts) {
                break;
            }
            part.parts.push_back(parsePart(piece, depth + 1, parts));
        }
    }
    return part;
}

} // namespace

MimePart parseMail(std::string_view mail)
{
    std::size_t parts = 0;
    return parsePart(mail, 0, parts);
}

std::string decodedBody(const MimePart& part)
{
    return part.encoding == "base64"             ? fromBase64(part.body)
           : part.encoding == "quoted-printable" ? fromQuotedPrintable(part.body)
                                                 : std::string(part.body);
}

std::string decodedHeader(std::string_view value)
{
    std::string result;
    bool afterWord = false;
    while (!value.empty()) {
        const auto begin = value.find("=?");
        const auto charsetEnd = begin == std::string_view::npos ? begin : value.find('?', begin + 2);
        const auto textBegin = charsetEnd == std::string_view::npos ? charsetEnd : value.find('?', charsetEnd + 1);
        const auto end = textBegin == std::string_view::npos ? textBegin : value.find("?=", textBegin + 1);
        if (end == std::string_view::npos) {
            break;
        }
        const auto between = value.substr(0, begin);
        if (!afterWord || between.find_first_not_of(" \t") != std::string_view::npos) {
            result += between; // white space between two words is none
        }
        const std::string charset(value.substr(begin + 2, charsetEnd - begin - 2));
        std::string text(value.substr(textBegin + 1, end - textBegin - 1));
        if (std::tolower(static_cast<unsigned char>(value[charsetEnd + 1])) == 'b') {
            text = fromBase64(text);
        } else {
            std::replace(text.begin(), text.end(), '_', ' ');
            text = fromHex(text, '=');
        }
        result += decodedOrGuessed(text, charset.substr(0, charset.find('*')));
        value.remove_prefix(end + 2);
        afterWord = true;
    }
    return tidy(result + decodedOrGuessed(value, ""));
}

bool looksLikeMail(std::string_view text)
{
    if (text.starts_with("From ")) {
        takeLine(text);
    }
    bool from = false;
    bool about = false;
    for (std::size_t lines = 0; lines < 60 && !text.empty(); ++lines) {
        const auto line = takeLine(text);
        const auto colon = line.find(':');
        if (line.empty()) {
            break;
        }
        if (line.front() == ' ' || line.front() == '\t') {
            if (lines == 0) {
                return false;
            }
            continue;
        }
        if (colon == std::string_view::npos || !isFieldName(line.substr(0, colon))) {
            return false;
        }
        const auto name = lowerCase(std::string(line.substr(0, colon)));
        constexpr std::array<std::string_view, 5> senders{"from", "received", "return-path", "delivered-to", "sender"};
        constexpr std::array<std::string_view, 4> others{"message-id", "mime-version", "date", "newsgroups"};
        from = from || std::find(senders.begin(), senders.end(), name) != senders.end();
        about = about || std::find(others.begin(), others.end(), name) != others.end() || (from && name == "subject");
    }
    return from && about;
}

} // namespace polymath
