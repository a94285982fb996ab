#include "ui/charts/chartdata.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <locale>
#include <sstream>
#include <string_view>
#include <utility>

namespace polymath::charts {

namespace {

/// Lines of a table as RFC 4180 has them.
class Table {
public:
    template <typename... Cells> void line(const Cells&... cells)
    {
        bool first = true;
        ((m_out << (std::exchange(first, false) ? "" : ","), write(cells)), ...);
        m_out << "\r\n";
    }
    [[nodiscard]] std::string text() const { return m_out.str(); }

private:
    void write(std::string_view text)
    {
        if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
            m_out << text;
            return;
        }
        m_out << '"';
        for (const char letter : text) {
            m_out << letter << (letter == '"' ? "\"" : "");
        }
        m_out << '"';
    }
    void write(double value)
    {
        if (std::isfinite(value)) {
            m_out.precision(std::numeric_limits<double>::digits10);
            m_out << value;
        }
    }
    void write(int value) { m_out << value; }
    void write(std::int64_t value) { m_out << value; }

    std::ostringstream m_out = classic();
    static std::ostringstream classic()
    {
        std::ostringstream out;
        out.imbue(std::locale::classic()); // a comma would be a separator here
        return out;
    }
};

double at(const std::vector<double>& values, std::size_t index)
{
    return index < values.size() ? values[index] : std::numeric_limits<double>::quiet_NaN();
}

struct WriteCsv {
    Table& table;

    void operator()(const Tradeoff& chart) const
    {
        table.line("subject", "method", "retention_accuracy", "retention_low", "retention_high", "target_accuracy",
                   "target_low", "target_high", "pareto_front");
        for (const auto& point : chart.points) {
            table.line(point.name, point.method, point.retention.value, point.retention.low, point.retention.high,
                       point.target.value, point.target.low, point.target.high, point.onFront ? 1 : 0);
        }
    }
    void operator()(const Cost& chart) const
    {
        table.line("subject", "method", "average_accuracy", "average_low", "average_high", "training_seconds",
                   "parameters", "peak_memory_bytes");
        for (const auto& point : chart.points) {
            table.line(point.name, point.method, point.accuracy.value, point.accuracy.low, point.accuracy.high,
                       point.seconds, point.parameters, point.bytes);
        }
    }
    void operator()(const Progress& chart) const
    {
        table.line("run", "measure", "domain", "step", "seconds", "tokens", "value", "low", "high");
        const auto write = [this](const Progress::Series& series, const char* measure) {
            for (std::size_t index = 0; index < std::min(series.steps.size(), series.values.size()); ++index) {
                table.line(series.name, measure, series.domain, series.steps[index], at(series.seconds, index),
                           at(series.tokens, index), series.values[index], at(series.low, index),
                           at(series.high, index));
            }
        };
        for (const auto& series : chart.losses) {
            write(series, "loss");
        }
        for (const auto& series : chart.accuracies) {
            write(series, series.retention ? "retention_accuracy" : "target_accuracy");
        }
    }
    void operator()(const Forgetting& chart) const
    {
        table.line("subject", "domain", "change", "low", "high");
        for (std::size_t row = 0; row < chart.subjects.size() && row < chart.deltas.size(); ++row) {
            for (std::size_t column = 0; column < chart.domains.size() && column < chart.deltas[row].size(); ++column) {
                const auto& cell = chart.deltas[row][column];
                table.line(chart.subjects[row], chart.domains[column], cell.value, cell.low, cell.high);
            }
        }
    }
    void operator()(const Routing& chart) const
    {
        table.line("subject", "domain", "block", "slot", "gate_weight");
        for (const auto& bar : chart.bars) {
            for (std::size_t slot = 0; slot < chart.slots.size(); ++slot) {
                table.line(chart.subject, bar.domain, bar.block + 1, chart.slots[slot].name, at(bar.weights, slot));
            }
        }
    }
    void operator()(const Histogram& chart) const
    {
        table.line("from_" + chart.unit, "to_" + chart.unit, "count");
        for (const auto& bin : chart.bins) {
            table.line(bin.low, bin.high, bin.count);
        }
    }
};

struct IsEmpty {
    bool operator()(const Tradeoff& chart) const { return chart.points.empty(); }
    bool operator()(const Cost& chart) const { return chart.points.empty(); }
    bool operator()(const Progress& chart) const { return chart.losses.empty() && chart.accuracies.empty(); }
    bool operator()(const Forgetting& chart) const { return chart.subjects.empty() || chart.domains.empty(); }
    bool operator()(const Routing& chart) const { return chart.bars.empty() || chart.slots.empty(); }
    bool operator()(const Histogram& chart) const
    {
        return std::none_of(chart.bins.begin(), chart.bins.end(), [](const auto& bin) { return bin.count > 0; });
    }
};

} // namespace

bool isEmpty(const Chart& chart) { return std::visit(IsEmpty{}, chart); }

std::string toCsv(const Chart& chart)
{
    Table table;
    std::visit(WriteCsv{table}, chart);
    return table.text();
}

double Smoother::next(double value)
{
    if (!std::isfinite(value)) {
        return value;
    }
    m_mean = m_weight * m_mean + (1 - m_weight) * value;
    m_share = m_weight * m_share + (1 - m_weight);
    return m_mean / m_share;
}

} // namespace polymath::charts
