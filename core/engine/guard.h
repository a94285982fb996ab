#pragma once

// Internal to core/engine: needs LibTorch.

#include "core/base/result.h"
#include "core/base/translate.h"

#include <c10/util/Exception.h>

#include <exception>
#include <new>
#include <string>

namespace polymath::engine {

/// Runs `work` and turns what it throws into an Error. `doing` stands in its sentence and is marked
/// as one: "Loading the model".
template <typename Work> auto guarded(const char* doing, Work&& work) -> decltype(work())
{
    const auto memorySentence = sentence(
        POLYMATH_TEXT(
            "sentences",
            "This machine's memory is not enough (%1). Close other programs, or use smaller batches or shorter rows."),
        {doing});
    try {
        return work();
    } catch (const c10::OutOfMemoryError& error) {
        return fail(ErrorCode::OutOfResources, memorySentence, error.what());
    } catch (const std::bad_alloc& error) {
        return fail(ErrorCode::OutOfResources, memorySentence, error.what());
    } catch (const c10::Error& error) {
        const std::string what = error.what_without_backtrace();
        const bool memory = what.find("can't allocate memory") != std::string::npos;
        return fail(memory ? ErrorCode::OutOfResources : ErrorCode::Internal,
                    memory ? memorySentence
                           : sentence(POLYMATH_TEXT("sentences", "%1 failed inside LibTorch: %2"),
                                      {doing, what.substr(0, what.find('\n'))}),
                    error.what());
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, sentence(POLYMATH_TEXT("sentences", "%1 failed: %2"), {doing, error.what()}),
                    error.what());
    }
}

} // namespace polymath::engine
