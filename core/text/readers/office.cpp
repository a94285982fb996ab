#include "core/text/readers/office.h"

#include "core/base/translate.h"

#include <filesystem>
#include <utility>

namespace polymath {

Result<std::map<std::string, OfficeParts::Relation, std::less<>>> OfficeParts::relations(std::string_view part)
{
    namespace fs = std::filesystem;
    const fs::path path(part);
    const auto folder = path.parent_path();
    const auto relationsPart = (folder / "_rels" / (path.filename().string() + ".rels")).generic_string();
    std::map<std::string, Relation, std::less<>> result;
    if (!m_parts.has(relationsPart)) {
        return result;
    }
    POLYMATH_TRY(document, xml(relationsPart));
    for (const auto& relation : childOf(document, "Relationships").children()) {
        if (attributeOf(relation, "TargetMode") == "External") {
            continue;
        }
        const auto type = attributeOf(relation, "Type");
        const fs::path target(attributeOf(relation, "Target"));
        const auto whole = (target.is_absolute() ? target.relative_path() : folder / target).lexically_normal();
        result[std::string(attributeOf(relation, "Id"))] = {std::string(type.substr(type.rfind('/') + 1)),
                                                            whole.generic_string()};
    }
    return result;
}

Result<std::string> OfficeParts::related(std::string_view part, std::string_view type)
{
    POLYMATH_TRY(all, relations(part));
    for (const auto& [id, relation] : all) {
        if (relation.type == type && m_parts.has(relation.part)) {
            return relation.part;
        }
    }
    return std::string();
}

Result<std::string> OfficeParts::main()
{
    POLYMATH_TRY(part, related("", "officeDocument"));
    if (part.empty()) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' is damaged: it does not say which of its parts is the "
                                                        "document. Save it again with the program that made it."),
                             {m_name}));
    }
    return part;
}

Result<pugi::xml_document> OfficeParts::xml(std::string_view part)
{
    POLYMATH_TRY(content, m_parts.read(part));
    return parseXml(content, m_name, part);
}

} // namespace polymath
