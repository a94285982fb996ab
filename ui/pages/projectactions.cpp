#include "ui/pages/projectactions.h"

#include "core/jobs/projectfolder.h"
#include "core/store/diskuse.h"
#include "core/store/project.h"
#include "ui/dialogs/choosepath.h"
#include "ui/dialogs/diskusedialog.h"
#include "ui/dialogs/namedialog.h"
#include "ui/dialogs/newprojectdialog.h"
#include "ui/models/projectkeeping.h"
#include "ui/widgets/sentences.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QMenu>

#include <utility>

namespace polymath {

QString projectTitle(const QString& folder) { return QFileInfo(QDir::cleanPath(folder)).completeBaseName(); }

ProjectActions::ProjectActions(AppContext& context, QWidget* window)
    : QObject(window), m_context(context), m_window(window), m_recent(context.settings)
{
}

ProjectActions::~ProjectActions() { m_stopCopying = true; }

void ProjectActions::makeNew(const QString& model)
{
    auto* dialog = new NewProjectDialog(m_context.settings, model, m_window);
    connect(dialog, &NewProjectDialog::created, this, [this](const QString& folder) {
        open(folder);
        Q_EMIT navigateRequested(PageId::Data);
    });
    dialog->open();
}

void ProjectActions::choose()
{
    const auto start = m_context.settings.value("projects/folder", defaultProjectsFolder()).toString();
    choosePath(m_window, PathKind::Folder, tr("Open a project"), {}, start,
               [this](const QString& path) { open(path); });
}

void ProjectActions::open(const QString& folder)
{
    if (isOpen(folder)) {
        Q_EMIT navigateRequested(PageId::Data);
        return;
    }
    m_context.session.open(folder);
}

bool ProjectActions::isOpen(const QString& folder) const
{
    return m_context.session.state() == ProjectSession::State::Ready &&
           QDir(m_context.session.folder()).absolutePath() == QDir(folder).absolutePath();
}

void ProjectActions::tell(const QString& text) { Q_EMIT toastRequested(text, {}, {}); }

void ProjectActions::whileClosed(const QString& folder, After after, std::function<Result<QString>()> work,
                                 std::function<void(const Result<QString>&)> done)
{
    const bool wasOpen = isOpen(folder);
    if (wasOpen && m_context.session.isReadOnly()) {
        done(fail(ErrorCode::Usage,
                  tr("Another window has this project open, so it cannot be changed here.").toStdString()));
        return;
    }
    const auto run = [this, folder, after, wasOpen, work = std::move(work), done = std::move(done)] {
        m_background.run(this, work, [this, folder, after, wasOpen, done](const Result<QString>& place) {
            if (wasOpen && (!place || after == After::Reopen)) {
                m_context.session.open(place.value_or(folder));
            }
            done(place);
            Q_EMIT listChanged();
        });
    };
    if (!wasOpen) {
        run();
        return;
    }
    m_context.session.close();
    // Answers come in order, so when this one is here (a refusal: nothing is open) the project is closed indeed.
    m_context.session.read(
        this, [](Project&) { return Result<void>(); }, [run](const Result<void>&) { run(); });
}

void ProjectActions::rename(const QString& folder)
{
    auto* dialog = new NameDialog(tr("Rename the project"), tr("Its folder is renamed too."), projectTitle(folder),
                                  tr("Rename"), m_window);
    connect(dialog, &NameDialog::submitted, this, [this, folder, dialog = QPointer(dialog)](const QString& name) {
        whileClosed(
            folder, After::Reopen, [folder, name] { return renameProjectFolder(folder, name); },
            [this, folder, dialog](const Result<QString>& moved) {
                if (!moved) {
                    if (dialog) {
                        dialog->showError(translatedSentence(moved.error().sentence));
                    }
                    return;
                }
                m_recent.remove(folder);
                m_recent.add(*moved, QDateTime::currentMSecsSinceEpoch());
                if (dialog) {
                    dialog->accept();
                }
                tell(tr("The project is called %1 now.").arg(projectTitle(*moved)));
            });
    });
    dialog->open();
}

void ProjectActions::duplicate(const QString& folder)
{
    auto* dialog = new NameDialog(tr("Duplicate the project"),
                                  tr("A copy with documents, experts and measurements, in the same folder. The base "
                                     "model is shared."),
                                  tr("%1 copy").arg(projectTitle(folder)), tr("Duplicate"), m_window);
    connect(dialog, &NameDialog::stopRequested, this, [this] { m_stopCopying = true; });
    connect(dialog, &NameDialog::submitted, this,
            [this, folder, dialog](const QString& name) { copy(folder, name, dialog); });
    dialog->open();
}

void ProjectActions::copy(const QString& folder, const QString& name, QPointer<NameDialog> dialog)
{
    m_stopCopying = false;
    const auto onProgress = [this, dialog](std::uint64_t done, std::uint64_t total) {
        const double share = static_cast<double>(done) / static_cast<double>(qMax(total, std::uint64_t{1}));
        QMetaObject::invokeMethod(this, [dialog, share] {
            if (dialog) {
                dialog->setProgress(share);
            }
        });
        return !m_stopCopying;
    };
    const auto copying = [folder, name, onProgress]() -> Result<QString> {
        const std::filesystem::path from(folder.toStdString());
        const auto to = freeProjectFolder(std::filesystem::absolute(from).parent_path(), name.toStdString());
        POLYMATH_CHECK(duplicateProject(from, to, onProgress));
        return QString::fromStdString(to.string());
    };
    m_background.run(this, copying, [this, dialog](const Result<QString>& made) {
        if (!made) {
            if (dialog) {
                dialog->showError(translatedSentence(made.error().sentence));
            }
            return;
        }
        if (dialog) {
            dialog->accept();
        }
        m_recent.add(*made, QDateTime::currentMSecsSinceEpoch());
        Q_EMIT listChanged();
        Q_EMIT toastRequested(tr("Made a copy, %1.").arg(projectTitle(*made)), tr("Open"),
                              [this, place = *made] { open(place); });
    });
}

void ProjectActions::moveToTrash(const QString& folder)
{
    whileClosed(
        folder, After::StayClosed, [folder] { return trashProject(folder); },
        [this, folder](const Result<QString>& place) {
            if (!place) {
                tell(translatedSentence(place.error().sentence));
                return;
            }
            m_recent.remove(folder);
            const auto text = tr("Moved %1 to the trash.").arg(projectTitle(folder));
            if (place->isEmpty()) {
                tell(text);
                return;
            }
            Q_EMIT toastRequested(text, tr("Undo"),
                                  [this, folder, place = *place] { takeBackFromTrash(place, folder); });
        });
}

void ProjectActions::takeBackFromTrash(const QString& trashed, const QString& folder)
{
    m_background.run(
        this, [trashed, folder] { return restoreProject(trashed, folder); },
        [this, folder](const Result<void>& restored) {
            if (restored) {
                m_recent.add(folder, QDateTime::currentMSecsSinceEpoch());
            } else {
                tell(translatedSentence(restored.error().sentence));
            }
            Q_EMIT listChanged();
        });
}

void ProjectActions::showDiskUse(const QString& folder)
{
    auto* dialog = new DiskUseDialog(folder, isOpen(folder) && m_context.session.isReadOnly(), m_window);
    connect(dialog, &DiskUseDialog::freed, this, [this, folder] {
        if (isOpen(folder)) {
            m_context.undo.clear();
        }
    });
    dialog->open();
}

void ProjectActions::fill(QMenu* menu, const QString& folder)
{
    const auto add = [&](const char* name, const QString& icon, const QString& text, auto onTriggered) {
        auto* action = menu->addAction(themedIcon(icon), text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, onTriggered);
    };
    add("projectRename", "edit", tr("Rename…"), [this, folder] { rename(folder); });
    add("projectDuplicate", "copy", tr("Duplicate…"), [this, folder] { duplicate(folder); });
    add("projectDiskUse", "disk", tr("Disk use…"), [this, folder] { showDiskUse(folder); });
    add("projectTrash", "trash", tr("Move to trash"), [this, folder] { moveToTrash(folder); });
}

} // namespace polymath
