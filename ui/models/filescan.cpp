#include "ui/models/filescan.h"

#include "core/text/readers/documentreader.h"

#include <QCollator>
#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <set>
#include <system_error>

namespace polymath {

namespace {

namespace fs = std::filesystem;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(import)
};

QString knownFormats()
{
    QStringList names;
    for (const auto& format : importableEndings()) {
        names << QString::fromStdString(format);
    }
    return names.join(", ");
}

/// Why a file cannot be imported; empty where it can be tried.
QString reasonToSkip(const fs::path& path, std::int64_t bytes)
{
    auto ending = QString::fromStdString(path.extension().string()).mid(1).toLower();
    const auto known = importableEndings();
    if (ending.isEmpty()) {
        return Words::tr("Skipped: it has no ending. Known are: %1.").arg(knownFormats());
    }
    ending = ending == "markdown" ? "md" : ending == "ndjson" ? "jsonl" : ending;
    if (std::find(known.begin(), known.end(), ending.toStdString()) == known.end()) {
        return Words::tr("Skipped: %1 files cannot be imported. Known are: %2.").arg(ending, knownFormats());
    }
    return bytes == 0 ? Words::tr("Skipped: the file is empty.") : QString();
}

bool isHidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

class Finder {
public:
    explicit Finder(const std::atomic_bool& stop) : m_stop(stop) {}

    void add(const fs::path& path)
    {
        std::error_code error;
        if (fs::is_directory(path, error)) {
            walk(path);
        } else {
            addFile(path, path.filename());
        }
    }
    [[nodiscard]] std::vector<FoundFile> take() { return std::move(m_found); }

private:
    void addFile(const fs::path& path, const fs::path& name)
    {
        std::error_code error;
        auto real = fs::weakly_canonical(path, error);
        if (!m_seen.insert(error ? path : real).second) {
            return;
        }
        FoundFile file{path, QString::fromStdString(name.string()), 0, {}};
        const auto bytes = fs::is_regular_file(path, error) ? fs::file_size(path, error) : 0;
        if (error || !fs::is_regular_file(path)) {
            file.skipped = Words::tr("Skipped: it is not there or cannot be read.");
        } else {
            file.bytes = static_cast<std::int64_t>(bytes);
            file.skipped = reasonToSkip(path, file.bytes);
        }
        m_found.push_back(std::move(file));
    }

    void walk(const fs::path& folder)
    {
        std::error_code error;
        fs::recursive_directory_iterator at(folder, error);
        if (error) {
            m_found.push_back({folder, QString::fromStdString(folder.filename().string()), 0,
                               Words::tr("Skipped: the folder cannot be opened.")});
            return;
        }
        const auto end = fs::end(at);
        while (at != end && !m_stop) {
            const auto& entry = *at;
            std::error_code failed;
            const bool isFolder = entry.is_directory(failed);
            if (isHidden(entry.path())) {
                at.disable_recursion_pending();
            } else if (!isFolder) {
                addFile(entry.path(), entry.path().lexically_relative(folder.parent_path()));
            } else if (!fs::is_symlink(entry.symlink_status(failed)) && !canOpen(entry.path())) {
                m_found.push_back({entry.path(),
                                   QString::fromStdString(entry.path().lexically_relative(folder).string()), 0,
                                   Words::tr("Skipped: the folder cannot be opened.")});
                at.disable_recursion_pending();
            }
            at.increment(error);
            if (error) {
                return;
            }
        }
    }

    static bool canOpen(const fs::path& folder)
    {
        std::error_code error;
        const fs::directory_iterator opened(folder, error);
        return !error;
    }

    const std::atomic_bool& m_stop;
    std::vector<FoundFile> m_found;
    std::set<fs::path> m_seen;
};

} // namespace

std::vector<FoundFile> findFiles(const QStringList& paths, const std::atomic_bool& stop)
{
    Finder finder(stop);
    for (const auto& path : paths) {
        const auto normal = fs::path(path.toStdString()).lexically_normal();
        finder.add(normal.has_filename() ? normal : normal.parent_path()); // "folder/" is "folder"
    }
    auto found = finder.take();
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
