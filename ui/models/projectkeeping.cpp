#include "ui/models/projectkeeping.h"

#include "core/base/translate.h"
#include "core/jobs/projectfolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QStandardPaths>

namespace polymath {

namespace {

/// Usage where a window or a worker needs the folder to stay.
Result<void> refuseWhileUsed(const QString& folder)
{
    QLockFile lock(QDir(folder).filePath("window.lock"));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(0)) {
        return fail(ErrorCode::Usage,
                    sentence(POLYMATH_TEXT("sentences", "Another window has '%1' open. Close the project there first."),
                             {folder.toStdString()}));
    }
    return refuseWhileJobsRun(folder.toStdString());
}

} // namespace

Result<QString> renameProjectFolder(const QString& folder, const QString& name)
{
    POLYMATH_CHECK(refuseWhileUsed(folder));
    POLYMATH_TRY(moved, renameProject(folder.toStdString(), name.toStdString()));
    return QString::fromStdString(moved.string());
}

Result<QString> trashProject(const QString& folder)
{
    POLYMATH_CHECK(refuseWhileUsed(folder));
    // The trash lies below this folder, and Qt makes the trash but not the folder.
    QDir().mkpath(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation));
    QString place;
    if (!QFile::moveToTrash(folder, &place)) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' cannot be moved to the trash. Its disk may have none; "
                                                        "delete the folder with your file manager instead."),
                             {folder.toStdString()}));
    }
    return place;
}

Result<void> restoreProject(const QString& trashed, const QString& folder)
{
    if (QFileInfo::exists(folder) || !QDir().rename(trashed, folder)) {
        return fail(
            ErrorCode::BadInput,
            sentence(POLYMATH_TEXT("sentences",
                                   "'%1' cannot be brought back: restore it from the trash with your file manager."),
                     {folder.toStdString()}));
    }
    // On freedesktop systems a note beside the trashed files says where they came from.
    const QFileInfo place(trashed);
    QFile::remove(place.dir().filePath("../info/" + place.fileName() + ".trashinfo"));
    return {};
}

} // namespace polymath
