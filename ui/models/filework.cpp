#include "ui/models/filework.h"

#include "ui/widgets/sentences.h"

#include <utility>

namespace polymath {

FileWork::FileWork(QObject* parent) : QObject(parent), m_stop(std::make_shared<std::atomic<bool>>(false)) {}

FileWork::~FileWork() { stop(); }

void FileWork::start(Task task)
{
    if (m_busy) {
        return;
    }
    m_busy = true;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    Q_EMIT busyChanged(true);
    report(0);
    const auto work = [this, stop = m_stop, task = std::move(task)] {
        int shown = 0;
        return task([this, &shown, stop](std::uint64_t bytes, std::uint64_t total) {
            const int percent = total == 0 ? 100 : static_cast<int>(bytes * 100 / total);
            if (percent != shown) {
                shown = percent;
                QMetaObject::invokeMethod(this, [this, percent] { report(percent); });
            }
            return !stop->load();
        });
    };
    m_background.run(this, work, [this](const Result<QString>& outcome) {
        m_busy = false;
        Q_EMIT busyChanged(false);
        if (outcome) {
            Q_EMIT done(*outcome);
        } else {
            Q_EMIT failed(translatedSentence(outcome.error().sentence));
        }
    });
}

void FileWork::stop() { m_stop->store(true); }

void FileWork::report(int percent) { Q_EMIT progressed(percent); }

} // namespace polymath
