#pragma once

#include <QList>
#include <QString>

class QSettings;

namespace polymath {

/// A project that was open before, as the settings remember it.
struct RecentProject {
    QString folder;
    qint64 openedMs = 0;

    [[nodiscard]] bool operator==(const RecentProject&) const = default;
};

/// The projects and base models used last, newest first, in the settings ("projects/recent", "models/recent").
/// Folders are told apart by their absolute path. Window's thread.
class RecentProjects {
public:
    explicit RecentProjects(QSettings& settings) : m_settings(settings) {}

    [[nodiscard]] QList<RecentProject> list() const;
    void add(const QString& folder, qint64 openedMs); ///< to the front; at most twelve are kept
    void remove(const QString& folder);

    [[nodiscard]] QStringList models() const;
    void addModel(const QString& path); ///< to the front; at most eight are kept

private:
    void store(const QList<RecentProject>& list);

    QSettings& m_settings;
};

} // namespace polymath
