#include "core/engine/registry.h"
#include "core/exchange/artefact.h"
#include "core/exchange/expertfile.h"
#include "core/formats/modelfile.h"
#include "tests/ui/windowfixture.h"
#include "ui/models/recentprojects.h"
#include "ui/pages/exportpage.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace polymath;
using namespace polymath::test;

namespace {

/// The page Export with a LoRA "small" and an expert "expert" of untrained weights.
class AnExportPage : public AWindow {
protected:
    void SetUp() override
    {
        openProject("export");
        m_window->showPage(PageId::Export);
        addSubject("small", "lora");
        addSubject("expert", "mode");
        auto* subjects = find<QComboBox>("exportSubject");
        ASSERT_TRUE(QTest::qWaitFor([&] { return subjects->count() == 2; }));
    }

    void addSubject(const std::string& name, const std::string& method)
    {
        const auto base = m_session.snapshot()->base;
        ArtefactHeader header;
        header.kind = method;
        header.name = name;
        header.experts = method == "mode" ? std::vector<std::string>{name} : std::vector<std::string>{};
        header.settings.method = method;
        header.settings.blocks = 1;
        header.addition = engine::freshAddition(header.settings, name);
        const auto model = ModelFile::open(base.path);
        const auto specs = artefactTensors(model->config(), header);
        std::vector<std::vector<float>> values;
        std::vector<TensorEntry> tensors;
        for (const auto& spec : *specs) {
            std::size_t count = 1;
            for (const auto size : spec.shape) {
                count *= static_cast<std::size_t>(size);
            }
            values.emplace_back(count, 0.01F);
            tensors.push_back({spec.name, TensorType::F32, spec.shape, std::as_bytes(std::span(values.back()))});
        }
        ExpertRecord record;
        record.name = name;
        record.method = method;
        record.file = "experts/" + name + ".safetensors";
        record.configJson = toJson(header.settings);
        const auto written = writeSafetensors(m_session.snapshot()->folder / record.file, tensors,
                                              {{"format", "polymath-1"},
                                               {"kind", method},
                                               {"name", name},
                                               {"base_name", base.name},
                                               {"base_sha256", base.sha256},
                                               {"settings", record.configJson},
                                               {"experts", nlohmann::json(header.experts).dump()}});
        ASSERT_TRUE(written.has_value());
        m_session.edit(
            m_window.get(), [record](Project& open) { return open.addExpert(record); },
            [](const Result<RowId>& id) { EXPECT_TRUE(id.has_value()); });
    }
    void choose(const char* subject) { find<QComboBox>("exportSubject")->setCurrentText(subject); }
    /// Presses a button and names the target in the dialog that opens.
    void save(const QString& button, const QString& target)
    {
        click(button);
        auto* dialog = await<QFileDialog>("chooseNewPath");
        ASSERT_NE(dialog, nullptr);
        Q_EMIT dialog->fileSelected(target);
        dialog->close();
    }
    [[nodiscard]] QString at(const char* name) const { return text(m_folder.path() / name); }
};

} // namespace

TEST_F(AnExportPage, SaysWhyAndOffersWhatIsPossible)
{
    choose("expert");
    EXPECT_FALSE(find("exportModelWrite")->isEnabled());
    EXPECT_TRUE(find<QLabel>("exportModelReason")->text().contains("expert file"));
    EXPECT_FALSE(find("exportPeftWrite")->isEnabled());
    choose("small");
    EXPECT_TRUE(find("exportModelWrite")->isEnabled());
    EXPECT_FALSE(find("exportModelReason")->isVisible());
}

TEST_F(AnExportPage, WritesAFolderButNotOverAnother)
{
    choose("small");
    save("exportModelWrite", at("folder"));
    EXPECT_TRUE(toastSays("Wrote"));
    EXPECT_TRUE(ModelFile::open(at("folder").toStdString()).has_value());
    save("exportModelWrite", at("folder"));
    EXPECT_TRUE(toastSays("already"));
}

TEST_F(AnExportPage, AnExpertFileIsShownBeforeItIsAdded)
{
    choose("expert");
    type("exportLicence", "CC BY 4.0");
    save("exportExpertWrite", at("a.expert"));
    EXPECT_TRUE(toastSays("Wrote"));
    EXPECT_EQ(readExpertFile(at("a.expert").toStdString())->licence, "CC BY 4.0");

    openProject("second");
    m_window->showPage(PageId::Export);
    auto* page = m_window->findChild<ExportPage*>();
    ASSERT_NE(page, nullptr);
    ASSERT_TRUE(page->takeFiles({at("a.expert")}));
    ASSERT_TRUE(QTest::qWaitFor([&] { return find("importAdd")->isVisible(); }));
    EXPECT_TRUE(find<QLabel>("importWords")->text().contains("CC BY 4.0"));
    EXPECT_TRUE(m_session.snapshot()->experts.empty());
    type("importName", "friend");
    click("importAdd");
    EXPECT_TRUE(toastSays("Added friend"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !m_session.snapshot()->experts.empty(); }));
    EXPECT_EQ(m_session.snapshot()->experts.front().name, "friend");
}

TEST_F(AnExportPage, AnExpertFileThatTheSystemOpensFindsItsProject)
{
    choose("expert");
    save("exportExpertWrite", at("a.expert"));
    EXPECT_TRUE(toastSays("Wrote"));
    const auto project = m_session.folder();
    m_session.close();
    m_window->showPage(PageId::Start);
    m_window->openPath(at("a.expert"));
    ASSERT_TRUE(becomes(ProjectSession::State::Ready)) << m_session.error().sentence;
    EXPECT_EQ(m_session.folder(), project);
    ASSERT_TRUE(QTest::qWaitFor([&] { return find("importAdd")->isVisible(); }));

    QTest::mouseClick(find("importLeave"), Qt::LeftButton);
    m_window->showPage(PageId::Data);
    m_window->openPath(at("a.expert"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return find("importAdd")->isVisible(); })) << "the open project takes it";
}

TEST_F(AnExportPage, WithoutAProjectThatFitsTheStartPageSaysWhatToDo)
{
    choose("expert");
    save("exportExpertWrite", at("a.expert"));
    EXPECT_TRUE(toastSays("Wrote"));
    RecentProjects(m_settings).remove(m_session.folder());
    m_session.close();
    m_window->showPage(PageId::Start);
    m_window->openPath(at("a.expert"));
    auto* problem = await("startProblem");
    ASSERT_NE(problem, nullptr);
    const auto labels = problem->findChildren<QLabel*>();
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->text().contains("a.expert") && label->text().contains("no recent project");
    }));
    EXPECT_EQ(m_session.state(), ProjectSession::State::Closed);
}

TEST_F(AnExportPage, ADamagedFileIsRefusedWithItsName)
{
    std::ofstream(m_folder.path() / "broken.expert") << "nothing of the kind";
    auto* page = m_window->findChild<ExportPage*>();
    ASSERT_NE(page, nullptr);
    ASSERT_TRUE(page->takeFiles({at("broken.expert")}));
    ASSERT_TRUE(QTest::qWaitFor([&] { return find("importRefusal")->isVisible(); }));
    EXPECT_TRUE(find<QLabel>("importRefusal")->text().contains("broken.expert"));
    EXPECT_FALSE(find("importAdd")->isVisible());
}

TEST_F(AnExportPage, WritesAReport)
{
    save("exportReportWrite", at("r.html"));
    EXPECT_TRUE(toastSays("Wrote"));
    EXPECT_TRUE(std::filesystem::exists(m_folder.path() / "r.html"));
}
