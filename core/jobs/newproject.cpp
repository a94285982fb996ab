#include "core/jobs/newproject.h"

#include "core/base/translate.h"
#include "core/formats/configreader.h"
#include "core/formats/modelfile.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace polymath {

namespace {

constexpr const char* stampKey = "base.stamp";

std::string toText(const ModelStamp& stamp)
{
    return std::to_string(stamp.bytes) + " bytes, " + std::to_string(stamp.modifiedMs) + " ms";
}

bool isQuantisation(std::string word)
{
    std::transform(word.begin(), word.end(), word.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
    if (word == "BF16" || word == "F16" || word == "FP16" || word == "F32" || word == "FP32") {
        return true;
    }
    const std::size_t at = word.starts_with('I') ? 1 : 0; // IQ3_XS
    return word.size() > at + 1 && word[at] == 'Q' && word[at + 1] >= '1' && word[at + 1] <= '8';
}

/// "SmolLM2-135M-Instruct" of SmolLM2-135M-Instruct.Q4_1.gguf.
std::string nameInFileName(const std::filesystem::path& model)
{
    auto name = model.stem().string();
    const auto last = name.find_last_of(".-");
    if (last != std::string::npos && last > 0 && isQuantisation(name.substr(last + 1))) {
        name.resize(last);
    }
    return name;
}

/// Whether a file's name says nothing: "model", "ggml-model", or the digest that a store of files gave it.
bool saysNothing(const std::string& name)
{
    constexpr std::string_view prefix = "sha256-";
    const auto rest = std::string_view(name).substr(name.starts_with(prefix) ? prefix.size() : 0);
    const bool digest = rest.size() >= 32 && rest.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    return digest || name == "model" || name == "ggml-model";
}

} // namespace

std::string modelName(const std::filesystem::path& model, const ModelConfig& config)
{
    const auto absolute = std::filesystem::absolute(model).lexically_normal();
    std::error_code ignored;
    if (std::filesystem::is_directory(absolute, ignored)) {
        return config.name;
    }
    const auto name = nameInFileName(absolute);
    return saysNothing(name) && !config.name.empty() ? config.name : readableText(name);
}

Result<BaseModelRecord> describeBase(const std::filesystem::path& model)
{
    POLYMATH_TRY(file, ModelFile::open(model));
    POLYMATH_TRY(digest, sha256OfModel(model));
    const auto& config = file.config();
    BaseModelRecord base;
    base.path = std::filesystem::absolute(model).lexically_normal().string();
    base.sha256 = digest;
    base.name = modelName(model, config);
    base.architecture = config.architecture;
    base.configJson = config.toJson();
    base.parameters = config.parameterCount();
    return base;
}

Result<Project> createProject(const std::filesystem::path& folder, const std::filesystem::path& model)
{
    POLYMATH_TRY(base, describeBase(model));
    POLYMATH_TRY(project, Project::create(folder, base));
    POLYMATH_CHECK(project.setSetting(stampKey, toText(stampOf(base.path))));
    return std::move(project);
}

Result<BaseState> baseState(const Project& project)
{
    POLYMATH_TRY(base, project.baseModel());
    POLYMATH_TRY(remembered, project.setting(stampKey));
    const auto now = stampOf(base.path);
    if (now == ModelStamp()) {
        return BaseState::Missing;
    }
    if (!remembered) {
        return BaseState::Unchecked;
    }
    return *remembered == toText(now) ? BaseState::Unchanged : BaseState::Changed;
}

Result<void> adoptBase(Project& project, const std::filesystem::path& path)
{
    POLYMATH_TRY(base, project.baseModel());
    const auto stamp = stampOf(path); // before the reading: a change meanwhile is seen later
    POLYMATH_TRY(digest, sha256OfModel(path));
    if (digest != base.sha256) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' is not the model this project was made with (%2): its "
                                                        "sha256 is another one. Choose the same file."),
                             {path.string(), base.name}),
                    "expected " + base.sha256 + ", found " + digest);
    }
    return project.inTransaction([&]() -> Result<void> {
        POLYMATH_CHECK(project.setBasePath(path));
        return project.setSetting(stampKey, toText(stamp));
    });
}

} // namespace polymath
