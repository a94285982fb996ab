#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace polymath {

/// A value or the Error that prevented it.
template <typename T> using Result = tl::expected<T, Error>;

/// Makes the error branch of any Result: `return fail(ErrorCode::BadInput, "...");`
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string sentence, std::string detail = {})
{
    return tl::unexpected<Error>(Error{code, std::move(sentence), std::move(detail)});
}

/// Passes the error of one Result on as the error of another.
template <typename T> [[nodiscard]] tl::unexpected<Error> passOn(Result<T>&& result)
{
    return tl::unexpected<Error>(std::move(result).error());
}

} // namespace polymath

/// Declares `name` with the value of a Result, or returns its error from the enclosing function.
#define POLYMATH_TRY(name, expression)                                                                                 \
    auto name##OrError = (expression);                                                                                 \
    if (!name##OrError) {                                                                                              \
        return ::polymath::passOn(std::move(name##OrError));                                                           \
    }                                                                                                                  \
    auto& name = *name##OrError

/// Returns the error of a Result<void> from the enclosing function.
#define POLYMATH_CHECK(expression)                                                                                     \
    do {                                                                                                               \
        if (auto checked = (expression); !checked) {                                                                   \
            return ::polymath::passOn(std::move(checked));                                                             \
        }                                                                                                              \
    } while (false)
