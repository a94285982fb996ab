#include "core/text/formats.h"

#include "core/base/translate.h"

#include <algorithm>

namespace polymath {

const std::vector<FormatName>& formatNames()
{
    static const std::vector<FormatName> all{
        {"pdf", POLYMATH_TEXT("formats", "PDF document"), {"pdf"}},
        {"docx", POLYMATH_TEXT("formats", "Word document"), {"docx", "docm", "dotx"}},
        {"odt", POLYMATH_TEXT("formats", "OpenDocument text"), {"odt", "ott"}},
        {"rtf", POLYMATH_TEXT("formats", "RTF document"), {"rtf"}},
        {"pptx", POLYMATH_TEXT("formats", "PowerPoint slides"), {"pptx", "pptm", "ppsx"}},
        {"epub", POLYMATH_TEXT("formats", "EPUB book"), {"epub"}},
        {"html", POLYMATH_TEXT("formats", "web page"), {"html", "htm", "xhtml"}, true},
        {"md", POLYMATH_TEXT("formats", "Markdown"), {"md", "markdown"}, true},
        {"txt", POLYMATH_TEXT("formats", "plain text"), {"txt", "text"}, true},
        {"csv", POLYMATH_TEXT("formats", "CSV table"), {"csv"}, true},
        {"tsv", POLYMATH_TEXT("formats", "TSV table"), {"tsv", "tab"}, true},
        {"json", POLYMATH_TEXT("formats", "JSON"), {"json"}, true},
        {"jsonl", POLYMATH_TEXT("formats", "JSON lines"), {"jsonl", "ndjson"}, true},
        {"archive",
         POLYMATH_TEXT("formats", "archive (ZIP, TAR, 7z, GZ, BZ2, XZ, ZST)"),
         {"zip", "tar", "tgz", "gz", "bz2", "xz", "zst", "7z"}},
    };
    return all;
}

const FormatName* findFormat(std::string_view name)
{
    const auto& all = formatNames();
    const auto found =
        std::find_if(all.begin(), all.end(), [name](const FormatName& format) { return format.name == name; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace polymath
