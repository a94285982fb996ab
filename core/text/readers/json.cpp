#include "core/text/readers/readers.h"

#include "core/text/readers/textfile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace polymath {

namespace {

using json = nlohmann::ordered_json;

constexpr int deepestValue = 200;

/// Whether a value holds others inside others more than this many levels deep. Goes no deeper itself.
bool isDeeper(const json& value, int levels)
{
    return value.is_structured() && (levels == 0 || std::any_of(value.begin(), value.end(), [levels](const json& part) {
                                         return isDeeper(part, levels - 1);
                                     }));
}

/// Strings as they are, arrays of strings as lines, anything else as JSON; null as nothing, and so what is nested so
/// deeply that writing it, which is recursive, would not end well.
std::string asText(const json& value)
{
    if (value.is_string()) {
        return value.get<std::string>();
    }
    if (value.is_null()) {
        return {};
    }
    if (value.is_array() &&
        std::all_of(value.begin(), value.end(), [](const json& item) { return item.is_string(); })) {
        std::string joined;
        for (const auto& item : value) {
            joined += (joined.empty() ? "" : "\n") + item.get<std::string>();
        }
        return joined;
    }
    return isDeeper(value, deepestValue) ? std::string() : value.dump(-1, ' ', false, json::error_handler_t::replace);
}

Row rowOf(const json& object)
{
    Row row;
    for (const auto& [key, value] : object.items()) {
        row.emplace_back(key, asText(value));
    }
    return row;
}

} // namespace

Result<void> readJsonLines(const ReadInput& input, ReadSink& sink)
{
    POLYMATH_TRY(content, openText(input, sink));
    auto text = input.beginning ? wholeLines(content) : content.text();
    std::int64_t line = 0;
    while (!text.empty()) {
        ++line;
        const auto end = std::min(text.find('\n'), text.size());
        const auto row = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (row.find_first_not_of(" \t\r") == std::string_view::npos) {
            continue;
        }
        const auto object = json::parse(row, nullptr, false);
        if (!object.is_object()) {
            return fail(ErrorCode::BadInput, "Line " + std::to_string(line) + " of '" + input.name +
                                                 "' is not a JSON object. Each line must be one, such as "
                                                 "{\"prompt\": \"...\", \"response\": \"...\"}.");
        }
        POLYMATH_CHECK(sink.row(rowOf(object)));
    }
    return {};
}

Result<void> readJson(const ReadInput& input, ReadSink& sink)
{
    POLYMATH_TRY(content, openText(input, sink));
    std::optional<Error> problem;
    std::int64_t count = 0;
    // Objects of the outermost array (or of an array inside one outer object) are visited and dropped as they close.
    int arrayDepth = -1;
    const json::parser_callback_t drop = [&](int depth, json::parse_event_t event, json& parsed) {
        if (event == json::parse_event_t::array_start && arrayDepth < 0 && depth <= 1) {
            arrayDepth = depth;
        }
        if (event != json::parse_event_t::object_end || arrayDepth < 0 || depth != arrayDepth + 1) {
            return true;
        }
        ++count;
        if (!problem) {
            if (auto added = sink.row(rowOf(parsed)); !added) {
                problem = std::move(added).error();
            }
        }
        return false;
    };
    try {
        const auto parsed = json::parse(content.text(), drop);
    } catch (const json::parse_error& error) {
        if (problem) { // it came first
            return tl::unexpected(std::move(*problem));
        }
        if (content.isCut() && count > 0) { // the end of the beginning, not a mistake
            return {};
        }
        return fail(ErrorCode::BadInput,
                    "'" + input.name + "' is not valid JSON: the mistake is at byte " + std::to_string(error.byte) +
                        ".",
                    error.what());
    }
    if (problem) {
        return tl::unexpected(std::move(*problem));
    }
    if (count == 0) {
        return fail(ErrorCode::BadInput, "'" + input.name +
                                             "' holds no array of objects. Expected is "
                                             "[{\"prompt\": \"...\", \"response\": \"...\"}, ...].");
    }
    return {};
}

} // namespace polymath
