#include "core/tasks/tasktext.h"

#include "core/base/translate.h"
#include "core/base/utf8.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <memory>

namespace polymath {

namespace {

constexpr std::size_t mostBytes = std::size_t{1} << 30;

} // namespace

Result<std::string> taskText(const std::filesystem::path& file)
{
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' is not there or is not a file."), {file.string()}));
    }
    const std::unique_ptr<archive, int (*)(archive*)> reader(archive_read_new(), archive_read_free);
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_filter_bzip2(reader.get());
    archive_read_support_filter_xz(reader.get());
    archive_read_support_filter_zstd(reader.get());
    archive_read_support_format_raw(reader.get());
    archive_read_support_format_empty(reader.get());
    const auto failed = [&] {
        const char* what = archive_error_string(reader.get());
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' cannot be read or unpacked. Get the file again."),
                             {file.string()}),
                    what == nullptr ? "" : what);
    };
    archive_entry* entry = nullptr;
    std::string text;
    if (archive_read_open_filename(reader.get(), file.c_str(), 1 << 16) != ARCHIVE_OK) {
        return failed();
    }
    const auto header = archive_read_next_header(reader.get(), &entry);
    if (header != ARCHIVE_OK && header != ARCHIVE_EOF) { // an empty file has none
        return failed();
    }
    if (header == ARCHIVE_OK) {
        std::array<char, 1 << 16> piece{};
        for (;;) {
            const auto count = archive_read_data(reader.get(), piece.data(), piece.size());
            if (count < 0) {
                return failed();
            }
            if (count == 0) {
                break;
            }
            text.append(piece.data(), static_cast<std::size_t>(count));
            if (text.size() > mostBytes) {
                return fail(ErrorCode::BadInput,
                            sentence(POLYMATH_TEXT("sentences", "'%1' holds more than 1 GB, which no task does. Choose "
                                                                "a file of questions."),
                                     {file.string()}));
            }
        }
    }
    if (!isUtf8(text)) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' is not text in UTF-8. Save it in that encoding."),
                             {file.string()}));
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.erase(0, 3);
    }
    std::erase(text, '\r');
    return text;
}

std::vector<TaskLine> linesOf(std::string_view text)
{
    std::vector<TaskLine> lines;
    std::size_t number = 0;
    while (!text.empty()) {
        ++number;
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        if (line.find_first_not_of(" \t") != std::string_view::npos) {
            lines.push_back({number, std::string(line)});
        }
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::vector<TaskRow> csvRows(std::string_view text)
{
    std::vector<TaskRow> rows;
    TaskRow row{1, {""}};
    std::size_t line = 1;
    bool quoted = false;
    const auto endRow = [&] {
        if (row.cells.size() > 1 || !row.cells.front().empty()) {
            rows.push_back(std::move(row));
        }
        row = {line, {""}};
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char character = text[at];
        line += character == '\n' ? 1 : 0;
        if (quoted) {
            if (character != '"') {
                row.cells.back() += character;
            } else if (at + 1 < text.size() && text[at + 1] == '"') {
                row.cells.back() += '"';
                ++at;
            } else {
                quoted = false;
            }
        } else if (character == '"' && row.cells.back().empty()) {
            quoted = true;
        } else if (character == ',') {
            row.cells.emplace_back();
        } else if (character == '\n') {
            endRow();
        } else {
            row.cells.back() += character;
        }
    }
    endRow();
    return rows;
}

} // namespace polymath
