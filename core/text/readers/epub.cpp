#include "core/base/translate.h"
#include "core/text/readers/html.h"
#include "core/text/readers/readers.h"
#include "core/text/readers/xml.h"
#include "core/text/readers/zipparts.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polymath {

namespace {

/// "%20" and its like as the bytes they stand for; what follows "#" is a place inside the part.
std::string decoded(std::string_view href)
{
    const auto digit = [](char character) {
        return character >= '0' && character <= '9'   ? character - '0'
               : character >= 'a' && character <= 'f' ? character - 'a' + 10
               : character >= 'A' && character <= 'F' ? character - 'A' + 10
                                                      : -1;
    };
    href = href.substr(0, href.find('#'));
    std::string result;
    for (std::size_t at = 0; at < href.size(); ++at) {
        if (href[at] == '%' && at + 2 < href.size() && digit(href[at + 1]) >= 0 && digit(href[at + 2]) >= 0) {
            result += static_cast<char>(digit(href[at + 1]) * 16 + digit(href[at + 2]));
            at += 2;
        } else {
            result += href[at];
        }
    }
    return result;
}

/// The chapters' parts in reading order (EPUB 3.3, section 5.7), without the book's navigation.
Result<std::vector<std::string>> chapters(ZipParts& parts, const std::string& name)
{
    POLYMATH_TRY(containerText, parts.read("META-INF/container.xml"));
    POLYMATH_TRY(container, parseXml(containerText, name, "META-INF/container.xml"));
    const auto rootfile = childOf(childOf(childOf(container, "container"), "rootfiles"), "rootfile");
    const auto packagePart = decoded(attributeOf(rootfile, "full-path"));
    POLYMATH_TRY(packageText, parts.read(packagePart));
    POLYMATH_TRY(package, parseXml(packageText, name, packagePart));
    const auto root = childOf(package, "package");
    const auto folder = std::filesystem::path(packagePart).parent_path();
    std::map<std::string_view, std::string> items;
    for (const auto& item : childOf(root, "manifest").children()) {
        const auto type = attributeOf(item, "media-type");
        const bool page = type == "application/xhtml+xml" || type == "text/html";
        if (page && attributeOf(item, "properties").find("nav") == std::string_view::npos) {
            items[attributeOf(item, "id")] =
                (folder / decoded(attributeOf(item, "href"))).lexically_normal().generic_string();
        }
    }
    std::vector<std::string> result;
    for (const auto& reference : childOf(root, "spine").children()) {
        // Each chapter once, so that a short list cannot stand for an endless book.
        if (const auto found = items.find(attributeOf(reference, "idref")); found != items.end()) {
            result.push_back(found->second);
            items.erase(found);
        }
    }
    return result;
}

} // namespace

bool isEpub(std::string_view head, const std::filesystem::path& file)
{
    return zipType(head, file).find("application/epub+zip") != std::string::npos;
}

Result<void> readEpub(const ReadInput& input, ReadSink& sink)
{
    POLYMATH_TRY(parts, ZipParts::open(input.file, input.name));
    POLYMATH_TRY(order, chapters(parts, input.name));
    std::string encryption;
    if (parts.has("META-INF/encryption.xml")) { // fonts may be listed there too, which nobody needs
        POLYMATH_TRY(text, parts.read("META-INF/encryption.xml"));
        encryption = std::move(text);
    }
    std::int64_t missing = 0;
    std::int64_t chapter = 0;
    for (const auto& part : order) {
        if (encryption.find("\"" + part + "\"") != std::string::npos) {
            return fail(ErrorCode::BadInput,
                        sentence(POLYMATH_TEXT("sentences", "'%1' is protected against copying (DRM), so its text "
                                                            "cannot be read. Use a book without that protection."),
                                 {input.name}));
        }
        if (!parts.has(part)) {
            ++missing;
            continue;
        }
        POLYMATH_TRY(page, parts.read(part));
        sink.at({Place::Unit::Chapter, ++chapter});
        POLYMATH_CHECK(readHtmlText(page, input.name, HtmlContent::Book, sink));
    }
    if (missing > 0) {
        sink.note(sentence(POLYMATH_TEXT("sentences", "%1 of %2 chapters are named in the book but not in it."),
                           {std::to_string(missing), std::to_string(order.size())}));
    }
    return {};
}

} // namespace polymath
