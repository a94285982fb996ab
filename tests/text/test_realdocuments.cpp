#include "core/base/file.h"
#include "core/store/project.h"
#include "core/text/cleaning/nearcopies.h"
#include "core/text/importing.h"
#include "tests/support/collector.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <utility>
#include <vector>

using namespace polymath;
using namespace polymath::test;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

namespace {

/// How often each word is there, in lower case.
std::map<std::string, int> wordsOf(const std::string& text)
{
    std::map<std::string, int> words;
    std::string word;
    for (const char character : text + " ") {
        if (std::isalnum(static_cast<unsigned char>(character)) != 0 || static_cast<unsigned char>(character) >= 0x80) {
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(character)));
        } else if (!word.empty()) {
            ++words[std::exchange(word, {})];
        }
    }
    return words;
}

bool hasProgram(const std::string& name) { return std::system(("command -v " + name + " >/dev/null").c_str()) == 0; }

/// Compares a document with its own text edition: how many of that one's words were found, and how many of those that
/// were read are right.
void compareWords(const std::string& text, const std::string& edition, const json& wanted)
{
    const auto found = wordsOf(text);
    const auto reference = wordsOf(edition);
    double both = 0;
    double all = 0;
    double expected = 0;
    for (const auto& [word, count] : found) {
        const auto there = reference.find(word);
        both += there == reference.end() ? 0 : std::min(count, there->second);
        all += count;
    }
    for (const auto& [word, count] : reference) {
        expected += count;
    }
    EXPECT_GE(both / expected, wanted.at("found").get<double>());
    EXPECT_GE(both / all, wanted.at("right").get<double>());
}

} // namespace

/// Runs over a folder of real documents, which the project does not hold: POLYMATH_DOCUMENTS names it.
TEST(RealDocuments, AreReadAsTheTableSays)
{
    const char* folder = std::getenv("POLYMATH_DOCUMENTS");
    if (folder == nullptr || !std::filesystem::is_directory(folder)) {
        GTEST_SKIP() << "POLYMATH_DOCUMENTS names no folder of real documents.";
    }
    const auto table = json::parse(polymath::readFile(POLYMATH_REAL_DOCUMENTS).value());
    int read = 0;
    for (const auto& entry : table) {
        const std::filesystem::path file = std::filesystem::path(folder) / entry.at("file").get<std::string>();
        SCOPED_TRACE(file.filename().string());
        if (!std::filesystem::exists(file) || (entry.contains("needs") && !hasProgram(entry["needs"]))) {
            continue;
        }
        ++read;
        ReadOptions options;
        options.password = entry.value("password", "");
        Collector collector;
        ASSERT_TRUE(readDocuments(file, options, collector).has_value());
        std::string text;
        for (const auto& document : collector.documents) {
            text += (document.prompt.empty() ? "" : document.prompt + "\n") + document.text + "\n\n";
        }
        std::string notes;
        std::string sentences;
        for (const auto& report : collector.reports) {
            sentences += report.problem ? report.problem->sentence + "\n" : "";
            for (const auto& note : report.notes) {
                notes += note + "\n";
            }
        }
        EXPECT_EQ(collector.reports.back().format, entry.at("format").get<std::string>());
        EXPECT_GE(collector.documents.size(), entry.value("documents", entry.contains("sentence") ? 0U : 1U));
        for (const auto& snippet : entry.value("has", json::array())) {
            EXPECT_THAT(text, HasSubstr(snippet.get<std::string>()));
        }
        for (const auto& snippet : entry.value("hasNot", json::array())) {
            EXPECT_THAT(text, Not(HasSubstr(snippet.get<std::string>())));
        }
        EXPECT_THAT(notes, HasSubstr(entry.value("note", "")));
        if (entry.contains("sentence")) {
            EXPECT_THAT(sentences, HasSubstr(entry["sentence"].get<std::string>()));
        } else {
            EXPECT_EQ(sentences, "");
        }
        if (entry.contains("words")) {
            const auto& wanted = entry["words"];
            const auto edition = std::filesystem::path(folder) / wanted.at("of").get<std::string>();
            compareWords(text, polymath::readFile(edition).value(), wanted);
        }
    }
    EXPECT_GT(read, 0);
}

/// The same book in three formats, cut into passages at other places, each in a domain of its own.
TEST(RealDocuments, ABookInThreeFormatsGivesNoTestPassageAway)
{
    const char* folder = std::getenv("POLYMATH_DOCUMENTS");
    const std::array<const char*, 3> books{"debian-policy.txt", "debian-policy.pdf", "debian-policy.epub"};
    if (folder == nullptr || !std::all_of(books.begin(), books.end(), [folder](const char* book) {
            return std::filesystem::exists(std::filesystem::path(folder) / book);
        })) {
        GTEST_SKIP() << "POLYMATH_DOCUMENTS names no folder with the book.";
    }
    const TemporaryFolder place;
    auto project = Project::create(place.path() / "books.polymath", {}).value();
    std::vector<std::uint64_t> trained;
    std::vector<std::vector<std::uint64_t>> tests;
    for (const auto* book : books) {
        const auto domain = project.addDomain(book, DomainRole::Target).value().id;
        const auto entries = importFile(project, domain, std::filesystem::path(folder) / book, {}, readDocuments);
        ASSERT_TRUE(entries.has_value());
        const auto& counts = entries->front().cleaning;
        std::printf("%s: %lld kept, %lld moved to another split, %lld dropped between splits, %lld elsewhere\n", book,
                    static_cast<long long>(entries->front().source.documents),
                    static_cast<long long>(counts.movedToSplit), static_cast<long long>(counts.betweenSplits),
                    static_cast<long long>(counts.inOtherDomains));
        ASSERT_TRUE(project.forEachDocument(domain, [&](const DocumentRecord& document) {
            auto own = shingles(document.prompt, document.text);
            if (document.split == Split::Train) {
                trained.insert(trained.end(), own.begin(), own.end());
            } else if (document.split == Split::Test) {
                tests.push_back(std::move(own));
            }
            return true;
        }));
    }
    std::sort(trained.begin(), trained.end());
    const auto given = std::count_if(tests.begin(), tests.end(), [&trained](const auto& own) {
        const auto there = std::count_if(own.begin(), own.end(), [&trained](std::uint64_t shingle) {
            return std::binary_search(trained.begin(), trained.end(), shingle);
        });
        return there * 2 >= std::ssize(own);
    });
    std::printf("Of %zu test passages %lld have half of their text in what is trained on.\n", tests.size(),
                static_cast<long long>(given));
    EXPECT_FALSE(tests.empty());
    EXPECT_LE(given * 5, std::ssize(tests)) << "a sketch says little of passages with few words of their own";
}
