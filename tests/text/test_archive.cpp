#include "tests/support/collector.h"
#include "tests/support/zipwriter.h"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>

using namespace polymath;
using namespace polymath::test;
using ::testing::HasSubstr;

namespace {

constexpr const char* text = "Some words that a model may learn from.";

/// One member of an archive that a test writes.
struct Member {
    std::string name;
    std::string content;
    unsigned kind = AE_IFREG;
};

using Prepare = std::function<void(archive*)>;

void writeArchive(const std::filesystem::path& file, const std::vector<Member>& members, const Prepare& prepare)
{
    archive* out = archive_write_new();
    prepare(out);
    ASSERT_EQ(archive_write_open_filename(out, file.c_str()), ARCHIVE_OK) << archive_error_string(out);
    archive_entry* entry = archive_entry_new();
    for (const auto& member : members) {
        archive_entry_clear(entry);
        archive_entry_copy_pathname(entry, member.name.c_str());
        archive_entry_set_filetype(entry, member.kind);
        archive_entry_set_perm(entry, 0644);
        if (member.kind == AE_IFLNK) {
            archive_entry_set_symlink(entry, member.content.c_str());
        }
        const bool regular = member.kind == AE_IFREG;
        archive_entry_set_size(entry, regular ? static_cast<la_int64_t>(member.content.size()) : 0);
        ASSERT_EQ(archive_write_header(out, entry), ARCHIVE_OK) << archive_error_string(out);
        if (regular) {
            archive_write_data(out, member.content.data(), member.content.size());
        }
    }
    archive_entry_free(entry);
    ASSERT_EQ(archive_write_close(out), ARCHIVE_OK) << archive_error_string(out);
    archive_write_free(out);
}

/// A RAR 5 archive with one file in it, stored as it is or packed and encrypted (RAR 5.0 archive format,
/// rarlab.com/technote.htm).
std::string rarOf(const std::string& name, const std::string& content, bool encrypted)
{
    const auto number = [](std::uint64_t value) {
        std::string bytes;
        for (; value >= 0x80; value >>= 7) {
            bytes += static_cast<char>(value | 0x80);
        }
        return bytes + static_cast<char>(value);
    };
    const auto sum = [](std::string_view bytes) {
        std::uint32_t crc = ~0U;
        for (const unsigned char byte : bytes) {
            crc ^= byte;
            for (int bit = 0; bit < 8; ++bit) {
                crc = (crc >> 1) ^ (0xEDB88320U & (0U - (crc & 1)));
            }
        }
        crc = ~crc;
        return std::string(reinterpret_cast<const char*>(&crc), sizeof crc);
    };
    const auto header = [&](const std::string& body) {
        const auto sized = number(body.size()) + body;
        return sum(sized) + sized;
    };
    // An encryption record: version, flags, exponent of the count of rounds, salt, vector.
    const auto record = number(1) + number(0) + number(0) + std::string(1, '\x0F') + std::string(32, 's');
    const auto extra = encrypted ? number(record.size()) + record : std::string();
    return std::string("Rar!\x1A\x07\x01\0", 8) + header(number(1) + number(0) + number(0)) +
           header(number(2) + number(encrypted ? 3 : 2) + (encrypted ? number(extra.size()) : "") +
                  number(content.size()) + number(4) + number(content.size()) + number(0644) + sum(content) +
                  number(encrypted ? 0x180 : 0) + number(1) + number(name.size()) + name + extra) +
           (encrypted ? std::string(content.size(), '#') : content) + header(number(5) + number(0) + number(0));
}

class Archives : public ReaderTest {
protected:
    std::filesystem::path place(const std::string& name) const { return m_folder.path() / name; }

    void take(const std::filesystem::path& path, const std::string& password = {})
    {
        m_collected = {};
        EXPECT_TRUE(readDocuments(path, {{}, password}, m_collected).has_value());
    }
    /// The report of the entry of that name, below the file's own.
    EntryReport entry(const std::string& name) const
    {
        for (const auto& report : m_collected.reports) {
            if (report.name.ends_with(name)) {
                return report;
            }
        }
        ADD_FAILURE() << name << " is not among the entries";
        return {};
    }
    std::string sentence(const std::string& name) const
    {
        const auto report = entry(name);
        return report.problem ? report.problem->sentence : "";
    }
    std::string contentOf(const std::filesystem::path& path) const { return readFile(path).value(); }

    Collector m_collected;
};

} // namespace

TEST_F(Archives, EveryKindIsRead)
{
    const std::vector<Member> members{
        {"letters/a.txt", text}, {"b.csv", "question,answer\nWhy?,Because.\n"}, {"c.json", R"([{"text": "c"}])"}};
    const std::vector<std::pair<std::string, Prepare>> kinds{
        {"a.zip", [](archive* out) { archive_write_set_format_zip(out); }},
        {"a.tar", [](archive* out) { archive_write_set_format_pax_restricted(out); }},
        {"a.old", [](archive* out) { archive_write_set_format_v7tar(out); }},
        {"a.tgz",
         [](archive* out) {
             archive_write_add_filter_gzip(out);
             archive_write_set_format_ustar(out);
         }},
        {"a.tar.bz2",
         [](archive* out) {
             archive_write_add_filter_bzip2(out);
             archive_write_set_format_ustar(out);
         }},
        {"a.tar.xz",
         [](archive* out) {
             archive_write_add_filter_xz(out);
             archive_write_set_format_ustar(out);
         }},
        {"a.tar.zst",
         [](archive* out) {
             archive_write_add_filter_zstd(out);
             archive_write_set_format_ustar(out);
         }},
        {"a.7z", [](archive* out) { archive_write_set_format_7zip(out); }},
    };
    for (const auto& [name, prepare] : kinds) {
        writeArchive(place(name), members, prepare);
        take(place(name));
        EXPECT_EQ(m_collected.documents.size(), 3U) << name;
        EXPECT_EQ(entry(name + "/letters/a.txt").documents, 1) << name;
        EXPECT_EQ(entry(name + "/b.csv").format, "csv") << name;
        EXPECT_EQ(entry(name).format, "archive") << name;
        EXPECT_EQ(sentence(name), "") << name;
        const auto preview = previewFile(place(name));
        ASSERT_TRUE(preview.has_value()) << name;
        EXPECT_EQ(preview->rows.size(), 3U) << name;
        EXPECT_EQ(preview->problem, "") << name;
    }
    writeArchive(place("words.txt.gz"), {{"x", text}}, [](archive* out) {
        archive_write_add_filter_gzip(out);
        archive_write_set_format_raw(out);
    });
    take(place("words.txt.gz"));
    EXPECT_EQ(entry("words.txt.gz/words.txt").format, "txt") << "one packed file is called as the whole is";
    EXPECT_EQ(m_collected.documents.at(0).text, text);
}

TEST_F(Archives, NamesMayBeOfAnyScript)
{
    writeZip(place("a.zip"), {{"письма/über.txt", text}, {"手紙.txt", text}, {"a\nb.txt", text}});
    take(place("a.zip"));
    EXPECT_EQ(m_collected.documents.size(), 3U);
    EXPECT_EQ(entry("a.zip/письма/über.txt").documents, 1);
    EXPECT_EQ(entry("a.zip/手紙.txt").documents, 1);
    writeArchive(place("a.tar"),
                 {{"\x81"
                   "ber.txt",
                   text}},
                 [](archive* out) { archive_write_set_format_v7tar(out); });
    take(place("a.tar"));
    EXPECT_EQ(entry("a.tar/über.txt").documents, 1) << "as programs of old wrote it";
}

TEST_F(Archives, LinksDevicesAndPathsThatLeadOutAreRefusedOneByOne)
{
    writeArchive(place("a.tar"),
                 {{"good.txt", text},
                  {"link.txt", "/etc/passwd", AE_IFLNK},
                  {"pipe", "", AE_IFIFO},
                  {"/etc/absolute.txt", text},
                  {"../../out.txt", text},
                  {"folder", "", AE_IFDIR},
                  {"__MACOSX/._good.txt", "x"},
                  {"last.txt", text}},
                 [](archive* out) { archive_write_set_format_pax_restricted(out); });
    take(place("a.tar"));
    EXPECT_EQ(m_collected.documents.size(), 2U);
    EXPECT_THAT(sentence("a.tar/link.txt"), HasSubstr("is a link"));
    EXPECT_THAT(sentence("a.tar/pipe"), HasSubstr("is a device or a pipe"));
    EXPECT_THAT(sentence("absolute.txt"), HasSubstr("absolute path"));
    EXPECT_THAT(sentence("out.txt"), HasSubstr("'..'"));
    EXPECT_EQ(m_collected.reports.size(), 7U) << "the archive, and all but the folder and the system's";
    EXPECT_FALSE(std::filesystem::exists(m_folder.path().parent_path().parent_path() / "out.txt"));
    writeZip(place("b.zip"), {{"C:/windows.txt", text}, {"link:l.txt", "/etc/passwd"}});
    take(place("b.zip"));
    EXPECT_TRUE(m_collected.documents.empty());
    EXPECT_THAT(sentence("b.zip/l.txt"), HasSubstr("is a link"));
}

TEST_F(Archives, ArchivesInsideArchivesEndSomewhere)
{
    writeZip(place("0.zip"), {{"a.txt", text}});
    for (int level = 1; level <= 4; ++level) {
        writeZip(place(std::to_string(level) + ".zip"),
                 {{"b.txt", text}, {"inner.zip", contentOf(place(std::to_string(level - 1) + ".zip"))}});
    }
    take(place("2.zip"));
    EXPECT_EQ(m_collected.documents.size(), 3U);
    EXPECT_EQ(entry("2.zip/inner.zip/inner.zip/a.txt").documents, 1);
    take(place("4.zip"));
    EXPECT_THAT(sentence("4.zip/inner.zip/inner.zip/inner.zip/inner.zip"), HasSubstr("deeper than is read"));
    EXPECT_EQ(m_collected.documents.size(), 3U);
}

TEST_F(Archives, BombsAreStopped)
{
    writeZip(place("bomb.zip"), {{"a.txt", text}, {"b.txt", std::string(200 << 20, 'a')}, {"c.txt", text}});
    EXPECT_LT(std::filesystem::file_size(place("bomb.zip")), 300'000U);
    take(place("bomb.zip"));
    EXPECT_EQ(m_collected.documents.size(), 1U);
    EXPECT_THAT(sentence("bomb.zip"), HasSubstr("as bombs do"));
}

TEST_F(Archives, APasswordIsAskedFor)
{
    writeZip(place("secret.zip"), {{"a.txt", text}}, "right one");
    take(place("secret.zip"));
    EXPECT_THAT(sentence("secret.zip"), HasSubstr("protected by a password"));
    take(place("secret.zip"), "wrong one");
    EXPECT_THAT(sentence("secret.zip"), HasSubstr("not the right one"));
    EXPECT_TRUE(m_collected.documents.empty());
    take(place("secret.zip"), "right one");
    EXPECT_EQ(sentence("secret.zip"), "");
    EXPECT_EQ(m_collected.documents.at(0).text, text);
}

TEST_F(Archives, AesIsOpenedWithItsPassword)
{
    writeZip(place("aes.zip"), {{"a.txt", text}}, "right one", "aes256");
    take(place("aes.zip"));
    EXPECT_THAT(sentence("aes.zip"), HasSubstr("Give its password"));
    take(place("aes.zip"), "wrong one");
    EXPECT_THAT(sentence("aes.zip"), HasSubstr("not the right one"));
    take(place("aes.zip"), "right one");
    EXPECT_EQ(m_collected.documents.at(0).text, text);
}

TEST_F(Archives, RarIsReadWhereItIsNotEncrypted)
{
    file("a.rar", rarOf("a.txt", text, false));
    take(place("a.rar"));
    EXPECT_EQ(sentence("a.rar"), "");
    EXPECT_EQ(m_collected.documents.at(0).text, text);
    file("secret.rar", rarOf("a.txt", text, true));
    take(place("secret.rar"));
    EXPECT_THAT(sentence("secret.rar"),
                HasSubstr("has a password, with which RAR archives cannot be opened here. Unpack"));
    EXPECT_TRUE(m_collected.documents.empty());
    file("cut.rar", rarOf("a.txt", text, false).substr(0, 60));
    take(place("cut.rar"));
    EXPECT_THAT(sentence("cut.rar"), HasSubstr("is damaged"));
}

TEST_F(Archives, DamagedOnesSaySoAndGiveWhatCameBefore)
{
    std::vector<Member> members;
    for (int index = 0; index < 40; ++index) {
        std::string noise(5000, 'x');
        for (std::size_t at = 0; at < noise.size(); ++at) {
            noise[at] = static_cast<char>('a' + (at * at * 31 + static_cast<std::size_t>(index) * 7 + at / 3) % 26);
        }
        members.push_back({std::to_string(index) + ".txt", noise});
    }
    for (const auto& [name, prepare] : std::vector<std::pair<std::string, Prepare>>{
             {"a.zip", [](archive* out) { archive_write_set_format_zip(out); }},
             {"a.7z", [](archive* out) { archive_write_set_format_7zip(out); }},
             {"a.tar.gz", [](archive* out) {
                  archive_write_add_filter_gzip(out);
                  archive_write_set_format_ustar(out);
              }}}) {
        writeArchive(place(name), members, prepare);
        const auto whole = contentOf(place(name));
        take(file("half-" + name, whole.substr(0, whole.size() / 2)));
        EXPECT_THAT(sentence("half-" + name), HasSubstr("damaged or cut off")) << name;
        for (std::size_t length = 1; length < whole.size(); length += std::max<std::size_t>(whole.size() / 60, 1)) {
            take(file("cut-" + name, whole.substr(0, length)));
            EXPECT_FALSE(m_collected.reports.empty()) << name << length;
        }
        auto broken = whole;
        for (std::size_t at = 40; at < broken.size(); at += 97) {
            broken[at] = static_cast<char>(broken[at] ^ 0x55);
        }
        take(file("broken-" + name, broken));
        EXPECT_FALSE(m_collected.reports.empty()) << name;
    }
    writeArchive(place("empty.tar"), {}, [](archive* out) { archive_write_set_format_ustar(out); });
    take(place("empty.tar"));
    EXPECT_NE(m_collected.reports.at(0).problem, std::nullopt);
}
