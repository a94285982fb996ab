#include "ui/report/reporthtml.h"

#include "ui/models/settingwords.h"
#include "ui/widgets/format.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <set>

namespace polymath::report {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(report)
};

constexpr int domainsInTable = 4; ///< more would not fit a page

/// What QTextDocument knows of CSS is kept simple; browsers get the width and the figures on top.
constexpr const char* styles = R"css(
body { font-family: 'Inter', 'Segoe UI', 'DejaVu Sans', sans-serif; color: #1d2330; background: #ffffff; }
h1 { font-size: 24pt; margin-bottom: 2px; }
h2 { font-size: 15pt; margin-top: 28px; margin-bottom: 8px; }
p, td, th, li { font-size: 9.5pt; line-height: 140%; }
.muted { color: #626b7c; }
.small { color: #626b7c; font-size: 8.5pt; }
.gain { color: #1b6d4b; }
.loss { color: #a3352b; }
table { border-collapse: collapse; margin-top: 6px; margin-bottom: 10px; }
th { text-align: left; color: #626b7c; font-weight: 600; border-bottom: 1px solid #8891a0; padding: 5px 10px 5px 0; }
td { border-bottom: 1px solid #dfe3ea; padding: 5px 10px 5px 0; vertical-align: top; }
td.number, th.number { text-align: right; white-space: nowrap; }
)css";

constexpr const char* browserStyles = R"css(
:root { color-scheme: light; }
@media screen { body { max-width: 60rem; margin: 2.5rem auto; padding: 0 1.5rem; } }
@media print { figure, tr { break-inside: avoid; } h2 { break-after: avoid; } }
table { width: 100%; font-variant-numeric: tabular-nums; }
figure { margin: 0 0 1rem 0; overflow-x: auto; }
figure svg { width: 100%; height: auto; }
code { overflow-wrap: anywhere; }
)css";

QString text(const std::string& value) { return QString::fromStdString(value).toHtmlEscaped(); }
QString cell(const QString& html, bool number = false)
{
    return number ? "<td class=\"number\" align=\"right\">" + html + "</td>" : "<td>" + html + "</td>";
}
QString heading(const QString& words, bool number = false)
{
    return number ? "<th class=\"number\" align=\"right\">" + words + "</th>" : "<th align=\"left\">" + words + "</th>";
}
QString table(const QString& head, const QStringList& rows)
{
    return "<table width=\"100%\" cellspacing=\"0\"><thead><tr>" + head + "</tr></thead><tbody><tr>" +
           rows.join("</tr>\n<tr>") + "</tr></tbody></table>\n";
}

QString roleInWords(DomainRole role)
{
    return role == DomainRole::Target ? Words::tr("to learn") : Words::tr("to keep");
}

QString baseSection(const Data& data)
{
    const auto& base = data.project.base;
    return "<h2>" + Words::tr("The base model") + "</h2>\n<p>" +
           Words::tr("%1, architecture %2, %3 parameters. It stays as it is; what was trained is kept beside it.")
               .arg(text(base.name), text(base.architecture), format::count(base.parameters)) +
           "<br><span class=\"small\">SHA-256 <code>" + text(base.sha256) + "</code></span></p>\n";
}

QString dataSection(const Data& data)
{
    if (data.project.domains.empty()) {
        return {};
    }
    QStringList rows;
    for (const auto& domain : data.project.domains) {
        const auto sources = std::count_if(data.project.sources.begin(), data.project.sources.end(),
                                           [&](const auto& source) { return source.domainId == domain.id; });
        rows << cell(text(domain.name)) + cell(roleInWords(domain.role)) +
                    cell(format::count(static_cast<std::int64_t>(sources)), true) +
                    cell(format::count(domain.documents), true) + cell(format::count(domain.duplicates), true) +
                    cell(domain.tokens > 0 ? format::count(domain.tokens) : "–", true);
    }
    return "<h2>" + Words::tr("The documents") + "</h2>\n" +
           table(heading(Words::tr("Domain")) + heading(Words::tr("Role")) + heading(Words::tr("Files"), true) +
                     heading(Words::tr("Documents"), true) + heading(Words::tr("Duplicates left out"), true) +
                     heading(Words::tr("Tokens"), true),
                 rows) +
           "<p class=\"muted\">" +
           Words::tr("Eight tenths of each domain's documents train, one tenth watches over training, and one tenth is "
                     "kept for the measurements below. A document's content decides where it belongs, so no document "
                     "is both learned from and measured on.") +
           "</p>\n";
}

QString changeOf(const Comparison::Cell& measured)
{
    if (!measured.comparable) {
        return "<br><span class=\"small\">" + Words::tr("measured unlike the base") + "</span>";
    }
    if (!measured.change) {
        return {};
    }
    const auto& change = *measured.change;
    const char* kind = change.low > 0 ? "gain" : change.high < 0 ? "loss" : "muted";
    return QString("<br><span class=\"%1\">%2</span><br><span class=\"small\">(%3 … %4)</span>")
        .arg(kind, format::points(change.value), format::points(change.low), format::points(change.high));
}

QString resultTable(const Data& data, std::size_t from, std::size_t to)
{
    const auto& domains = data.comparison.domains;
    QString head = heading(Words::tr("Model"));
    for (auto index = from; index < to; ++index) {
        head += heading(text(domains[index].name) + "<br><span class=\"small\">" + roleInWords(domains[index].role) +
                            "</span>",
                        true);
    }
    head += heading(Words::tr("Average"), true);
    QStringList rows;
    for (const auto& row : data.comparison.rows) {
        QString cells = cell("<b>" + text(row.subject.name) + "</b><br><span class=\"small\">" +
                             text(row.subject.label) + "</span>");
        for (auto index = from; index < to; ++index) {
            const auto found = row.cells.find(domains[index].name);
            cells += cell(found == row.cells.end()
                              ? "–"
                              : format::percent(found->second.result.accuracy, 2) + changeOf(found->second),
                          true);
        }
        rows << cells + cell(row.average ? format::percent(*row.average, 2) : "–", true);
    }
    return table(head, rows);
}

QString resultSection(const Data& data)
{
    QString html = "<h2>" + Words::tr("What was measured") + "</h2>\n";
    if (!data.comparison.isMeasured()) {
        return html + "<p>" + Words::tr("Nothing was measured yet.") + "</p>\n";
    }
    html += "<p>" +
            Words::tr("Next-token accuracy on documents that nothing was trained on; below it the change against the "
                      "base model in points, with its 95 % interval.") +
            "</p>\n";
    const auto count = data.comparison.domains.size();
    for (std::size_t from = 0; from < count; from += domainsInTable) {
        html += resultTable(data, from, std::min<std::size_t>(from + domainsInTable, count));
    }
    if (const auto rows = data.comparison.readRows(); !rows.empty()) {
        html += "<ul>";
        for (const auto* row : rows) {
            html += "<li>" + text(row->subject.name) + " – " + row->words.toHtmlEscaped() + "</li>";
        }
        html += "</ul>\n";
    }
    return html;
}

/// Steps and tokens of a subject; an expert's or a composition's.
struct Trained {
    std::int64_t steps = 0;
    std::int64_t tokens = 0;
    std::string configJson;
};

Trained trainedOf(const ProjectSnapshot& project, const std::string& name)
{
    const auto from = [&](const auto& list) -> std::optional<Trained> {
        const auto found =
            std::find_if(list.begin(), list.end(), [&](const auto& record) { return record.name == name; });
        return found == list.end() ? std::nullopt
                                   : std::optional(Trained{found->steps, found->trainedTokens, found->configJson});
    };
    const auto expert = from(project.experts);
    return expert ? *expert : from(project.compositions).value_or(Trained());
}

QString costSection(const Data& data)
{
    QStringList rows;
    for (const auto& row : data.comparison.rows) {
        const auto& subject = row.subject;
        if (subject.name == "base") {
            continue;
        }
        const auto trained = trainedOf(data.project, subject.name);
        rows << cell("<b>" + text(subject.name) + "</b><br><span class=\"small\">" + text(subject.label) + "</span>") +
                    cell(format::count(subject.trainedParameters), true) +
                    cell(format::count(subject.parameters), true) + cell(format::count(trained.steps), true) +
                    cell(format::count(trained.tokens), true) + cell(format::duration(subject.seconds), true) +
                    cell(format::bytes(subject.peakMemoryBytes), true);
    }
    if (rows.isEmpty()) {
        return {};
    }
    return "<h2>" + Words::tr("What it cost") + "</h2>\n" +
           table(heading(Words::tr("Model")) + heading(Words::tr("Trained<br>parameters"), true) +
                     heading(Words::tr("All<br>parameters"), true) + heading(Words::tr("Steps"), true) +
                     heading(Words::tr("Tokens"), true) + heading(Words::tr("Time"), true) +
                     heading(Words::tr("Peak<br>memory"), true),
                 rows) +
           "<p class=\"muted\">" +
           Words::tr("The time of a composition includes that of its experts. Memory is the most that the training "
                     "program held at once.") +
           "</p>\n";
}

QString settingsSection(const Data& data)
{
    QStringList rows;
    for (const auto& row : data.comparison.rows) {
        QStringList words;
        for (const auto& [term, value] :
             settingWords(trainedOf(data.project, row.subject.name).configJson, row.subject.method == "composition")) {
            words << term.toHtmlEscaped() + " <b>" + value.toHtmlEscaped() + "</b>";
        }
        if (row.subject.name != "base" && !words.isEmpty()) {
            rows << cell(text(row.subject.name)) + cell(words.join(" · "));
        }
    }
    if (rows.isEmpty()) {
        return {};
    }
    return "<h2>" + Words::tr("With which settings") + "</h2>\n" +
           table(heading(Words::tr("Model")) + heading(Words::tr("Settings")), rows);
}

/// "window 512, all test documents, bf16": how a measurement was made.
QString measuringInWords(const std::string& settingsJson)
{
    const auto settings = nlohmann::json::parse(settingsJson, nullptr, false);
    if (!settings.is_object()) {
        return {};
    }
    const auto whole = [&](const char* key) {
        const auto found = settings.find(key);
        return found != settings.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
    };
    const auto precision = settings.find("precision");
    const auto limit = whole("max_tokens");
    QStringList parts;
    if (whole("window") > 0) {
        parts << Words::tr("windows of %1 tokens").arg(whole("window"));
    }
    parts << (limit == 0 ? Words::tr("all test documents")
                         : Words::tr("about %1 tokens of each domain").arg(format::count(limit)));
    if (precision != settings.end() && precision->is_string()) {
        parts << Words::tr("computed in %1").arg(text(precision->get<std::string>()));
    }
    return parts.join(", ");
}

QString methodSection(const Data& data)
{
    std::set<std::string> settings;
    for (const auto& evaluation : data.project.evaluations) {
        settings.insert(evaluation.settingsJson);
    }
    QStringList ways;
    for (const auto& one : settings) {
        if (const auto words = measuringInWords(one); !words.isEmpty()) {
            ways << words;
        }
    }
    QString html = "<h2>" + Words::tr("How it was measured") + "</h2>\n<p>" +
                   Words::tr("For every place in a test document the model says which token comes next; the accuracy "
                             "is the share it gets right. Where a document is a question with an answer, only the "
                             "answer counts. Documents longer than the window are read in several parts, each from an "
                             "empty context.") +
                   "</p>\n<p>" +
                   Words::tr("Intervals say how far chance alone may move a number: they hold 95 of 100 of the results "
                             "that other test documents of the same kind would give (a bootstrap over documents; for "
                             "changes, pairs of the same documents). A change whose interval holds zero may be chance. "
                             "The average weighs the domains to learn and those to keep half each.") +
                   "</p>\n";
    if (!ways.isEmpty()) {
        html += "<p>" + Words::tr("Measured with: %1.").arg(ways.join("; ")) + "</p>\n";
    }
    return html;
}

} // namespace

QString toHtml(const Data& data, int figures, const std::function<QString(int)>& figureTag)
{
    QString body = "<h1>" + text(data.project.name) + "</h1>\n<p class=\"muted\">" +
                   Words::tr("A report by Polymath, %1").arg(QLocale().toString(data.made, QLocale::LongFormat)) +
                   "</p>\n" + resultSection(data);
    for (int index = 0; index < figures; ++index) {
        body += figureTag(index) + "\n";
    }
    body += costSection(data) + baseSection(data) + dataSection(data) + settingsSection(data) + methodSection(data);
    return QString("<!DOCTYPE html>\n<html lang=\"%1\"><head><meta charset=\"utf-8\">"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                   "<title>%2</title><style>%3</style><style>%4</style></head>\n<body>\n%5</body></html>\n")
        .arg(QLocale().name().section('_', 0, 0), text(data.project.name), QString(styles), QString(browserStyles),
             body);
}

} // namespace polymath::report
