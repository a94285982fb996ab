#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <nlohmann/json.hpp>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace polymath {

class WorkerRequest;

/// What a run will take on this machine, from a real step of it or by calculation. No seconds are known of what does
/// not fit into memory.
struct Estimate {
    double secondsLow = 0;
    double secondsHigh = 0; ///< 0: unknown
    double stepSecondsLow = 0;
    double stepSecondsHigh = 0;
    std::int64_t memoryLow = 0; ///< bytes, at the peak
    std::int64_t memoryHigh = 0;
    std::int64_t memoryAvailable = 0;
    std::int64_t diskNeeded = 0;
    std::int64_t diskFree = 0;
    bool fits = true;
    bool rough = false; ///< calculated, not measured
    std::string precision;
    std::vector<std::pair<std::string, std::string>> changes; ///< setting and value with which it would fit
    std::string json;                                         ///< as the worker said it; kept with the job

    /// The range of seconds for another number of steps than the one that was asked about.
    [[nodiscard]] std::pair<double, double> secondsFor(std::int64_t steps, std::int64_t askedSteps) const;
};

/// Reads the worker's answer to "estimate". Errors: Internal where it is incomplete.
[[nodiscard]] Result<Estimate> estimateFromJson(const nlohmann::json& answer);

/// Asks the worker in the background what a run will take, once what is asked for has been still for a moment. Answers
/// are kept for as long as this object lives, so the same question is answered at once.
class Estimator : public QObject {
    Q_OBJECT

public:
    explicit Estimator(QObject* parent = nullptr);
    ~Estimator() override;

    /// `config` is that of a job (see Project::addJob); its name does not matter. A question asked before and not
    /// answered yet is dropped.
    void ask(const QString& projectFolder, const std::string& kind, const nlohmann::json& config);
    void stop();

Q_SIGNALS:
    void measuring();
    void ready(const polymath::Estimate& estimate);
    void failed(const QString& sentence);

private:
    void send();
    void take(const Result<nlohmann::json>& answer);

    QTimer m_still;
    nlohmann::json m_question;
    std::unique_ptr<WorkerRequest> m_request;
    bool m_failed = false; ///< m_question has no answer; asking it again needs another question between
    std::map<std::string, Estimate> m_known; ///< by question
};

} // namespace polymath
