#include "core/engine/settings.h"
#include "core/jobs/newproject.h"
#include "tests/ui/windowfixture.h"

#include <QClipboard>
#include <QFileDialog>
#include <QLabel>

using namespace polymath;
using namespace polymath::test;

namespace {

class TheModelPage : public AWindow {
protected:
    void show()
    {
        openProject("law");
        m_window->showPage(PageId::Model);
    }
    [[nodiscard]] bool says(const QString& label, const QString& words) const
    {
        auto* found = find<QLabel>(label);
        return found != nullptr && QTest::qWaitFor([&] { return found->text().contains(words); });
    }
};

} // namespace

TEST_F(TheModelPage, SaysWhatTheBaseModelIs)
{
    show();
    EXPECT_TRUE(says("modelStored", "F32 100 %")) << find<QLabel>("modelStored")->text().toStdString();
    EXPECT_TRUE(says("modelTokenizer", "gpt2 (gpt-2)"));
    EXPECT_TRUE(says("modelLicence", "not named"));
    EXPECT_TRUE(says("modelPlace", text(m_model)));
    EXPECT_TRUE(says("modelState", "unchanged"));
    click("modelCopySha");
    EXPECT_EQ(QApplication::clipboard()->text().toStdString(), m_session.snapshot()->base.sha256);
}

TEST_F(TheModelPage, SaysWhatTrainingNeedsByMethod)
{
    show();
    auto* card = find("memoryCard");
    ASSERT_TRUE(QTest::qWaitFor([&] { return card->isVisible(); }));
    const auto figures = card->findChildren<QLabel*>("memoryFigure");
    EXPECT_EQ(static_cast<std::size_t>(figures.size()), engine::methods().size());
    for (const auto* figure : figures) {
        EXPECT_TRUE(figure->text().contains("fits"))
            << figure->text().toStdString() << ": a tiny model fits everywhere";
    }
}

TEST_F(TheModelPage, SeesAChangedFileAndReadsAllOfItOnDemand)
{
    show();
    ASSERT_TRUE(says("modelState", "unchanged"));
    std::filesystem::last_write_time(m_model, std::filesystem::file_time_type::clock::now() - std::chrono::hours(5));
    m_session.open(m_session.folder());
    ASSERT_TRUE(says("modelState", "another one"));
    ASSERT_NE(await("modelNotice"), nullptr);
    click("modelCheckIt"); // only its time is another one
    EXPECT_TRUE(toastSays("made with"));
    EXPECT_TRUE(says("modelState", "unchanged"));
    EXPECT_EQ(m_window->findChild<QWidget*>("modelNotice"), nullptr);
}

TEST_F(TheModelPage, FindsAMovedModelAgainButTakesNoOther)
{
    show();
    ASSERT_TRUE(says("modelState", "unchanged"));
    const auto moved = m_folder.path() / "elsewhere.gguf";
    std::filesystem::rename(m_model, moved);
    std::ofstream(m_folder.path() / "other.gguf", std::ios::binary) << tinyTokenizedGguf() << "more";
    m_session.open(m_session.folder());
    ASSERT_TRUE(says("modelState", "Not where it was"));
    const auto choose = [&](const std::filesystem::path& file) {
        click("modelFindAgain");
        auto* dialog = await<QFileDialog>("choosePath");
        Q_EMIT dialog->fileSelected(text(file));
        dialog->close();
    };
    ASSERT_NE(await("modelFindAgain"), nullptr);
    choose(m_folder.path() / "other.gguf");
    ASSERT_TRUE(toastSays("sha256")) << toast().toStdString();
    EXPECT_EQ(m_session.snapshot()->base.path, m_model.string()) << "another model is not taken";
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_window->findChild<QFileDialog*>("choosePath") == nullptr; }));
    choose(moved);
    EXPECT_TRUE(says("modelState", "unchanged"));
    EXPECT_TRUE(says("modelPlace", text(moved)));
    EXPECT_EQ(m_session.snapshot()->base.path, moved.string());
}

TEST(BaseState, IsUncheckedInProjectsThatRememberNoTimes)
{
    const TemporaryFolder folder;
    const auto model = folder.path() / "tiny.gguf";
    std::ofstream(model, std::ios::binary) << tinyTokenizedGguf();
    auto project = Project::create(folder.path() / "p.polymath", describeBase(model).value()).value();
    EXPECT_EQ(baseState(project).value(), BaseState::Unchecked);
    ASSERT_TRUE(adoptBase(project, model));
    EXPECT_EQ(baseState(project).value(), BaseState::Unchanged);
    std::filesystem::remove(model);
    EXPECT_EQ(baseState(project).value(), BaseState::Missing);
    EXPECT_FALSE(adoptBase(project, model));
}
