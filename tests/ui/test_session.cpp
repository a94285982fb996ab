#include "core/base/system.h"
#include "tests/support/tinytokenizedmodel.h"
#include "ui/models/projectsession.h"
#include "ui/models/rowsmodel.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

#include <fstream>

using namespace polymath;

namespace {

class ASession : public ::testing::Test {
protected:
    ASession()
    {
        std::ofstream(m_model, std::ios::binary) << test::tinyTokenizedGguf();
        m_session.create(QString::fromStdString(m_path.string()), QString::fromStdString(m_model.string()));
    }

    [[nodiscard]] static bool becomes(ProjectSession& session, ProjectSession::State state)
    {
        return QTest::qWaitFor([&] { return session.state() == state; });
    }

    test::TemporaryFolder m_folder;
    std::filesystem::path m_model = m_folder.path() / "tiny.gguf";
    std::filesystem::path m_path = m_folder.path() / "law.polymath";
    ProjectSession m_session;
    QObject m_context;
};

} // namespace

TEST_F(ASession, MakesAProjectAndKnowsItsBase)
{
    EXPECT_EQ(m_session.state(), ProjectSession::State::Opening);
    ASSERT_TRUE(becomes(m_session, ProjectSession::State::Ready)) << m_session.error().sentence;
    EXPECT_FALSE(m_session.isReadOnly());
    EXPECT_EQ(m_session.snapshot()->base.path, m_model.string());
    EXPECT_EQ(m_session.snapshot()->name, "law");
}

TEST_F(ASession, ShowsWhatItEditsBeforeItAnswers)
{
    ASSERT_TRUE(becomes(m_session, ProjectSession::State::Ready));
    bool answered = false;
    m_session.edit(
        &m_context, [](Project& project) { return project.addDomain("contracts", DomainRole::Target); },
        [&](const Result<DomainRecord>& domain) {
            answered = true;
            ASSERT_TRUE(domain.has_value());
            ASSERT_EQ(m_session.snapshot()->domains.size(), 1U);
            EXPECT_EQ(m_session.snapshot()->domains[0].name, "contracts");
        });
    EXPECT_TRUE(QTest::qWaitFor([&] { return answered; }));
}

TEST_F(ASession, FollowsWhatOthersWrite)
{
    ASSERT_TRUE(becomes(m_session, ProjectSession::State::Ready));
    QSignalSpy spy(&m_session, &ProjectSession::changed);
    auto other = Project::open(m_path).value();
    ASSERT_TRUE(other.addDomain("mails", DomainRole::Retention).has_value());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !spy.isEmpty() && m_session.snapshot()->domains.size() == 1; }));
    EXPECT_EQ(spy.last().front().value<Parts>(), Parts(Part::Domains));
}

TEST_F(ASession, IsReadOnlyWhereAnotherWindowHasTheProject)
{
    ASSERT_TRUE(becomes(m_session, ProjectSession::State::Ready));
    ProjectSession second;
    second.open(QString::fromStdString(m_path.string()));
    ASSERT_TRUE(becomes(second, ProjectSession::State::Ready));
    EXPECT_TRUE(second.isReadOnly());
    std::string sentence;
    second.edit(
        &m_context, [](Project& project) { return project.addDomain("late", DomainRole::Target); },
        [&](const Result<DomainRecord>& domain) { sentence = domain ? "it was changed" : domain.error().sentence; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return !sentence.empty(); }));
    EXPECT_NE(sentence.find("Another window"), std::string::npos) << sentence;
    m_session.close();
    bool closed = false; // by the project's thread, which has the lock
    m_session.read(
        &m_context, [](Project&) { return Result<void>(); }, [&](const Result<void>&) { closed = true; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return closed; }));
    second.open(QString::fromStdString(m_path.string()));
    ASSERT_TRUE(becomes(second, ProjectSession::State::Ready));
    EXPECT_FALSE(second.isReadOnly());
}

TEST_F(ASession, SaysWhyAProjectCannotBeOpened)
{
    ASSERT_TRUE(becomes(m_session, ProjectSession::State::Ready));
    m_session.open(QString::fromStdString((m_folder.path() / "nothing.polymath").string()));
    ASSERT_TRUE(becomes(m_session, ProjectSession::State::Failed));
    EXPECT_NE(m_session.error().sentence.find("nothing.polymath"), std::string::npos) << m_session.error().sentence;
    EXPECT_TRUE(m_session.snapshot()->domains.empty());
}

TEST_F(ASession, DoesNotAnswerWhoIsGone)
{
    ASSERT_TRUE(becomes(m_session, ProjectSession::State::Ready));
    bool wrong = false;
    bool answered = false;
    {
        QObject gone;
        m_session.read(
            &gone, [](Project& project) { return project.baseModel(); },
            [&](const Result<BaseModelRecord>&) { wrong = true; });
    }
    m_session.read(
        &m_context, [](Project& project) { return project.baseModel(); },
        [&](const Result<BaseModelRecord>&) { answered = true; });
    EXPECT_TRUE(QTest::qWaitFor([&] { return answered; }));
    EXPECT_FALSE(wrong);
}

TEST_F(ASession, MarksAJobWhoseWorkerIsGone)
{
    ASSERT_TRUE(becomes(m_session, ProjectSession::State::Ready));
    auto other = Project::open(m_path).value();
    const auto job = other.addJob(JobKind::Train, "Train contracts", "{}").value();
    ASSERT_TRUE(other.changeJobState(job, JobState::Queued, JobState::Running).value());
    ASSERT_TRUE(other.setJobProcess(job, 999'999'999, 1, hostName()).has_value());
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            const auto& jobs = m_session.snapshot()->jobs;
            return jobs.size() == 1 && jobs[0].state == JobState::Interrupted;
        },
        20'000));
    EXPECT_FALSE(m_session.snapshot()->jobs[0].message.empty());
}

TEST_F(ASession, DoesNotAnswerAboutTheProjectBefore)
{
    ASSERT_TRUE(becomes(m_session, ProjectSession::State::Ready));
    int answers = 0;
    m_session.edit(
        &m_context, [](Project& project) { return project.addDomain("contracts", DomainRole::Target); },
        [&](const Result<DomainRecord>& domain) {
            ++answers;
            ASSERT_FALSE(domain.has_value());
            EXPECT_EQ(domain.error().code, ErrorCode::Cancelled);
        });
    bool mixed = false;
    QObject::connect(&m_session, &ProjectSession::changed, &m_context,
                     [&] { mixed = mixed || !m_session.snapshot()->domains.empty(); });
    const auto other = m_folder.path() / "medicine.polymath";
    m_session.create(QString::fromStdString(other.string()), QString::fromStdString(m_model.string()));
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_session.state() != ProjectSession::State::Opening; }));
    EXPECT_EQ(m_session.state(), ProjectSession::State::Ready) << m_session.error().sentence;
    EXPECT_EQ(m_session.snapshot()->name, "medicine");
    EXPECT_EQ(answers, 1);
    EXPECT_FALSE(mixed); // the snapshot with "contracts" was of the project before
}

TEST_F(ASession, ClosedWhileOpeningStaysClosed)
{
    m_session.close();
    bool answered = false;
    m_session.read(
        &m_context, [](Project& project) { return project.baseModel(); },
        [&](const Result<BaseModelRecord>& base) { answered = !base.has_value(); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return answered; }));
    EXPECT_EQ(m_session.state(), ProjectSession::State::Closed);
}

namespace {

struct Fruit {
    std::int64_t id = 0;
    QString name;
};

class FruitModel : public RowsModel<Fruit> {
protected:
    int columns() const override { return 1; }
    QVariant cell(const Fruit& fruit, int, int role) const override
    {
        return role == Qt::DisplayRole ? fruit.name : QVariant();
    }
    QVariant header(int, int role) const override { return role == Qt::DisplayRole ? QVariant("Fruit") : QVariant(); }
    std::int64_t keyOf(const Fruit& fruit) const override { return fruit.id; }
};

QStringList namesOf(const FruitModel& model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row) {
        names << model.data(model.index(row, 0)).toString();
    }
    return names;
}

} // namespace

TEST(ARowsModel, KeepsRowsThatAreStillThere)
{
    FruitModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows({{1, "apple"}, {2, "pear"}, {3, "plum"}});
    const QPersistentModelIndex plum = model.index(2, 0);
    model.setRows({{3, "plum, ripe"}, {4, "fig"}, {1, "apple"}});
    EXPECT_EQ(namesOf(model), (QStringList{"plum, ripe", "fig", "apple"}));
    EXPECT_TRUE(plum.isValid());
    EXPECT_EQ(plum.row(), 0);
    model.setRows({});
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_FALSE(plum.isValid());
    EXPECT_FALSE(model.data(model.index(5, 5)).isValid());
}
