#include "core/text/readers/documentreader.h"

#include "core/base/translate.h"
#include "core/text/readers/format.h"
#include "core/text/readers/guess.h"
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

Error nothing(const std::string& name)
{
    return {ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "'%1' holds no text to learn from."), {name}), {}};
}

/// Turns what a reader finds in one entry into documents.
class EntrySink : public ReadSink {
public:
    EntrySink(const ReadInput& input, DocumentVisitor& visitor, EntryReport& report)
        : m_input(input), m_visitor(visitor), m_report(report),
          m_rows(input.name, input.options.mapping,
                 [this](ImportedDocument&& made) { return document(std::move(made)); }),
          m_passages([this](ImportedDocument&& passage) { return document(std::move(passage)); })
    {
    }

    void at(const Place& place) override { m_place = place; }
    Result<void> block(Block&& block) override { return m_passages.add(std::move(block), m_place); }
    Result<void> row(const Row& row) override { return m_rows.add(row, m_place); }

    Result<void> document(ImportedDocument&& document) override
    {
        ++m_report.documents;
        if (document.place.empty()) {
            document.place = placeText(m_place, m_place);
        }
        return stopping(m_visitor.document(std::move(document)));
    }

    Result<void> child(const std::string& name, const fs::path& file, const std::vector<std::int64_t>& rows) override
    {
        m_children = true;
        const ReadInput inner{
            file, m_input.name + "/" + name, m_input.options, m_input.beginning, m_input.depth + 1, m_input.unpacked,
            &rows};
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
    Place m_place;
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
            return fail(
                ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences",
                                       "'%1' lies in archives inside archives, deeper than is read. Unpack it first."),
                         {input.name}));
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
        report.problem = nothing(input.name);
    }
    return visitor.end(report);
}

} // namespace

Result<void> readDocuments(const fs::path& file, const ReadOptions& options, DocumentVisitor& visitor)
{
    std::uint64_t unpacked = 0;
    return readEntry({file, file.string(), options, false, 0, &unpacked}, visitor);
}

namespace {

/// The sentence that ends a reading when enough was read.
tl::unexpected<Error> enough() { return fail(ErrorCode::Cancelled, "Enough was read."); }

/// Whether a reader's sentence asks for a password: there is no other way for a person to go on than to give one.
bool asksForPassword(const std::string& sentence)
{
    return sentence.find("is protected by a password. Give its password") != std::string::npos ||
           sentence.starts_with("The password for '");
}

/// What a preview is made for.
struct Wanted {
    std::size_t limit;       ///< documents
    const std::string& file; ///< inside it, by its ContainedFile::name; empty: itself and the first ones inside
};

Result<void> previewInto(const ReadInput& input, const Wanted& wanted, FilePreview& preview);

/// Keeps the first documents of a file, or of the first files in it that have any, and names those files.
class PreviewSink : public ReadSink {
public:
    /// `place`: where it is inside the file that was asked for, "" or "letters.zip/".
    PreviewSink(const ReadInput& input, std::string place, const Wanted& wanted, FilePreview& preview)
        : m_input(input), m_place(std::move(place)), m_wanted(wanted), m_preview(preview),
          m_rows(input.name, input.options.mapping, [this](ImportedDocument&& made) { return keep(std::move(made)); }),
          m_passages([this](ImportedDocument&& passage) { return keep(std::move(passage)); })
    {
    }

    void at(const Place& place) override { m_at = place; }

    Result<void> block(Block&& block) override
    {
        quote(block.text, "\n\n");
        return m_passages.add(std::move(block), m_at);
    }

    Result<void> row(const Row& row) override
    {
        for (const auto& [name, value] : row) {
            quote(name + ": " + value, "\n");
        }
        quote({}, "\n");
        return noticing(m_rows.add(row, m_at));
    }

    Result<void> document(ImportedDocument&& document) override
    {
        quote(document.prompt, document.prompt.empty() ? "" : "\n");
        quote(document.text, "\n\n");
        if (document.place.empty()) {
            document.place = placeText(m_at, m_at);
        }
        return keep(std::move(document));
    }

    Result<void> child(const std::string& name, const fs::path& file, const std::vector<std::int64_t>& rows) override
    {
        const auto path = m_place + name;
        const ReadInput inner{
            file, m_input.name + "/" + name, m_input.options, true, m_input.depth + 1, m_input.unpacked, &rows};
        if (!m_wanted.file.empty()) {
            return lookFor(path, inner);
        }
        std::error_code error;
        const auto bytes = fs::file_size(file, error);
        ContainedFile found{path, {}, error ? 0 : bytes, {}};
        const auto format = recognise(inner.file, inner.name);
        if (format) {
            found.format = (*format)->name;
        } else {
            found.problem = format.error().sentence;
        }
        const auto place = m_preview.files.size();
        POLYMATH_CHECK(contains(std::move(found)));
        if (!format || inner.depth > deepestArchive || m_preview.rows.size() >= m_wanted.limit) {
            return {};
        }
        PreviewSink sink(inner, path + "/", m_wanted, m_preview);
        const auto outcome = sink.finish((*format)->read(inner, sink));
        if (!outcome && outcome.error().code != ErrorCode::Cancelled) {
            m_preview.files[place].problem = outcome.error().sentence;
        }
        return m_preview.files.size() < mostContained ? Result<void>() : enough();
    }

    Result<void> refusedChild(const std::string& name, const std::string& sentence) override
    {
        return contains({m_place + name, {}, 0, sentence});
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

    Result<void> keep(ImportedDocument&& document)
    {
        m_preview.rows.push_back(std::move(document));
        return m_preview.rows.size() < m_wanted.limit ? Result<void>() : enough();
    }

    Result<void> contains(ContainedFile&& file)
    {
        m_preview.files.push_back(std::move(file));
        return m_preview.files.size() < mostContained ? Result<void>() : enough();
    }

    /// Previews the file that is wanted alone, or looks for it inside this one.
    Result<void> lookFor(const std::string& path, const ReadInput& inner)
    {
        if (path == m_wanted.file) {
            const std::string itself;
            POLYMATH_CHECK(previewInto(inner, {m_wanted.limit, itself}, m_preview));
            return enough();
        }
        if (!m_wanted.file.starts_with(path + "/") || inner.depth > deepestArchive) {
            return {};
        }
        POLYMATH_TRY(format, recognise(inner.file, inner.name));
        PreviewSink sink(inner, path + "/", m_wanted, m_preview);
        return format->read(inner, sink);
    }

    void quote(const std::string& text, const char* end)
    {
        if (m_preview.source.size() < mostSource) {
            m_preview.source.append(text, 0, mostSource).append(end);
        }
    }

    const ReadInput& m_input;
    std::string m_place;
    const Wanted& m_wanted;
    FilePreview& m_preview;
    RowReader m_rows;
    PassageGatherer m_passages;
    Place m_at;
    bool m_mappingWorks = true;
};

/// Errors: those of recognise(); anything else is said in the preview.
Result<void> previewInto(const ReadInput& input, const Wanted& wanted, FilePreview& preview)
{
    POLYMATH_TRY(format, recognise(input.file, input.name));
    preview = {};
    preview.format = format->name;
    PreviewSink sink(input, {}, wanted, preview);
    const auto outcome = sink.finish(format->read(input, sink));
    if (!outcome && outcome.error().code != ErrorCode::Cancelled) {
        preview.problem = outcome.error().sentence;
        preview.needsPassword = asksForPassword(preview.problem);
    } else if (outcome && preview.rows.empty() && preview.files.empty()) {
        preview.problem = nothing(input.name).sentence;
    }
    if (findFormat(format->name)->isText) {
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
    std::uint64_t unpacked = 0;
    const ReadInput input{file, file.string(), options, true, 0, &unpacked};
    if (entry.empty()) {
        POLYMATH_CHECK(previewInto(input, {limit, entry}, preview));
        return preview;
    }
    POLYMATH_TRY(format, recognise(input.file, input.name));
    const Wanted wanted{limit, entry};
    PreviewSink sink(input, {}, wanted, preview);
    if (auto outcome = format->read(input, sink); !outcome && outcome.error().code != ErrorCode::Cancelled) {
        return passOn(std::move(outcome));
    }
    return preview;
}

} // namespace polymath
