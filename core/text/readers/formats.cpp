#include "core/text/readers/format.h"

#include "core/base/translate.h"
#include "core/text/readers/readers.h"
#include "core/text/readers/words.h"

#include <algorithm>
#include <array>
#include <cstdint>
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

/// What is in a compound file (MS-CFB), the container of office files of before 2007 and of newer ones with a password,
/// as the pattern of a sentence about it. The names of its parts stand in its directory, as UTF-16.
const char* compoundFileProblem(const fs::path& file, std::string_view head)
{
    constexpr std::size_t shiftAt = 0x1E;     ///< of the exponent of a sector's size
    constexpr std::size_t directoryAt = 0x30; ///< of the number of the directory's first sector
    constexpr std::size_t directoryBytes = 64 * 1024;
    std::string parts(head);
    if (head.size() > directoryAt + 4) {
        const auto byte = [head](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(head[at])}; };
        const auto sector =
            byte(directoryAt) | byte(directoryAt + 1) << 8 | byte(directoryAt + 2) << 16 | byte(directoryAt + 3) << 24;
        std::string directory(directoryBytes, '\0');
        std::ifstream in(file, std::ios::binary);
        in.seekg(static_cast<std::streamoff>((sector + 1) << std::min<std::uint64_t>(byte(shiftAt), 12)));
        in.read(directory.data(), static_cast<std::streamsize>(directory.size()));
        parts.append(directory, 0, static_cast<std::size_t>(in.gcount()));
    }
    const auto has = [&parts](std::string_view name) {
        std::string wide;
        for (const char character : name) {
            wide.append(1, character).append(1, '\0');
        }
        return parts.find(wide) != std::string::npos;
    };
    if (has("EncryptedPackage")) {
        return POLYMATH_TEXT("sentences",
                             "'%1' is an office file with a password, with which it cannot be opened here. "
                             "Save it without one and import it again.");
    }
    if (has("WordDocument")) {
        return POLYMATH_TEXT("sentences",
                             "'%1' is a Word file of before 2007 (DOC), which is not read. Open it in Word "
                             "or LibreOffice, save it as DOCX and import that.");
    }
    if (has("Workbook") || has("Book")) {
        return POLYMATH_TEXT("sentences", "'%1' is an Excel file of before 2007 (XLS), which is not read. Open it in "
                                          "Excel or LibreOffice, save it as XLSX and import that.");
    }
    if (has("PowerPoint Document")) {
        return POLYMATH_TEXT("sentences",
                             "'%1' is a PowerPoint file of before 2007 (PPT), which is not read. Open it in "
                             "PowerPoint or LibreOffice, save it as PPTX and import that.");
    }
    if (has("__properties_version1.0")) {
        return POLYMATH_TEXT("sentences",
                             "'%1' is a mail as Outlook stores it (MSG), which is not read. Save it as EML "
                             "and import that.");
    }
    return POLYMATH_TEXT("sentences", "'%1' is an office file of before 2007 of a kind that is not read. Save it as "
                                      "DOCX, XLSX, PPTX or PDF and import that.");
}

std::string knownTitles()
{
    std::string names;
    for (const auto& format : formatNames()) {
        names.append(names.empty() ? "" : ", ").append(format.title);
    }
    return names;
}

} // namespace

bool isParquet(std::string_view head, const fs::path&)
{
    return head.starts_with("PAR1") || head.starts_with("PARE"); // the latter encrypted
}

const std::vector<Format>& formats()
{
    // One line for each:
    // clang-format off
    static const std::vector<Format> all{
        {"pdf", isPdf, readPdf},
        {"docx", isDocx, readDocx},
        {"pptx", isPptx, readPptx},
        {"odt", isOdt, readOdt},
        {"rtf", isRtf, readRtf},
        {"epub", isEpub, readEpub},
        {"xlsx", isXlsx, readXlsx},
        {"ods", isOds, readOds},
        {"parquet", isParquet, readParquet},
        {"archive", isArchive, readArchive},
        {"mbox", isMailbox, readMailbox},
        {"eml", isMail, readMail},
        {"html", isHtml, readHtml},
        {"jsonl", isJsonLines, readJsonLines},
        {"json", isJson, readJson},
        {"csv", isTable, readTable},
        {"tsv", isTabSeparated, readTable},
        {"code", nullptr, readCode},
        {"md", nullptr, readMarkdown},
        {"txt", nullptr, readPlainText},
    };
    // clang-format on
    return all;
}

Result<const Format*> recognise(const fs::path& file, const std::string& name)
{
    std::error_code error;
    const auto status = fs::status(file, error);
    if (!fs::exists(status)) {
        return fail(ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "'%1' is not there."), {name}),
                    error.message());
    }
    if (!fs::is_regular_file(status)) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' is not a regular file, so it is not read."), {name}));
    }
    const auto head = headOf(file);
    if (head.empty()) {
        return fs::file_size(file, error) == 0 && !error
                   ? fail(
                         ErrorCode::BadInput,
                         sentence(POLYMATH_TEXT("sentences", "'%1' holds no text to learn from: it is empty."), {name}))
                   : fail(ErrorCode::BadInput,
                          sentence(POLYMATH_TEXT("sentences", "'%1' cannot be read. Check its permissions."), {name}));
    }
    for (const auto& format : formats()) {
        if (!findFormat(format.name)->isText && format.recognises(head, file)) {
            return &format;
        }
    }
    if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
        return fail(ErrorCode::BadInput, sentence(compoundFileProblem(file, head), {name}));
    }
    if (!looksLikeText(head)) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' is of a kind that cannot be imported. Known are: %2."),
                             {name, knownTitles()}));
    }
    auto ending = lowerCase(file.extension().string());
    ending.erase(0, ending.empty() ? 0 : 1);
    const auto find = [](const auto& fits) {
        return std::find_if(formats().begin(), formats().end(),
                            [&](const Format& format) { return findFormat(format.name)->isText && fits(format); });
    };
    const auto plain = find([](const Format& format) { return format.name == "txt"; });
    auto named = find([&](const Format& format) {
        const auto& endings = findFormat(format.name)->endings;
        return std::find(endings.begin(), endings.end(), ending) != endings.end();
    });
    named = named == formats().end() ? plain : named;
    if (named->recognises == nullptr && named != plain) {
        return &*named; // what a program or a page with marks holds is no sign that it is anything else
    }
    const auto text = std::string_view(head).substr(head.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    const auto shown =
        find([&](const Format& format) { return format.recognises != nullptr && format.recognises(text, file); });
    return shown == formats().end() ? &*named : &*shown;
}

} // namespace polymath
