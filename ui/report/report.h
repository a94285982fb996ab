#pragma once

#include "ui/report/reportdata.h"

#include <QByteArray>
#include <QImage>

#include <filesystem>
#include <vector>

namespace polymath::report {

/// A figure drawn for browsers and for print.
struct Drawn {
    QByteArray svg;
    QImage image;
};

/// In the window's thread: charts are widgets.
[[nodiscard]] Drawn draw(const charts::Chart& chart);

/// Writes the report: .html, one file that holds everything, or .pdf. Any thread. An existing file is written over.
/// Errors: Usage for another ending; those of writing.
[[nodiscard]] Result<void> write(const Data& data, const std::vector<Drawn>& figures,
                                 const std::filesystem::path& file);

/// Errors: Usage for an ending that is none of a report's.
[[nodiscard]] Result<void> checkEnding(const std::filesystem::path& file);

} // namespace polymath::report

namespace polymath {

/// The whole of it, for a program without a window. Errors: Usage where `file` exists; as above.
[[nodiscard]] Result<void> writeReportOffscreen(const Project& project, const std::filesystem::path& file);

} // namespace polymath
