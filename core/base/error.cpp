#include "core/base/error.h"

namespace polymath {

ErrorCode errorCodeFromExit(int code)
{
    switch (code) {
    case static_cast<int>(ErrorCode::Usage):
    case static_cast<int>(ErrorCode::BadInput):
    case static_cast<int>(ErrorCode::OutOfResources):
    case static_cast<int>(ErrorCode::Cancelled):
        return static_cast<ErrorCode>(code);
    default:
        return ErrorCode::Internal;
    }
}

} // namespace polymath
