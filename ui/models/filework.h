#pragma once

#include "core/base/result.h"
#include "core/exchange/progress.h"
#include "ui/models/background.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>

namespace polymath {

/// Reading and writing of large files beside the window: one piece of work at a time, which says how far it is and can
/// be stopped. Deleting it stops the work and waits for it.
class FileWork : public QObject {
    Q_OBJECT

public:
    /// What to do, in another thread; the text is what done() tells.
    using Task = std::function<Result<QString>(const ByteProgress& progress)>;

    explicit FileWork(QObject* parent = nullptr);
    ~FileWork() override;

    /// Does nothing while busy.
    void start(Task task);
    void stop();
    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void busyChanged(bool busy);
    void progressed(int percent);
    void done(const QString& words);
    void failed(const QString& sentence); ///< stopping is a failure with a sentence of its own

private:
    void report(int percent);

    bool m_busy = false;
    std::shared_ptr<std::atomic<bool>> m_stop;
    Background m_background;
};

} // namespace polymath
