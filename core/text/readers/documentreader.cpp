#include "core/text/readers/documentreader.h"

#include "core/text/readers/format.h"
#include "core/text/readers/guess.h"
#include "core/text/readers/passages.h"
#include "core/text/readers/rows.h"

#include <utility>

namespace polymath {

namespace {

namespace fs = std::filesystem;

constexpr int deepestArchive = 3;

Result<void> readEntry(const ReadInput& input, DocumentVisitor& visitor);

/// Turns what a reader finds in one entry into documents.
class EntrySink : public ReadSink {
public:
    EntrySink(const ReadInput& input, DocumentVisitor& visitor, EntryReport& report)
        : m_input(input), m_visitor(visitor), m_report(report),
          m_rows(input.name, input.options.mapping,
                 [this](ImportedDocument&& made) { return document(std::move(made)); }),
          m_passages([this](std::string&& passage) {
              return document({{}, std::move(passage)});
          })
    {
    }

    Result<void> block(Block&& block) override { return m_passages.add(std::move(block)); }
    Result<void> row(const Row& row) override { return m_rows.add(row); }

    Result<void> document(ImportedDocument&& document) override
    {
        ++m_report.documents;
        return stopping(m_visitor.document(std::move(document)));
    }

    Result<void> child(const std::string& name, const fs::path& file) override
    {
        m_children = true;
        const ReadInput inner{
            file, m_input.name + "/" + name, m_input.options, m_input.beginning, m_input.depth + 1, m_input.unpacked};
        return stopping(readEntry(inner, m_visitor));
    }

    Result<void> refusedChild(const std::string& name, const std::string& sentence) override
    {
        m_children = true;
        EntryReport report;
        report.name = m_input.name + "/" + name;
        report.problem = Error{ErrorCode::BadInput, sentence, {}};
        POLYMATH_CHECK(stopping(m_visitor.begin(report.name)));
        return stopping(m_visitor.end(report));
    }

    void skip(std::int64_t rows) override { m_report.skipped += rows; }
    void encoding(const std::string& name) override { m_report.encoding = name; }
    void note(std::string sentence) override { m_report.notes.push_back(std::move(sentence)); }
    void columns(std::vector<std::string>) override {}

    Result<void> finish()
    {
        POLYMATH_CHECK(m_rows.finish());
        m_report.skipped += m_rows.skipped();
        return m_passages.finish();
    }
    [[nodiscard]] bool hasChildren() const { return m_children; }
    [[nodiscard]] bool isStopped() const { return m_stopped; } ///< by the visitor

private:
    Result<void> stopping(Result<void> outcome)
    {
        m_stopped = m_stopped || !outcome;
        return outcome;
    }

    const ReadInput& m_input;
    DocumentVisitor& m_visitor;
    EntryReport& m_report;
    RowReader m_rows;
    PassageGatherer m_passages;
    bool m_children = false;
    bool m_stopped = false;
};

/// Reads a file's own documents. Entries inside it are visited in the middle, so a reader with children has no
/// documents after the first child.
Result<void> readEntry(const ReadInput& input, DocumentVisitor& visitor)
{
    EntryReport report;
    report.name = input.name;
    POLYMATH_CHECK(visitor.begin(report.name));
    EntrySink sink(input, visitor, report);
    const auto read = [&]() -> Result<void> {
        if (input.depth > deepestArchive) {
            return fail(ErrorCode::BadInput,
                        "'" + input.name + "' lies in archives inside archives, deeper than is read. Unpack it first.");
        }
        POLYMATH_TRY(format, recognise(input.file, input.name));
        report.format = format->name;
        POLYMATH_CHECK(format->read(input, sink));
        return sink.finish();
    };
    auto outcome = read();
    if (sink.isStopped()) {
        return outcome;
    }
    if (!outcome) {
        report.problem = std::move(outcome).error();
    } else if (report.documents == 0 && !sink.hasChildren()) {
        report.problem = Error{ErrorCode::BadInput, "'" + input.name + "' holds no text to learn from.", {}};
    }
    return visitor.end(report);
}

} // namespace

std::vector<std::string> importableEndings()
{
    std::vector<std::string> endings;
    for (const auto& format : formats()) {
        endings.insert(endings.end(), format.endings.begin(), format.endings.end());
    }
    return endings;
}

Result<void> readDocuments(const fs::path& file, const ReadOptions& options, DocumentVisitor& visitor)
{
    std::uint64_t unpacked = 0;
    return readEntry({file, file.string(), options, false, 0, &unpacked}, visitor);
}

namespace {

/// Keeps the first documents of a file, or of the first files in it that have any.
class PreviewSink : public ReadSink {
public:
    PreviewSink(const ReadInput& input, std::size_t limit, FilePreview& preview)
        : m_input(input), m_limit(limit), m_preview(preview),
          m_rows(input.name, input.options.mapping,
                 [this](ImportedDocument&& made) { return document(std::move(made)); }),
          m_passages([this](std::string&& passage) {
              return document({{}, std::move(passage)});
          })
    {
    }

    Result<void> block(Block&& block) override { return m_passages.add(std::move(block)); }
    Result<void> row(const Row& row) override { return noticing(m_rows.add(row)); }

    Result<void> document(ImportedDocument&& document) override
    {
        m_preview.rows.push_back(std::move(document));
        return m_preview.rows.size() < m_limit ? Result<void>() : fail(ErrorCode::Cancelled, "Enough was read.");
    }

    Result<void> child(const std::string& name, const fs::path& file) override
    {
        const ReadInput inner{file, m_input.name + "/" + name, m_input.options,
                              true, m_input.depth + 1,         m_input.unpacked};
        if (inner.depth > deepestArchive) {
            return {};
        }
        const auto format = recognise(inner.file, inner.name);
        PreviewSink sink(inner, m_limit, m_preview);
        auto outcome = format ? (*format)->read(inner, sink) : passOn(Result<const Format*>(format));
        outcome = sink.finish(std::move(outcome));
        if (!outcome && outcome.error().code != ErrorCode::Cancelled) {
            note(outcome.error().sentence);
            return {};
        }
        return outcome;
    }

    Result<void> refusedChild(const std::string&, const std::string& sentence) override
    {
        note(sentence);
        return {};
    }

    void skip(std::int64_t) override {}
    void encoding(const std::string& name) override { m_preview.encoding = name; }
    void note(std::string sentence) override { m_preview.notes.push_back(std::move(sentence)); }
    void columns(std::vector<std::string> names) override { m_preview.columns = std::move(names); }

    /// What reading ended with, once what waited was handed on. Writes down the mapping.
    Result<void> finish(Result<void> outcome)
    {
        if (outcome) {
            outcome = noticing(m_rows.finish());
        }
        if (outcome) {
            outcome = m_passages.finish();
        }
        if (m_rows.columns().empty()) {
            return outcome;
        }
        m_preview.columns = m_rows.columns();
        m_preview.mapping = m_rows.mapping();
        m_preview.guesses = m_rows.guesses();
        const auto& [prompt, response, text] = m_preview.mapping;
        for (const auto& name : {prompt, response, text}) { // several as one are a column to choose, too
            const bool joined = name.find(columnJoint) != std::string::npos || name == wholeRow;
            if (joined && m_mappingWorks) {
                m_preview.columns.push_back(name);
            }
        }
        m_preview.mappingWorks = m_mappingWorks && (!text.empty() || (!prompt.empty() && !response.empty()));
        return outcome;
    }

private:
    Result<void> noticing(Result<void> outcome)
    {
        m_mappingWorks = m_mappingWorks && (outcome || outcome.error().code == ErrorCode::Cancelled);
        return outcome;
    }

    const ReadInput& m_input;
    std::size_t m_limit;
    FilePreview& m_preview;
    RowReader m_rows;
    PassageGatherer m_passages;
    bool m_mappingWorks = true;
};

} // namespace

Result<FilePreview> previewFile(const fs::path& file, const ReadOptions& options, std::size_t limit)
{
    FilePreview preview;
    std::uint64_t unpacked = 0;
    const ReadInput input{file, file.string(), options, true, 0, &unpacked};
    POLYMATH_TRY(format, recognise(file, input.name));
    preview.format = format->name;
    PreviewSink sink(input, limit, preview);
    const auto outcome = sink.finish(format->read(input, sink));
    if (!outcome && outcome.error().code != ErrorCode::Cancelled) {
        preview.problem = outcome.error().sentence;
    } else if (preview.rows.empty()) {
        preview.problem = "'" + file.string() + "' holds no text to learn from.";
    }
    return preview;
}

} // namespace polymath
