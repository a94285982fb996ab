#include "ui/models/diagnostics.h"

#include "core/base/system.h"
#include "core/store/project.h"

#include <QFileInfo>
#include <QMap>
#include <QRegularExpression>
#include <QStringList>
#include <QSysInfo>

namespace polymath {

namespace {

QString word(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

/// The ending of a file's name where it is one, and no part of a sentence with a dot in it.
QString ending(const std::string& path)
{
    static const QRegularExpression plain("^[A-Za-z0-9]{1,8}$");
    const auto suffix = QFileInfo(QString::fromStdString(path)).suffix();
    return plain.match(suffix).hasMatch() ? "." + suffix : QString("without ending");
}

QString megabytes(std::uint64_t bytes) { return QString("%1 MB").arg(bytes / 1'000'000); }

void addMachine(QStringList& lines, const QString& version)
{
    lines
        << QString("Polymath %1 (project schema %2), Qt %3").arg(version).arg(Project::currentSchema()).arg(qVersion())
        << QString("%1, %2").arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture())
        << QString("%1, %2 cores").arg(QString::fromStdString(processorName())).arg(physicalCores())
        << QString("memory %1, available %2").arg(megabytes(totalMemoryBytes()), megabytes(availableMemoryBytes()));
}

void addData(QStringList& lines, const ProjectSnapshot& project)
{
    for (const auto& domain : project.domains) {
        lines << QString("domain %1: %2, %3 documents, %4 duplicates, %5 tokens")
                     .arg(domain.id)
                     .arg(word(toText(domain.role)))
                     .arg(domain.documents)
                     .arg(domain.duplicates)
                     .arg(domain.tokens);
    }
    QMap<QString, int> endings;
    for (const auto& source : project.sources) {
        ++endings[ending(source.path)];
    }
    for (auto kind = endings.cbegin(); kind != endings.cend(); ++kind) {
        lines << QString("imported %1: %2 files").arg(kind.key()).arg(kind.value());
    }
}

void addJobs(QStringList& lines, const ProjectSnapshot& project)
{
    for (const auto& job : project.jobs) {
        lines << QString("job %1: %2, %3, step %4 of %5, exit code %6, %7 s")
                     .arg(job.id)
                     .arg(word(toText(job.kind)), word(toText(job.state)))
                     .arg(job.step)
                     .arg(job.steps)
                     .arg(job.exitCode ? QString::number(*job.exitCode) : QString("none"))
                     .arg(job.activeSeconds, 0, 'f', 0);
    }
    for (const auto& expert : project.experts) {
        lines << QString("expert %1: %2, %3 trained parameters, %4 steps, peak memory %5")
                     .arg(expert.id)
                     .arg(QString::fromStdString(expert.method))
                     .arg(expert.trainedParameters)
                     .arg(expert.steps)
                     .arg(megabytes(static_cast<std::uint64_t>(expert.peakMemoryBytes)));
    }
    lines << QString("compositions: %1, measurements: %2")
                 .arg(project.compositions.size())
                 .arg(project.evaluations.size());
}

} // namespace

QString diagnostics(const QString& version, const ProjectSnapshot& project)
{
    QStringList lines;
    addMachine(lines, version);
    if (project.folder.empty()) {
        lines << "no project open";
    } else {
        lines << QString("base model: %1, %2 parameters, %3")
                     .arg(QString::fromStdString(project.base.architecture))
                     .arg(project.base.parameters)
                     .arg(ending(project.base.path));
        addData(lines, project);
        addJobs(lines, project);
    }
    return lines.join('\n') + '\n';
}

} // namespace polymath
