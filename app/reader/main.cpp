#include "core/base/childprocess.h"
#include "core/base/system.h"
#include "core/base/translate.h"
#include "core/text/readers/documentreader.h"
#include "core/text/readerwire.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <utility>

namespace polymath {

namespace {

/// So much is written at once; the other side then has something to do while more is read.
constexpr std::size_t batchBytes = 256 << 10;
/// But what is there does not wait for longer than this, so that slow readers are seen to live.
constexpr std::chrono::milliseconds longestWait{500};

class Output {
public:
    /// Frames to be, appended by whoever has some.
    std::string& waiting() { return m_waiting; }

    void flushIfDue()
    {
        if (m_waiting.size() >= batchBytes || std::chrono::steady_clock::now() - m_flushed > longestWait) {
            flush();
        }
    }
    void flush()
    {
        std::fwrite(m_waiting.data(), 1, m_waiting.size(), stdout);
        std::fflush(stdout);
        m_waiting.clear();
        m_flushed = std::chrono::steady_clock::now();
    }

private:
    std::string m_waiting;
    std::chrono::steady_clock::time_point m_flushed = std::chrono::steady_clock::now();
};

/// Writes what is read.
class Sender : public DocumentVisitor {
public:
    explicit Sender(Output& output) : m_output(output) {}

    Result<void> begin(const std::string& name) override
    {
        wire::put(m_output.waiting(), wire::Kind::Begin, name);
        m_output.flush(); // if this entry ends us, it must be known which
        m_name = name;
        return {};
    }
    Result<void> document(ImportedDocument&& document) override
    {
        if (document.prompt.size() + document.text.size() > wire::mostDocumentBytes) {
            return fail(
                ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences", "'%1' holds a document of more than %2 MB in one piece. Split "
                                                    "it into smaller ones."),
                         {m_name, std::to_string(wire::mostDocumentBytes / 1'000'000)}));
        }
        wire::putDocument(m_output.waiting(), document);
        m_output.flushIfDue();
        return {};
    }
    Result<void> end(const EntryReport& report) override
    {
        wire::put(m_output.waiting(), wire::Kind::End, wire::pack(report));
        m_output.flushIfDue();
        return {};
    }

private:
    Output& m_output;
    std::string m_name;
};

void read(const wire::Request& request, Output& output)
{
    Sender sender(output);
    if (auto done = readDocuments(request.file, request.options, sender); !done) {
        wire::put(output.waiting(), wire::Kind::Failed, wire::pack(done.error()));
    } else {
        wire::put(output.waiting(), wire::Kind::Done, {});
    }
}

void preview(const wire::Request& request, Output& output)
{
    const auto made = previewFile(request.file, request.options, request.limit, request.entry);
    wire::put(output.waiting(), made ? wire::Kind::Preview : wire::Kind::Failed,
              made ? wire::pack(*made) : wire::pack(made.error()));
}

/// The next request; false at the end of stdin.
bool receive(std::string& request, wire::Kind& kind)
{
    std::string head(wire::headBytes, '\0');
    if (std::fread(head.data(), 1, head.size(), stdin) != head.size()) {
        return false;
    }
    // A frame's length is told without its content by asking for what is missing, byte by byte at first.
    std::string frame = head;
    for (;;) {
        std::string_view bytes = frame;
        const auto taken = wire::takeFrame(bytes);
        if (!taken) {
            return false;
        }
        if (*taken) {
            request = (*taken)->payload;
            kind = (*taken)->kind;
            return true;
        }
        const int next = std::getc(stdin);
        if (next == EOF) {
            return false;
        }
        frame.push_back(static_cast<char>(next));
    }
}

int serve()
{
    // Whatever a library makes of memory that it does not get: the other side hears of it by this code.
    std::set_new_handler([] { std::_Exit(static_cast<int>(ErrorCode::OutOfResources)); });
    endWithParent();
    Output output;
    std::string bytes;
    for (auto kind = wire::Kind::Read; receive(bytes, kind);) {
        const auto request = wire::unpackRequest(bytes);
        if (!request) {
            return exitCode(request.error());
        }
        if (request->memoryBytes > 0) {
            limitMemory(request->memoryBytes);
        }
        kind == wire::Kind::Preview ? preview(*request, output) : read(*request, output);
        output.flush();
    }
    return 0;
}

} // namespace

} // namespace polymath

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fputs("Usage: polymath-reader FOLDER\nReads files for its parent; FOLDER is for temporary ones. Started "
                   "by polymath-worker, polymath-cli and polymath, not by hand.\n",
                   stderr);
        return static_cast<int>(polymath::ErrorCode::Usage);
    }
    polymath::setTemporaryFolder(argv[1]);
    return polymath::serve();
}
