#include "core/engine/settings.h"
#include "tests/ui/windowfixture.h"
#include "ui/models/recentprojects.h"
#include "ui/models/recentsummary.h"
#include "ui/models/sampleproject.h"
#include "ui/pages/recentcard.h"
#include "ui/pages/startpage.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include <nlohmann/json.hpp>

using namespace polymath;
using namespace polymath::test;

using StartPageTest = AWindow;

TEST_F(StartPageTest, ClicksMakeAProject)
{
    click("startNew");
    ASSERT_NE(await<QDialog>("newProjectDialog"), nullptr);
    EXPECT_FALSE(find("newProjectCreate")->isEnabled()) << "there is no model yet";
    type("newProjectName", "Contract law");
    auto* model = find<QComboBox>("newProjectModel");
    model->lineEdit()->setObjectName("modelText");
    type("modelText", text(m_model));
    ASSERT_TRUE(QTest::qWaitFor([&] { return find("newProjectCreate")->isEnabled(); }))
        << find<QLabel>("newProjectCheck")->text().toStdString();
    EXPECT_TRUE(find<QLabel>("newProjectCheck")->text().startsWith("llama"))
        << find<QLabel>("newProjectCheck")->text().toStdString();
    EXPECT_TRUE(QTest::qWaitFor([&] {
        return find<QLabel>("newProjectPlace")->text().endsWith("Contract law.polymath");
    })) << find<QLabel>("newProjectPlace")->text().toStdString();
    click("newProjectCreate");
    ASSERT_TRUE(becomes(ProjectSession::State::Ready)) << m_session.error().sentence;
    EXPECT_EQ(m_session.folder(), text(m_folder.path() / "Contract law.polymath"));
    EXPECT_EQ(m_session.snapshot()->name, "Contract law");
    EXPECT_TRUE(find<QToolButton>("nav3")->isChecked()) << "documents are next";
    const RecentProjects recent(m_settings);
    ASSERT_EQ(recent.list().size(), 1);
    EXPECT_EQ(recent.list().front().folder, m_session.folder());
    EXPECT_EQ(recent.models(), QStringList(text(m_model)));
}

TEST_F(StartPageTest, SaysWhyAModelCannotBeUsed)
{
    std::ofstream(m_folder.path() / "wrong.gguf") << "no model";
    click("startNew");
    auto* model = await<QComboBox>("newProjectModel");
    model->setEditText(text(m_folder.path() / "wrong.gguf"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return find<QLabel>("newProjectCheck")->text().contains("not a model"); }))
        << find<QLabel>("newProjectCheck")->text().toStdString();
    EXPECT_FALSE(find("newProjectCreate")->isEnabled());
}

TEST_F(StartPageTest, AFailureKeepsWhatWasTyped)
{
    std::ofstream(m_folder.path() / "taken") << "a file, not a folder";
    click("startNew");
    await<QComboBox>("newProjectModel")->setEditText(text(m_model));
    type("newProjectName", "Letters");
    type("newProjectParent", text(m_folder.path() / "taken"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return find("newProjectCreate")->isEnabled(); }));
    click("newProjectCreate");
    auto* error = find<QLabel>("newProjectError");
    ASSERT_TRUE(QTest::qWaitFor([&] { return error->isVisible(); }));
    EXPECT_TRUE(error->text().contains("taken")) << error->text().toStdString();
    EXPECT_EQ(find<QLineEdit>("newProjectName")->text(), "Letters");
    EXPECT_TRUE(find("newProjectCreate")->isEnabled()) << "one can try again";
}

TEST_F(StartPageTest, ADroppedModelIsTheOneOfTheNewProject)
{
    auto* page = m_window->findChild<QWidget*>("startNew")->parentWidget();
    while (qobject_cast<Page*>(page) == nullptr) {
        page = page->parentWidget();
    }
    EXPECT_TRUE(qobject_cast<Page*>(page)->takeFiles({text(m_model)}));
    EXPECT_EQ(await<QComboBox>("newProjectModel")->currentText(), text(m_model));
}

TEST_F(StartPageTest, ShowsProjectsOfBeforeAndThatOneIsMissing)
{
    openProject("law");
    m_session.close();
    RecentProjects(m_settings).add(text(m_folder.path() / "gone.polymath"), 1);
    m_window->showPage(PageId::Model);
    m_window->showPage(PageId::Start);
    const auto says = [&](const QString& words) {
        for (const auto* card : m_window->findChildren<RecentCard*>()) {
            for (const auto* label : card->findChildren<QLabel*>()) {
                if (label->isVisible() && label->text().contains(words)) {
                    return true;
                }
            }
        }
        return false;
    };
    EXPECT_TRUE(QTest::qWaitFor([&] { return says("not where it was"); }));
    EXPECT_TRUE(QTest::qWaitFor([&] { return says("No documents yet"); })) << "the other one was read";
    QTest::mouseClick(m_window->findChildren<QToolButton*>("recentMore").front(), Qt::LeftButton);
    EXPECT_EQ(m_window->findChild<QAction*>("projectRename"), nullptr) << "there is nothing to rename";
    ASSERT_NE(m_window->findChild<QAction*>("recentRemove"), nullptr);
    qApp->activePopupWidget()->close();
    click("recentForget");
    const auto left = RecentProjects(m_settings).list();
    ASSERT_EQ(left.size(), 1);
    EXPECT_TRUE(left.front().folder.endsWith("law.polymath"));
}

TEST_F(StartPageTest, AProjectThatWasMovedIsLocatedAndTakesItsPlaceInTheList)
{
    openProject("law");
    m_session.close();
    ASSERT_TRUE(becomes(ProjectSession::State::Closed));
    const auto moved = m_folder.path() / "elsewhere.polymath";
    std::filesystem::rename(m_folder.path() / "law.polymath", moved);
    m_window->showPage(PageId::Model);
    m_window->showPage(PageId::Start);
    const auto locate = [&](const std::filesystem::path& folder) {
        ASSERT_NE(await("recentLocate"), nullptr);
        click("recentLocate");
        auto* dialog = await<QFileDialog>("choosePath");
        Q_EMIT dialog->fileSelected(text(folder));
        delete dialog;
    };
    locate(m_folder.path());
    ASSERT_NE(await("startProblem"), nullptr) << "a folder that holds no project is told";
    EXPECT_EQ(m_session.state(), ProjectSession::State::Closed);
    locate(moved);
    ASSERT_TRUE(becomes(ProjectSession::State::Ready));
    const auto list = RecentProjects(m_settings).list();
    ASSERT_EQ(list.size(), 1);
    EXPECT_EQ(list.front().folder, text(moved));
}

TEST_F(StartPageTest, APictureIsToldFromAModelAndFromDocuments)
{
    std::ofstream(m_folder.path() / "cat.png", std::ios::binary) << "\x89PNG\r\n\x1a\n" << std::string(64, '\0');
    auto* page = m_window->findChild<StartPage*>();
    EXPECT_TRUE(page->takeFiles({text(m_folder.path() / "cat.png")}));
    auto* problem = await("startProblem");
    ASSERT_NE(problem, nullptr);
    QStringList words;
    for (const auto* label : problem->findChildren<QLabel*>()) {
        words << label->text();
    }
    EXPECT_TRUE(words.join(' ').contains("PNG image")) << words.join(' ').toStdString();
    EXPECT_TRUE(words.join(' ').contains(".gguf"));
}

TEST_F(StartPageTest, TheSystemOpensAProjectByItsFolderOrItsDatabase)
{
    openProject("law");
    const auto folder = m_session.folder();
    for (const auto& path : {folder, folder + "/project.sqlite"}) {
        m_session.close();
        m_window->openPath(path);
        ASSERT_TRUE(becomes(ProjectSession::State::Ready)) << path.toStdString() << m_session.error().sentence;
        EXPECT_EQ(m_session.folder(), folder);
    }
}

TEST_F(StartPageTest, AProjectThatCannotBeOpenedIsToldOnThePage)
{
    m_session.open(text(m_folder.path() / "nothing.polymath"));
    ASSERT_TRUE(becomes(ProjectSession::State::Failed));
    ASSERT_NE(await("startProblem"), nullptr);
    click("startProblemClose");
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_window->findChild<QWidget*>("startProblem") == nullptr; }));
}

TEST_F(StartPageTest, TheSampleSaysHowToGetItWhereItIsNotInstalled)
{
    const auto before = qgetenv("XDG_CACHE_HOME");
    qputenv("XDG_CACHE_HOME", QByteArray::fromStdString((m_folder.path() / "cache").string()));
    click("startSample");
    auto* problem = await("startProblem");
    before.isNull() ? qunsetenv("XDG_CACHE_HOME") : qputenv("XDG_CACHE_HOME", before);
    ASSERT_NE(problem, nullptr);
    QStringList words;
    for (const auto* label : problem->findChildren<QLabel*>()) {
        words << label->text();
    }
    EXPECT_TRUE(words.join(' ').contains("./dev run")) << words.join(' ').toStdString();
    EXPECT_EQ(m_session.state(), ProjectSession::State::Closed);
    EXPECT_FALSE(std::filesystem::exists(m_folder.path() / "Sample.polymath"));
}

TEST(RecentProjects, NewestFirstOnceEachAndNotTooMany)
{
    const TemporaryFolder folder;
    QSettings settings(text(folder.path() / "settings.ini"), QSettings::IniFormat);
    RecentProjects recent(settings);
    for (int index = 0; index < 20; ++index) {
        recent.add(QString("/projects/%1.polymath").arg(index), index);
    }
    recent.add("/projects/15.polymath/", 99);
    ASSERT_EQ(recent.list().size(), 12);
    EXPECT_EQ(recent.list()[0], (RecentProject{"/projects/15.polymath", 99}));
    EXPECT_EQ(recent.list()[1].folder, "/projects/19.polymath");
    recent.remove("/projects/19.polymath");
    EXPECT_EQ(recent.list().size(), 11);
    EXPECT_EQ(recent.list()[1].folder, "/projects/18.polymath");
}

TEST(RecentSummary, TellsTheChangesOfWhatWasMeasuredLast)
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "law.polymath";
    {
        BaseModelRecord base;
        base.name = "tiny";
        auto project = Project::create(path, base).value();
        ASSERT_TRUE(project.addDomain("english", DomainRole::Retention));
        ASSERT_TRUE(project.addDomain("law", DomainRole::Target));
        const auto measure = [&](const char* subject, const char* domain, double accuracy, std::int64_t at) {
            EvaluationRecord record;
            record.subject = subject;
            record.domain = domain;
            record.accuracy = accuracy;
            record.measuredMs = at;
            record.settingsJson = "{}";
            ASSERT_TRUE(project.setEvaluation(record, {}));
        };
        measure("base", "law", 0.4, 1);
        measure("base", "english", 0.5, 1);
        measure("expert", "law", 0.421, 2);
        measure("expert", "english", 0.499, 2);
    }
    const auto summary = readSummary(text(path));
    EXPECT_EQ(summary.state, RecentSummary::State::Read);
    EXPECT_EQ(summary.baseName, "tiny");
    EXPECT_EQ(resultInWords(summary), QString("expert: law +2.1, english \u22120.1 points"));
}

TEST(RecentSummary, LeavesAnEarlierProjectAsItIs)
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "old.polymath";
    std::filesystem::create_directories(path);
    std::filesystem::copy_file(std::filesystem::path(POLYMATH_TEST_DATA) / "project-v1.sqlite",
                               path / "project.sqlite");
    EXPECT_EQ(readSummary(text(path)).state, RecentSummary::State::Older);
    EXPECT_EQ(Project::schemaOf(path).value(), 1) << "reading it for a card must not upgrade it";
    EXPECT_EQ(Project::open(path)->upgradedFrom(), 1);
    EXPECT_EQ(readSummary(text(path)).state, RecentSummary::State::Read);
    EXPECT_EQ(Project::open(path)->upgradedFrom(), std::nullopt);
}

namespace {

/// A folder with what a sample needs, as far as its files' names go.
void writeSample(const std::filesystem::path& folder)
{
    std::filesystem::create_directories(folder);
    for (const auto* name : {"SmolLM2-135M-Instruct.Q4_1.gguf", "computing.jsonl", "words.jsonl", "english.jsonl"}) {
        std::ofstream(folder / name) << "{}";
    }
}

} // namespace

TEST(SampleProject, SaysHowToGetItWhereAPartIsMissing)
{
    const TemporaryFolder folder;
    writeSample(folder.path() / "sample");
    std::filesystem::remove(folder.path() / "sample" / "words.jsonl");
    const auto found = SampleProject::find({folder.path() / "nowhere", folder.path() / "sample"});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::BadInput);
    EXPECT_NE(found.error().sentence.find("./dev run"), std::string::npos) << found.error().sentence;
}

TEST(SampleProject, QueuesImportsExpertsCompositionAndMeasurement)
{
    const TemporaryFolder folder;
    writeSample(folder.path() / "sample");
    const auto sample = SampleProject::find({folder.path() / "nowhere", folder.path() / "sample"});
    ASSERT_TRUE(sample) << sample.error().sentence;
    auto project = Project::create(folder.path() / "Sample.polymath", {}).value();
    ASSERT_TRUE(sample->queueJobs(project));
    const auto jobs = project.queuedJobs().value();
    std::string kinds;
    for (const auto& job : jobs) {
        kinds += std::string(toText(job.kind)) + " ";
    }
    ASSERT_EQ(kinds, "import import import train train compose evaluate ");
    const auto import = nlohmann::json::parse(jobs[2].configJson);
    EXPECT_EQ(import["domain"], "english");
    EXPECT_EQ(import["role"], "retention");
    EXPECT_EQ(import["files"], nlohmann::json({(folder.path() / "sample" / "english.jsonl").string()}));
    const auto train = nlohmann::json::parse(jobs[3].configJson);
    EXPECT_EQ(train["name"], "computing");
    EXPECT_EQ(train["domains"], nlohmann::json({"computing"}));
    const auto settings = engine::trainSettingsFromJson(train["settings"].dump());
    ASSERT_TRUE(settings) << settings.error().sentence;
    EXPECT_EQ(settings->method, "mode");
    EXPECT_EQ(settings->steps, 24);
    EXPECT_EQ(settings->batch, 4);
    EXPECT_EQ(settings->sequence, 256);
    EXPECT_EQ(settings->evaluateEvery, 4);
    const auto compose = nlohmann::json::parse(jobs[5].configJson);
    EXPECT_EQ(compose["experts"], nlohmann::json({"computing", "words"}));
    EXPECT_EQ(engine::trainSettingsFromJson(compose["settings"].dump())->training, "gate");
    const auto evaluate = nlohmann::json::parse(jobs[6].configJson);
    EXPECT_EQ(evaluate["subjects"], nlohmann::json({"base", "computing", "words", "both-experts"}));
    EXPECT_EQ(evaluate["max_tokens"], 6000);
}
