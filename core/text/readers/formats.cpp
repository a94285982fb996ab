#include "core/text/readers/format.h"

#include "core/base/translate.h"
#include "core/text/readers/readers.h"
#include "core/text/readers/words.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <system_error>

namespace polymath {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t headBytes = 4096;

std::string headOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::array<char, headBytes> buffer{};
    in.read(buffer.data(), buffer.size());
    return {buffer.data(), static_cast<std::size_t>(in.gcount())};
}

/// Text, as far as the head shows: no zero bytes, but for UTF-16 with its mark.
bool looksLikeText(std::string_view head)
{
    return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") || head.find('\0') == std::string_view::npos;
}

std::string knownTitles()
{
    std::string names;
    for (const auto& format : formats()) {
        names.append(names.empty() ? "" : ", ").append(format.title);
    }
    return names;
}

} // namespace

const std::vector<Format>& formats()
{
    static const std::vector<Format> all{
        {"pdf", POLYMATH_TEXT("formats", "PDF document"), {"pdf"}, false, isPdf, readPdf},
        {"docx", POLYMATH_TEXT("formats", "Word document"), {"docx", "docm", "dotx"}, false, isDocx, readDocx},
        {"pptx", POLYMATH_TEXT("formats", "PowerPoint slides"), {"pptx", "pptm", "ppsx"}, false, isPptx, readPptx},
        {"odt", POLYMATH_TEXT("formats", "OpenDocument text"), {"odt", "ott"}, false, isOdt, readOdt},
        {"rtf", POLYMATH_TEXT("formats", "RTF document"), {"rtf"}, false, isRtf, readRtf},
        {"epub", POLYMATH_TEXT("formats", "EPUB book"), {"epub"}, false, isEpub, readEpub},
        {"html", POLYMATH_TEXT("formats", "web page"), {"html", "htm", "xhtml"}, true, isHtml, readHtml},
        {"jsonl", POLYMATH_TEXT("formats", "JSON lines"), {"jsonl", "ndjson"}, true, nullptr, readJsonLines},
        {"json", POLYMATH_TEXT("formats", "JSON"), {"json"}, true, nullptr, readJson},
        {"csv", POLYMATH_TEXT("formats", "CSV table"), {"csv"}, true, nullptr, readTable},
        {"tsv", POLYMATH_TEXT("formats", "TSV table"), {"tsv", "tab"}, true, nullptr, readTable},
        {"md", POLYMATH_TEXT("formats", "Markdown"), {"md", "markdown"}, true, nullptr, readMarkdown},
        {"txt", POLYMATH_TEXT("formats", "plain text"), {"txt", "text"}, true, nullptr, readPlainText},
    };
    return all;
}

Result<const Format*> recognise(const fs::path& file, const std::string& name)
{
    std::error_code error;
    const auto status = fs::status(file, error);
    if (!fs::exists(status)) {
        return fail(ErrorCode::BadInput, "'" + name + "' is not there.", error.message());
    }
    if (!fs::is_regular_file(status)) {
        return fail(ErrorCode::BadInput, "'" + name + "' is not a regular file, so it is not read.");
    }
    const auto head = headOf(file);
    if (head.empty()) {
        return fs::file_size(file, error) == 0 && !error
                   ? fail(ErrorCode::BadInput, "'" + name + "' holds no text to learn from: it is empty.")
                   : fail(ErrorCode::BadInput, "'" + name + "' cannot be read. Check its permissions.");
    }
    for (const auto& format : formats()) {
        if (format.recognises != nullptr && format.recognises(head, file)) {
            return &format;
        }
    }
    if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
        return fail(ErrorCode::BadInput,
                    "'" + name +
                        "' is a Word, Excel or PowerPoint file of before 2007, or a newer one with a "
                        "password. Save it as DOCX, XLSX or PPTX without a password.");
    }
    if (!looksLikeText(head)) {
        return fail(ErrorCode::BadInput,
                    "'" + name + "' is of a kind that cannot be imported. Known are: " + knownTitles() + ".");
    }
    auto ending = lowerCase(file.extension().string());
    ending.erase(0, ending.empty() ? 0 : 1);
    const Format* plain = nullptr;
    for (const auto& format : formats()) {
        if (format.isText && std::find(format.endings.begin(), format.endings.end(), ending) != format.endings.end()) {
            return &format;
        }
        plain = format.name == "txt" ? &format : plain;
    }
    return plain;
}

} // namespace polymath
