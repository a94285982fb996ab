#include "ui/models/trainadvice.h"

#include "core/engine/advice.h"
#include "ui/models/chartdata.h"
#include "ui/models/datasummary.h"
#include "ui/widgets/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace polymath {

namespace {

/// Numbers and names as the window's language writes them.
engine::ReasonWords windowWords()
{
    return {[](const char* pattern) { return QCoreApplication::translate("advice", pattern).toStdString(); },
            [](double value) {
                const bool whole = value >= 10 || value == std::floor(value);
                return QLocale().toString(value, 'f', whole ? 0 : 1).toStdString();
            },
            [](double bytes) { return format::bytes(static_cast<std::int64_t>(bytes)).toStdString(); },
            [](double share) { return format::points(share, 1).toStdString(); },
            [](const std::string& method) { return chartdata::methodName(method); }};
}

} // namespace

Result<TrainAdvice> trainAdvice(const Project& project, const std::vector<std::string>& domains)
{
    POLYMATH_TRY(summary, dataSummary(project, domains));
    const auto advice = engine::recommend(summary);
    TrainAdvice result{advice.settings, {}, summary.model};
    const auto words = windowWords();
    for (const auto& reason : advice.reasons) {
        result.reasons.push_back(engine::reasonSentence(reason, words));
    }
    return result;
}

} // namespace polymath
