#include "ui/report/studyreport.h"

#include "core/base/file.h"
#include "ui/charts/chart.h"

#include <QString>
#include <QTextDocument>

#include <algorithm>
#include <charconv>
#include <map>
#include <system_error>

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

std::string valueAt(const study::ResultRow& row, const std::string& key)
{
    const auto found =
        std::find_if(row.point.begin(), row.point.end(), [&key](const auto& one) { return one.first == key; });
    return found == row.point.end() ? "" : found->second;
}

/// Rows of one run with other settings than the axis alike, by the axis' value.
using Line = std::map<double, std::vector<const study::ResultRow*>>;

/// Lines by name, in the order of the rows.
std::vector<std::pair<std::string, Line>> linesOf(const study::Plan& plan, const study::Results& results)
{
    const auto& axis = plan.study.axis;
    double most = 0; // that is named
    for (const auto& row : results.rows) {
        const auto text = valueAt(row, axis);
        double value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        most = std::max(most, value);
    }
    std::vector<std::pair<std::string, Line>> lines;
    for (const auto& row : results.rows) {
        const auto text = valueAt(row, axis);
        if (text.empty() || row.results.empty()) {
            continue;
        }
        double value = 0;
        if (text == "all") { // as many as the domain with the most has
            value = std::max(most, static_cast<double>(plan.mostExamples));
        } else {
            std::from_chars(text.data(), text.data() + text.size(), value);
        }
        if (value <= 0) {
            continue;
        }
        auto name = plan.study.runs[row.run].name;
        for (const auto& [key, other] : row.point) {
            name += key == axis ? "" : ", " + key + " " + other;
        }
        auto line = std::find_if(lines.begin(), lines.end(), [&name](const auto& one) { return one.first == name; });
        if (line == lines.end()) {
            line = lines.insert(lines.end(), {name, {}});
        }
        line->second[value].push_back(&row);
    }
    return lines;
}

/// Whether every row of a value learned the domain, or, where rows learn one each, some row of every value.
std::vector<std::string> learnedThroughout(const Line& line, const std::vector<std::string>& domains)
{
    auto common = domains;
    std::erase_if(common, [&line](const std::string& domain) {
        return !std::all_of(line.begin(), line.end(), [&domain](const auto& point) {
            return std::any_of(point.second.begin(), point.second.end(),
                               [&domain](const study::ResultRow* row) { return row->results.at(domain).learned; });
        });
    });
    return common;
}

/// Percent: means of the rows' means and of their deviations over the domains that `counts` takes.
template <typename Counts>
charts::Curves::Series seriesOf(const Line& line, const std::vector<std::string>& domains, const Counts& counts)
{
    charts::Curves::Series series;
    for (const auto& [value, rows] : line) {
        std::vector<double> means;
        std::vector<double> deviations;
        for (const auto* row : rows) {
            for (const auto& domain : domains) {
                if (const auto& cell = row->results.at(domain); counts(cell)) {
                    means.push_back(cell.accuracy.mean * 100);
                    deviations.push_back(cell.accuracy.deviation * 100);
                }
            }
        }
        if (!means.empty()) {
            series.x.push_back(value);
            series.values.push_back(study::statisticOf(means).mean);
            series.deviations.push_back(study::statisticOf(deviations).mean);
        }
    }
    return series;
}

charts::Forgetting forgettingOf(const study::Results& results)
{
    charts::Forgetting chart;
    chart.domains = results.targets;
    chart.domains.insert(chart.domains.end(), results.kept.begin(), results.kept.end());
    for (const auto& row : results.rows) {
        std::vector<charts::Measured> cells;
        for (const auto& domain : chart.domains) {
            const auto found = row.results.find(domain);
            if (found != row.results.end() && found->second.change) {
                const auto& change = *found->second.change;
                cells.push_back({change.value * 100, change.low * 100, change.high * 100});
            }
        }
        if (cells.size() == chart.domains.size()) {
            chart.subjects.push_back(row.name);
            chart.deltas.push_back(std::move(cells));
        }
    }
    return chart;
}

} // namespace

charts::Curves curvesOf(const study::Plan& plan, const study::Results& results)
{
    charts::Curves curves{plan.study.question, plan.study.axis, {}};
    int colour = 0;
    for (const auto& [name, line] : linesOf(plan, results)) {
        ++colour;
        auto learned = seriesOf(line, learnedThroughout(line, results.targets),
                                [](const study::OnDomain& cell) { return cell.learned; });
        auto kept = seriesOf(line, results.kept, [](const study::OnDomain& cell) { return !cell.learned; });
        learned.name = name;
        kept.name = name + ", " + (results.kept.empty() ? "" : results.kept.front());
        kept.kept = true;
        for (auto* series : {&learned, &kept}) {
            series->colour = colour;
            if (!series->x.empty()) {
                curves.series.push_back(std::move(*series));
            }
        }
    }
    return curves;
}

Result<void> drawStudyOffscreen(const study::Plan& plan, const study::Results& results,
                                const std::filesystem::path& folder)
{
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) {
        return fail(ErrorCode::BadInput, "The folder '" + folder.string() + "' cannot be made; choose another one.",
                    failed.message());
    }
    const auto forgetting = forgettingOf(results);
    if (charts::isEmpty(forgetting)) {
        return fail(ErrorCode::Usage, "Nothing of the study is measured beside the base model yet.");
    }
    const auto curves = curvesOf(plan, results);
    return charts::withOffscreenApplication([&]() -> Result<void> {
        for (const auto* ending : {".png", ".svg"}) {
            POLYMATH_CHECK(charts::saveChart(forgetting, folder / (std::string("forgetting") + ending)));
            if (!curves.series.empty()) {
                POLYMATH_CHECK(charts::saveCurves(curves, folder / (std::string("accuracy") + ending)));
            }
        }
        return {};
    });
}

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
