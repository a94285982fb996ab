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
        {"xlsx", POLYMATH_TEXT("formats", "Excel workbook"), {"xlsx", "xlsm"}},
        {"ods", POLYMATH_TEXT("formats", "OpenDocument spreadsheet"), {"ods"}},
        {"parquet", POLYMATH_TEXT("formats", "Parquet table"), {"parquet"}},
        {"json", POLYMATH_TEXT("formats", "JSON"), {"json"}, true},
        {"jsonl", POLYMATH_TEXT("formats", "JSON lines"), {"jsonl", "ndjson"}, true},
        {"eml", POLYMATH_TEXT("formats", "mail"), {"eml"}, true},
        {"mbox", POLYMATH_TEXT("formats", "mailbox"), {"mbox", "mbx"}, true},
        {"code",
         POLYMATH_TEXT("formats", "source code"),
         {"c",     "h",   "cc",    "cpp", "cxx", "hh",  "hpp",  "hxx", "cs",   "java", "kt",  "kts",    "scala",
          "go",    "rs",  "py",    "pyi", "rb",  "php", "pl",   "pm",  "js",   "mjs",  "cjs", "jsx",    "ts",
          "tsx",   "vue", "swift", "m",   "mm",  "lua", "r",    "jl",  "hs",   "ml",   "mli", "erl",    "ex",
          "exs",   "clj", "lisp",  "el",  "scm", "sh",  "bash", "zsh", "fish", "ps1",  "bat", "sql",    "cmake",
          "proto", "f90", "f",     "for", "pas", "adb", "ads",  "d",   "dart", "nim",  "zig", "groovy", "gradle",
          "asm",   "s",   "vhd",   "v",   "sv",  "css", "scss", "less"},
         true},
        {"archive",
         POLYMATH_TEXT("formats", "archive (ZIP, TAR, 7z, RAR, GZ, BZ2, XZ, ZST)"),
         {"zip", "tar", "tgz", "gz", "bz2", "xz", "zst", "7z", "rar"}},
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

bool isImportable(std::string_view ending)
{
    const auto& all = formatNames();
    return std::any_of(all.begin(), all.end(), [ending](const FormatName& format) {
        return std::find(format.endings.begin(), format.endings.end(), ending) != format.endings.end();
    });
}

} // namespace polymath
