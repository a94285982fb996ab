#include "ui/models/recentprojects.h"

#include <QDir>
#include <QSettings>

namespace polymath {

namespace {

constexpr const char* projectsKey = "projects/recent";
constexpr const char* modelsKey = "models/recent";
constexpr qsizetype mostProjects = 12;
constexpr qsizetype mostModels = 8;

QString absolute(const QString& path) { return QDir::cleanPath(QDir(path).absolutePath()); }

} // namespace

QList<RecentProject> RecentProjects::list() const
{
    QList<RecentProject> list;
    const int count = m_settings.beginReadArray(projectsKey);
    for (int index = 0; index < count; ++index) {
        m_settings.setArrayIndex(index);
        list.append({m_settings.value("folder").toString(), m_settings.value("opened").toLongLong()});
    }
    m_settings.endArray();
    return list;
}

void RecentProjects::store(const QList<RecentProject>& list)
{
    m_settings.remove(projectsKey);
    m_settings.beginWriteArray(projectsKey, static_cast<int>(list.size()));
    for (int index = 0; index < list.size(); ++index) {
        m_settings.setArrayIndex(index);
        m_settings.setValue("folder", list[index].folder);
        m_settings.setValue("opened", list[index].openedMs);
    }
    m_settings.endArray();
}

void RecentProjects::add(const QString& folder, qint64 openedMs)
{
    const auto path = absolute(folder);
    auto all = list();
    all.removeIf([&](const RecentProject& one) { return one.folder == path; });
    all.prepend({path, openedMs});
    store(all.first(qMin(all.size(), mostProjects)));
}

void RecentProjects::remove(const QString& folder)
{
    auto all = list();
    all.removeIf([path = absolute(folder)](const RecentProject& one) { return one.folder == path; });
    store(all);
}

QStringList RecentProjects::models() const { return m_settings.value(modelsKey).toStringList(); }

void RecentProjects::addModel(const QString& path)
{
    auto all = models();
    all.removeAll(path);
    all.prepend(path);
    m_settings.setValue(modelsKey, QStringList(all.first(qMin(all.size(), mostModels))));
}

} // namespace polymath
