#include "ui/charts/chart.h"

#include "core/base/file.h"
#include "ui/charts/plot.h"
#include "ui/charts/save.h"

#include <QApplication>
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
        QSvgGenerator generator;
        generator.setFileName(name);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(0, 0), size));
        QCPPainter painter;
        written = painter.begin(&generator);
        if (written) {
            painter.setMode(QCPPainter::pmVectorized);
            plot.toPainter(&painter, size.width(), size.height());
            painter.end();
        }
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

Result<void> saveChartOffscreen(const Chart& chart, const std::filesystem::path& file, const ChartOptions& options)
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
    return saveChart(chart, file, options);
}

} // namespace polymath::charts
