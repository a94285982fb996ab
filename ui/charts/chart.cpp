#include "ui/charts/chart.h"

#include "core/base/file.h"
#include "ui/charts/plot.h"
#include "ui/charts/save.h"

#include <QApplication>
#include <QBuffer>
#include <QFile>
#include <QSvgGenerator>
#include <QTemporaryDir>

#include <array>

namespace polymath::charts {

QImage toImage(const Chart& chart, const ChartOptions& options, QSize size, double scale)
{
    Plot plot;
    plot.setOptions(options);
    plot.setChart(chart);
    return toImage(plot, size, scale);
}

QImage toImage(Plot& plot, QSize size, double scale)
{
    plot.setGeometry(QRect(QPoint(0, 0), size));
    return plot.toPixmap(size.width(), size.height(), scale).toImage();
}

namespace {

bool drawSvg(Plot& plot, QIODevice& device, QSize size, const QString& title)
{
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setTitle(title);
    QCPPainter painter;
    if (!painter.begin(&generator)) {
        return false;
    }
    painter.setMode(QCPPainter::pmVectorized);
    plot.toPainter(&painter, size.width(), size.height());
    painter.end();
    return true;
}

} // namespace

QByteArray toSvg(const Chart& chart, const ChartOptions& options, QSize size)
{
    Plot plot;
    plot.setOptions(options);
    plot.setChart(chart);
    plot.setGeometry(QRect(QPoint(0, 0), size));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return drawSvg(plot, buffer, size, describe(chart)) ? buffer.data() : QByteArray();
}

Result<void> savePlot(Plot& plot, const std::filesystem::path& file, QSize size)
{
    const auto name = QString::fromStdString(file.string());
    const auto ending = QString::fromStdString(file.extension().string()).toLower();
    plot.setGeometry(QRect(QPoint(0, 0), size));
    bool written = false;
    if (ending == ".png") {
        written = plot.savePng(name, size.width(), size.height(), 2);
    } else if (ending == ".pdf") {
        written = plot.savePdf(name, size.width(), size.height(), QCP::epNoCosmetic, "Polymath", "");
    } else if (ending == ".svg") {
        QFile device(name);
        written = device.open(QIODevice::WriteOnly) && drawSvg(plot, device, size, "Polymath");
    } else {
        return fail(ErrorCode::Usage, "'" + file.string() + "' must end with .png, .svg, .pdf or .csv.");
    }
    if (!written) {
        return fail(ErrorCode::OutOfResources, "The chart could not be written to '" + file.string() + "'.");
    }
    return {};
}

Result<void> saveChart(const Chart& chart, const std::filesystem::path& file, const ChartOptions& options, QSize size)
{
    if (QString::fromStdString(file.extension().string()).toLower() == ".csv") {
        return writeFileAtomically(file, toCsv(chart));
    }
    Plot plot;
    plot.setOptions(options);
    plot.setChart(chart);
    return savePlot(plot, file, size);
}

Result<void> withOffscreenApplication(const std::function<Result<void>()>& work)
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
    return work();
}

Result<void> saveChartOffscreen(const Chart& chart, const std::filesystem::path& file, const ChartOptions& options)
{
    return withOffscreenApplication([&] { return saveChart(chart, file, options); });
}

} // namespace polymath::charts
