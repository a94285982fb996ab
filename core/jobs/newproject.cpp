#include "core/jobs/newproject.h"

#include "core/formats/modelfile.h"

namespace polymath {

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
    return Project::create(folder, base);
}

} // namespace polymath
