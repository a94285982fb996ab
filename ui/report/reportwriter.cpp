#include "ui/report/reportwriter.h"

#include "ui/widgets/sentences.h"

#include <QTimer>

#include <utility>

namespace polymath {

struct ReportWriter::Work {
    QString file;
    report::Data data;
    std::vector<charts::Chart> charts;
    std::vector<report::Drawn> drawn;
};

ReportWriter::ReportWriter(QObject* parent) : QObject(parent) {}

void ReportWriter::start(const QString& folder, const QString& file)
{
    if (m_busy) {
        return;
    }
    m_busy = true;
    Q_EMIT busyChanged(true);
    m_work = std::make_shared<Work>();
    m_work->file = file;
    // Metrics may be millions, so they are read on a connection of their own.
    const auto work = [path = folder.toStdString()]() -> Result<report::Data> {
        POLYMATH_TRY(project, Project::open(path));
        return report::readData(project);
    };
    m_background.run(this, work, [this](Result<report::Data> data) {
        if (!data) {
            finish(tl::unexpected(data.error()));
            return;
        }
        m_work->data = std::move(*data);
        m_work->charts = report::figures(m_work->data);
        drawNext();
    });
}

void ReportWriter::drawNext()
{
    if (m_work->drawn.size() < m_work->charts.size()) {
        m_work->drawn.push_back(report::draw(m_work->charts[m_work->drawn.size()]));
        QTimer::singleShot(0, this, &ReportWriter::drawNext);
        return;
    }
    m_background.run(
        this, [work = m_work] { return report::write(work->data, work->drawn, work->file.toStdString()); },
        [this](const Result<void>& outcome) { finish(outcome); });
}

void ReportWriter::finish(const Result<void>& outcome)
{
    m_busy = false;
    const auto file = m_work->file;
    m_work.reset();
    Q_EMIT busyChanged(false);
    if (outcome) {
        Q_EMIT done(file);
    } else {
        Q_EMIT failed(translatedSentence(outcome.error().sentence));
    }
}

} // namespace polymath
