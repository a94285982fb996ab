#include "ui/models/workerrequest.h"

#include "core/base/system.h"
#include "core/base/translate.h"
#include "core/jobs/workercall.h"

namespace polymath {

using nlohmann::json;

WorkerRequest::WorkerRequest(const json& request, QObject* parent, const char* program) : QObject(parent)
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &WorkerRequest::readLines);
    connect(&m_process, &QProcess::errorOccurred, this, [this, program](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            end(fail(ErrorCode::Internal,
                     sentence(POLYMATH_TEXT("sentences", "The program %1 cannot be started. Install Polymath again."),
                              {program}),
                     m_process.errorString().toStdString()));
        }
    });
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus) {
        readLines();
        end(fail(ErrorCode::Internal,
                 sentence(POLYMATH_TEXT("sentences", "The worker ended without an answer (exit code %1)."),
                          {std::to_string(code)}),
                 m_process.readAllStandardError().toStdString()));
    });
    m_process.start(QString::fromStdString((programFolder() / program).string()), {"ask"});
    m_process.write(QByteArray::fromStdString(request.dump()));
    m_process.closeWriteChannel();
}

WorkerRequest::~WorkerRequest()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished(1000);
}

void WorkerRequest::readLines()
{
    while (m_process.canReadLine()) {
        const auto line = json::parse(m_process.readLine().toStdString(), nullptr, false);
        if (!line.is_object()) {
            continue;
        }
        const auto kind = line.value("event", "");
        if (kind == "result") {
            end(line);
        } else if (kind == "error") {
            end(tl::unexpected(errorFromEvent(line)));
        } else {
            Q_EMIT event(line);
        }
    }
}

void WorkerRequest::end(Result<json> answer)
{
    if (!m_ended) {
        m_ended = true;
        Q_EMIT finished(answer);
    }
}

} // namespace polymath
