#include "ui/models/trainadvice.h"

#include "core/base/system.h"
#include "core/base/translate.h"
#include "core/engine/advice.h"
#include "core/formats/modelfile.h"
#include "ui/widgets/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace polymath {

namespace {

using engine::Reason;

constexpr std::int64_t charactersOfToken = 4; ///< roughly, in running text
constexpr double trainShare = 0.8;            ///< core/text/importing.h, splitOf()

/// Adds what the documents of one domain say; their lengths in tokens go to `lengths`.
Result<void> addDomain(const Project& project, const std::string& name, engine::DataSummary& summary,
                       std::vector<std::int64_t>& lengths)
{
    POLYMATH_TRY(domain, project.findDomain(name));
    if (!domain) {
        return fail(ErrorCode::Usage, sentence(POLYMATH_TEXT("sentences", "The project has no domain '%1'."), {name}));
    }
    POLYMATH_TRY(counts, project.documentCounts(domain->id));
    POLYMATH_TRY(characters, project.documentLengths(domain->id));
    std::int64_t tokens = 0;
    for (const auto length : characters) {
        lengths.push_back(length / charactersOfToken);
        tokens += lengths.back();
    }
    summary.examples += counts.train;
    summary.tokens +=
        static_cast<std::int64_t>(static_cast<double>(domain->tokens > 0 ? domain->tokens : tokens) * trainShare);
    return {};
}

std::int64_t ninetiethOf(std::vector<std::int64_t>& lengths)
{
    if (lengths.empty()) {
        return 0;
    }
    const auto place = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 9 / 10);
    std::nth_element(lengths.begin(), place, lengths.end());
    return *place;
}

bool isBytes(Reason::Kind kind, bool first)
{
    return kind == Reason::Kind::RecomputeForMemory || kind == Reason::Kind::DoesNotFit ||
           (kind == Reason::Kind::BatchOfMemory && !first);
}

QString numberText(const Reason& reason, bool first)
{
    const double value = first ? reason.amount : reason.other;
    if (isBytes(reason.kind, first)) {
        return format::bytes(static_cast<std::int64_t>(value));
    }
    return QLocale().toString(value, 'f', value == std::floor(value) ? 0 : 1);
}

std::string sentence(const Reason& reason)
{
    auto text = QCoreApplication::translate("advice", engine::sentencePattern(reason.kind));
    return text.replace("%1", numberText(reason, true)).replace("%2", numberText(reason, false)).toStdString();
}

} // namespace

Result<TrainAdvice> trainAdvice(const Project& project, const std::vector<std::string>& domains)
{
    engine::DataSummary summary;
    std::vector<std::int64_t> lengths;
    for (const auto& name : domains) {
        POLYMATH_CHECK(addDomain(project, name, summary, lengths));
    }
    POLYMATH_TRY(base, project.baseModel());
    POLYMATH_TRY(model, ModelFile::open(base.path));
    summary.longExample = ninetiethOf(lengths);
    summary.model = model.config();
    summary.memoryBytes = availableMemoryBytes();
    summary.cores = physicalCores();
    const auto advice = engine::recommend(summary);
    TrainAdvice result{advice.settings, {}, summary.model};
    for (const auto& reason : advice.reasons) {
        result.reasons.push_back(sentence(reason));
    }
    return result;
}

} // namespace polymath
