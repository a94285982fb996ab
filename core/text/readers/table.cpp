#include "core/text/readers/readers.h"

#include "core/base/translate.h"
#include "core/text/readers/badrows.h"
#include "core/text/readers/delimited.h"
#include "core/text/readers/textfile.h"
#include "core/text/readers/words.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

namespace polymath {

namespace {

using Outcome = FieldReader::Outcome;

/// What is wrong with a row that was not read.
std::string complaint(Outcome outcome, const std::string& line, const std::string& name)
{
    switch (outcome) {
    case Outcome::OpenQuote:
        return sentence(POLYMATH_TEXT("sentences", "A quote that opens in the row at line %1 of '%2' is never closed. "
                                                   "Mend that row."),
                        {line, name});
    case Outcome::TooLong:
        return sentence(POLYMATH_TEXT("sentences", "The row at line %1 of '%2' is longer than %3 MB, which no row of "
                                                   "text is. Check its line ends and quotes."),
                        {line, name, std::to_string(FieldReader::longestRow >> 20)});
    case Outcome::TooMany:
    case Outcome::Good:
    case Outcome::End:
        break;
    }
    return sentence(POLYMATH_TEXT("sentences", "The row at line %1 of '%2' has more than %3 columns, more than any "
                                               "spreadsheet. Keep the columns with text and leave the others out."),
                    {line, name, std::to_string(FieldReader::mostFields)});
}

} // namespace

Result<void> readTable(const ReadInput& input, ReadSink& sink)
{
    POLYMATH_TRY(content, openText(input, sink));
    const bool isSheet = input.rows != nullptr && !input.rows->empty();
    return readTableText(input.beginning && !isSheet ? wholeLines(content) : content.text(), content.isCut(), input,
                         isSheet ? *input.rows : std::vector<std::int64_t>(), sink);
}

Result<void> readTableText(std::string_view text, bool cut, const ReadInput& input,
                           const std::vector<std::int64_t>& sheetRows, ReadSink& sink)
{
    const auto dialect = findDialect(text);
    FieldReader reader(text.substr(dialect.start), dialect.separator, dialect.startLine);
    std::vector<std::string> values;
    const auto line = [&reader] { return std::to_string(reader.line()); };
    if (dialect.hasHeader) {
        const auto outcome = reader.next(values);
        if (outcome == Outcome::End) {
            return {};
        }
        if (outcome != Outcome::Good) {
            return fail(ErrorCode::BadInput, complaint(outcome, line(), input.name));
        }
    } else {
        sink.note(sentence(POLYMATH_TEXT("sentences", "The table has no header; its columns are called %1 to %2."),
                           {dialect.header.front(), dialect.header.back()}));
    }
    for (const auto& title : dialect.titleLines) {
        sink.note(
            sentence(POLYMATH_TEXT("sentences", "The line '%1' above the table's header was left out."), {title}));
    }
    const auto& header = dialect.header;
    sink.columns(header);
    BadRows bad(input,
                POLYMATH_TEXT("sentences", "%1 of %2 rows have more fields than the header, or a quote that is never "
                                           "closed, and were left out (line %3). Put fields that hold the separator "
                                           "into quotes."),
                POLYMATH_TEXT("sentences", "%1 of the first %2 rows cannot be used, so nothing was taken from '%3'."));
    const auto above = dialect.titleLines.size() + (dialect.hasHeader ? 1 : 0); // rows above the first of the table
    std::int64_t rows = 0;
    std::int64_t shorter = 0;
    while (true) {
        const auto outcome = reader.next(values);
        if (outcome == Outcome::End) {
            break;
        }
        if (outcome == Outcome::OpenQuote && cut) {
            break; // the end of the beginning, not a mistake
        }
        ++rows;
        while (values.size() > header.size() && tidy(values.back()).empty()) { // separators at the end
            values.pop_back();
        }
        if (outcome != Outcome::Good || values.size() > header.size()) {
            const auto why =
                outcome != Outcome::Good
                    ? complaint(outcome, line(), input.name)
                    : sentence(POLYMATH_TEXT("sentences", "The row at line %1 of '%2' has %3 fields, and "
                                                          "the header %4. Put fields that hold the "
                                                          "separator into quotes."),
                               {line(), input.name, std::to_string(values.size()), std::to_string(header.size())});
            POLYMATH_CHECK(bad.bad(reader.line(), why));
            continue;
        }
        bad.good();
        const auto inSheet = static_cast<std::size_t>(rows) - 1 + above;
        sink.at(inSheet < sheetRows.size() ? Place{Place::Unit::Row, sheetRows[inSheet]}
                                           : Place{Place::Unit::Line, reader.line()});
        shorter += values.size() < header.size() ? 1 : 0;
        Row row;
        row.reserve(header.size());
        for (std::size_t index = 0; index < header.size(); ++index) {
            row.emplace_back(header[index], index < values.size() ? std::move(values[index]) : std::string());
        }
        POLYMATH_CHECK(sink.row(row));
    }
    if (rows == 0) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' has a header but no rows."), {input.name}));
    }
    if (shorter > 0) {
        sink.note(sentence(POLYMATH_TEXT("sentences", "%1 of %2 rows have fewer fields than the header; what they lack "
                                                      "was taken as empty."),
                           {std::to_string(shorter), std::to_string(rows)}));
    }
    return bad.finish(sink);
}

bool isTable(std::string_view head, const std::filesystem::path& file)
{
    const auto ending = lowerCase(file.extension().string());
    if (ending == ".csv" || ending == ".tsv" || ending == ".tab") {
        return ending == ".csv";
    }
    const auto lines = std::count(head.begin(), head.end(), '\n');
    const auto dialect = findDialect(head.substr(0, head.rfind('\n') + 1));
    // Verses, too, may have a comma in each line; names of columns are short, and none ends as a sentence does.
    const auto isName = [](const std::string& name) {
        return name.size() <= 40 && std::count(name.begin(), name.end(), ' ') <= 2 &&
               std::string_view(".,;:?!").find(name.back()) == std::string_view::npos;
    };
    const bool tabs = dialect.separator == '\t';
    return dialect.separator != '\0' && dialect.regular == 1 && dialect.hasHeader && dialect.titleLines.empty() &&
           lines >= (tabs || dialect.columns > 2 ? 3 : 6) &&
           std::all_of(dialect.header.begin(), dialect.header.end(), isName);
}

bool isTabSeparated(std::string_view, const std::filesystem::path& file)
{
    const auto ending = lowerCase(file.extension().string());
    return ending == ".tsv" || ending == ".tab";
}

} // namespace polymath
