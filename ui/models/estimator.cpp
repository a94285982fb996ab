#include "ui/models/estimator.h"

#include "core/base/translate.h"
#include "ui/models/workerrequest.h"
#include "ui/widgets/sentences.h"

#include <algorithm>
#include <chrono>

namespace polymath {

using nlohmann::json;

namespace {
constexpr std::chrono::milliseconds stillFor{600};
}

std::pair<double, double> Estimate::secondsFor(std::int64_t steps, std::int64_t askedSteps) const
{
    const auto more = static_cast<double>(steps - askedSteps);
    const double low = secondsLow + more * stepSecondsLow;
    const double high = secondsHigh + more * stepSecondsHigh;
    return {std::max(0.0, low), std::max(0.0, high)};
}

Result<Estimate> estimateFromJson(const json& answer)
{
    try {
        Estimate estimate;
        if (answer.contains("seconds")) { // not where it does not fit: then nothing is tried
            estimate.secondsLow = answer["seconds"].at(0).get<double>();
            estimate.secondsHigh = answer["seconds"].at(1).get<double>();
            estimate.stepSecondsLow = answer.at("seconds_per_step").at(0).get<double>();
            estimate.stepSecondsHigh = answer.at("seconds_per_step").at(1).get<double>();
        }
        estimate.memoryLow = answer.at("peak_memory_bytes").at(0).get<std::int64_t>();
        estimate.memoryHigh = answer.at("peak_memory_bytes").at(1).get<std::int64_t>();
        estimate.memoryAvailable = answer.at("available_memory_bytes").get<std::int64_t>();
        estimate.diskNeeded = answer.at("disk_bytes").get<std::int64_t>();
        estimate.diskFree = answer.at("free_disk_bytes").get<std::int64_t>();
        estimate.fits = answer.at("fits").get<bool>();
        estimate.rough = answer.value("rough", false);
        estimate.precision = answer.value("precision", "");
        const auto changes = answer.value("changes", json::object());
        for (const auto& [key, value] : changes.items()) {
            estimate.changes.emplace_back(key, value.is_string() ? value.get<std::string>() : value.dump());
        }
        estimate.json = answer.dump();
        return estimate;
    } catch (const json::exception& error) {
        return fail(ErrorCode::Internal, POLYMATH_TEXT("sentences", "The worker's estimate is incomplete."),
                    error.what());
    }
}

Estimator::Estimator(QObject* parent) : QObject(parent)
{
    m_still.setSingleShot(true);
    m_still.setInterval(stillFor);
    connect(&m_still, &QTimer::timeout, this, &Estimator::send);
}

Estimator::~Estimator() = default;

void Estimator::ask(const QString& projectFolder, const std::string& kind, const json& config)
{
    json question{
        {"request", "estimate"}, {"project", projectFolder.toStdString()}, {"kind", kind}, {"config", config}};
    question["config"]["name"] = "estimate";
    if (question == m_question && (m_request || m_still.isActive() || m_failed)) {
        return;
    }
    stop();
    m_question = std::move(question);
    if (const auto known = m_known.find(m_question.dump()); known != m_known.end()) {
        Q_EMIT ready(known->second);
        return;
    }
    m_still.start();
    Q_EMIT measuring();
}

void Estimator::stop()
{
    m_still.stop();
    m_request.reset();
    m_question = nullptr;
    m_failed = false;
}

void Estimator::send()
{
    m_request = std::make_unique<WorkerRequest>(m_question);
    connect(m_request.get(), &WorkerRequest::finished, this, &Estimator::take);
}

void Estimator::take(const Result<json>& answer)
{
    m_request.release()->deleteLater(); // it is telling us this
    auto estimate = answer ? estimateFromJson(*answer) : Result<Estimate>(tl::unexpected(answer.error()));
    if (!estimate) {
        m_failed = true;
        Q_EMIT failed(translatedSentence(estimate.error().sentence));
        return;
    }
    m_known[m_question.dump()] = *estimate;
    Q_EMIT ready(*estimate);
}

} // namespace polymath
