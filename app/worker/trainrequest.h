#pragma once

#include "core/engine/trainer.h"
#include "core/store/project.h"
#include "core/text/tokenfile.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace polymath {

/// The base model, if its file still is what the project was made with.
[[nodiscard]] Result<BaseModelRecord> checkedBase(Project& project);

/// The tokens of some domains, mapped for as long as this lives.
class Corpus {
public:
    struct Hooks {
        std::function<void(const std::string& stage)> onStage = [](const std::string&) {};
        std::function<bool()> goOn = [] { return true; }; ///< asked now and then; false stops (Error: Cancelled)
        std::filesystem::path scratch = {}; ///< where missing token files go; empty: into the project, recorded
    };

    /// Reads the domains' token files, and makes those that are missing.
    [[nodiscard]] Result<void> load(Project& project, const std::vector<std::string>& domains, const Hooks& hooks);

    /// Documents of a split, at most about `tokens` tokens (0: all). Measuring leaves the end-of-text token out.
    [[nodiscard]] engine::DomainDocuments documents(const std::string& name, Split split,
                                                    std::int64_t tokens = 0) const;

private:
    std::map<std::string, TokenFile> m_files;
    std::map<std::string, bool> m_retention;
    bool m_hasEnd = false;
};

/// What a training or composing job's description asks of the engine: settings, documents, experts. Where it runs
/// (runFolder, artefact) is left to the caller. `corpus` has to outlive the request.
[[nodiscard]] Result<engine::TrainRequest> trainRequest(Project& project, const BaseModelRecord& base,
                                                        const nlohmann::json& config, Corpus& corpus,
                                                        const Corpus::Hooks& hooks);

} // namespace polymath
