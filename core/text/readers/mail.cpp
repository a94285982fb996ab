#include "core/text/readers/readers.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/text/readers/charset.h"
#include "core/text/readers/html.h"
#include "core/text/readers/mime.h"
#include "core/text/readers/passages.h"
#include "core/text/readers/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace polymath {

namespace {

namespace fs = std::filesystem;

/// The text of one mail in decoded form: attachments are larger, texts are not.
constexpr std::size_t longestText = 32 << 20;
constexpr std::size_t beginningBytes = 1 << 20;

struct Attachment {
    std::string name;
    const MimePart* part = nullptr;
};

/// What of a mail is text and what are files.
struct MailContent {
    std::vector<const MimePart*> texts;
    std::vector<Attachment> files;
    bool pictures = false;
    bool encrypted = false;
};

std::string endingFor(const MimePart& part)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> endings{{{"text/html", ".html"},
                                                                                    {"text/csv", ".csv"},
                                                                                    {"application/pdf", ".pdf"},
                                                                                    {"application/json", ".json"},
                                                                                    {"message/rfc822", ".eml"},
                                                                                    {"text/plain", ".txt"}}};
    const auto found =
        std::find_if(endings.begin(), endings.end(), [&part](const auto& pair) { return pair.first == part.type; });
    return found == endings.end() ? "" : std::string(found->second);
}

void gather(const MimePart& part, MailContent& content)
{
    if (part.type == "multipart/alternative" && !part.parts.empty()) {
        const auto holds = [](const MimePart& choice, std::string_view type) {
            return choice.type == type || std::any_of(choice.parts.begin(), choice.parts.end(),
                                                      [type](const MimePart& inner) { return inner.type == type; });
        };
        for (const auto* wanted : {"text/plain", "text/html", ""}) {
            const auto found = std::find_if(part.parts.begin(), part.parts.end(), [&](const MimePart& choice) {
                return *wanted == '\0' || (holds(choice, wanted) && !tidy(choice.body).empty());
            });
            if (found != part.parts.end()) {
                gather(*found, content);
                return;
            }
        }
    }
    if (part.type == "multipart/encrypted" || part.type == "application/pkcs7-mime" ||
        part.type == "application/x-pkcs7-mime") {
        content.encrypted = true;
    } else if (part.type.starts_with("multipart/")) {
        for (const auto& inner : part.parts) {
            gather(inner, content);
        }
    } else if (part.type.starts_with("image/") || part.type.starts_with("audio/") || part.type.starts_with("video/")) {
        content.pictures = true;
    } else if (part.type.ends_with("-signature") || part.type == "message/delivery-status") {
        // which says nothing to a reader
    } else if (!part.attached && (part.type == "text/plain" || part.type == "text/html")) {
        content.texts.push_back(&part);
    } else {
        auto name = part.fileName;
        std::replace(name.begin(), name.end(), '\\', '/');
        name = fs::path(name).filename().string();
        if (name.empty() || name == "." || name == "..") {
            name = "attachment " + std::to_string(content.files.size() + 1) + endingFor(part);
        }
        content.files.push_back({std::move(name), &part});
    }
}

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool isBlank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

/// Whether the mail that is answered begins here: below "-----Original Message-----", or as Outlook quotes it.
bool beginsOriginal(const std::vector<std::string_view>& lines, std::size_t index)
{
    const auto line = tidy(lines[index]);
    const bool original = line.find("Original") != std::string::npos || line.find("rspr") != std::string::npos ||
                          line.find("origin") != std::string::npos; // English, German, French
    if (line.starts_with("-----") && line.ends_with("-----") && original) {
        return true;
    }
    const auto starts = [&](std::size_t at, std::initializer_list<std::string_view> words) {
        const auto text = at < lines.size() ? tidy(lines[at]) : std::string();
        return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
    };
    return starts(index, {"From: ", "Von: ", "De: "}) &&
           starts(index + 1, {"Sent: ", "Date: ", "Gesendet: ", "Datum: ", "To: ", "An: "});
}

/// "On Tuesday Ada wrote:", which may take two lines.
bool isAttribution(std::string_view line) { return tidy(line).ends_with(':') && line.size() < 200; }

/// The text of a mail without the signature and without the mail that it answers where that stands below it; an answer
/// between quoted lines keeps them, since it makes no sense without. Nothing is left out where nothing would be left.
std::string ownWords(std::string_view text, bool& shortened)
{
    auto lines = linesOf(text);
    const auto count = lines.size();
    for (std::size_t index = 0; index < lines.size(); ++index) {
        const bool signature = lines[index] == "-- " || lines[index] == "--";
        if (signature || beginsOriginal(lines, index)) {
            lines.resize(index);
        }
    }
    auto end = lines.size();
    while (end > 0 && (isBlank(lines[end - 1]) || lines[end - 1].starts_with('>'))) {
        --end;
    }
    const bool quotes = std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(end), lines.end(),
                                    [](std::string_view line) { return line.starts_with('>'); });
    if (quotes && end > 0 && isAttribution(lines[end - 1])) {
        const auto first = end > 1 && !isBlank(lines[end - 2]) && lines[end - 1].size() < 60 &&
                                   (lines[end - 2].starts_with("On ") || lines[end - 2].starts_with("Am "))
                               ? end - 2
                               : end - 1;
        end = first;
    }
    lines.resize(quotes ? end : lines.size());
    std::string kept;
    for (const auto line : lines) {
        kept.append(line).append("\n");
    }
    kept = tidy(kept);
    if (kept.empty()) {
        return tidy(text);
    }
    shortened = shortened || lines.size() < count;
    return kept;
}

/// Lines that were broken to fit a screen as the paragraphs that they are.
std::string unflowed(std::string_view text)
{
    std::string result;
    for (auto line : linesOf(text)) {
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        const bool goesOn = line.ends_with(' ') && line != "-- " && !line.starts_with('>');
        result.append(line).append(goesOn ? "" : "\n");
    }
    return result;
}

/// Hands blocks on as documents of their own, whatever the outer sink gathers; the rest as it is.
class MailSink : public ReadSink {
public:
    explicit MailSink(ReadSink& outer)
        : m_outer(outer),
          m_passages([this](ImportedDocument&& passage) { return m_outer.document(std::move(passage)); })
    {
    }

    void at(const Place& place) override { m_outer.at(place); }
    Result<void> block(Block&& block) override
    {
        auto taken = m_passages.add(std::move(block));
        m_stopped = m_stopped || !taken;
        return taken;
    }
    Result<void> row(const Row& row) override { return m_outer.row(row); }
    Result<void> document(ImportedDocument&& document) override { return m_outer.document(std::move(document)); }
    Result<void> child(const std::string& name, const fs::path& file, const std::vector<std::int64_t>& rows) override
    {
        return m_outer.child(name, file, rows);
    }
    Result<void> refusedChild(const std::string& name, const std::string& sentence) override
    {
        return m_outer.refusedChild(name, sentence);
    }
    void skip(std::int64_t rows) override { m_outer.skip(rows); }
    void encoding(const std::string& name) override { m_outer.encoding(name); }
    void note(std::string sentence) override { m_outer.note(std::move(sentence)); }
    void columns(std::vector<std::string> names) override { m_outer.columns(std::move(names)); }

    Result<void> finish() { return m_passages.finish(); }
    [[nodiscard]] bool isStopped() const { return m_stopped; } ///< by the outer sink

private:
    ReadSink& m_outer;
    PassageGatherer m_passages;
    bool m_stopped = false;
};

/// Reads mails: first the texts of all, then the files in them.
class MailReader {
public:
    MailReader(const ReadInput& input, ReadSink& sink) : m_input(input), m_sink(sink) {}

    Result<void> texts(std::string_view mail)
    {
        const auto parsed = parseMail(mail);
        MailContent content;
        gather(parsed, content);
        ++m_mails;
        m_encrypted += content.encrypted ? 1 : 0;
        m_pictures = m_pictures || content.pictures;
        MailSink own(m_sink);
        bool first = true;
        for (const auto* part : content.texts) {
            const auto bytes = decodedBody(*part);
            if (bytes.size() > longestText) {
                m_sink.note(sentence(POLYMATH_TEXT("sentences", "A text longer than %1 MB was left out of '%2'."),
                                     {std::to_string(longestText >> 20), m_input.name}));
                continue;
            }
            const bool html = part->type == "text/html";
            const auto charset = html && part->charset.empty() ? encodingOfHtml(bytes) : part->charset;
            const auto text = decodedOrGuessed(bytes, charset);
            if (tidy(text).empty()) {
                continue;
            }
            if (std::exchange(first, false) && !parsed.subject.empty()) {
                POLYMATH_CHECK(own.block({Block::Kind::Heading, parsed.subject}));
            }
            if (html) {
                auto taken = readHtmlText(text, m_input.name, HtmlContent::All, own);
                if (!taken && own.isStopped()) {
                    return taken;
                }
                m_tangled += taken ? 0 : 1;
            } else {
                const auto words = ownWords(part->flowed ? unflowed(tidy(text)) : tidy(text), m_shortened);
                POLYMATH_CHECK(own.block({Block::Kind::Paragraph, words}));
            }
        }
        return own.finish();
    }

    /// `folder`: before their names; "" or "12/".
    Result<void> files(std::string_view mail, const std::string& folder)
    {
        const auto parsed = parseMail(mail);
        MailContent content;
        gather(parsed, content);
        for (const auto& [name, part] : content.files) {
            POLYMATH_TRY(scratch, ScratchFolder::create());
            const auto ending = lowerCase(fs::path(name).extension().string());
            const bool plain = ending.size() < 12 && std::all_of(ending.begin(), ending.end(), [](unsigned char byte) {
                                   return byte == '.' || std::isalnum(byte) != 0;
                               });
            const auto file = scratch.path() / ("attachment" + (plain ? ending : ""));
            std::ofstream out(file, std::ios::binary);
            const auto bytes = decodedBody(*part);
            out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
            out.close();
            if (!out) {
                return fail(
                    ErrorCode::OutOfResources,
                    sentence(POLYMATH_TEXT("sentences",
                                           "There is no room to unpack what is attached to '%1'. Free some space."),
                             {m_input.name}));
            }
            POLYMATH_CHECK(m_sink.child(folder + name, file, {}));
        }
        return {};
    }

    [[nodiscard]] Result<void> finish() const
    {
        if (m_encrypted > 0 && m_encrypted == m_mails) {
            return fail(
                ErrorCode::BadInput,
                sentence(
                    POLYMATH_TEXT("sentences",
                                  "'%1' is encrypted. Save it decrypted with your mail program and import it again."),
                    {m_input.name}));
        }
        if (m_encrypted > 0) {
            m_sink.note(sentence(POLYMATH_TEXT("sentences", "%1 of %2 mails are encrypted and were left out."),
                                 {std::to_string(m_encrypted), std::to_string(m_mails)}));
        }
        if (m_tangled > 0) {
            m_sink.note(
                sentence(POLYMATH_TEXT("sentences", "%1 texts in HTML are too large or too tangled and were left out."),
                         {std::to_string(m_tangled)}));
        }
        if (m_pictures) {
            m_sink.note(POLYMATH_TEXT("sentences", "Pictures and sounds in mails were left out."));
        }
        if (m_shortened) {
            m_sink.note(
                POLYMATH_TEXT("sentences", "Signatures, and the mails that answers quote below them, were left out."));
        }
        return {};
    }

private:
    const ReadInput& m_input;
    ReadSink& m_sink;
    std::int64_t m_mails = 0;
    std::int64_t m_encrypted = 0;
    std::int64_t m_tangled = 0;
    bool m_pictures = false;
    bool m_shortened = false;
};

/// Whether a line begins a mail of an mbox: "From ada@example.org Mon Jan  1 12:00:00 2024", above headers.
bool beginsMail(std::string_view text, std::size_t at)
{
    const auto rest = text.substr(at);
    if (!rest.starts_with("From ")) {
        return false;
    }
    const auto end = rest.find('\n');
    const auto line = rest.substr(0, end);
    const bool dated = std::count(line.begin(), line.end(), ':') >= 1 && std::count(line.begin(), line.end(), ' ') >= 4;
    const auto next = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1, 200);
    const auto colon = next.find_first_of(": \t\r\n");
    return (dated || line.find('@') != std::string_view::npos) && colon != std::string_view::npos && next[colon] == ':';
}

/// Takes the first mail off an mbox, without the line that begins it.
std::string_view takeMail(std::string_view& text)
{
    auto end = text.size();
    for (auto at = text.find("\nFrom ", 1); at != std::string_view::npos; at = text.find("\nFrom ", at + 1)) {
        if (beginsMail(text, at + 1)) {
            end = at + 1;
            break;
        }
    }
    const auto mail = text.substr(0, end);
    text.remove_prefix(end);
    return mail;
}

} // namespace

Result<void> readMail(const ReadInput& input, ReadSink& sink)
{
    POLYMATH_TRY(file, MappedFile::open(input.file));
    MailReader reader(input, sink);
    POLYMATH_CHECK(reader.texts(file.text()));
    POLYMATH_CHECK(reader.finish());
    return reader.files(file.text(), "");
}

Result<void> readMailbox(const ReadInput& input, ReadSink& sink)
{
    POLYMATH_TRY(file, MappedFile::open(input.file));
    MailReader reader(input, sink);
    const auto text = input.beginning ? file.text().substr(0, beginningBytes) : file.text();
    std::int64_t number = 0;
    for (auto rest = text; !rest.empty();) {
        sink.at({Place::Unit::Mail, ++number});
        POLYMATH_CHECK(reader.texts(takeMail(rest)));
    }
    POLYMATH_CHECK(reader.finish());
    number = 0;
    for (auto rest = text; !rest.empty();) {
        const auto mail = takeMail(rest);
        POLYMATH_CHECK(reader.files(mail, std::to_string(++number) + "/"));
    }
    return {};
}

bool isMail(std::string_view head, const fs::path&) { return !head.starts_with("From ") && looksLikeMail(head); }

bool isMailbox(std::string_view head, const fs::path&) { return beginsMail(head, 0) && looksLikeMail(head); }

} // namespace polymath
