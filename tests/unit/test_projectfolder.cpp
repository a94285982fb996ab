#include "core/jobs/projectfolder.h"
#include "core/store/project.h"
#include "tests/support/tinymodel.h"

#include <gtest/gtest.h>

using namespace polymath;

TEST(ProjectFolder, IsAFreeNameThatEveryFileSystemTakes)
{
    const test::TemporaryFolder folder;
    const auto name = [&](std::string_view wanted) {
        return freeProjectFolder(folder.path(), wanted).filename().string();
    };
    EXPECT_EQ(name("Law"), "Law.polymath");
    EXPECT_EQ(name("Recht – Verträge"), "Recht – Verträge.polymath");
    EXPECT_EQ(name("a/b\\c:d\n"), "a_b_c_d_.polymath");
    EXPECT_EQ(name("../up"), "_._up.polymath");
    EXPECT_EQ(name("dots. . "), "dots.polymath");
    EXPECT_EQ(name(""), "Project.polymath");
    std::filesystem::create_directories(folder.path() / "Law.polymath");
    std::filesystem::create_directories(folder.path() / "Law 2.polymath");
    EXPECT_EQ(name("Law"), "Law 3.polymath");
}

TEST(ProjectFolder, ARenamedProjectKeepsItsContentAndGetsTheName)
{
    const test::TemporaryFolder folder;
    const auto before = folder.path() / "law.polymath";
    ASSERT_TRUE(Project::create(before, {})->addDomain("contracts", DomainRole::Target));
    const auto after = renameProject(before.string() + "/", "Contracts?");
    ASSERT_TRUE(after) << after.error().sentence;
    EXPECT_EQ(*after, folder.path() / "Contracts_.polymath");
    EXPECT_FALSE(std::filesystem::exists(before));
    auto project = Project::open(*after);
    ASSERT_TRUE(project);
    EXPECT_EQ(project->name().value(), "Contracts?");
    EXPECT_EQ(project->domains()->size(), 1U);
    EXPECT_FALSE(renameProject(*after, " ")) << "a project needs a name";
    EXPECT_FALSE(renameProject(before, "again")) << "there is nothing any more";
    std::filesystem::create_directories(folder.path() / "taken.polymath");
    const auto taken = renameProject(*after, "taken");
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().code, ErrorCode::Usage);
    EXPECT_TRUE(Project::isProject(*after)) << "it stays where it was";
}
