#include "core/base/file.h"
#include "core/text/readers/zipparts.h"
#include "tests/support/tinymodel.h"
#include "tests/support/zipwriter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

using namespace polymath;
using namespace polymath::test;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

class Zip : public ::testing::Test {
protected:
    std::filesystem::path zip(const ZipContent& parts, const std::string& password = {})
    {
        const auto path = m_folder.path() / "a.zip";
        writeZip(path, parts, password);
        return path;
    }
    std::filesystem::path bytes(const std::string& content)
    {
        const auto path = m_folder.path() / "b.zip";
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }
    std::string type(const std::filesystem::path& path)
    {
        return zipType(readFile(path).value().substr(0, 4096), path);
    }

    TemporaryFolder m_folder;
};

} // namespace

TEST_F(Zip, PartsAreReadByNameInAnyOrder)
{
    auto parts = ZipParts::open(zip({{"one.xml", "first"}, {"word/Two.xml", "second"}, {"\xC3\xA9.txt", ""}}), "a");
    ASSERT_TRUE(parts.has_value());
    EXPECT_THAT(parts->names(), ElementsAre("one.xml", "word/Two.xml", "\xC3\xA9.txt"));
    EXPECT_EQ(parts->read("word/two.XML").value(), "second");
    EXPECT_EQ(parts->read("one.xml").value(), "first");
    EXPECT_EQ(parts->read("one.xml").value(), "first");
    EXPECT_EQ(parts->read("\xC3\xA9.txt").value(), "");
    EXPECT_TRUE(parts->has("ONE.xml"));
    EXPECT_FALSE(parts->has("one"));
    EXPECT_THAT(parts->read("three.xml").error().sentence, HasSubstr("lacks its part 'three.xml'"));
}

TEST_F(Zip, BombsPasswordsAndDamageAreToldApart)
{
    const std::string zeros(ZipParts::largestPart + 1, 'a');
    auto bomb = ZipParts::open(zip({{"big", zeros}, {"small", "s"}}), "bomb");
    EXPECT_THAT(bomb->read("big").error().sentence, HasSubstr("larger than 96 MB"));
    EXPECT_EQ(bomb->read("small").value(), "s");

    auto locked = ZipParts::open(zip({{"a.txt", "secret"}}, "word"), "locked");
    ASSERT_TRUE(locked.has_value());
    EXPECT_THAT(locked->read("a.txt").error().sentence, HasSubstr("password"));

    EXPECT_THAT(ZipParts::open(bytes("not a zip"), "b").error().sentence, HasSubstr("damaged or cut off"));
    const auto whole = readFile(zip({{"one", std::string(5000, 'x') + "end"}, {"two", "2"}})).value();
    for (std::size_t length = 1; length < whole.size(); ++length) {
        EXPECT_FALSE(ZipParts::open(bytes(whole.substr(0, length)), "cut").has_value()) << length;
    }
    auto broken = whole;
    broken.replace(70, 8, "XXXXXXXX");
    auto parts = ZipParts::open(bytes(broken), "b");
    ASSERT_TRUE(parts.has_value());
    EXPECT_THAT(parts->read("one").error().sentence, HasSubstr("'one' cannot be unpacked"));
    EXPECT_EQ(parts->read("two").value(), "2");
}

TEST_F(Zip, PartsTooLargeForMemoryAreStreamed)
{
    auto parts = ZipParts::open(zip({{"big", std::string(3'000'000, 'b')}}), "a");
    std::size_t count = 0;
    ASSERT_TRUE(parts
                    ->stream("big",
                             [&](std::string_view piece) -> Result<void> {
                                 count += piece.size();
                                 return {};
                             })
                    .has_value());
    EXPECT_EQ(count, 3'000'000U);
    const auto stopped =
        parts->stream("big", [](std::string_view) -> Result<void> { return fail(ErrorCode::Cancelled, "Stopped."); });
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
}

TEST_F(Zip, SaysWhatItIs)
{
    EXPECT_EQ(type(zip({{"mimetype", "application/epub+zip"}, {"a", "b"}})), "application/epub+zip");
    EXPECT_EQ(type(zip({{"word/document.xml", "x"}, {"[Content_Types].xml", "<Types/>"}})), "<Types/>");
    EXPECT_EQ(type(zip({{"a.txt", "x"}})), "");
    EXPECT_EQ(type(bytes("text")), "");
    const auto whole = readFile(zip({{"mimetype", "application/epub+zip"}, {"a", "b"}})).value();
    EXPECT_THAT(type(bytes(whole.substr(0, whole.size() - 30))), HasSubstr("application/epub+zip"));
}
