#include "ui/models/modelfacts.h"

namespace polymath {

Result<ModelFacts> readModelFacts(const std::filesystem::path& model)
{
    POLYMATH_TRY(file, ModelFile::open(model));
    return ModelFacts{file.config(), file.storedTypes(), file.licence(), file.tokenizerKind(), stampOf(model).bytes};
}

} // namespace polymath
