// How long the window's thread is busy after a click, with 200 runs and 1,000,000 metric rows in the project.
// `clicks` prints, for every page, the milliseconds until the click returned, the longest time that the window did not
// answer in the two seconds after it, and when the page was ready.

#include "core/engine/settings.h"
#include "tests/support/tinytokenizedmodel.h"
#include "ui/mainwindow/mainwindow.h"

#include <nlohmann/json.hpp>

#include <QApplication>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTimer>
#include <QUndoStack>

#include <algorithm>
#include <cstdio>
#include <fstream>

namespace {

using namespace polymath;

constexpr int runs = 200;
constexpr int steps = 1250; ///< four metrics each: 1,000,000 rows

Result<void> fill(Project& project)
{
    return project.inTransaction([&]() -> Result<void> {
        for (const char* name : {"law", "medicine", "finance", "english"}) {
            const bool kept = std::string_view(name) == "english";
            POLYMATH_TRY(domain, project.addDomain(name, kept ? DomainRole::Retention : DomainRole::Target));
            static_cast<void>(domain);
        }
        for (int run = 0; run < runs; ++run) {
            const std::string name = "run " + std::to_string(run);
            engine::TrainSettings settings;
            settings.steps = steps;
            const nlohmann::json config{
                {"name", name}, {"domains", {"law"}}, {"settings", nlohmann::json::parse(engine::toJson(settings))}};
            POLYMATH_TRY(job, project.addJob(JobKind::Train, "Train " + name, config.dump()));
            for (const auto& [from, to] :
                 {std::pair(JobState::Queued, JobState::Running), std::pair(JobState::Running, JobState::Done)}) {
                POLYMATH_TRY(changed, project.changeJobState(job, from, to));
                static_cast<void>(changed);
            }
            std::vector<MetricRecord> rows;
            for (int step = 1; step <= steps; ++step) {
                const double loss = 2.5 + 1.5 / step + 0.01 * (step % 17);
                for (const auto& [metric, value] :
                     {std::pair("loss", loss), std::pair("learning_rate", 5e-4), std::pair("gradient_norm", 1.2),
                      std::pair("tokens_per_second", 500.0)}) {
                    rows.push_back({job, step, metric, "", value, step * 2.0});
                }
            }
            POLYMATH_CHECK(project.addMetrics(rows));
            ExpertRecord expert;
            expert.name = name;
            expert.method = "mode";
            expert.domains = {"law"};
            expert.file = "experts/" + std::to_string(run) + ".safetensors";
            expert.configJson = engine::toJson(settings);
            expert.steps = steps;
            expert.jobId = job;
            POLYMATH_TRY(id, project.addExpert(expert));
            static_cast<void>(id);
        }
        return {};
    });
}

class Stopwatch : public QObject {
public:
    explicit Stopwatch(MainWindow& window) : m_window(window)
    {
        m_pulse.setInterval(1);
        m_pulse.setTimerType(Qt::PreciseTimer);
        connect(&m_pulse, &QTimer::timeout, this, [this] {
            m_longest = std::max(m_longest, m_sincePulse.restart());
            const auto pages = m_window.findChildren<Page*>();
            const auto seen =
                std::find_if(pages.begin(), pages.end(), [](const Page* page) { return page->isVisible(); });
            if (m_ready < 0 && seen != pages.end() && (*seen)->states().state() != StateStack::State::Loading) {
                m_ready = m_sinceClick.elapsed();
            }
        });
    }

    void next()
    {
        if (m_index == 2 * pageCount) { // the second round finds every page made
            QApplication::quit();
            return;
        }
        m_page = static_cast<PageId>((m_index % pageCount));
        m_longest = 0;
        m_ready = -1;
        m_sinceClick.start();
        m_sincePulse.start();
        m_window.showPage(m_page);
        const auto returned = m_sinceClick.elapsed();
        m_pulse.start();
        QTimer::singleShot(2000, this, [this, returned] {
            m_pulse.stop();
            std::printf("%-11s %8lld %8lld %8lld\n", m_names[static_cast<int>(m_page)],
                        static_cast<long long>(returned), static_cast<long long>(m_longest),
                        static_cast<long long>(m_ready));
            ++m_index;
            next();
        });
    }

private:
    static constexpr const char* m_names[] = {"start",   "model",   "data",       "train",
                                              "compose", "compare", "playground", "export"};
    MainWindow& m_window;
    QTimer m_pulse;
    QElapsedTimer m_sincePulse;
    QElapsedTimer m_sinceClick;
    PageId m_page = PageId::Start;
    qint64 m_longest = 0;
    qint64 m_ready = -1;
    int m_index = 0;
};

} // namespace

int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setOrganizationName("polymath-bench");
    QSettings settings;
    settings.setValue("tour/shown", true);
    const test::TemporaryFolder folder;
    const auto model = folder.path() / "tiny.gguf";
    std::ofstream(model, std::ios::binary) << test::tinyTokenizedGguf();
    const auto path = folder.path() / "large.polymath";
    {
        auto project = Project::create(path, {0, model.string(), "", "Tiny", "llama", "{}", 1000});
        const auto filled = project ? fill(*project) : Result<void>(passOn(std::move(project)));
        if (!filled) {
            std::fprintf(stderr, "%s\n", filled.error().sentence.c_str());
            return 1;
        }
    }
    Theme theme(application);
    ProjectSession session;
    QUndoStack undo;
    AppContext context{session, theme, settings, undo};
    MainWindow window(context);
    window.show();
    Stopwatch stopwatch(window);
    QObject::connect(&session, &ProjectSession::stateChanged, &stopwatch, [&] {
        if (session.state() == ProjectSession::State::Ready) {
            std::printf("%-11s %8s %8s %8s  (ms)\n", "page", "click", "longest", "ready");
            stopwatch.next();
        }
    });
    session.open(QString::fromStdString(path.string()));
    return QApplication::exec();
}
