#pragma once

#include "app/fetch/transfer.h"

#include <QList>

namespace polymath {

/// Every link of a page, whole. Understood are all lists of files made of links: a package index's page of one package
/// (PEP 503, with "#sha256=..." at the end of each) and what web servers make of a folder.
[[nodiscard]] QList<QUrl> linksOf(const Transfer::Page& page);

} // namespace polymath
