#include "core/text/readerprocess.h"

#include "core/base/translate.h"
#include "core/text/readerwire.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace polymath {

namespace {

namespace fs = std::filesystem;

/// How often an archive whose files stop their readers is gone on with; more of them is an attack, not a mishap.
constexpr int mostRestarts = 20;
constexpr int wakeMs = 100; ///< so that a wish to stop is heard

/// How long a reader may be silent, as a person says it: whole seconds.
std::string seconds(int ms) { return std::to_string((ms + 999) / 1000); }

/// What the exit code of a reader that has gone means, as the pattern of a sentence about a file.
const char* meaning(int code)
{
    if (code == static_cast<int>(ErrorCode::OutOfResources)) {
        return POLYMATH_TEXT("sentences", "'%1' could not be read: its reader stopped (it needed more than %2 MB of "
                                          "memory); the others went on. The file may be damaged: open it in its own "
                                          "program and save it anew, or split it.");
    }
    if (code == 128 + 9) {
        return POLYMATH_TEXT("sentences",
                             "'%1' could not be read: its reader stopped (the system ended it, most likely "
                             "because memory ran out); the others went on. Close other programs and try "
                             "again.");
    }
    return code > 128
               ? POLYMATH_TEXT("sentences", "'%1' could not be read: its reader stopped (it crashed); the others went "
                                            "on. The file may be damaged: open it in its own program and save it anew.")
               : POLYMATH_TEXT("sentences",
                               "'%1' could not be read: its reader stopped (it ended before the file did); "
                               "the others went on. The file may be damaged: open it in its own program "
                               "and save it anew.");
}

} // namespace

/// Hears an answer, frame by frame.
struct ReaderProcess::Answer {
    virtual ~Answer() = default;
    /// True after the last one. Errors: those that end the answer.
    virtual Result<bool> hear(const wire::Frame& frame) = 0;
};

/// Passes what is read on to the visitor, and knows which entries are under way.
class ReaderProcess::Entries : public Answer {
public:
    explicit Entries(DocumentVisitor& visitor) : m_visitor(visitor) {}

    Result<bool> hear(const wire::Frame& frame) override
    {
        switch (frame.kind) {
        case wire::Kind::Begin:
            POLYMATH_CHECK(begin(std::string(frame.payload)));
            return false;
        case wire::Kind::Document: {
            POLYMATH_TRY(document, wire::unpackDocument(frame.payload));
            POLYMATH_CHECK(take(std::move(document)));
            return false;
        }
        case wire::Kind::End: {
            POLYMATH_TRY(report, wire::unpackReport(frame.payload));
            POLYMATH_CHECK(end(report));
            return false;
        }
        case wire::Kind::Failed: {
            POLYMATH_TRY(error, wire::unpackError(frame.payload));
            m_refused = std::move(error);
            return true;
        }
        default:
            return true;
        }
    }

    /// Ends the innermost entry with a problem; false where no other is left to go on with.
    Result<bool> lose(const std::string& file, const std::function<Error(const std::string& name)>& why)
    {
        if (m_open.empty()) {
            POLYMATH_CHECK(begin(file));
        }
        EntryReport report;
        report.name = m_open.back().name;
        report.problem = m_refused ? *std::exchange(m_refused, {}) : why(report.name);
        POLYMATH_CHECK(end(report));
        m_again = std::exchange(m_open, {});
        return !m_again.empty();
    }
    /// Ends what is still under way: nothing more of it will come.
    Result<void> giveUp()
    {
        for (; !m_again.empty(); m_again.pop_back()) {
            EntryReport report;
            report.name = m_again.back().name;
            report.problem = Error{
                ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences",
                                       "'%1' was read in part only: too many files inside it stop their readers."),
                         {report.name}),
                {}};
            POLYMATH_CHECK(m_visitor.end(report));
        }
        return {};
    }

    [[nodiscard]] const std::vector<std::string>& finished() const { return m_finished; }
    [[nodiscard]] const std::optional<Error>& refused() const { return m_refused; }

private:
    struct Open {
        std::string name;
        std::int64_t taken = 0; ///< documents passed on
        std::int64_t known = 0; ///< of those that come again after a restart, how many are still to come
    };

    Result<void> begin(const std::string& name)
    {
        const auto again =
            std::find_if(m_again.begin(), m_again.end(), [&name](const Open& open) { return open.name == name; });
        if (again != m_again.end()) {
            m_open.push_back({name, again->taken, again->taken});
            m_again.erase(again);
            return {};
        }
        m_open.push_back({name});
        return m_visitor.begin(name);
    }

    Result<void> take(ImportedDocument&& document)
    {
        if (m_open.empty()) {
            return fail(ErrorCode::Internal, "A reader of documents named no file before its text.");
        }
        if (m_open.back().known > 0) {
            --m_open.back().known;
            return {};
        }
        ++m_open.back().taken;
        return m_visitor.document(std::move(document));
    }

    Result<void> end(const EntryReport& report)
    {
        if (m_open.empty() || m_open.back().name != report.name) {
            return fail(ErrorCode::Internal, "A reader of documents ended a file that it had not begun.");
        }
        m_open.pop_back();
        m_finished.push_back(report.name);
        return m_visitor.end(report);
    }

    DocumentVisitor& m_visitor;
    std::vector<Open> m_open;  ///< from the outermost to the innermost
    std::vector<Open> m_again; ///< under way when the reader stopped
    std::vector<std::string> m_finished;
    std::optional<Error> m_refused;
};

ReaderProcess::ReaderProcess(ReaderLimits limits, std::function<bool()> goOn, fs::path program)
    : m_limits(limits), m_goOn(std::move(goOn)), m_program(std::move(program))
{
}

Result<void> ReaderProcess::read(const fs::path& file, const ReadOptions& options, DocumentVisitor& visitor)
{
    Entries entries(visitor);
    wire::Request request{file.string(), options};
    request.memoryBytes = m_limits.memoryBytes;
    for (int restarts = 0;; ++restarts) {
        std::string question;
        wire::put(question, wire::Kind::Read, wire::pack(request));
        POLYMATH_TRY(accident, ask(question, entries));
        if (!accident && !entries.refused()) {
            return {};
        }
        POLYMATH_TRY(more, entries.lose(file.string(), [&](const std::string& name) {
            return stopped(name, accident.value_or(Accident()));
        }));
        if (!more) {
            return {};
        }
        if (restarts == mostRestarts) {
            return entries.giveUp();
        }
        request.options.passOver = options.passOver;
        request.options.passOver.insert(request.options.passOver.end(), entries.finished().begin(),
                                        entries.finished().end());
    }
}

Result<FilePreview> ReaderProcess::preview(const fs::path& file, const ReadOptions& options, std::size_t limit,
                                           const std::string& entry)
{
    struct Preview : Answer {
        Result<bool> hear(const wire::Frame& frame) override
        {
            if (frame.kind == wire::Kind::Failed) {
                POLYMATH_TRY(error, wire::unpackError(frame.payload));
                preview = tl::unexpected(error);
            } else {
                preview = wire::unpackPreview(frame.payload);
            }
            return true;
        }
        Result<FilePreview> preview;
    };
    Preview answer;
    std::string question;
    wire::put(question, wire::Kind::Preview,
              wire::pack(wire::Request{file.string(), options, limit, entry, m_limits.memoryBytes}));
    POLYMATH_TRY(accident, ask(question, answer));
    if (accident) {
        return tl::unexpected(stopped(file.string(), *accident));
    }
    return std::move(answer.preview);
}

/// Errors: Cancelled; what the answer's taker returned; a reader that cannot be started.
Result<std::optional<ReaderProcess::Accident>> ReaderProcess::ask(const std::string& request, Answer& answer)
{
    m_heard.clear();
    if (!m_child || !m_child->write(request)) { // the last one may have been ended from outside meanwhile
        POLYMATH_CHECK(start());
        if (!m_child->write(request)) {
            return ended();
        }
    }
    auto outcome = listen(answer);
    if (!outcome || *outcome) {
        stop(); // it may still be at work on what nobody wants any more
    }
    return outcome;
}

Result<void> ReaderProcess::start()
{
    stop();
    POLYMATH_TRY(scratch, ScratchFolder::create());
    m_scratch = std::move(scratch);
    POLYMATH_TRY(child, ChildProcess::start(m_program, {m_scratch->path().string()}));
    m_child = std::move(child);
    return {};
}

void ReaderProcess::stop()
{
    m_child.reset();
    m_scratch.reset();
}

Result<std::optional<ReaderProcess::Accident>> ReaderProcess::listen(Answer& answer)
{
    using Clock = std::chrono::steady_clock;
    auto last = Clock::now();
    for (;;) {
        const auto heard = m_child->read(m_heard, wakeMs);
        if (m_goOn && heard == ChildProcess::Heard::Nothing && !m_goOn()) {
            return fail(ErrorCode::Cancelled, POLYMATH_TEXT("sentences", "Reading was stopped."));
        }
        if (heard == ChildProcess::Heard::End) {
            return ended();
        }
        if (heard == ChildProcess::Heard::Nothing) {
            if (Clock::now() - last > std::chrono::milliseconds(m_limits.silenceMs)) {
                return ended(POLYMATH_TEXT("sentences",
                                           "'%1' could not be read: its reader stopped (nothing came of it "
                                           "for %3 seconds); the others went on. The file may be damaged: "
                                           "open it in its own program and save it anew."));
            }
            continue;
        }
        std::string_view rest = m_heard;
        for (;;) {
            auto frame = wire::takeFrame(rest);
            if (!frame) {
                return ended(POLYMATH_TEXT("sentences", "'%1' could not be read: its reader stopped (it answered with "
                                                        "something unreadable); the others went on. The file may be "
                                                        "damaged: open it in its own program and save it anew."));
            }
            if (!*frame) {
                break;
            }
            POLYMATH_TRY(complete, answer.hear(**frame));
            if (complete) {
                return std::optional<Accident>();
            }
        }
        m_heard.erase(0, m_heard.size() - rest.size());
        last = Clock::now(); // what the taker did with it is not the reader's time
    }
}

/// The accident that ended the reader: `why`, or what its exit code says.
ReaderProcess::Accident ReaderProcess::ended(const char* why)
{
    const int code = m_child->stop();
    return {why == nullptr ? meaning(code) : why};
}

Error ReaderProcess::stopped(const std::string& file, const Accident& accident) const
{
    return {ErrorCode::BadInput,
            sentence(accident.pattern,
                     {file, std::to_string(m_limits.memoryBytes / 1'000'000), seconds(m_limits.silenceMs)}),
            {}};
}

} // namespace polymath
