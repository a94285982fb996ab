#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace polymath {

/// Runs work one after another in a thread of its own, for what would hold up the window or the project's thread: files
/// to look into, questions that read all documents. Deleting it drops what has not begun and waits for the rest, so
/// long work watches a flag of its owner.
class Background : public QObject {
    Q_OBJECT

public:
    explicit Background(QObject* parent = nullptr);
    ~Background() override;

    /// Runs `work` (() -> T) in the other thread, then `done` (T) in the window's thread unless `context` is gone.
    template <typename Work, typename Done> void run(QObject* context, Work work, Done done)
    {
        using Answer = std::invoke_result_t<Work>;
        m_pool.start([this, context = QPointer<QObject>(context), work = std::move(work), done = std::move(done)] {
            auto answer = std::make_shared<Answer>(work());
            QMetaObject::invokeMethod(this, [context, done, answer] {
                if (context) {
                    done(std::move(*answer));
                }
            });
        });
    }

private:
    QThreadPool m_pool;
};

} // namespace polymath
