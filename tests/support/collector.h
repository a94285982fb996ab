#pragma once

#include "core/base/file.h"
#include "core/text/readers/documentreader.h"
#include "tests/support/tinymodel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polymath::test {

/// Keeps all that a file gives.
class Collector : public DocumentVisitor {
public:
    Result<void> begin(const std::string&) override { return {}; }
    Result<void> document(ImportedDocument&& document) override
    {
        documents.push_back(std::move(document));
        return {};
    }
    Result<void> end(const EntryReport& report) override
    {
        reports.push_back(report);
        return {};
    }

    std::vector<ImportedDocument> documents;
    std::vector<EntryReport> reports;
};

/// What became of a file.
struct ReadFileOutcome {
    std::string text; ///< of all documents, a blank line between them
    std::size_t documents = 0;
    std::string format;
    std::string encoding;
    std::string sentence; ///< of the problem; empty where there is none
    std::string notes;    ///< all, one after the other
};

inline ReadFileOutcome readWhole(const std::filesystem::path& file, const ReadOptions& options = {})
{
    Collector collector;
    EXPECT_TRUE(readDocuments(file, options, collector).has_value());
    EXPECT_FALSE(collector.reports.empty());
    const auto& report = collector.reports.back(); // after those of files inside it
    ReadFileOutcome outcome{{}, collector.documents.size(), report.format, report.encoding, {}, {}};
    for (const auto& document : collector.documents) {
        outcome.text += (outcome.text.empty() ? "" : "\n\n") + document.text;
    }
    for (const auto& note : report.notes) {
        outcome.notes += note;
    }
    outcome.sentence = report.problem ? report.problem->sentence : "";
    return outcome;
}

/// Tests of one reader, with a folder for the files that they write.
class ReaderTest : public ::testing::Test {
protected:
    std::filesystem::path file(const std::string& name, std::string_view content)
    {
        const auto path = m_folder.path() / name;
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }
    ReadFileOutcome read(const std::string& name, std::string_view content) { return readWhole(file(name, content)); }

    /// Reads every beginning of a file, `step` bytes apart: each must end with a sentence or with some of its text.
    void readBeginnings(const std::string& name, std::string_view content, std::size_t step)
    {
        for (std::size_t length = 1; length < content.size(); length += step) {
            const auto outcome = read(name, content.substr(0, length));
            EXPECT_TRUE(!outcome.sentence.empty() || !outcome.text.empty()) << length;
        }
    }

    TemporaryFolder m_folder;
};

} // namespace polymath::test
