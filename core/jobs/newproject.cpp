#include "core/jobs/newproject.h"

#include "core/base/translate.h"
#include "core/formats/modelfile.h"

namespace polymath {

namespace {

constexpr const char* stampKey = "base.stamp";

std::string toText(const ModelStamp& stamp)
{
    return std::to_string(stamp.bytes) + " bytes, " + std::to_string(stamp.modifiedMs) + " ms";
}

} // namespace

Result<BaseModelRecord> describeBase(const std::filesystem::path& model)
{
    POLYMATH_TRY(file, ModelFile::open(model));
    POLYMATH_TRY(digest, sha256OfModel(model));
    const auto& config = file.config();
    BaseModelRecord base;
    base.path = std::filesystem::absolute(model).lexically_normal().string();
    base.sha256 = digest;
    base.name = config.name.empty() ? std::filesystem::path(model).stem().string() : config.name;
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
