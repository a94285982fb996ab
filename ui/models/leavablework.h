#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace polymath {

/// As Background, for owners that go while somebody looks on, such as dialogs: deleting it drops what has not begun and
/// does not wait for the rest, which must own all that it uses and ends by itself. The program waits for it at its end.
class LeavableWork {
public:
    LeavableWork();
    ~LeavableWork();
    LeavableWork(const LeavableWork&) = delete;
    LeavableWork& operator=(const LeavableWork&) = delete;

    /// Runs `work` (() -> T) in the other thread, then `done` (T) in the window's thread unless `context` is gone.
    template <typename Work, typename Done> void run(QObject* context, Work work, Done done)
    {
        using Answer = std::invoke_result_t<Work>;
        m_pool->start([context = QPointer<QObject>(context), work = std::move(work), done = std::move(done)] {
            auto answer = std::make_shared<Answer>(work());
            QMetaObject::invokeMethod(qApp, [context, done, answer] {
                if (context) {
                    done(std::move(*answer));
                }
            });
        });
    }

private:
    std::unique_ptr<QThreadPool> m_pool; ///< one thread
};

} // namespace polymath
