#include "core/text/readers/documentreader.h"

#include "core/text/readers/format.h"
#include "core/text/readers/passages.h"
#include "core/text/readers/rows.h"
#include "core/text/readers/textfile.h"

#include <algorithm>
#include <system_error>
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
        : m_input(input), m_visitor(visitor), m_report(report), m_rows(input.name, input.options.mapping),
          m_passages([this](std::string&& passage) {
              return document({{}, std::move(passage)});
          })
    {
    }

    Result<void> block(Block&& block) override { return m_passages.add(std::move(block)); }

    Result<void> row(const Row& row) override
    {
        POLYMATH_TRY(made, m_rows.read(row));
        if (!made) {
            skip(1);
            return {};
        }
        return document(std::move(*made));
    }

    Result<void> document(ImportedDocument&& document) override
    {
        ++m_report.documents;
        return stopping(m_visitor.document(std::move(document)));
    }

    Result<void> child(const std::string& name, const fs::path& file) override
    {
        m_children = true;
        const ReadInput inner{file, m_input.name + "/" + name, m_input.options, m_input.beginning, m_input.depth + 1};
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

    Result<void> finish() { return m_passages.finish(); }
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
    const auto& passOver = input.options.passOver;
    if (input.depth > 0 && std::find(passOver.begin(), passOver.end(), input.name) != passOver.end()) {
        return {};
    }
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

Result<void> readDocuments(const fs::path& file, const ReadOptions& options, DocumentVisitor& visitor)
{
    return readEntry({file, file.string(), options}, visitor);
}

namespace {

/// The sentence that ends a reading when enough was read.
tl::unexpected<Error> enough() { return fail(ErrorCode::Cancelled, "Enough was read."); }

Result<void> previewInto(const ReadInput& input, std::size_t limit, const std::string& entry, FilePreview& preview);

/// Keeps the first documents of a file.
class PreviewSink : public ReadSink {
public:
    /// `entry`: the file inside it that is meant; empty for itself.
    PreviewSink(const ReadInput& input, std::size_t limit, const std::string& entry, FilePreview& preview)
        : m_input(input), m_limit(limit), m_entry(entry), m_preview(preview), m_rows(input.name, input.options.mapping),
          m_passages([this](std::string&& passage) {
              return document({{}, std::move(passage)});
          })
    {
    }

    Result<void> block(Block&& block) override
    {
        quote(block.text, "\n\n");
        return m_passages.add(std::move(block));
    }

    Result<void> row(const Row& row) override
    {
        for (const auto& [name, value] : row) {
            quote(name + ": " + value, "\n");
        }
        quote({}, "\n");
        auto made = m_rows.read(row);
        if (m_preview.columns.empty()) {
            m_preview.columns = m_rows.columns();
        }
        if (!made) {
            m_mappingWorks = false;
            return passOn(std::move(made));
        }
        return *made ? keep(std::move(**made)) : Result<void>();
    }

    Result<void> document(ImportedDocument&& document) override { return keep(std::move(document)); }

    Result<void> child(const std::string& name, const fs::path& file) override
    {
        const ReadInput inner{file, m_input.name + "/" + name, m_input.options, true, m_input.depth + 1};
        if (m_entry == name) {
            POLYMATH_CHECK(previewInto(inner, m_limit, {}, m_preview));
            return enough();
        }
        ContainedFile found{name, {}, 0, {}};
        std::error_code error;
        const auto bytes = fs::file_size(file, error);
        found.bytes = error ? 0 : bytes;
        if (const auto format = recognise(file, inner.name)) {
            found.format = (*format)->name;
        } else {
            found.problem = format.error().sentence;
        }
        return contains(std::move(found));
    }

    Result<void> refusedChild(const std::string& name, const std::string& sentence) override
    {
        return contains({name, {}, 0, sentence});
    }

    void skip(std::int64_t) override {}
    void encoding(const std::string& name) override { m_preview.encoding = name; }
    void note(std::string sentence) override { m_preview.notes.push_back(std::move(sentence)); }
    void columns(std::vector<std::string> names) override { m_preview.columns = std::move(names); }

    Result<void> finish() { return m_passages.finish(); }
    [[nodiscard]] const ColumnMapping& mapping() const { return m_rows.mapping(); }
    [[nodiscard]] bool mappingWorks() const { return m_mappingWorks; }

private:
    Result<void> keep(ImportedDocument&& document)
    {
        m_preview.rows.push_back(std::move(document));
        return m_preview.rows.size() < m_limit ? Result<void>() : enough();
    }

    Result<void> contains(ContainedFile&& file)
    {
        m_preview.files.push_back(std::move(file));
        return m_preview.files.size() < mostContained ? Result<void>() : enough();
    }

    void quote(const std::string& text, const char* end)
    {
        if (m_preview.source.size() < mostSource) {
            m_preview.source.append(text, 0, mostSource).append(end);
        }
    }

    const ReadInput& m_input;
    std::size_t m_limit;
    const std::string& m_entry;
    FilePreview& m_preview;
    RowReader m_rows;
    PassageGatherer m_passages;
    bool m_mappingWorks = true;
};

/// Errors: those of recognise(); anything else is said in the preview.
Result<void> previewInto(const ReadInput& input, std::size_t limit, const std::string& entry, FilePreview& preview)
{
    POLYMATH_TRY(format, recognise(input.file, input.name));
    preview = {};
    preview.format = format->name;
    PreviewSink sink(input, limit, entry, preview);
    auto outcome = format->read(input, sink);
    if (outcome) {
        outcome = sink.finish();
    }
    if (!entry.empty()) {
        return outcome || outcome.error().code == ErrorCode::Cancelled ? Result<void>() : outcome;
    }
    preview.mapping = sink.mapping();
    const bool mapped =
        !preview.mapping.text.empty() || (!preview.mapping.prompt.empty() && !preview.mapping.response.empty());
    preview.mappingWorks = sink.mappingWorks() && (preview.columns.empty() || mapped);
    if (!outcome && outcome.error().code != ErrorCode::Cancelled) {
        preview.problem = outcome.error().sentence;
    } else if (preview.rows.empty() && preview.files.empty()) {
        preview.problem = "'" + input.name + "' holds no text to learn from.";
    }
    const auto* name = findFormat(preview.format);
    if (name != nullptr && name->isText) {
        const auto text = TextFile::open(input.file, input.name, beginningBytes);
        preview.complete = outcome && text && !text->isCut();
        preview.source = text ? text->text().substr(0, mostSource) : std::string_view();
    }
    return {};
}

} // namespace

Result<FilePreview> previewFile(const fs::path& file, const ReadOptions& options, std::size_t limit,
                                const std::string& entry)
{
    FilePreview preview;
    POLYMATH_CHECK(previewInto({file, file.string(), options, true}, limit, entry, preview));
    return preview;
}

} // namespace polymath
