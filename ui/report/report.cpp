#include "ui/report/report.h"

#include "core/base/file.h"
#include "ui/report/reporthtml.h"

#include <QBuffer>
#include <QFont>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextDocument>
#include <QUrl>

#include <algorithm>
#include <string>
#include <system_error>

namespace polymath {

namespace report {

namespace {

constexpr QSize figureSize(900, 520);
constexpr double imageScale = 2.5; ///< about 300 dots an inch on paper
constexpr int imageWidth = 640;    ///< on paper, in pixels of 96 an inch

std::string endingOf(const std::filesystem::path& file)
{
    auto ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return ending;
}

/// The <svg> of a document, its ids made different from those of its neighbours.
QString inlined(const QByteArray& svg, int number)
{
    auto text = QString::fromUtf8(svg);
    text.remove(0, std::max<qsizetype>(0, text.indexOf("<svg")));
    const auto prefix = QString("figure%1-").arg(number);
    text.replace(" id=\"", " id=\"" + prefix);
    text.replace("url(#", "url(#" + prefix);
    return "<figure>" + text + "</figure>";
}

std::string asHtml(const Data& data, const std::vector<Drawn>& figures)
{
    return toHtml(data, static_cast<int>(figures.size()),
                  [&](int number) { return inlined(figures[static_cast<std::size_t>(number)].svg, number); })
        .toStdString();
}

std::string asPdf(const Data& data, const std::vector<Drawn>& figures)
{
    QTextDocument document;
    document.setDefaultFont(QFont(charts::ChartTheme::light().family(), 9));
    for (std::size_t index = 0; index < figures.size(); ++index) {
        document.addResource(QTextDocument::ImageResource, QUrl(QString("figure%1").arg(index)), figures[index].image);
    }
    document.setHtml(toHtml(data, static_cast<int>(figures.size()), [](int number) {
        return QString("<div><img src=\"figure%1\" width=\"%2\"></div>").arg(number).arg(imageWidth);
    }));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(QString::fromStdString(data.project.name));
        writer.setCreator("Polymath");
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setResolution(300);
        document.print(&writer);
    }
    return buffer.data().toStdString();
}

} // namespace

Drawn draw(const charts::Chart& chart)
{
    const charts::ChartOptions options;
    return {charts::toSvg(chart, options, figureSize), charts::toImage(chart, options, figureSize, imageScale)};
}

Result<void> checkEnding(const std::filesystem::path& file)
{
    const auto ending = endingOf(file);
    if (ending == ".html" || ending == ".pdf") {
        return {};
    }
    return fail(ErrorCode::Usage, "A report is written as .html or .pdf, and '" + file.string() + "' is neither.");
}

Result<void> write(const Data& data, const std::vector<Drawn>& figures, const std::filesystem::path& file)
{
    POLYMATH_CHECK(checkEnding(file));
    return writeFileAtomically(file, endingOf(file) == ".pdf" ? asPdf(data, figures) : asHtml(data, figures));
}

} // namespace report

Result<void> writeReportOffscreen(const Project& project, const std::filesystem::path& file)
{
    POLYMATH_CHECK(report::checkEnding(file));
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored)) {
        return fail(ErrorCode::Usage, "There is something at '" + file.string() +
                                          "' already, and nothing is written over it. Choose another name.");
    }
    POLYMATH_TRY(data, report::readData(project));
    return charts::withOffscreenApplication([&] {
        std::vector<report::Drawn> drawn;
        for (const auto& chart : report::figures(data)) {
            drawn.push_back(report::draw(chart));
        }
        return report::write(data, drawn, file);
    });
}

} // namespace polymath
