#include "app/fetch/links.h"

#include <gumbo.h>

#include <vector>

namespace polymath {

QList<QUrl> linksOf(const Transfer::Page& page)
{
    QList<QUrl> links;
    auto* tree = gumbo_parse_with_options(&kGumboDefaultOptions, page.html.constData(),
                                          static_cast<std::size_t>(page.html.size()));
    std::vector<const GumboNode*> pending{tree->root};
    while (!pending.empty()) {
        const auto* node = pending.back();
        pending.pop_back();
        if (node->type != GUMBO_NODE_ELEMENT) {
            continue;
        }
        const auto& element = node->v.element;
        if (const auto* target = gumbo_get_attribute(&element.attributes, "href");
            element.tag == GUMBO_TAG_A && target != nullptr) {
            links << page.address.resolved(QUrl(QString::fromUtf8(target->value)));
        }
        for (unsigned int index = 0; index < element.children.length; ++index) {
            pending.push_back(static_cast<const GumboNode*>(element.children.data[index]));
        }
    }
    gumbo_destroy_output(&kGumboDefaultOptions, tree);
    return links;
}

} // namespace polymath
