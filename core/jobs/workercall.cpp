#include "core/jobs/workercall.h"

#include "core/base/system.h"
#include "core/base/translate.h"

#include <optional>

namespace polymath {

nlohmann::json errorEvent(const Error& error)
{
    return {{"event", "error"}, {"code", exitCode(error)}, {"sentence", error.sentence}, {"detail", error.detail}};
}

Error errorFromEvent(const nlohmann::json& event)
{
    return {errorCodeFromExit(event.value("code", 1)), event.value("sentence", ""), event.value("detail", "")};
}

Result<nlohmann::json> askWorker(const nlohmann::json& request,
                                 const std::function<void(const nlohmann::json&)>& onEvent)
{
    return askProgram("polymath-worker", request, onEvent);
}

Result<nlohmann::json> askProgram(const std::string& program, const nlohmann::json& request,
                                  const std::function<void(const nlohmann::json&)>& onEvent)
{
    std::optional<nlohmann::json> answer;
    std::optional<Error> error;
    const auto hear = [&](std::string_view line) {
        const auto event = nlohmann::json::parse(line, nullptr, false);
        const std::string kind = event.is_object() ? event.value("event", "") : "";
        if (kind == "result") {
            answer = event;
            answer->erase("event");
        } else if (kind == "error") {
            error = errorFromEvent(event);
        } else if (onEvent && !kind.empty()) {
            onEvent(event);
        }
    };
    POLYMATH_TRY(output, runProgram(programFolder() / program, {"ask"}, request.dump(), hear));
    if (error) {
        return tl::unexpected(std::move(*error));
    }
    if (answer && output.exitCode == 0) {
        return std::move(*answer);
    }
    if (output.exitCode == 128 + 9) {
        return fail(ErrorCode::OutOfResources,
                    POLYMATH_TEXT("sentences", "The worker was stopped by the system, most likely because memory ran "
                                               "out. Close other programs or use a smaller model."),
                    output.err);
    }
    return fail(ErrorCode::Internal,
                sentence(POLYMATH_TEXT("sentences", "The worker ended unexpectedly (exit code %1)."),
                         {std::to_string(output.exitCode)}),
                output.err);
}

} // namespace polymath
