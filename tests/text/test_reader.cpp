#include "core/text/filefinder.h"
#include "core/text/readerprocess.h"
#include "core/text/readers/documentreader.h"
#include "core/text/readerwire.h"
#include "tests/support/tinymodel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

#include <chrono>
#include <fstream>

using namespace polymath;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace fs = std::filesystem;

namespace {

/// Writes down what it hears.
struct Listener : DocumentVisitor {
    Result<void> begin(const std::string& name) override
    {
        heard.push_back("begin " + fs::path(name).filename().string());
        return {};
    }
    Result<void> document(ImportedDocument&& document) override
    {
        heard.push_back(document.prompt + "|" + document.text);
        return heard.size() < stopAfter ? Result<void>() : fail(ErrorCode::Usage, "Stopped by the visitor.");
    }
    Result<void> end(const EntryReport& report) override
    {
        heard.push_back("end " + fs::path(report.name).filename().string());
        reports.push_back(report);
        return {};
    }

    std::vector<std::string> heard;
    std::vector<EntryReport> reports;
    std::size_t stopAfter = 1'000'000;
};

class AReaderProcess : public ::testing::Test {
protected:
    fs::path write(const std::string& name, const std::string& text)
    {
        const auto path = m_folder.path() / name;
        fs::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    /// A program that stands in for the reader.
    fs::path program(const std::string& script)
    {
        const auto path = write("reader.sh", "#!/bin/sh\n" + script + "\n");
        fs::permissions(path, fs::perms::owner_all);
        return path;
    }
    /// A script's command that writes these bytes.
    static std::string say(const std::string& bytes)
    {
        std::string command = "env printf '"; // the shell's own keeps it to itself until it ends
        for (const unsigned char byte : bytes) {
            command += std::string("\\") + static_cast<char>('0' + byte / 64) + static_cast<char>('0' + byte / 8 % 8) +
                       static_cast<char>('0' + byte % 8);
        }
        return command + "'";
    }
    static std::string frame(wire::Kind kind, const std::string& payload)
    {
        std::string bytes;
        wire::put(bytes, kind, payload);
        return bytes;
    }
    static std::string document(const std::string& text)
    {
        std::string bytes;
        wire::putDocument(bytes, {"", text});
        return bytes;
    }
    static std::string ended(const std::string& name)
    {
        EntryReport report;
        report.name = name;
        return frame(wire::Kind::End, wire::pack(report));
    }

    test::TemporaryFolder m_folder;
};

} // namespace

TEST_F(AReaderProcess, ReadsWhatTheReaderInThisProcessReads)
{
    const auto file = write("b\xC3\xA4nk.csv", "question,answer\nWhere?,\"Here\nand there\"\n,\nWhen?,Now\n");
    Listener here;
    Listener there;
    ReaderProcess reader;
    ASSERT_TRUE(readDocuments(file, {}, here).has_value());
    for (int round = 0; round < 3; ++round) {
        there = {};
        ASSERT_TRUE(reader.read(file, {}, there).has_value());
        EXPECT_EQ(there.heard, here.heard);
    }
    EXPECT_THAT(there.heard,
                ElementsAre("begin b\xC3\xA4nk.csv", "Where?|Here\nand there", "When?|Now", "end b\xC3\xA4nk.csv"));
    ASSERT_EQ(there.reports.size(), 1U);
    EXPECT_EQ(there.reports[0].name, file.string());
    EXPECT_EQ(there.reports[0].format, "csv");
    EXPECT_EQ(there.reports[0].encoding, here.reports[0].encoding);
    EXPECT_EQ(there.reports[0].documents, 2);
    EXPECT_EQ(there.reports[0].skipped, 1);
}

TEST_F(AReaderProcess, PassesOnProblemsAndMappings)
{
    ReaderProcess reader;
    Listener listener;
    ASSERT_TRUE(reader.read(m_folder.path() / "nowhere.txt", {}, listener).has_value());
    ASSERT_EQ(listener.reports.size(), 1U);
    ASSERT_TRUE(listener.reports[0].problem);
    EXPECT_THAT(listener.reports[0].problem->sentence, HasSubstr("is not there"));
    EXPECT_EQ(listener.reports[0].problem->code, ErrorCode::BadInput);
    listener = {};
    const auto table = write("wine.csv", "colour,taste\nred,round\n");
    ASSERT_TRUE(reader.read(table, {{"colour", "taste", ""}, ""}, listener).has_value());
    EXPECT_THAT(listener.heard, ElementsAre("begin wine.csv", "red|round", "end wine.csv"));
    listener = {};
    const std::string odd = "\xE9.txt"; // a name that is no UTF-8
    ASSERT_TRUE(reader.read(write(odd, "text"), {}, listener).has_value());
    EXPECT_EQ(listener.reports[0].name, (m_folder.path() / odd).string());
}

TEST_F(AReaderProcess, ShowsHowAFileWouldBeRead)
{
    ReaderProcess reader;
    const auto table = reader.preview(write("a.csv", "question,answer\none,1\ntwo,2\n"), {}, 1);
    ASSERT_TRUE(table.has_value()) << table.error().sentence;
    EXPECT_EQ(table->format, "csv");
    EXPECT_THAT(table->columns, ElementsAre("question", "answer"));
    EXPECT_EQ(table->mapping.response, "answer");
    ASSERT_EQ(table->rows.size(), 1U);
    EXPECT_FALSE(table->complete) << "there is another row";
    EXPECT_EQ(table->source, "question,answer\none,1\ntwo,2\n");
    const auto text = reader.preview(write("b.txt", "Running text."), {}, 20);
    ASSERT_TRUE(text.has_value());
    EXPECT_TRUE(text->complete);
    const auto none = reader.preview(m_folder.path() / "none", {}, 1);
    ASSERT_FALSE(none.has_value());
    EXPECT_THAT(none.error().sentence, HasSubstr("is not there"));
}

TEST_F(AReaderProcess, StopsWhenTheVisitorHasEnoughAndGoesOnWithTheNextFile)
{
    std::string lines;
    for (int index = 0; index < 50'000; ++index) {
        lines += "{\"prompt\": \"p\", \"response\": \"number " + std::to_string(index) + "\"}\n";
    }
    const auto file = write("many.jsonl", lines);
    ReaderProcess reader;
    Listener listener;
    listener.stopAfter = 5;
    const auto stopped = reader.read(file, {}, listener);
    ASSERT_FALSE(stopped.has_value());
    EXPECT_EQ(stopped.error().sentence, "Stopped by the visitor.");
    listener = {};
    ASSERT_TRUE(reader.read(file, {}, listener).has_value());
    EXPECT_EQ(listener.heard.size(), 50'002U);
}

TEST_F(AReaderProcess, SaysThatAFileNeedsTooMuchMemoryAndGoesOnWithTheNext)
{
    const auto large = write("large.jsonl", R"({"text": ")" + std::string(48'000'000, 'a') + "\"}\n");
    const auto small = write("small.txt", "Running text.");
    ReaderProcess reader({32'000'000, 120'000});
    Listener listener;
    ASSERT_TRUE(reader.read(large, {}, listener).has_value());
#if defined(__SANITIZE_ADDRESS__)
    GTEST_SKIP() << "limits on memory have no effect under AddressSanitizer";
#endif
    ASSERT_EQ(listener.reports.size(), 1U);
    ASSERT_TRUE(listener.reports[0].problem);
    EXPECT_THAT(listener.reports[0].problem->sentence,
                HasSubstr("could not be read: its reader stopped (it needed more than 32 MB of memory)"));
    ASSERT_TRUE(reader.read(small, {}, listener).has_value());
    EXPECT_FALSE(listener.reports[1].problem);
}

TEST_F(AReaderProcess, SaysThatAReaderCrashed)
{
    ReaderProcess reader({}, {}, program("kill -SEGV $$"));
    Listener listener;
    ASSERT_TRUE(reader.read("a.pdf", {}, listener).has_value());
    ASSERT_EQ(listener.reports.size(), 1U);
    EXPECT_EQ(listener.reports[0].problem->sentence,
              "'a.pdf' could not be read: its reader stopped (it crashed); the others went on. The file may be "
              "damaged: open it in its own program and save it anew.");
    const auto preview = reader.preview("a.pdf", {}, 1);
    ASSERT_FALSE(preview.has_value());
    EXPECT_THAT(preview.error().sentence, HasSubstr("it crashed"));
}

TEST_F(AReaderProcess, EndsAReaderThatHangs)
{
    const auto slow = program("exec sleep 1000");
    ReaderProcess hanging({1'000'000'000, 300}, {}, slow);
    Listener listener;
    ASSERT_TRUE(hanging.read("a.pdf", {}, listener).has_value());
    EXPECT_THAT(listener.reports[0].problem->sentence, HasSubstr("nothing came of it for"));
    ReaderProcess unwanted(
        {}, [] { return false; }, slow);
    const auto before = std::chrono::steady_clock::now();
    const auto stopped = unwanted.read("a.pdf", {}, listener);
    ASSERT_FALSE(stopped.has_value());
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(1));
}

TEST_F(AReaderProcess, GoesOnInAnArchiveBehindTheFileThatStoppedItsReader)
{
    // The first run crashes in the archive's second file; the second has been told to pass over the first two.
    const auto mark = (m_folder.path() / "second").string();
    const auto first = frame(wire::Kind::Begin, "z") + document("own") + frame(wire::Kind::Begin, "z/a") +
                       document("one") + ended("z/a") + frame(wire::Kind::Begin, "z/b") + document("half");
    const auto second = frame(wire::Kind::Begin, "z") + document("own") + frame(wire::Kind::Begin, "z/c") +
                        document("three") + ended("z/c") + ended("z") + frame(wire::Kind::Done, "");
    const auto script = "if [ -e " + mark + " ]; then " + say(second) + "; exec sleep 1000; fi\n: > " + mark + "\n" +
                        say(first) + "\nkill -SEGV $$";
    ReaderProcess reader({}, {}, program(script));
    Listener listener;
    ASSERT_TRUE(reader.read("z", {}, listener).has_value());
    EXPECT_THAT(listener.heard, ElementsAre("begin z", "|own", "begin a", "|one", "end a", "begin b", "|half", "end b",
                                            "begin c", "|three", "end c", "end z"));
    ASSERT_EQ(listener.reports.size(), 4U) << listener.reports[0].problem->sentence;
    EXPECT_TRUE(listener.reports[1].problem);
    EXPECT_FALSE(listener.reports[3].problem);
}

TEST_F(AReaderProcess, DoesNotBelieveWhatIsNoAnswer)
{
    for (const auto& bytes : {std::string("hello, world"), std::string("\x03\xFF\xFF\xFF\xFF", 5), document("x"),
                              ended("never begun"), frame(wire::Kind::End, "no CBOR")}) {
        ReaderProcess reader({1'000'000'000, 2000}, {}, program(say(bytes) + "\nexec sleep 1000"));
        Listener listener;
        const auto outcome = reader.read("a.txt", {}, listener);
        EXPECT_TRUE(!outcome || listener.reports.at(0).problem) << bytes;
        EXPECT_FALSE(reader.preview("a.txt", {}, 1).has_value()) << bytes;
    }
}

TEST_F(AReaderProcess, SaysThatItCannotBeStarted)
{
    ReaderProcess reader({}, {}, m_folder.path() / "nothing-here");
    Listener listener;
    const auto outcome = reader.read("a.txt", {}, listener);
    ASSERT_FALSE(outcome.has_value());
    EXPECT_THAT(outcome.error().sentence, HasSubstr("nothing-here"));
}

TEST(TheWire, LosesNothing)
{
    wire::Request request{"a\xFF.txt", {{"p", "r", "t"}, "secret", {"x", "y"}}, 7, "inner", 99};
    const auto back = wire::unpackRequest(wire::pack(request));
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(back->file, request.file);
    EXPECT_EQ(back->options.mapping.text, "t");
    EXPECT_EQ(back->options.password, "secret");
    EXPECT_EQ(back->options.passOver, request.options.passOver);
    EXPECT_EQ(back->limit, 7U);
    EXPECT_EQ(back->entry, "inner");
    EXPECT_EQ(back->memoryBytes, 99U);
    FilePreview preview;
    preview.rows = {{"a", "b", "page 3"}};
    preview.files = {{"inner.pdf", "pdf", 12, "Damaged."}};
    preview.notes = {"A note."};
    const auto shown = wire::unpackPreview(wire::pack(preview));
    ASSERT_TRUE(shown.has_value());
    EXPECT_EQ(shown->rows[0].text, "b");
    EXPECT_EQ(shown->rows[0].place, "page 3");
    std::string frames;
    wire::putDocument(frames, {"asked", "answered", "row 7"});
    std::string_view bytes = frames;
    const auto document = wire::unpackDocument(wire::takeFrame(bytes).value()->payload);
    ASSERT_TRUE(document.has_value());
    EXPECT_EQ(document->prompt, "asked");
    EXPECT_EQ(document->text, "answered");
    EXPECT_EQ(document->place, "row 7");
    EXPECT_FALSE(wire::unpackDocument(std::string(8, '\x7F')).has_value()) << "lengths beyond the end";
    EXPECT_EQ(shown->files[0].problem, "Damaged.");
    EXPECT_EQ(shown->files[0].bytes, 12U);
    EXPECT_EQ(shown->notes, preview.notes);
}

TEST_F(AReaderProcess, FindsTheFilesOfAFolder)
{
    write("in/b/two.txt", "2");
    write("in/a.txt", "1");
    write("in/.hidden.txt", "h");
    write("in/.git/config", "h");
    write("outside.txt", "o");
    fs::create_symlink(m_folder.path() / "outside.txt", m_folder.path() / "in/link.txt");
    fs::create_directory_symlink(m_folder.path(), m_folder.path() / "in/loop");
    ASSERT_EQ(::mkfifo((m_folder.path() / "in/pipe").c_str(), 0600), 0);
    const auto found = findFiles({m_folder.path() / "in/", m_folder.path() / "in/a.txt", m_folder.path() / "gone"});
    std::vector<std::string> lines;
    for (const auto& file : found) {
        lines.push_back(file.name + (file.problem.empty() ? "" : " !"));
    }
    EXPECT_THAT(lines, ElementsAre("gone !", "in/a.txt", "in/b/two.txt", "in/link.txt !", "in/loop !", "in/pipe !"));
    EXPECT_EQ(found[1].bytes, 1U);
    EXPECT_THAT(found[5].problem, HasSubstr("pipe"));
    EXPECT_THAT(findFiles({"/dev/null"})[0].problem, HasSubstr("device"));
    EXPECT_THAT(findFiles({m_folder.path() / "in"}, [] { return false; }), IsEmpty());
}
