#include "ui/models/filescan.h"

#include "core/text/filefinder.h"
#include "ui/widgets/sentences.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>

namespace polymath {

std::vector<FoundFile> findFiles(const QStringList& paths, const std::atomic_bool& stop)
{
    std::vector<std::filesystem::path> places;
    for (const auto& path : paths) {
        places.emplace_back(path.toStdString());
    }
    std::vector<FoundFile> found;
    for (auto& file : findFiles(places, [&stop] { return !stop; })) {
        found.push_back({std::move(file.path), QString::fromStdString(file.name), static_cast<std::int64_t>(file.bytes),
                         translatedSentence(file.problem)});
    }
    const QLocale locale;
    QCollator byName(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale); // C knows no numbers
    byName.setNumericMode(true);
    std::stable_sort(found.begin(), found.end(), [&](const FoundFile& left, const FoundFile& right) {
        return left.skipped.isEmpty() != right.skipped.isEmpty() ? left.skipped.isEmpty()
                                                                 : byName.compare(left.name, right.name) < 0;
    });
    return found;
}

} // namespace polymath
