#include "ui/models/importcheck.h"

#include "core/store/project.h"
#include "core/text/readerprocess.h"
#include "ui/widgets/sentences.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>

#include <utility>

namespace polymath {

ImportCheck::ImportCheck(std::filesystem::path project, QObject* parent)
    : QObject(parent), m_project(std::move(project)), m_stop(std::make_shared<std::atomic_bool>(false))
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(400);
    connect(&m_delay, &QTimer::timeout, this, &ImportCheck::start);
}

ImportCheck::~ImportCheck() { *m_stop = true; }

void ImportCheck::setRequest(const ImportRequest& request, const Passwords& passwords, std::int64_t bytes)
{
    *m_stop = true;
    m_request = request;
    m_passwords = passwords;
    m_delay.stop();
    if ((request.files.empty() && request.forgotten.empty()) || request.domain.empty()) {
        give(State::Idle);
    } else if (bytes > mostUnasked) {
        give(State::Waiting);
    } else {
        m_percent = 0;
        give(State::Running);
        m_delay.start();
    }
}

void ImportCheck::start()
{
    *m_stop = true;
    m_stop = std::make_shared<std::atomic_bool>(false);
    m_percent = 0;
    give(State::Running);
    const auto heard = [self = QPointer<ImportCheck>(this), stop = m_stop](int percent) {
        QMetaObject::invokeMethod(qApp, [self, stop, percent] {
            if (self && !*stop && self->m_percent != percent) {
                self->m_percent = percent;
                Q_EMIT self->changed();
            }
        });
    };
    m_background.run(
        this,
        [folder = m_project, request = m_request, passwords = m_passwords, stop = m_stop,
         heard]() -> Result<ImportOutcome> {
            POLYMATH_TRY(project, Project::open(folder));
            ReaderProcess reader({}, [stop] { return !*stop; });
            const ReadFile read = [&reader](const auto& file, const auto& options, auto& visitor) {
                return reader.read(file, options, visitor);
            };
            int said = 0;
            return tryImport(project, request, passwords, read, [&](const ImportProgress& progress) {
                const auto total = std::max<std::uint64_t>(progress.totalBytes, 1);
                if (const auto percent = static_cast<int>(progress.bytes * 100 / total); percent != said) {
                    said = percent;
                    heard(percent);
                }
                return !*stop;
            });
        },
        [this, stop = m_stop](Result<ImportOutcome>&& outcome) {
            if (*stop) { // something else is wanted by now
                return;
            }
            m_outcome = outcome ? std::move(*outcome) : ImportOutcome();
            m_sentence = outcome ? QString() : translatedSentence(outcome.error().sentence);
            give(outcome ? State::Done : State::Failed);
        });
}

void ImportCheck::give(State state)
{
    m_state = state;
    Q_EMIT changed();
}

} // namespace polymath
