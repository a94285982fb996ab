#include "core/engine/settings.h"
#include "core/jobs/newproject.h"
#include "tests/ui/windowfixture.h"
#include "ui/pages/modelpage.h"

#include <QClipboard>
#include <QFileDialog>
#include <QLabel>

#include <algorithm>

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
    const auto shows = [card](qsizetype wanted) { // rows are made anew when more is known about the project
        return QTest::qWaitFor([card, wanted] {
            const auto now = card->findChildren<QLabel*>("memoryFigure");
            return std::count_if(now.begin(), now.end(), [](const QLabel* label) { return label->isVisible(); }) ==
                   wanted;
        });
    };
    EXPECT_TRUE(shows(3)) << "MoDE, LoRA and full fine-tuning";
    click("memoryMore");
    EXPECT_TRUE(shows(static_cast<qsizetype>(engine::methods().size())));
    click("memoryMore");
    EXPECT_TRUE(shows(3));
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

TEST_F(TheModelPage, AWrongFileIsToldWhatItSeemsToBeAndWhatAModelIs)
{
    show();
    std::ofstream(m_folder.path() / "cat.png", std::ios::binary) << "\x89PNG\r\n\x1a\n" << std::string(64, '\0');
    auto* page = m_window->findChild<ModelPage*>();
    EXPECT_TRUE(page->takeFiles({text(m_folder.path() / "cat.png")}));
    auto* refusal = await("modelRefusal");
    ASSERT_NE(refusal, nullptr);
    QStringList words;
    for (const auto* label : refusal->findChildren<QLabel*>()) {
        words << label->text();
    }
    EXPECT_TRUE(words.join(' ').contains("PNG image")) << words.join(' ').toStdString();
    EXPECT_TRUE(words.join(' ').contains("config.json")) << "and what is expected";
    EXPECT_FALSE(page->takeFiles({text(m_folder.path() / "law.csv")})) << "documents are for the page Data";
    click("modelRefusalClose");
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_window->findChild<QWidget*>("modelRefusal") == nullptr; }));
}

TEST_F(TheModelPage, IsTitledByItsFileAndTellsItsOwnName)
{
    show();
    EXPECT_EQ(find<QLabel>("modelName")->text(), "tiny");
    EXPECT_TRUE(QTest::qWaitFor([&] { return find<QLabel>("modelOwnName")->text() != "–"; }));
}

TEST(ModelName, IsWhatPeopleCallTheFile)
{
    ModelConfig config;
    config.name = "Smollm2 135M 8k Lc100K Mix1 Ep2";
    EXPECT_EQ(modelName("/m/SmolLM2-135M-Instruct.Q4_1.gguf", config), "SmolLM2-135M-Instruct");
    EXPECT_EQ(modelName("/m/qwen2.5-0.5b-instruct-q4_k_m.gguf", config), "qwen2.5-0.5b-instruct");
    EXPECT_EQ(modelName("/m/gemma-3-270m-BF16.gguf", config), "gemma-3-270m");
    EXPECT_EQ(modelName("/m/Qwen.gguf", config), "Qwen") << "a Q alone is no quantisation";
    EXPECT_EQ(modelName("/m/model.gguf", config), config.name) << "a file's name that says nothing";
    EXPECT_EQ(modelName("/blobs/sha256-" + std::string(64, 'a'), config), config.name);
    config.name.clear();
    EXPECT_EQ(modelName("/m/model.gguf", config), "model");
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
