#include "app/cli/commands.h"
#include "app/cli/progress.h"

#include "core/exchange/expertfile.h"
#include "core/exchange/exporting.h"
#include "core/store/project.h"
#include "ui/report/report.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>

namespace polymath::cli {

namespace {

using nlohmann::json;

ByteProgress shownOn(ProgressBar& bar, const char* doing)
{
    return [&bar, doing](std::uint64_t done, std::uint64_t total) {
        bar.show(static_cast<double>(done) / static_cast<double>(std::max<std::uint64_t>(total, 1)), doing);
        return true;
    };
}

} // namespace

Result<void> exportSubject(const Arguments& arguments)
{
    POLYMATH_TRY(project, Project::open(arguments.path));
    const auto format = exportFormatFromText(arguments.format);
    if (!format) {
        return fail(ErrorCode::Usage, "--format is expert, peft or hf, not '" + arguments.format + "'.");
    }
    if (!arguments.licence.empty() && *format != ExportFormat::ExpertFile) {
        return fail(ErrorCode::Usage, "--licence goes into expert files alone.");
    }
    {
        ProgressBar bar;
        POLYMATH_CHECK(polymath::exportSubject(
            project, {arguments.subject, *format, arguments.out, arguments.licence, false}, shownOn(bar, "Writing")));
    }
    if (arguments.asJson) {
        std::cout << json{{"subject", arguments.subject}, {"format", arguments.format}, {"out", arguments.out}}.dump()
                  << '\n';
    } else {
        std::printf("Wrote %s to %s.\n", arguments.subject.c_str(), arguments.out.c_str());
    }
    return {};
}

Result<void> importExpert(const Arguments& arguments)
{
    POLYMATH_TRY(project, Project::open(arguments.path));
    POLYMATH_TRY(info, readExpertFile(arguments.text));
    std::string added;
    {
        ProgressBar bar;
        POLYMATH_TRY(name, importExpertFile(project, arguments.text, arguments.name, shownOn(bar, "Checking")));
        added = name;
    }
    if (arguments.asJson) {
        std::cout << json{{"subject", added}, {"kind", info.kind}, {"licence", info.licence}}.dump() << '\n';
    } else {
        std::printf("Added %s, trained on %lld tokens. Licence: %s\n", added.c_str(),
                    static_cast<long long>(info.tokens), info.licence.empty() ? "none given" : info.licence.c_str());
    }
    return {};
}

Result<void> report(const Arguments& arguments)
{
    POLYMATH_TRY(project, Project::open(arguments.path));
    POLYMATH_CHECK(writeReportOffscreen(project, arguments.out));
    if (arguments.asJson) {
        std::cout << json{{"out", arguments.out}}.dump() << '\n';
    } else {
        std::printf("Wrote %s.\n", arguments.out.c_str());
    }
    return {};
}

} // namespace polymath::cli
