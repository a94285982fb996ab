#pragma once

#include "core/text/readers/format.h"

#include <string>
#include <string_view>

namespace polymath {

/// What of a page is text.
enum class HtmlContent {
    Main, ///< of a web page: neither menus, headers and footers nor what surrounds the article
    Book, ///< of a book's chapter: all but lists of links
    All,  ///< of a mail
};

/// Hands the text of a page in UTF-8 to `sink` as blocks; what it cannot tell is said by `name`. Errors: BadInput for a
/// page that is too large or too tangled; what the sink returned.
[[nodiscard]] Result<void> readHtmlText(std::string_view html, const std::string& name, HtmlContent content,
                                        ReadSink& sink);

/// The encoding that a page names within its first bytes; empty where it names none.
[[nodiscard]] std::string encodingOfHtml(std::string_view head);

} // namespace polymath
