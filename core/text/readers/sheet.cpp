#include "core/text/readers/sheet.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/text/readers/readers.h"
#include "core/text/readers/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <string_view>
#include <utility>

namespace polymath {

namespace {

/// A format's part for positive numbers, without what is quoted, escaped or in brackets.
std::string essenceOf(const std::string& format)
{
    std::string result;
    for (std::size_t at = 0; at < format.size() && format[at] != ';'; ++at) {
        const char character = format[at];
        if (character == '"') {
            at = std::min(format.find('"', at + 1), format.size() - 1);
        } else if (character == '[') {
            const auto end = std::min(format.find(']', at), format.size() - 1);
            const auto inner = lowerCase(format.substr(at + 1, 1)); // [h]:mm is a time longer than a day
            result += inner == "h" || inner == "m" || inner == "s" ? inner : "";
            at = end;
        } else if (character == '\\' || character == '_' || character == '*') {
            ++at;
        } else {
            result += character;
        }
    }
    return lowerCase(result);
}

/// Days since the spreadsheet's beginning as a date, a time, or both.
std::string dateOf(double serial, bool withDate, bool withTime, bool epoch1904)
{
    constexpr double lastDay = 2'958'465; // the end of the year 9999
    if (serial < 0 || serial > lastDay) {
        return {};
    }
    const auto seconds = static_cast<std::int64_t>(std::llround(serial * 86'400));
    const auto day = seconds / 86'400;
    const auto time = seconds % 86'400;
    std::array<char, 64> buffer{};
    std::string result;
    if (withDate) {
        // Day 60 of the old count is a 29th of February 1900, which never was.
        const auto shift = epoch1904 ? 1462 : day < 60 ? 1 : 0;
        const std::chrono::year_month_day date(std::chrono::sys_days(std::chrono::year(1899) / 12 / 30) +
                                               std::chrono::days(day + shift));
        std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
        result = buffer.data();
    }
    if (withTime && (time != 0 || !withDate)) {
        const auto hours = withDate ? time / 3600 : seconds / 3600;
        std::snprintf(buffer.data(), buffer.size(), time % 60 == 0 ? "%02d:%02d" : "%02d:%02d:%02d",
                      static_cast<int>(hours), static_cast<int>(time / 60 % 60), static_cast<int>(time % 60));
        result += (result.empty() ? "" : " ") + std::string(buffer.data());
    }
    return result;
}

std::string grouped(std::string digits)
{
    const auto point = std::min(digits.find('.'), digits.size());
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    for (auto at = point; at > first + 3; at -= 3) {
        digits.insert(at - 3, ",");
    }
    return digits;
}

void appendField(std::string& line, const std::string& value)
{
    const bool quote = value.find_first_of("\",;\t|\r\n") != std::string::npos;
    line += quote ? "\"" : "";
    for (const char character : value) {
        line.append(character == '"' ? 2 : 1, character);
    }
    line += quote ? "\"" : "";
}

} // namespace

void Sheet::add(std::vector<std::string>&& cells, std::int64_t number)
{
    while (!cells.empty() && tidy(cells.back()).empty()) {
        cells.pop_back();
    }
    if (cells.empty() || isFull()) {
        return;
    }
    for (const auto& cell : cells) {
        m_bytes += cell.size() + sizeof(std::string);
    }
    m_rows.push_back(std::move(cells));
    m_numbers.push_back(number);
}

bool Sheet::isProse() const
{
    const auto alone = std::count_if(m_rows.begin(), m_rows.end(), [](const std::vector<std::string>& row) {
        return std::count_if(row.begin(), row.end(), [](const std::string& cell) { return !tidy(cell).empty(); }) == 1;
    });
    return alone * 10 >= std::ssize(m_rows) * 9;
}

std::string Sheet::text() const
{
    std::string text;
    for (const auto& row : m_rows) {
        std::string line;
        for (const auto& cell : row) {
            if (const auto value = tidy(cell); !value.empty()) {
                line += (line.empty() ? "" : " ") + value;
            }
        }
        text += (text.empty() ? "" : "\n\n") + line;
    }
    return text;
}

std::string Sheet::table() const
{
    std::size_t width = 0;
    for (const auto& row : m_rows) {
        width = std::max(width, row.size());
    }
    std::string table;
    for (const auto& row : m_rows) {
        for (std::size_t column = 0; column < width; ++column) {
            table += column > 0 ? "," : "";
            if (column < row.size()) {
                appendField(table, row[column]);
            }
        }
        table += '\n';
    }
    return table;
}

std::string shownNumber(const std::string& value, const std::string& format, bool epoch1904)
{
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size() || !std::isfinite(number)) {
        return value;
    }
    const auto essence = essenceOf(format);
    const bool general = essence.empty() || essence.find("general") != std::string::npos || essence == "@";
    if (!general && essence.find_first_of("ydhms") != std::string::npos &&
        essence.find_first_of("0#") == std::string::npos) {
        const bool time = essence.find_first_of("hs") != std::string::npos;
        const bool date = essence.find_first_of("yd") != std::string::npos || !time;
        if (auto shown = dateOf(number, date, time, epoch1904); !shown.empty()) {
            return shown;
        }
    }
    std::array<char, 400> buffer{};
    if (general || essence.find_first_of("0#?") == std::string::npos || essence.find('e') != std::string::npos ||
        std::abs(number) > 1e15) {
        std::snprintf(buffer.data(), buffer.size(), "%.15g", number); // 0.1 and not 0.10000000000000001
        return buffer.data();
    }
    const bool percent = essence.find('%') != std::string::npos;
    const auto point = essence.find('.');
    const auto decimals =
        point == std::string::npos
            ? 0
            : std::count_if(essence.begin() + static_cast<std::ptrdiff_t>(point), essence.end(),
                            [](char character) { return character == '0' || character == '#' || character == '?'; });
    std::snprintf(buffer.data(), buffer.size(), "%.*f", static_cast<int>(std::min<std::ptrdiff_t>(decimals, 15)),
                  percent ? number * 100 : number);
    std::string shown = buffer.data();
    return (essence.find(',') != std::string::npos ? grouped(shown) : shown) + (percent ? "%" : "");
}

Result<void> readSheets(const std::vector<Sheet>& sheets, const ReadInput& input, ReadSink& sink)
{
    const auto used = std::count_if(sheets.begin(), sheets.end(), [](const Sheet& sheet) { return !sheet.isEmpty(); });
    for (const auto& sheet : sheets) {
        if (sheet.isEmpty()) {
            continue;
        }
        if (sheet.isFull()) {
            sink.note(sentence(POLYMATH_TEXT("sentences", "Of the sheet '%1' the first %2 MB were read."),
                               {sheet.name(), std::to_string(Sheet::mostBytes >> 20)}));
        }
        const auto text = sheet.isProse() ? sheet.text() : sheet.table();
        if (used == 1) {
            return sheet.isProse() ? sink.block({Block::Kind::Paragraph, text})
                                   : readTableText(text, false, input, sheet.numbers(), sink);
        }
        POLYMATH_TRY(scratch, ScratchFolder::create());
        const auto file = scratch.path() / (sheet.isProse() ? "sheet.txt" : "sheet.csv");
        std::ofstream out(file, std::ios::binary);
        out << text;
        out.close();
        if (!out) {
            return fail(
                ErrorCode::OutOfResources,
                sentence(POLYMATH_TEXT("sentences", "There is no room to unpack the sheets of '%1'. Free some space."),
                         {input.name}));
        }
        POLYMATH_CHECK(sink.child(sheet.name(), file, sheet.isProse() ? std::vector<std::int64_t>() : sheet.numbers()));
    }
    return {};
}

} // namespace polymath
