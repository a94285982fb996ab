#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QProcess>

#include <nlohmann/json.hpp>

namespace polymath {

/// One request to `polymath-worker ask`, or another of our programs that talks so, without blocking: see
/// core/jobs/workercall.h for what the worker writes. Ends with finished() exactly once; deleting the object ends the
/// worker.
class WorkerRequest : public QObject {
    Q_OBJECT

public:
    explicit WorkerRequest(const nlohmann::json& request, QObject* parent = nullptr,
                           const char* program = "polymath-worker");
    ~WorkerRequest() override;

Q_SIGNALS:
    void event(const nlohmann::json& event); ///< progress, a token, ...
    void finished(const polymath::Result<nlohmann::json>& answer);

private:
    void readLines();
    void end(Result<nlohmann::json> answer);

    QProcess m_process;
    bool m_ended = false;
};

} // namespace polymath
