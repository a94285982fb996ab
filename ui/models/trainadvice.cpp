#include "ui/models/trainadvice.h"

namespace polymath {

Result<TrainAdvice> trainAdvice(const Project& project, const std::vector<std::string>& domains)
{
    for (const auto& name : domains) {
        POLYMATH_TRY(domain, project.findDomain(name));
        if (!domain) {
            return fail(ErrorCode::Usage, "The project has no domain '" + name + "'.");
        }
    }
    return TrainAdvice{};
}

} // namespace polymath
