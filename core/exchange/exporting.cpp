#include "core/exchange/exporting.h"

#include "core/base/translate.h"
#include "core/engine/registry.h"
#include "core/exchange/expertfile.h"
#include "core/exchange/modelfolder.h"
#include "core/formats/configwriter.h"

#include <set>
#include <system_error>

namespace polymath {

namespace {

Result<void> refuse(ExportObstacle obstacle, const std::string& subject, const std::string& architecture)
{
    switch (obstacle) {
    case ExportObstacle::None:
        return {};
    case ExportObstacle::BaseAlone:
        return fail(
            ErrorCode::Usage,
            POLYMATH_TEXT("sentences", "The base model was not trained here, so there is nothing of it to export."));
    case ExportObstacle::Gates:
        return fail(ErrorCode::Usage,
                    sentence(POLYMATH_TEXT("sentences",
                                           "'%1' has parts of its own beside the base, which no plain model and no "
                                           "adapter of PEFT has a place for. Export it as an expert file, for "
                                           "Polymath."),
                             {subject}));
    case ExportObstacle::NoAdapter:
        return fail(
            ErrorCode::Usage,
            sentence(POLYMATH_TEXT(
                         "sentences",
                         "'%1' has no adapter: all of the model's weights were trained. Export it as a model folder."),
                     {subject}));
    case ExportObstacle::Architecture:
        break;
    }
    return fail(ErrorCode::Usage,
                sentence(POLYMATH_TEXT("sentences", "Models of architecture '%1' cannot be written for other programs "
                                                    "yet; llama, qwen2 and qwen3 can. Export '%2' as an expert file."),
                         {architecture, subject}));
}

} // namespace

std::optional<ExportFormat> exportFormatFromText(std::string_view text)
{
    return text == "expert" ? std::optional(ExportFormat::ExpertFile)
           : text == "peft" ? std::optional(ExportFormat::PeftAdapter)
           : text == "hf"   ? std::optional(ExportFormat::ModelFolder)
                            : std::nullopt;
}

ExportObstacle obstacleTo(ExportFormat format, const std::string& method, const std::string& architecture)
{
    if (method == "base") {
        return ExportObstacle::BaseAlone;
    }
    if (format == ExportFormat::ExpertFile) {
        return ExportObstacle::None;
    }
    static const std::set<std::string> plain{"lora", "rslora", "dora", "ia3",
                                             "full"}; // what becomes weights, or PEFT has
    if (!plain.contains(method)) {
        return ExportObstacle::Gates;
    }
    if (format == ExportFormat::PeftAdapter && method == "full") {
        return ExportObstacle::NoAdapter;
    }
    return isWritableAsFolder(architecture) ? ExportObstacle::None : ExportObstacle::Architecture;
}

Result<std::string> methodOf(const Project& project, const std::string& subject)
{
    if (subject == "base") {
        return std::string("base");
    }
    POLYMATH_TRY(expert, project.findExpert(subject));
    if (expert) {
        return expert->method;
    }
    POLYMATH_TRY(composition, project.findComposition(subject));
    if (composition) { // a merge is a model like the base
        const auto settings = engine::trainSettingsFromJson(composition->configJson);
        const auto* spec = settings ? engine::findCompositionSpec(settings->composition) : nullptr;
        return std::string(spec != nullptr && spec->site == engine::Site::Weight ? "full" : "composition");
    }
    return fail(ErrorCode::Usage,
                sentence(POLYMATH_TEXT("sentences", "The project has no expert or composition '%1'."), {subject}));
}

Result<void> exportSubject(const Project& project, const ExportRequest& request, const ByteProgress& progress)
{
    POLYMATH_TRY(method, methodOf(project, request.subject));
    POLYMATH_TRY(base, project.baseModel());
    POLYMATH_CHECK(refuse(obstacleTo(request.format, method, base.architecture), request.subject, base.architecture));
    switch (request.format) {
    case ExportFormat::PeftAdapter:
        return exportPeftFolder(project, request.subject, request.target, progress);
    case ExportFormat::ModelFolder:
        return exportModelFolder(project, request.subject, request.target, progress);
    case ExportFormat::ExpertFile:
        break;
    }
    std::error_code ignored;
    if (!request.replaces && std::filesystem::exists(request.target, ignored)) {
        return fail(
            ErrorCode::Usage,
            sentence(POLYMATH_TEXT(
                         "sentences",
                         "There is something at '%1' already, and nothing is written over it. Choose another name."),
                     {request.target.string()}));
    }
    return exportExpertFile(project, request.subject, request.target, request.licence, progress);
}

} // namespace polymath
