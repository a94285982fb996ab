#include "core/text/readers/xml.h"

#include "core/base/translate.h"

namespace polymath {

namespace {

std::string_view withoutPrefix(std::string_view name)
{
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

} // namespace

Result<pugi::xml_document> parseXml(const std::string& content, const std::string& name, std::string_view part)
{
    pugi::xml_document document;
    const auto parsed =
        document.load_buffer(content.data(), content.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    if (!parsed) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' is damaged: its part '%2' is not XML at byte %3. Save it "
                                                        "again with the program that made it."),
                             {name, std::string(part), std::to_string(parsed.offset)}),
                    parsed.description());
    }
    return document;
}

std::string_view localName(const pugi::xml_node& node) { return withoutPrefix(node.name()); }

std::string_view attributeOf(const pugi::xml_node& node, std::string_view name)
{
    for (const auto& attribute : node.attributes()) {
        if (withoutPrefix(attribute.name()) == name) {
            return attribute.value();
        }
    }
    return {};
}

pugi::xml_node childOf(const pugi::xml_node& node, std::string_view name)
{
    for (const auto& child : node.children()) {
        if (localName(child) == name) {
            return child;
        }
    }
    return {};
}

} // namespace polymath
