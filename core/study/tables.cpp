#include "core/study/results.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <set>

namespace polymath::study {

namespace {

using nlohmann::json;

std::string number(const char* format, double value)
{
    char text[64];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

/// "44.12 ± 0.30", percent; the deviation only where there is one.
std::string percent(const Statistic& statistic)
{
    return number("%.2f", statistic.mean * 100) +
           (statistic.count > 1 ? " ± " + number("%.2f", statistic.deviation * 100) : "");
}

std::string points(const Interval& change)
{
    return number("%+.2f", change.value * 100) + " (" + number("%+.2f", change.low * 100) + " to " +
           number("%+.2f", change.high * 100) + ")";
}

std::string millions(std::int64_t count) { return number("%.3f M", static_cast<double>(count) / 1e6); }

/// What Markdown would take for its own.
std::string escaped(const std::string& text)
{
    std::string result;
    for (const char c : text) {
        if (c == '|' || c == '*' || c == '_' || c == '`' || c == '<' || c == '[' || c == '\\') {
            result += '\\';
        }
        result += c == '\n' ? ' ' : c;
    }
    return result;
}

std::string inQuotes(const std::string& text)
{
    std::string result = "\"";
    for (const char c : text) {
        result += c == '"' ? "\"\"" : std::string(1, c);
    }
    return result + "\"";
}

/// A Markdown table, its columns as wide as they need to be.
class Table {
public:
    explicit Table(std::vector<std::string> head) : m_rows{std::move(head)} {}
    void add(std::vector<std::string> row) { m_rows.push_back(std::move(row)); }
    [[nodiscard]] std::string text() const
    {
        std::vector<std::size_t> widths(m_rows.front().size(), 3);
        for (const auto& row : m_rows) {
            for (std::size_t column = 0; column < row.size(); ++column) {
                widths[column] = std::max(widths[column], lettersIn(row[column]));
            }
        }
        std::string text;
        for (std::size_t index = 0; index < m_rows.size(); ++index) {
            for (std::size_t column = 0; column < m_rows[index].size(); ++column) {
                const auto& cell = m_rows[index][column];
                const std::string space(widths[column] - lettersIn(cell), ' ');
                text += "| " + (column == 0 ? cell + space : space + cell) + " ";
            }
            text += "|\n";
            if (index == 0) {
                for (std::size_t column = 0; column < widths.size(); ++column) {
                    text += column == 0 ? "|" + std::string(widths[column] + 2, '-')
                                        : "|" + std::string(widths[column] + 1, '-') + ":";
                }
                text += "|\n";
            }
        }
        return text + "\n";
    }

private:
    static std::size_t lettersIn(const std::string& text) // of UTF-8
    {
        return static_cast<std::size_t>(std::count_if(
            text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    }

    std::vector<std::vector<std::string>> m_rows;
};

std::string budgetOf(const Budget& budget)
{
    std::string text;
    if (budget.kind == Budget::Kind::Tokens) {
        text = number("%.0f", budget.amount) +
               " tokens for each domain that a run learns (positions that pass through the model)";
    } else if (budget.kind == Budget::Kind::Seconds) {
        text = number("%g", budget.amount) +
               " seconds of training steps for each domain that a run learns, at the speed that was measured";
    } else {
        text = "the steps of the settings";
    }
    if (budget.parameters > 0) {
        text += "; " + number("%.0f", static_cast<double>(budget.parameters)) +
                " trained parameters, as near as each method gets";
    }
    return text;
}

std::vector<std::string> domainsOf(const Results& results)
{
    auto domains = results.targets;
    domains.insert(domains.end(), results.kept.begin(), results.kept.end());
    return domains;
}

bool isKept(const Results& results, const std::string& domain)
{
    return std::find(results.kept.begin(), results.kept.end(), domain) != results.kept.end();
}

std::string accuracies(const Results& results)
{
    std::vector<std::string> head{"run"};
    for (const auto& domain : domainsOf(results)) {
        head.push_back(escaped(domain) + (isKept(results, domain) ? " (kept)" : ""));
    }
    head.insert(head.end(), {"average", "seeds"});
    Table table(head);
    for (const auto& row : results.rows) {
        std::vector<std::string> cells{escaped(row.name)};
        for (const auto& domain : domainsOf(results)) {
            const auto found = row.results.find(domain);
            const auto text = found == row.results.end() ? std::string("-") : percent(found->second.accuracy);
            cells.push_back(found != row.results.end() && found->second.learned ? "**" + text + "**" : text);
        }
        cells.push_back(row.results.empty() ? "-" : percent(row.average));
        cells.push_back(row.name == "base" ? ""
                                           : std::to_string(row.seeds.size()) + " of " + std::to_string(row.planned));
        table.add(cells);
    }
    return table.text();
}

std::string changes(const Results& results)
{
    std::vector<std::string> head{"run"};
    for (const auto& domain : domainsOf(results)) {
        head.push_back(escaped(domain) + (isKept(results, domain) ? " (kept)" : ""));
    }
    Table table(head);
    for (const auto& row : results.rows) {
        if (row.name == "base" || row.results.empty()) {
            continue;
        }
        std::vector<std::string> cells{escaped(row.name)};
        for (const auto& domain : domainsOf(results)) {
            const auto& cell = row.results.at(domain);
            const auto text = cell.change ? points(*cell.change) : std::string("-");
            cells.push_back(cell.learned ? "**" + text + "**" : text);
        }
        table.add(cells);
    }
    return table.text();
}

/// What each run of the study gained where it learned and lost where it did not, each domain in turn as what is kept.
std::string directions(const Plan& plan, const Results& results)
{
    std::vector<std::string> head{"run of the study", "gained on what it learned"};
    for (const auto& domain : domainsOf(results)) {
        head.push_back(escaped(domain) + ", not learned");
    }
    Table table(head);
    for (std::size_t run = 0; run < plan.study.runs.size(); ++run) {
        std::vector<double> gains;
        std::map<std::string, std::vector<double>> losses;
        for (const auto& row : results.rows) {
            if (row.name == "base" || row.run != run) {
                continue;
            }
            for (const auto& [domain, cell] : row.results) {
                if (cell.change) {
                    (cell.learned ? gains : losses[domain]).push_back(cell.change->value);
                }
            }
        }
        if (gains.empty()) {
            continue;
        }
        std::vector<std::string> cells{escaped(plan.study.runs[run].name),
                                       number("%+.2f", statisticOf(gains).mean * 100)};
        for (const auto& domain : domainsOf(results)) {
            cells.push_back(losses[domain].empty() ? "-" : number("%+.2f", statisticOf(losses[domain]).mean * 100));
        }
        table.add(cells);
    }
    return table.text();
}

std::string costs(const Results& results)
{
    Table table({"run", "trained", "added", "steps", "tokens learned", "seconds", "peak memory"});
    for (const auto& row : results.rows) {
        if (row.name != "base" && row.seconds > 0) {
            table.add({escaped(row.name), millions(row.trainedParameters), millions(row.addedParameters),
                       number("%.0f", row.steps), number("%.0f", row.tokens), number("%.0f", row.seconds),
                       number("%.2f GB", row.peakMemoryBytes / 1e9)});
        }
    }
    return table.text();
}

std::string gates(const Results& results)
{
    std::string text;
    for (const auto& row : results.rows) {
        std::set<std::string> slots;
        for (const auto& [domain, cell] : row.results) {
            for (const auto& [slot, weight] : cell.gates) {
                slots.insert(slot);
            }
        }
        if (slots.size() < 2) {
            continue;
        }
        std::vector<std::string> head{escaped(row.name)};
        std::transform(slots.begin(), slots.end(), std::back_inserter(head), escaped);
        Table table(head);
        for (const auto& domain : domainsOf(results)) {
            std::vector<std::string> cells{"on " + escaped(domain)};
            for (const auto& slot : slots) {
                const auto& weights = row.results.at(domain).gates;
                const auto found = weights.find(slot);
                cells.push_back(found == weights.end() ? "-" : number("%.3f", found->second));
            }
            table.add(cells);
        }
        text += table.text();
    }
    return text;
}

std::string best(const Plan& plan, const Results& results)
{
    if (results.best.empty()) {
        return "";
    }
    Table table({"run of the study", "best " + escaped(results.best.front().key), "validation accuracy", ""});
    for (const auto& one : results.best) {
        table.add({escaped(plan.study.runs[one.run].name), one.value, number("%.2f", one.validation * 100),
                   one.atEdge ? "at the edge of the grid" : ""});
    }
    return table.text();
}

json statisticJson(const Statistic& statistic)
{
    return {{"n", statistic.count}, {"mean", statistic.mean}, {"deviation", statistic.deviation}};
}

} // namespace

std::string asMarkdown(const Plan& plan, const Results& results)
{
    std::string seeds;
    for (const auto seed : plan.study.seeds) {
        seeds += (seeds.empty() ? "" : ", ") + std::to_string(seed);
    }
    std::string text = "# " + escaped(plan.study.name) + "\n\n" + escaped(plan.study.question) + "\n\n";
    text += "- Base model: " + escaped(plan.base.name) + ", " + millions(plan.base.parameters) + " parameters\n";
    text += "- Budget: " + budgetOf(plan.study.budget) + "\n- Seeds: " + seeds + "\n";
    text += "- Measured on " +
            (plan.study.evaluationTokens > 0 ? "about " + std::to_string(plan.study.evaluationTokens) + " tokens of"
                                             : std::string("all")) +
            " test documents of each domain, in windows of " + std::to_string(plan.window) + " tokens\n";
    for (const auto& note : plan.notes) {
        text += "- " + escaped(note) + "\n";
    }
    text +=
        "\n## Next-token accuracy in %\n\nMean and standard deviation over seeds; bold where a run learned the domain. "
        "The average is over all domains.\n\n" +
        accuracies(results);
    text += "## Change from the base model in points\n\nWith its 95 % interval (paired bootstrap over documents, seeds "
            "together). Where a run did not learn a domain, this is what it forgot.\n\n" +
            changes(results);
    text +=
        "## Forgetting in every direction\n\nMean change in points: each domain in turn as what is kept by runs that "
        "learned others.\n\n" +
        directions(plan, results);
    if (const auto table = best(plan, results); !table.empty()) {
        text += "## Best value of " + escaped(plan.study.axis) +
                "\n\nBy validation documents at the end of training, not "
                "by the test documents above.\n\n" +
                table;
    }
    text += "## Costs\n\nMean over seeds, of compositions with their experts. Seconds include the last measurement on "
            "validation documents.\n\n" +
            costs(results);
    if (const auto tables = gates(results); !tables.empty()) {
        text += "## Gate weights\n\nMean over tokens, blocks and seeds.\n\n" + tables;
    }
    std::string problems;
    for (const auto& row : results.rows) {
        for (const auto& problem : row.problems) {
            problems += "- " + escaped(row.name) + ": " + escaped(problem) + "\n";
        }
    }
    return problems.empty() ? text : text + "## Runs that failed\n\n" + problems;
}

std::string asCsv(const Plan& plan, const Results& results)
{
    std::string text = "row,run,learned,point,domain,role,is_learned,seeds,accuracy,deviation,change,change_low,"
                       "change_high,average,average_deviation,validation,trained_parameters,added_parameters,steps,"
                       "tokens,seconds,peak_memory_bytes\r\n";
    for (const auto& row : results.rows) {
        std::string learned;
        for (const auto& domain : row.learned) {
            learned += (learned.empty() ? "" : "+") + domain;
        }
        std::string point;
        for (const auto& [key, value] : row.point) {
            point += (point.empty() ? "" : " ") + key + "=" + value;
        }
        const bool isBase = row.name == "base";
        for (const auto& [domain, cell] : row.results) {
            const auto change = [&cell](double Interval::*member) {
                return cell.change ? number("%.6f", *cell.change.*member) : std::string();
            };
            for (const auto& field : {inQuotes(row.name),
                                      inQuotes(isBase ? "base" : plan.study.runs[row.run].name),
                                      inQuotes(learned),
                                      inQuotes(point),
                                      inQuotes(domain),
                                      std::string(isKept(results, domain) ? "kept" : "target"),
                                      std::string(cell.learned ? "yes" : "no"),
                                      std::to_string(cell.accuracy.count),
                                      number("%.6f", cell.accuracy.mean),
                                      number("%.6f", cell.accuracy.deviation),
                                      change(&Interval::value),
                                      change(&Interval::low),
                                      change(&Interval::high),
                                      number("%.6f", row.average.mean),
                                      number("%.6f", row.average.deviation),
                                      row.validation.count > 0 ? number("%.6f", row.validation.mean) : std::string(),
                                      std::to_string(row.trainedParameters),
                                      std::to_string(row.addedParameters),
                                      number("%.0f", row.steps),
                                      number("%.0f", row.tokens),
                                      number("%.1f", row.seconds)}) {
                text += field + ",";
            }
            text += number("%.0f", row.peakMemoryBytes) + "\r\n";
        }
    }
    return text;
}

json asJson(const Plan& plan, const Results& results)
{
    auto rows = json::array();
    for (const auto& row : results.rows) {
        json domains = json::object();
        for (const auto& [name, cell] : row.results) {
            json entry{{"accuracy", statisticJson(cell.accuracy)}, {"learned", cell.learned}};
            if (cell.change) {
                entry["change"] = {cell.change->value, cell.change->low, cell.change->high};
            }
            if (!cell.gates.empty()) {
                entry["gates"] = cell.gates;
            }
            domains[name] = std::move(entry);
        }
        json point = json::object();
        for (const auto& [key, value] : row.point) {
            point[key] = value;
        }
        json entry{{"row", row.name},
                   {"run", row.name == "base" ? "base" : plan.study.runs[row.run].name},
                   {"learned", row.learned},
                   {"point", point},
                   {"seeds", row.seeds},
                   {"planned", row.planned},
                   {"domains", domains},
                   {"average", statisticJson(row.average)},
                   {"trained_parameters", row.trainedParameters},
                   {"added_parameters", row.addedParameters},
                   {"steps", row.steps},
                   {"tokens", row.tokens},
                   {"seconds", row.seconds},
                   {"peak_memory_bytes", row.peakMemoryBytes}};
        if (row.validation.count > 0) {
            entry["validation"] = statisticJson(row.validation);
        }
        if (!row.problems.empty()) {
            entry["problems"] = row.problems;
        }
        rows.push_back(std::move(entry));
    }
    auto best = json::array();
    for (const auto& one : results.best) {
        best.push_back({{"run", plan.study.runs[one.run].name},
                        {"key", one.key},
                        {"value", one.value},
                        {"validation", one.validation},
                        {"at_edge", one.atEdge}});
    }
    return {{"study", plan.study.name},
            {"question", plan.study.question},
            {"budget", budgetOf(plan.study.budget)},
            {"targets", results.targets},
            {"kept", results.kept},
            {"notes", plan.notes},
            {"rows", rows},
            {"best", best}};
}

} // namespace polymath::study
