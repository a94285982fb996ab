#pragma once

#include "core/base/result.h"

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace polymath {

/// A document's part as a tree, with its white space. Only the five entities of XML itself are expanded and nothing
/// else is opened, so a bomb stays the text it is. Errors: BadInput, naming the file and the part.
[[nodiscard]] Result<pugi::xml_document> parseXml(const std::string& content, const std::string& name,
                                                  std::string_view part);

/// "p" of <w:p>: prefixes are each program's own choice.
[[nodiscard]] std::string_view localName(const pugi::xml_node& node);

/// An attribute by its local name; empty where there is none.
[[nodiscard]] std::string_view attributeOf(const pugi::xml_node& node, std::string_view name);

/// The first child with this local name.
[[nodiscard]] pugi::xml_node childOf(const pugi::xml_node& node, std::string_view name);

/// How deep readers follow a tree: no program nests text deeper. What lies deeper is left out.
constexpr int deepestNode = 200;

} // namespace polymath
