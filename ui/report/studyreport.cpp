#include "ui/report/studyreport.h"

#include "core/base/file.h"

#include <QString>
#include <QTextDocument>

namespace polymath::report {

namespace {

constexpr const char* style = "<style>body{font-family:sans-serif;margin:2em auto;max-width:70em}"
                              "table{border-collapse:collapse}td,th{padding:.2em .6em}"
                              "th{border-bottom:1px solid gray}</style>";

/// Qt reads Markdown with tables; what it writes stands on its own.
std::string htmlOf(const std::string& markdown)
{
    QTextDocument document;
    document.setMarkdown(QString::fromStdString(markdown), QTextDocument::MarkdownDialectGitHub);
    return document.toHtml().replace("<head>", QString("<head>") + style).toStdString();
}

} // namespace

Result<void> checkStudyEnding(const std::filesystem::path& file)
{
    const auto ending = file.extension().string();
    if (ending == ".md" || ending == ".html" || ending == ".csv") {
        return {};
    }
    return fail(ErrorCode::Usage,
                "A study's report is written as .md, .html or .csv, and '" + file.string() + "' is none of them.");
}

Result<void> writeStudy(const study::Plan& plan, const study::Results& results, const std::filesystem::path& file)
{
    POLYMATH_CHECK(checkStudyEnding(file));
    const auto ending = file.extension().string();
    return writeFileAtomically(file, ending == ".csv"    ? asCsv(plan, results)
                                     : ending == ".html" ? htmlOf(asMarkdown(plan, results))
                                                         : asMarkdown(plan, results));
}

} // namespace polymath::report
