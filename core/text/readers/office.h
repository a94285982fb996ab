#pragma once

#include "core/base/result.h"
#include "core/text/readers/xml.h"
#include "core/text/readers/zipparts.h"

#include <map>
#include <string>
#include <string_view>

namespace polymath {

/// The parts of an Office document (DOCX, PPTX, XLSX) and how they refer to each other (ECMA-376, part 2).
class OfficeParts {
public:
    struct Relation {
        std::string type; ///< the last word of its type: "slide"
        std::string part;
    };

    OfficeParts(ZipParts parts, std::string name) : m_parts(std::move(parts)), m_name(std::move(name)) {}

    /// What a part refers to inside of the document, by identifier; "" stands for the document itself.
    [[nodiscard]] Result<std::map<std::string, Relation, std::less<>>> relations(std::string_view part);
    /// The part with the document's text. Errors: BadInput where none is named.
    [[nodiscard]] Result<std::string> main();
    /// The part that a part refers to by this type; empty where there is none.
    [[nodiscard]] Result<std::string> related(std::string_view part, std::string_view type);
    [[nodiscard]] Result<pugi::xml_document> xml(std::string_view part);

private:
    ZipParts m_parts;
    std::string m_name;
};

} // namespace polymath
