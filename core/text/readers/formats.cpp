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
        return fail(ErrorCode::BadInput,
                    "'" + name +
                        "' is a Word, Excel or PowerPoint file of before 2007, or a newer one with a "
                        "password. Save it as DOCX, XLSX or PPTX without a password.");
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
