#include "ui/charts/chart.h"

#include "ui/charts/qcp.h"

#include <QApplication>
#include <QSvgGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace polymath::charts {

namespace {

/// Okabe and Ito's colours, which colour-blind readers can tell apart.
const std::array<QColor, 7> palette{QColor("#0072B2"), QColor("#D55E00"), QColor("#009E73"), QColor("#CC79A7"),
                                    QColor("#E69F00"), QColor("#56B4E9"), QColor("#666666")};
const QColor ink("#2b2f36");
const QColor faint("#e3e6ea");
const QColor muted("#6b7280");

QColor colourOf(std::size_t index) { return palette[index % palette.size()]; }
QString text(const std::string& value) { return QString::fromStdString(value); }

QFont plain(int points, bool bold = false)
{
    QFont font("DejaVu Sans", points);
    font.setBold(bold);
    return font;
}

void dress(QCPAxis* axis, const QString& label)
{
    axis->setLabel(label);
    axis->setLabelFont(plain(10));
    axis->setTickLabelFont(plain(9));
    axis->setLabelColor(ink);
    axis->setTickLabelColor(muted);
    axis->setBasePen(QPen(muted));
    axis->setTickPen(QPen(muted));
    axis->setSubTickPen(Qt::NoPen);
    axis->grid()->setPen(QPen(faint));
    axis->grid()->setZeroLinePen(QPen(faint));
    axis->setLabelPadding(8);
}

void addTitle(QCustomPlot& plot, const QString& title, const QString& subtitle)
{
    plot.plotLayout()->insertRow(0);
    auto* heading = new QCPTextElement(&plot, title, plain(13, true));
    heading->setTextColor(ink);
    heading->setTextFlags(Qt::AlignLeft | Qt::AlignVCenter);
    heading->setMargins(QMargins(8, 8, 8, 0));
    plot.plotLayout()->addElement(0, 0, heading);
    plot.plotLayout()->insertRow(1);
    auto* below = new QCPTextElement(&plot, subtitle, plain(9));
    below->setTextColor(muted);
    below->setTextFlags(Qt::AlignLeft | Qt::AlignVCenter);
    below->setMargins(QMargins(8, 2, 8, 8));
    plot.plotLayout()->addElement(1, 0, below);
}

QCPItemText* addLabel(QCustomPlot& plot, QCPAxisRect* rect, double x, double y, const QString& words)
{
    auto* label = new QCPItemText(&plot);
    label->setClipAxisRect(rect);
    label->setClipToAxisRect(false);
    label->position->setAxisRect(rect);
    label->position->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    label->position->setCoords(x, y);
    label->setText(words);
    label->setFont(plain(9));
    label->setColor(ink);
    return label;
}

void addError(QCustomPlot& plot, QCPGraph* graph, const Measured& value, QCPErrorBars::ErrorType type,
              const QColor& colour)
{
    auto* bars = new QCPErrorBars(plot.xAxis, plot.yAxis);
    bars->removeFromLegend();
    bars->setErrorType(type);
    bars->setDataPlottable(graph);
    QColor light = colour;
    light.setAlpha(110);
    bars->setPen(QPen(light, 1.2));
    bars->setWhiskerWidth(5);
    bars->setData(QVector<double>{value.value - value.low}, QVector<double>{value.high - value.value});
}

void drawTradeoff(QCustomPlot& plot, const Tradeoff& chart)
{
    addTitle(plot, "What was gained and what was kept",
             "Next-token accuracy on test documents; bars are 95 % intervals, the line is the Pareto front");
    dress(plot.xAxis, "Retention accuracy (%)");
    dress(plot.yAxis, "Target accuracy (%)");
    std::map<std::string, std::size_t> colours;
    double left = 1e9;
    double right = -1e9;
    double bottom = 1e9;
    double top = -1e9;
    QVector<double> frontX;
    QVector<double> frontY;
    auto byRetention = chart.points;
    std::sort(byRetention.begin(), byRetention.end(),
              [](const auto& a, const auto& b) { return a.retention.value < b.retention.value; });
    for (const auto& point : byRetention) {
        if (point.onFront) {
            frontX << point.retention.value;
            frontY << point.target.value;
        }
    }
    auto* front = plot.addGraph();
    front->setData(frontX, frontY, true);
    front->setPen(QPen(muted, 1.4, Qt::DashLine));
    front->removeFromLegend();
    for (const auto& point : chart.points) {
        const bool fresh = !colours.contains(point.method);
        const auto colour = colourOf(colours.try_emplace(point.method, colours.size()).first->second);
        auto* graph = plot.addGraph();
        graph->setLineStyle(QCPGraph::lsNone);
        graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(Qt::white, 1.5), QBrush(colour), 13));
        graph->setName(text(point.method));
        graph->setData({point.retention.value}, {point.target.value});
        if (!fresh) {
            graph->removeFromLegend();
        }
        addError(plot, graph, point.retention, QCPErrorBars::etKeyError, colour);
        addError(plot, graph, point.target, QCPErrorBars::etValueError, colour);
        left = std::min(left, point.retention.low);
        right = std::max(right, point.retention.high);
        bottom = std::min(bottom, point.target.low);
        top = std::max(top, point.target.high);
    }
    const double padX = std::max(0.15 * (right - left), 0.2);
    const double padY = std::max(0.12 * (top - bottom), 0.2);
    plot.xAxis->setRange(left - padX, right + padX);
    plot.yAxis->setRange(bottom - padY, top + padY);
    // Names sit beside their points; where points crowd, names move up or down until they no longer overlap.
    auto byHeight = chart.points;
    std::sort(byHeight.begin(), byHeight.end(),
              [](const auto& a, const auto& b) { return a.target.value < b.target.value; });
    const double line = (top - bottom + 2 * padY) / 24;
    double last = -1e9;
    for (const auto& point : byHeight) {
        last = std::max(point.target.value + line * 0.6, last + line);
        auto* label = addLabel(plot, plot.axisRect(), point.retention.value, last, "  " + text(point.name));
        label->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        if (last - point.target.value > line * 1.5) {
            auto* leader = new QCPItemLine(&plot);
            leader->start->setCoords(point.retention.value, point.target.value);
            leader->end->setCoords(point.retention.value, last);
            leader->setPen(QPen(muted, 0.8));
        }
    }
    plot.legend->setVisible(true);
    plot.legend->setFont(plain(9));
    plot.legend->setTextColor(ink);
    plot.legend->setBorderPen(QPen(faint));
    plot.axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignBottom | Qt::AlignRight);
}

/// The colour of a run: the same above and below.
QColor colourOfRun(const Progress& chart, const std::string& run)
{
    for (std::size_t index = 0; index < chart.losses.size(); ++index) {
        if (chart.losses[index].name == run) {
            return colourOf(index);
        }
    }
    return muted;
}

QCPLegend* addLegend(QCustomPlot& plot, int row)
{
    auto* legend = new QCPLegend;
    plot.plotLayout()->addElement(row, 1, legend);
    legend->setLayer("legend");
    legend->setFont(plain(9));
    legend->setTextColor(ink);
    legend->setBorderPen(Qt::NoPen);
    legend->setMaximumSize(260, QWIDGETSIZE_MAX);
    return legend;
}

QCPGraph* addLine(QCustomPlot& plot, QCPAxisRect* rect, const QString& name, const std::vector<double>& steps,
                  const QVector<double>& values, const QPen& pen)
{
    auto* graph = plot.addGraph(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    graph->removeFromLegend();
    graph->setName(name);
    graph->setData(QVector<double>(steps.begin(), steps.end()), values, true);
    graph->setPen(pen);
    return graph;
}

void drawProgress(QCustomPlot& plot, const Progress& chart)
{
    addTitle(plot, "How training went",
             "Training loss, thin as measured and thick smoothed; validation accuracy below, "
             "dashed for retention");
    auto* above = plot.axisRect();
    auto* lossLegend = addLegend(plot, 2);
    dress(plot.xAxis, chart.accuracies.empty() ? "Step" : "");
    dress(plot.yAxis, "Loss (nats)");
    double last = 1;
    for (const auto& series : chart.losses) {
        const auto colour = colourOfRun(chart, series.name);
        QColor light = colour;
        light.setAlpha(70);
        addLine(plot, above, "", series.steps, QVector<double>(series.values.begin(), series.values.end()),
                QPen(light, 1));
        QVector<double> smooth; // an exponential mean over about ten steps, begun at the first value
        double mean = series.values.empty() ? 0 : series.values.front();
        for (const double value : series.values) {
            mean += (value - mean) * 0.1;
            smooth << mean;
        }
        addLine(plot, above, text(series.name), series.steps, smooth, QPen(colour, 2))->addToLegend(lossLegend);
        last = std::max(last, series.steps.empty() ? 1 : series.steps.back());
    }
    above->axis(QCPAxis::atLeft)->rescale();
    above->axis(QCPAxis::atLeft)->scaleRange(1.1);
    above->axis(QCPAxis::atBottom)->setRange(0, last * 1.02);
    if (chart.accuracies.empty()) {
        return;
    }
    auto* below = new QCPAxisRect(&plot);
    plot.plotLayout()->addElement(3, 0, below);
    for (auto* axis : below->axes()) {
        axis->setLayer("axes");
        axis->grid()->setLayer("grid");
    }
    auto* legend = addLegend(plot, 3);
    dress(below->axis(QCPAxis::atBottom), "Step");
    dress(below->axis(QCPAxis::atLeft), "Accuracy (%)");
    const std::array shapes{QCPScatterStyle::ssCircle, QCPScatterStyle::ssSquare, QCPScatterStyle::ssTriangle,
                            QCPScatterStyle::ssDiamond};
    std::map<std::string, std::size_t> shapeOf;
    for (const auto& series : chart.accuracies) {
        const auto colour = colourOfRun(chart, series.name);
        const auto shape = shapes[shapeOf.try_emplace(series.domain, shapeOf.size()).first->second % shapes.size()];
        auto* graph = addLine(plot, below, text(series.name + " on " + series.domain), series.steps,
                              QVector<double>(series.values.begin(), series.values.end()),
                              QPen(colour, 1.8, series.retention ? Qt::DashLine : Qt::SolidLine));
        graph->setScatterStyle(QCPScatterStyle(shape, QPen(colour), QBrush(colour), 7));
        graph->addToLegend(legend);
    }
    below->axis(QCPAxis::atBottom)->setRange(0, last * 1.02);
    below->axis(QCPAxis::atLeft)->rescale();
    below->axis(QCPAxis::atLeft)->scaleRange(1.15);
    auto* margins = new QCPMarginGroup(&plot);
    above->setMarginGroup(QCP::msLeft | QCP::msRight, margins);
    below->setMarginGroup(QCP::msLeft | QCP::msRight, margins);
    plot.plotLayout()->setColumnStretchFactor(1, 0.001);
}

void drawForgetting(QCustomPlot& plot, const Forgetting& chart)
{
    addTitle(plot, "What each subject gained and forgot",
             "Change of next-token accuracy against the base model, in points; in brackets the 95 % interval");
    const int rows = static_cast<int>(chart.subjects.size());
    const int columns = static_cast<int>(chart.domains.size());
    double largest = 0.5;
    for (const auto& row : chart.deltas) {
        for (const auto& cell : row) {
            largest = std::max(largest, std::abs(cell.value));
        }
    }
    QSharedPointer<QCPAxisTickerText> bottom(new QCPAxisTickerText);
    QSharedPointer<QCPAxisTickerText> left(new QCPAxisTickerText);
    for (int column = 0; column < columns; ++column) {
        bottom->addTick(column, text(chart.domains[static_cast<std::size_t>(column)]));
    }
    for (int row = 0; row < rows; ++row) {
        const double y = rows - 1 - row;
        left->addTick(y, text(chart.subjects[static_cast<std::size_t>(row)]));
        for (int column = 0; column < columns; ++column) {
            const auto& cell = chart.deltas[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
            const double share = std::min(std::abs(cell.value) / largest, 1.0);
            const QColor end = cell.value >= 0 ? palette[0] : palette[1];
            auto* box = new QCPItemRect(&plot);
            box->topLeft->setCoords(column - 0.48, y + 0.46);
            box->bottomRight->setCoords(column + 0.48, y - 0.46);
            box->setPen(Qt::NoPen);
            const auto blend = [share](int to) { return static_cast<int>(255 + (to - 255) * share); };
            box->setBrush(QColor(blend(end.red()), blend(end.green()), blend(end.blue())));
            auto* label = addLabel(plot, plot.axisRect(), column, y,
                                   QString::asprintf("%+.2f\n(%+.2f to %+.2f)", cell.value, cell.low, cell.high));
            label->setPositionAlignment(Qt::AlignCenter);
            label->setTextAlignment(Qt::AlignCenter);
            label->setColor(share > 0.6 ? QColor(Qt::white) : ink);
        }
    }
    dress(plot.xAxis, "Measured on");
    dress(plot.yAxis, "");
    plot.xAxis->setTicker(bottom);
    plot.yAxis->setTicker(left);
    for (auto* axis : {plot.xAxis, plot.yAxis}) {
        axis->setTickPen(Qt::NoPen);
        axis->setTickLabelColor(ink);
        axis->setBasePen(Qt::NoPen);
        axis->grid()->setVisible(false);
        axis->setTickLabelFont(plain(10));
    }
    plot.xAxis->setRange(-0.55, columns - 0.45);
    plot.yAxis->setRange(-0.55, rows - 0.45);
}

void drawRouting(QCustomPlot& plot, const Routing& chart)
{
    addTitle(plot, "Whom the gates of " + text(chart.subject) + " listen to",
             "Mean gate weight over the scored tokens of each domain's test documents, by block");
    QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    QVector<double> places;
    double place = 0;
    for (std::size_t index = 0; index < chart.bars.size(); ++index) {
        if (index > 0 && chart.bars[index].domain != chart.bars[index - 1].domain) {
            place += 0.8;
        }
        places << place;
        ticker->addTick(place, "block " + QString::number(chart.bars[index].block + 1));
        place += 1;
    }
    QCPBars* below = nullptr;
    for (std::size_t slot = 0; slot < chart.slots.size(); ++slot) {
        auto* bars = new QCPBars(plot.xAxis, plot.yAxis);
        QVector<double> heights;
        for (const auto& bar : chart.bars) {
            heights << (slot < bar.weights.size() ? bar.weights[slot] * 100 : 0);
        }
        bars->setData(places, heights, true);
        bars->setName(text(chart.slots[slot]));
        bars->setWidth(0.82);
        bars->setPen(QPen(Qt::white, 1));
        bars->setBrush(slot == 0 ? QColor("#c5cad3") : colourOf(slot - 1));
        if (below != nullptr) {
            bars->moveAbove(below);
        }
        below = bars;
    }
    for (std::size_t first = 0; first < chart.bars.size();) {
        std::size_t end = first;
        while (end < chart.bars.size() && chart.bars[end].domain == chart.bars[first].domain) {
            ++end;
        }
        auto* label =
            addLabel(plot, plot.axisRect(), (places[static_cast<int>(first)] + places[static_cast<int>(end) - 1]) / 2,
                     104, text(chart.bars[first].domain));
        label->setFont(plain(10, true));
        first = end;
    }
    dress(plot.xAxis, "");
    dress(plot.yAxis, "Gate weight (%)");
    plot.xAxis->setTicker(ticker);
    plot.xAxis->grid()->setVisible(false);
    plot.xAxis->setTickPen(Qt::NoPen);
    plot.xAxis->setRange(-0.8, place - 0.2);
    plot.yAxis->setRange(0, 108);
    plot.plotLayout()->addElement(plot.plotLayout()->rowCount(), 0, plot.legend);
    plot.legend->setVisible(true);
    plot.legend->setFillOrder(QCPLegend::foColumnsFirst);
    plot.legend->setWrap(0);
    plot.legend->setBorderPen(Qt::NoPen);
    plot.legend->setFont(plain(9));
    plot.legend->setTextColor(ink);
    plot.plotLayout()->setRowStretchFactor(plot.plotLayout()->rowCount() - 1, 0.001);
}

struct Draw {
    QCustomPlot& plot;
    void operator()(const Tradeoff& chart) const { drawTradeoff(plot, chart); }
    void operator()(const Progress& chart) const { drawProgress(plot, chart); }
    void operator()(const Forgetting& chart) const { drawForgetting(plot, chart); }
    void operator()(const Routing& chart) const { drawRouting(plot, chart); }
};

} // namespace

void draw(QCustomPlot& plot, const Chart& chart)
{
    std::visit(Draw{plot}, chart);
    plot.replot();
}

Result<void> saveChart(const Chart& chart, const std::filesystem::path& file, int width, int height)
{
    QCustomPlot plot;
    plot.setGeometry(0, 0, width, height);
    draw(plot, chart);
    const auto name = QString::fromStdString(file.string());
    const auto ending = file.extension();
    bool written = false;
    if (ending == ".png") {
        written = plot.savePng(name, width, height, 2);
    } else if (ending == ".pdf") {
        written = plot.savePdf(name, width, height, QCP::epNoCosmetic, "Polymath", "");
    } else if (ending == ".svg") {
        QSvgGenerator generator;
        generator.setFileName(name);
        generator.setSize({width, height});
        generator.setViewBox(QRect(0, 0, width, height));
        QCPPainter painter;
        written = painter.begin(&generator);
        if (written) {
            painter.setMode(QCPPainter::pmVectorized);
            plot.toPainter(&painter, width, height);
            painter.end();
        }
    } else {
        return fail(ErrorCode::Usage, "'" + file.string() + "' must end with .png, .svg or .pdf.");
    }
    if (!written) {
        return fail(ErrorCode::OutOfResources, "The chart could not be written to '" + file.string() + "'.");
    }
    return {};
}

Result<void> saveChartOffscreen(const Chart& chart, const std::filesystem::path& file)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir runtime; // Qt asks for one of its own, though nothing is put there
    if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR")) {
        qputenv("XDG_RUNTIME_DIR", runtime.path().toLocal8Bit());
    }
    int count = 1;
    std::array<char, 9> name{"polymath"};
    std::array<char*, 2> arguments{name.data(), nullptr};
    const QApplication application(count, arguments.data());
    return saveChart(chart, file);
}

} // namespace polymath::charts
