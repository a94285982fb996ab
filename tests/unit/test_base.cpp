#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/system.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

using namespace polymath;
using ::testing::HasSubstr;

namespace {

class TemporaryFolder : public ::testing::Test {
protected:
    void SetUp() override
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "polymath-base-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        m_folder = pattern;
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    std::filesystem::path m_folder;
};

} // namespace

TEST(Hash, Sha256MatchesTheStandardsExamples)
{
    EXPECT_EQ(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Hash, PiecesGiveTheHashOfTheWhole)
{
    Sha256 hash;
    hash.update("a");
    hash.update("bc");
    EXPECT_EQ(hash.hex(), sha256Hex("abc"));
    hash.update("abc");
    EXPECT_EQ(hash.hex(), sha256Hex("abc")) << "hex() must start the hash anew";
}

TEST(Hash, ContentHashTellsTextsApart)
{
    EXPECT_EQ(contentHash("one"), contentHash("one"));
    EXPECT_NE(contentHash("one"), contentHash("two"));
    EXPECT_EQ(contentHash("").size(), 32U);
    EXPECT_NE(hash64("one", 0), hash64("one", 1));
}

TEST_F(TemporaryFolder, AtomicWriteReplacesAndLeavesNoTemporary)
{
    const auto file = m_folder / "settings.json";
    ASSERT_TRUE(writeFileAtomically(file, "old"));
    ASSERT_TRUE(writeFileAtomically(file, "new"));
    EXPECT_EQ(readFile(file).value(), "new");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(m_folder), {}), 1);
}

TEST_F(TemporaryFolder, AnUnfinishedFileNeverAppears)
{
    const auto file = m_folder / "weights.bin";
    ASSERT_TRUE(writeFileAtomically(file, "before"));
    {
        auto atomic = AtomicFile::create(file);
        ASSERT_TRUE(atomic);
        ASSERT_TRUE(atomic->write("half"));
    }
    EXPECT_EQ(readFile(file).value(), "before");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(m_folder), {}), 1);
}

TEST_F(TemporaryFolder, AHeaderCanBeWrittenLast)
{
    const auto file = m_folder / "tokens.bin";
    auto atomic = AtomicFile::create(file);
    ASSERT_TRUE(atomic);
    ASSERT_TRUE(atomic->write("????body"));
    ASSERT_TRUE(atomic->writeAt(0, "head"));
    ASSERT_TRUE(atomic->write("!"));
    ASSERT_TRUE(atomic->finish());
    EXPECT_EQ(readFile(file).value(), "headbody!");
}

TEST_F(TemporaryFolder, MissingFilesAreNamed)
{
    const auto file = m_folder / "absent.gguf";
    const auto content = readFile(file);
    ASSERT_FALSE(content);
    EXPECT_EQ(content.error().code, ErrorCode::BadInput);
    EXPECT_THAT(content.error().sentence, HasSubstr("absent.gguf"));
    EXPECT_FALSE(writeFileAtomically(m_folder / "no" / "such" / "folder.txt", "x"));
    EXPECT_FALSE(readFile(m_folder)) << "a folder is no file";
}

TEST_F(TemporaryFolder, EmptyFilesMapToNoBytes)
{
    const auto file = m_folder / "empty";
    ASSERT_TRUE(writeFileAtomically(file, ""));
    auto mapped = MappedFile::open(file);
    ASSERT_TRUE(mapped);
    EXPECT_TRUE(mapped->bytes().empty());
    EXPECT_EQ(sha256OfFile(file).value(), sha256Hex(""));
}

TEST(Scratch, AFolderGoesWithItsObject)
{
    std::filesystem::path first;
    {
        auto made = ScratchFolder::create();
        ASSERT_TRUE(made.has_value());
        first = made->path();
        ASSERT_TRUE(writeFileAtomically(first / "file", "text"));
        const auto moved = std::move(*made);
        EXPECT_EQ(moved.path(), first);
        EXPECT_NE(ScratchFolder::create()->path(), first);
    }
    EXPECT_FALSE(std::filesystem::exists(first));
}

TEST(Scratch, NoPlaceForItIsAnError)
{
    const char* set = std::getenv("TMPDIR");
    const std::string before = set == nullptr ? "" : set;
    ::setenv("TMPDIR", "/no/such/folder", 1);
    const auto refused = ScratchFolder::create();
    static_cast<void>(set == nullptr ? ::unsetenv("TMPDIR") : ::setenv("TMPDIR", before.c_str(), 1));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::OutOfResources);
    EXPECT_NE(refused.error().sentence.find("TMPDIR"), std::string::npos);
}

TEST_F(TemporaryFolder, FreeSpaceIsKnownForPlacesThatDoNotExistYet)
{
    EXPECT_GT(freeDiskBytes(m_folder / "a" / "b"), 0U);
}

TEST(System, OutputAndExitCodeOfAProgramArrive)
{
    const auto output = runProgram("/bin/sh", {"-c", "cat; echo problem >&2; exit 7"}, "hello");
    ASSERT_TRUE(output);
    EXPECT_EQ(output->out, "hello");
    EXPECT_EQ(output->err, "problem\n");
    EXPECT_EQ(output->exitCode, 7);
}

TEST(System, LinesAreHeardOneByOne)
{
    std::vector<std::string> lines;
    const auto output = runProgram("/bin/sh", {"-c", "echo one; printf two; echo; printf rest"}, {},
                                   [&](std::string_view line) { lines.emplace_back(line); });
    ASSERT_TRUE(output);
    EXPECT_EQ(lines, (std::vector<std::string>{"one", "two"}));
    EXPECT_EQ(output->out, "one\ntwo\nrest");
}

TEST(System, ASignalIsSeenInTheExitCode)
{
    const auto output = runProgram("/bin/sh", {"-c", "kill -9 $$"});
    ASSERT_TRUE(output);
    EXPECT_EQ(output->exitCode, 128 + 9);
}

TEST_F(TemporaryFolder, ADetachedProgramCanBeWatchedAndAMissingOneIsReported)
{
    const auto started = startDetached("/bin/sh", {"-c", "read line < \"$0\"; echo done", (m_folder / "gate").string()},
                                       m_folder / "log");
    ASSERT_TRUE(started);
    const auto missing = startDetached(m_folder / "no-such-program", {}, m_folder / "log");
    ASSERT_FALSE(missing);
    EXPECT_THAT(missing.error().sentence, HasSubstr("no-such-program"));
}

TEST(System, ThisProcessRunsAndAnInventedOneDoesNot)
{
    EXPECT_TRUE(isRunning(thisProcess()));
    EXPECT_FALSE(isRunning({thisProcess().pid, thisProcess().startTicks + 1}));
    EXPECT_FALSE(isRunning({0, 0}));
}

TEST(System, MemoryAndCoresArePlausible)
{
    EXPECT_GT(peakMemoryBytes(), 1U << 20);
    EXPECT_GT(residentMemoryBytes(), 1U << 20);
    EXPECT_GE(totalMemoryBytes(), availableMemoryBytes());
    EXPECT_GE(physicalCores(), 1);
}

TEST(Errors, ExitCodesGoBothWays)
{
    for (const auto code : {ErrorCode::Internal, ErrorCode::Usage, ErrorCode::BadInput, ErrorCode::OutOfResources,
                            ErrorCode::Cancelled}) {
        EXPECT_EQ(errorCodeFromExit(exitCode(Error{code, {}, {}})), code);
    }
    EXPECT_EQ(errorCodeFromExit(139), ErrorCode::Internal);
}
