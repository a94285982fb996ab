#include "ui/models/datasummary.h"

#include "core/base/system.h"
#include "core/base/translate.h"
#include "core/formats/modelfile.h"
#include "core/store/project.h"
#include "core/text/lengths.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>

namespace polymath {

namespace {

const EvaluationRecord* measurement(const chartdata::Records& records, const std::string& subject,
                                    const std::string& domain)
{
    const auto found = std::find_if(records.evaluations.begin(), records.evaluations.end(),
                                    [&](const auto& row) { return row.subject == subject && row.domain == domain; });
    return found == records.evaluations.end() ? nullptr : &*found;
}

/// The mean change of accuracy from the base's; nothing where a domain was not measured alike.
std::optional<double> gainOf(const chartdata::Records& records, const std::string& subject,
                             const std::vector<std::string>& domains)
{
    double sum = 0;
    for (const auto& domain : domains) {
        const auto* before = measurement(records, "base", domain);
        const auto* after = measurement(records, subject, domain);
        if (before == nullptr || after == nullptr || before->settingsJson != after->settingsJson ||
            before->documents != after->documents || before->tokens != after->tokens) {
            return std::nullopt;
        }
        sum += after->accuracy - before->accuracy;
    }
    return domains.empty() ? std::nullopt : std::optional(sum / static_cast<double>(domains.size()));
}

} // namespace

std::vector<engine::MethodGain> methodGains(const chartdata::Records& records, const std::vector<std::string>& domains)
{
    const std::set<std::string> wanted(domains.begin(), domains.end());
    std::map<std::string, engine::MethodGain> gains;
    for (const auto& expert : records.experts) {
        if (std::set<std::string>(expert.domains.begin(), expert.domains.end()) != wanted) {
            continue;
        }
        if (const auto gain = gainOf(records, expert.name, domains)) {
            auto& sum = gains[expert.method];
            sum.method = expert.method;
            sum.gain += *gain;
            ++sum.runs;
        }
    }
    std::vector<engine::MethodGain> means;
    for (auto& [method, sum] : gains) {
        sum.gain /= sum.runs;
        means.push_back(sum);
    }
    return means;
}

Result<engine::DataSummary> dataSummary(const Project& project, const std::vector<std::string>& domains)
{
    POLYMATH_TRY(base, project.baseModel());
    POLYMATH_TRY(file, ModelFile::open(base.path));
    engine::DataSummary data;
    data.model = file.config();
    data.memoryBytes = availableMemoryBytes();
    data.cores = physicalCores();
    std::vector<std::int64_t> lengths;
    for (const auto& name : domains) {
        POLYMATH_TRY(domain, project.findDomain(name));
        if (!domain) {
            return fail(ErrorCode::Usage,
                        sentence(POLYMATH_TEXT("sentences", "The project has no domain '%1'."), {name}));
        }
        POLYMATH_TRY(counts, project.documentCounts(domain->id));
        POLYMATH_TRY(part, trainingLengths(project, *domain));
        data.examples += counts.train;
        lengths.insert(lengths.end(), part.begin(), part.end());
        data.domains += (data.domains.empty() ? "" : ", ") + name;
    }
    std::sort(lengths.begin(), lengths.end());
    data.tokens = std::accumulate(lengths.begin(), lengths.end(), std::int64_t{0});
    data.longExample = lengths.empty() ? 0 : lengths[(lengths.size() - 1) * 9 / 10];
    POLYMATH_TRY(records, chartdata::readRecords(project));
    data.measured = methodGains(records, domains);
    return data;
}

} // namespace polymath
