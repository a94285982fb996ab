#include "core/text/cleaning/cleaning.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace polymath {

namespace {

using nlohmann::json;

constexpr std::size_t mostRepeatedLines = 20; ///< enough to show a person what was taken away

constexpr std::array<std::pair<const char*, bool CleaningOptions::*>, 11> switches{
    {{"repair_encoding", &CleaningOptions::repairEncoding},
     {"compose_unicode", &CleaningOptions::composeUnicode},
     {"tidy_white_space", &CleaningOptions::tidyWhiteSpace},
     {"remove_boilerplate", &CleaningOptions::removeBoilerplate},
     {"drop_short", &CleaningOptions::dropShort},
     {"drop_garbled", &CleaningOptions::dropGarbled},
     {"drop_near_duplicates", &CleaningOptions::dropNearDuplicates},
     {"drop_other_domains", &CleaningOptions::dropOtherDomains},
     {"find_languages", &CleaningOptions::findLanguages},
     {"find_personal_data", &CleaningOptions::findPersonalData},
     {"mask_personal_data", &CleaningOptions::maskPersonalData}}};

constexpr std::array<std::pair<const char*, std::int64_t CleaningCounts::*>, 14> counters{
    {{"repaired", &CleaningCounts::repaired},
     {"composed", &CleaningCounts::composed},
     {"tidied", &CleaningCounts::tidied},
     {"boilerplate", &CleaningCounts::boilerplate},
     {"boilerplate_lines", &CleaningCounts::boilerplateLines},
     {"too_short", &CleaningCounts::tooShort},
     {"garbled", &CleaningCounts::garbled},
     {"copies", &CleaningCounts::copies},
     {"near_duplicates", &CleaningCounts::nearDuplicates},
     {"in_other_domains", &CleaningCounts::inOtherDomains},
     {"other_domains_dropped", &CleaningCounts::otherDomainsDropped},
     {"moved_to_split", &CleaningCounts::movedToSplit},
     {"between_splits", &CleaningCounts::betweenSplits},
     {"masked", &CleaningCounts::masked}}};

constexpr std::array<std::pair<const char*, std::int64_t PersonalData::*>, 4> personal{
    {{"mails", &PersonalData::mails},
     {"phones", &PersonalData::phones},
     {"cards", &PersonalData::cards},
     {"ibans", &PersonalData::ibans}}};

/// A member of the type that it should have, or its default.
bool valueOf(const json& object, const char* name, bool otherwise)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}

std::int64_t valueOf(const json& object, const char* name, std::int64_t otherwise)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>() : otherwise;
}

json parsed(std::string_view text)
{
    auto value = json::parse(text, nullptr, false);
    return value.is_object() ? value : json::object();
}

json childOf(const json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_object() ? *found : json::object();
}

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

} // namespace

PersonalData& PersonalData::operator+=(const PersonalData& other)
{
    for (const auto& [name, member] : personal) {
        this->*member += other.*member;
    }
    return *this;
}

CleaningCounts& CleaningCounts::operator+=(const CleaningCounts& other)
{
    for (const auto& [name, member] : counters) {
        this->*member += other.*member;
    }
    personalData += other.personalData;
    for (const auto& [language, count] : other.languages) {
        languages[language] += count;
    }
    for (const auto& line : other.repeatedLines) {
        if (repeatedLines.size() < mostRepeatedLines &&
            std::find(repeatedLines.begin(), repeatedLines.end(), line) == repeatedLines.end()) {
            repeatedLines.push_back(line);
        }
    }
    return *this;
}

std::string toJson(const CleaningOptions& options)
{
    json object;
    for (const auto& [name, member] : switches) {
        object[name] = options.*member;
    }
    object["shortest_characters"] = options.shortestCharacters;
    object["near_duplicate"] = options.nearDuplicate;
    return dumped(object);
}

CleaningOptions cleaningOptionsFrom(std::string_view text)
{
    const auto object = parsed(text);
    CleaningOptions options;
    for (const auto& [name, member] : switches) {
        options.*member = valueOf(object, name, options.*member);
    }
    options.shortestCharacters =
        std::max<std::int64_t>(0, valueOf(object, "shortest_characters", options.shortestCharacters));
    if (const auto found = object.find("near_duplicate"); found != object.end() && found->is_number()) {
        options.nearDuplicate = std::clamp(found->get<double>(), 0.5, 1.0);
    }
    return options;
}

std::string toJson(const CleaningCounts& counts)
{
    json object;
    for (const auto& [name, member] : counters) {
        object[name] = counts.*member;
    }
    for (const auto& [name, member] : personal) {
        object["personal_data"][name] = counts.personalData.*member;
    }
    object["languages"] = counts.languages;
    object["repeated_lines"] = counts.repeatedLines;
    return dumped(object);
}

CleaningCounts cleaningCountsFrom(std::string_view text)
{
    const auto object = parsed(text);
    CleaningCounts counts;
    for (const auto& [name, member] : counters) {
        counts.*member = valueOf(object, name, std::int64_t{0});
    }
    const auto found = childOf(object, "personal_data");
    for (const auto& [name, member] : personal) {
        counts.personalData.*member = valueOf(found, name, std::int64_t{0});
    }
    const auto languages = childOf(object, "languages");
    for (const auto& [language, count] : languages.items()) {
        if (count.is_number_integer()) {
            counts.languages[language] = count.get<std::int64_t>();
        }
    }
    if (const auto lines = object.find("repeated_lines"); lines != object.end() && lines->is_array()) {
        for (const auto& line : *lines) {
            if (line.is_string()) {
                counts.repeatedLines.push_back(line.get<std::string>());
            }
        }
    }
    return counts;
}

} // namespace polymath
