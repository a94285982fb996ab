#include "ui/models/sampleproject.h"

#include "core/base/system.h"
#include "core/base/translate.h"
#include "core/engine/settings.h"
#include "core/jobs/jobstate.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <system_error>

namespace polymath {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* modelFile = "SmolLM2-135M-Instruct.Q4_1.gguf";

struct SampleDomain {
    const char* name;
    DomainRole role;

    [[nodiscard]] std::string file() const { return std::string(name) + ".jsonl"; }
};

constexpr std::array sampleDomains{SampleDomain{"computing", DomainRole::Target},
                                   SampleDomain{"words", DomainRole::Target},
                                   SampleDomain{"english", DomainRole::Retention}};
constexpr const char* compositionName = "both-experts";

/// Short enough for minutes on a laptop; measured often, so that the curves move soon.
engine::TrainSettings sampleSettings(std::int64_t steps)
{
    engine::TrainSettings settings;
    settings.steps = steps;
    settings.batch = 4;
    settings.sequence = 256;
    settings.evaluateEvery = 4;
    settings.evaluationTokens = 1000;
    return settings;
}

bool isComplete(const fs::path& folder)
{
    std::error_code ignored;
    return fs::is_regular_file(folder / modelFile, ignored) &&
           std::all_of(sampleDomains.begin(), sampleDomains.end(), [&](const SampleDomain& domain) {
               return fs::is_regular_file(folder / domain.file(), ignored);
           });
}

Result<void> queue(Project& project, JobKind kind, const std::string& title, const json& config)
{
    POLYMATH_TRY(job, project.addJob(kind, title, config.dump()));
    static_cast<void>(job);
    return {};
}

} // namespace

std::vector<fs::path> SampleProject::places()
{
    return {programFolder().parent_path() / "share" / "polymath" / "sample", cacheFolder() / "sample"};
}

Result<SampleProject> SampleProject::find(const std::vector<fs::path>& places)
{
    const auto found = std::find_if(places.begin(), places.end(), isComplete);
    if (found == places.end()) {
        return fail(
            ErrorCode::BadInput,
            POLYMATH_TEXT("sentences",
                          "The sample's model and texts are not on this computer: install the package polymath-sample, "
                          "run './dev run' once in Polymath's source folder while online, or make a new project with a "
                          "model of your own."));
    }
    return SampleProject(*found);
}

fs::path SampleProject::model() const { return m_folder / modelFile; }

Result<void> SampleProject::queueJobs(Project& project) const
{
    constexpr std::int64_t expertSteps = 24;
    constexpr std::int64_t routerSteps = 12;
    return project.inTransaction([&]() -> Result<void> {
        std::vector<std::string> domains;
        std::vector<std::string> experts;
        for (const auto& domain : sampleDomains) {
            const json config{{"domain", domain.name},
                              {"role", std::string(toText(domain.role))},
                              {"files", json::array({(m_folder / domain.file()).string()})},
                              {"mapping", json::object()}};
            POLYMATH_CHECK(queue(project, JobKind::Import, jobTitle(JobKind::Import, {domain.name}), config));
            domains.emplace_back(domain.name);
            if (domain.role == DomainRole::Target) {
                experts.emplace_back(domain.name);
            }
        }
        const auto settings = json::parse(toJson(sampleSettings(expertSteps)));
        for (const auto& expert : experts) {
            const json config{{"name", expert}, {"domains", json::array({expert})}, {"settings", settings}};
            POLYMATH_CHECK(queue(project, JobKind::Train, jobTitle(JobKind::Train, {expert}), config));
        }
        auto router = sampleSettings(routerSteps);
        router.training = "gate";
        POLYMATH_CHECK(queue(project, JobKind::Compose, jobTitle(JobKind::Compose, {compositionName}),
                             {{"name", compositionName},
                              {"domains", experts},
                              {"experts", experts},
                              {"settings", json::parse(toJson(router))}}));
        auto subjects = experts;
        subjects.insert(subjects.begin(), "base");
        subjects.emplace_back(compositionName);
        return queue(project, JobKind::Evaluate, jobTitle(JobKind::Evaluate, subjects),
                     {{"subjects", subjects},
                      {"domains", domains},
                      {"window", 512},
                      {"max_tokens", 6000},
                      {"precision", "auto"},
                      {"threads", 0}});
    });
}

} // namespace polymath
