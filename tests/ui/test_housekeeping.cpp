#include "core/base/system.h"
#include "tests/ui/windowfixture.h"
#include "ui/models/recentprojects.h"
#include "ui/pages/modelpage.h"
#include "ui/pages/removal.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace polymath;
using namespace polymath::test;

namespace {

class Housekeeping : public AWindow {
protected:
    [[nodiscard]] std::filesystem::path place(const std::string& name) const
    {
        return m_folder.path() / (name + ".polymath");
    }
    RowId addDomain(const std::string& name)
    {
        auto other = Project::open(m_session.folder().toStdString()).value();
        return other.addDomain(name, DomainRole::Target)->id;
    }
    [[nodiscard]] bool domainsBecome(std::size_t count) const
    {
        return QTest::qWaitFor([&] { return m_session.snapshot()->domains.size() == count; });
    }
    /// A job that a worker, this very process, has in its hands.
    void letAJobRun()
    {
        auto other = Project::open(m_session.folder().toStdString()).value();
        const auto job = other.addJob(JobKind::Train, "Train law", "{}").value();
        ASSERT_TRUE(other.changeJobState(job, JobState::Queued, JobState::Running).value());
        const auto self = thisProcess();
        ASSERT_TRUE(other.setJobProcess(job, self.pid, self.startTicks, hostName()));
    }
    void rename(const QString& name)
    {
        trigger("fileRename");
        ASSERT_NE(await<QDialog>("nameDialog"), nullptr);
        type("nameDialogName", name);
        QTest::keyClick(find("nameDialogName"), Qt::Key_Return);
    }
    [[nodiscard]] Page& page() const { return *m_window->findChild<ModelPage*>(); }
};

} // namespace

TEST_F(Housekeeping, RemovingIsUndoneByTheToastAndDoneAgainByTheMenu)
{
    openProject("law");
    const auto id = addDomain("contracts");
    ASSERT_TRUE(domainsBecome(1));
    removeWithUndo(page(), RemovableKind::Domain, id, "contracts");
    ASSERT_TRUE(domainsBecome(0));
    ASSERT_TRUE(toastSays("Removed contracts."));
    EXPECT_TRUE(m_undo.canUndo());
    click("toastAction");
    ASSERT_TRUE(domainsBecome(1));
    EXPECT_FALSE(m_undo.canUndo());
    trigger("redoAction");
    ASSERT_TRUE(domainsBecome(0));
    trigger("undoAction");
    ASSERT_TRUE(domainsBecome(1));
}

TEST_F(Housekeeping, TheToastGoesWhenItsUndoWasUsedInAnotherWay)
{
    openProject("law");
    const auto id = addDomain("contracts");
    ASSERT_TRUE(domainsBecome(1));
    removeWithUndo(page(), RemovableKind::Domain, id, "contracts");
    ASSERT_TRUE(toastSays("Removed contracts."));
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(domainsBecome(1));
    EXPECT_EQ(toast(), QString());
    removeWithUndo(page(), RemovableKind::Domain, id, "contracts");
    ASSERT_TRUE(toastSays("Removed contracts.")) << "and comes again";
}

TEST_F(Housekeeping, ARefusedRemovalIsToldAndLeavesNoStep)
{
    openProject("law");
    removeWithUndo(page(), RemovableKind::Expert, 77, "ghost");
    ASSERT_TRUE(toastSays("no such expert")) << toast().toStdString();
    EXPECT_EQ(m_undo.count(), 0);
}

TEST_F(Housekeeping, ClosingTheProjectEmptiesTheUndoStack)
{
    openProject("law");
    const auto id = addDomain("contracts");
    ASSERT_TRUE(domainsBecome(1));
    removeWithUndo(page(), RemovableKind::Domain, id, "contracts");
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_undo.canUndo(); }));
    trigger("fileClose");
    EXPECT_FALSE(m_undo.canUndo());
    EXPECT_FALSE(m_window->findChild<QAction*>("fileRename")->isEnabled());
}

TEST_F(Housekeeping, RenamesFolderAndName)
{
    openProject("law");
    rename("Contracts: new");
    ASSERT_TRUE(QTest::qWaitFor([&] {
        return m_session.state() == ProjectSession::State::Ready && m_session.snapshot()->name == "Contracts: new";
    }));
    EXPECT_EQ(m_session.folder(), text(place("Contracts_ new")));
    EXPECT_FALSE(std::filesystem::exists(place("law")));
    const auto recent = RecentProjects(m_settings).list();
    ASSERT_EQ(recent.size(), 1);
    EXPECT_EQ(recent.front().folder, text(place("Contracts_ new")));
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_window->windowTitle().contains("Contracts: new"); }));
}

TEST_F(Housekeeping, IsNotRenamedWhileAJobRuns)
{
    openProject("law");
    letAJobRun();
    rename("other");
    auto* error = await<QLabel>("nameDialogError");
    ASSERT_TRUE(QTest::qWaitFor([&] { return error->isVisible(); }));
    EXPECT_TRUE(error->text().contains("Train law")) << error->text().toStdString();
    EXPECT_TRUE(becomes(ProjectSession::State::Ready)) << "the project is open again";
    EXPECT_EQ(m_session.folder(), text(place("law")));
    EXPECT_EQ(find<QLineEdit>("nameDialogName")->text(), "other") << "what was typed stays";
}

TEST_F(Housekeeping, IsNotRenamedToATakenName)
{
    openProject("law");
    std::filesystem::create_directories(place("other"));
    rename("other");
    auto* error = await<QLabel>("nameDialogError");
    ASSERT_TRUE(QTest::qWaitFor([&] { return error->isVisible(); }));
    EXPECT_TRUE(error->text().contains("already")) << error->text().toStdString();
}

TEST_F(Housekeeping, DuplicatesBesideItself)
{
    openProject("law");
    addDomain("contracts");
    trigger("fileDuplicate");
    EXPECT_EQ(await<QLineEdit>("nameDialogName")->text(), "law copy");
    click("nameDialogAction");
    ASSERT_TRUE(toastSays("law copy"));
    EXPECT_EQ(Project::open(place("law copy"))->domains()->size(), 1U);
    EXPECT_EQ(m_session.folder(), text(place("law"))) << "the copy is opened only on demand";
    click("toastAction");
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_session.folder() == text(place("law copy")); }));
    EXPECT_TRUE(becomes(ProjectSession::State::Ready));
}

TEST_F(Housekeeping, ComesBackFromTheTrash)
{
    openProject("law");
    trigger("fileTrash");
    ASSERT_TRUE(QTest::qWaitFor([&] { return !toast().isEmpty(); }));
    if (toast().contains("cannot be moved")) {
        GTEST_SKIP() << "this machine's temporary folder has no trash";
    }
    EXPECT_FALSE(std::filesystem::exists(place("law")));
    EXPECT_EQ(m_session.state(), ProjectSession::State::Closed);
    EXPECT_TRUE(RecentProjects(m_settings).list().isEmpty());
    click("toastAction");
    ASSERT_TRUE(QTest::qWaitFor([&] { return !RecentProjects(m_settings).list().isEmpty(); }));
    EXPECT_TRUE(Project::open(place("law")).has_value());
}

TEST_F(Housekeeping, FreeingSpaceEndsUndoAndSaysSo)
{
    openProject("law");
    const auto id = addDomain("contracts");
    ASSERT_TRUE(domainsBecome(1));
    {
        auto other = Project::open(place("law")).value();
        std::ofstream(other.tokensFolder() / (std::to_string(id) + "-x.bin")) << std::string(5000, 'x');
    }
    removeWithUndo(page(), RemovableKind::Domain, id, "contracts");
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_undo.canUndo(); }));
    trigger("fileDiskUse");
    auto* note = await<QLabel>("diskUseNote");
    EXPECT_TRUE(note->text().contains("Undo ends")) << note->text().toStdString();
    auto* free = find<QPushButton>("diskUseFree");
    ASSERT_TRUE(QTest::qWaitFor([&] { return free->isEnabled(); }));
    EXPECT_NE(find<QLabel>("diskUseTotal")->text(), "Unknown");
    QTest::mouseClick(free, Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return note->text().contains("freed"); })) << note->text().toStdString();
    EXPECT_FALSE(m_undo.canUndo());
    EXPECT_FALSE(std::filesystem::exists(place("law") / "tokens" / (std::to_string(id) + "-x.bin")));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !free->isEnabled(); })) << "nothing is left to free";
}

TEST_F(Housekeeping, AnUpgradeIsTold)
{
    std::filesystem::create_directories(place("old"));
    std::filesystem::copy_file(std::filesystem::path(POLYMATH_TEST_DATA) / "project-v1.sqlite",
                               place("old") / "project.sqlite");
    m_session.open(text(place("old")));
    ASSERT_TRUE(becomes(ProjectSession::State::Ready)) << m_session.error().sentence;
    EXPECT_TRUE(toastSays("earlier version"));
    EXPECT_TRUE(std::filesystem::exists(place("old") / "project.schema1.sqlite"));
}
