// A gigabyte of text: too slow for every day, and what small files cannot show.

#include "core/base/system.h"
#include "core/text/importing.h"
#include "core/text/readers/documentreader.h"
#include "tests/support/tinymodel.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <random>
#include <string>

using namespace polymath;

namespace {

constexpr std::uint64_t bytes = 1'000'000'000;

/// Paragraphs of invented words, all different.
void writeText(const std::filesystem::path& file)
{
    std::mt19937_64 random(1);
    std::ofstream out(file);
    for (std::uint64_t written = 0; written < bytes;) {
        std::string paragraph;
        for (int words = 0; words < 80; ++words) {
            auto letters = random();
            for (auto count = 2 + letters % 8; count > 0; --count) {
                letters /= 26;
                paragraph += static_cast<char>('a' + letters % 26);
            }
            paragraph += ' ';
        }
        paragraph.back() = '\n';
        paragraph += '\n';
        out << paragraph;
        written += paragraph.size();
    }
}

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

TEST(ImportLarge, AGigabyteTakesLittleMemoryAndStopsWithinASecond)
{
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "large.txt";
    writeText(file);
    auto project = Project::create(folder.path() / "p.polymath", {}).value();
    const auto domain = project.addDomain("large", DomainRole::Target).value().id;

    auto stopped = DocumentImport::begin(project, domain, 0, {}).value();
    ASSERT_TRUE(stopped.read(file, {}, readDocuments).has_value());
    std::chrono::steady_clock::time_point asked;
    const auto outcome = stopped.finish([&](double share) {
        asked = std::chrono::steady_clock::now();
        return share < 0.9; // most of it is written by then
    });
    ASSERT_FALSE(outcome.has_value());
    ASSERT_TRUE(stopped.discard().has_value());
    EXPECT_LT(secondsSince(asked), 1);
    EXPECT_EQ(project.findDomain("large").value()->documents, 0);
    EXPECT_TRUE(project.sources()->empty());

    auto whole = DocumentImport::begin(project, domain, 0, {}).value();
    ASSERT_TRUE(whole.read(file, {}, readDocuments).has_value());
    ASSERT_TRUE(whole.finish().has_value());
    EXPECT_GT(project.findDomain("large").value()->documents, 150'000);
    EXPECT_LT(peakMemoryBytes(), bytes);
}
