#include "core/text/readers/jsonrecords.h"

#include "core/base/translate.h"
#include "core/text/readers/guess.h"
#include "core/text/readers/words.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace polymath {

namespace {

using json = nlohmann::ordered_json;

/// Values nested deeper than this stay JSON text; data sets name nothing that lies deeper.
constexpr int deepestPath = 6;
/// Elements of a list that get columns of their own, and columns of an object: enough for any data set, few enough for
/// a person to choose from.
constexpr std::size_t mostElements = 20;
constexpr std::size_t mostColumns = 1000;
/// JSON nested deeper is not written as text, since writing is recursive.
constexpr int deepestValue = 200;
/// The turns before an answer that its prompt holds, in bytes: more than a small model's context, and a limit for
/// conversations without end, whose prompts would grow with their square.
constexpr std::size_t longestHistory = 32 * 1024;

struct Turn {
    enum class Role { System, User, Assistant, Tool };

    Role role = Role::User;
    std::string text;
};

/// Whether a value holds others inside others more than this many levels deep. Goes no deeper itself.
bool isDeeper(const json& value, int levels)
{
    return value.is_structured() && (levels == 0 || std::any_of(value.begin(), value.end(), [levels](const json& part) {
                                         return isDeeper(part, levels - 1);
                                     }));
}

/// Strings as they are, arrays of strings as lines, anything else as JSON; null as nothing, and so what is nested too
/// deeply.
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
            joined += (joined.empty() ? "" : "\n") + item.get_ref<const std::string&>();
        }
        return joined;
    }
    return isDeeper(value, deepestValue) ? std::string() : value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<Turn::Role> roleOf(const std::string& name)
{
    using Role = Turn::Role;
    constexpr std::array<std::pair<std::string_view, Role>, 16> roles{{{"user", Role::User},
                                                                       {"human", Role::User},
                                                                       {"prompter", Role::User},
                                                                       {"assistant", Role::Assistant},
                                                                       {"gpt", Role::Assistant},
                                                                       {"model", Role::Assistant},
                                                                       {"bot", Role::Assistant},
                                                                       {"chatgpt", Role::Assistant},
                                                                       {"bard", Role::Assistant},
                                                                       {"bing", Role::Assistant},
                                                                       {"system", Role::System},
                                                                       {"developer", Role::System},
                                                                       {"tool", Role::Tool},
                                                                       {"function", Role::Tool},
                                                                       {"observation", Role::Tool},
                                                                       {"ipython", Role::Tool}}};
    const auto wanted = lowerCase(name);
    const auto found =
        std::find_if(roles.begin(), roles.end(), [&wanted](const auto& role) { return role.first == wanted; });
    return found == roles.end() ? std::nullopt : std::optional(found->second);
}

/// Who speaks and what is said; null where a message has none of it.
std::pair<const json*, const json*> partsOf(const json& message)
{
    for (const auto& [who, what] : {std::pair("role", "content"), std::pair("from", "value")}) {
        const auto role = message.find(who);
        const auto content = message.find(what);
        if (role != message.end() && role->is_string() && content != message.end()) {
            return {&*role, &*content};
        }
    }
    return {nullptr, nullptr};
}

bool isConversation(const json& value)
{
    return value.is_array() && !value.empty() && std::all_of(value.begin(), value.end(), [](const json& message) {
               if (!message.is_object()) {
                   return false;
               }
               const auto [role, content] = partsOf(message);
               return role != nullptr && roleOf(role->get_ref<const std::string&>()) &&
                      (content->is_string() || content->is_null() || content->is_array());
           });
}

/// A message's text. Newer ones are lists of parts, of which the texts are taken.
std::string contentOf(const json& content, bool& pictures)
{
    if (!content.is_array()) {
        return tidy(asText(content));
    }
    std::string text;
    for (const auto& part : content) {
        const auto found = part.is_object() ? part.find("text") : part.end();
        if (part.is_object() && found != part.end() && found->is_string()) {
            text += (text.empty() ? "" : "\n") + found->get_ref<const std::string&>();
        } else if (part.is_string()) {
            text += (text.empty() ? "" : "\n") + part.get_ref<const std::string&>();
        } else {
            pictures = true;
        }
    }
    return tidy(text);
}

std::vector<Turn> turnsOf(const json& conversation, bool& pictures)
{
    std::vector<Turn> turns;
    for (const auto& message : conversation) {
        const auto [role, content] = partsOf(message);
        Turn turn{*roleOf(role->get_ref<const std::string&>()), contentOf(*content, pictures)};
        if (!turn.text.empty()) {
            turns.push_back(std::move(turn));
        }
    }
    return turns;
}

/// The first `count` turns as a prompt: instructions of the system first, then a lone turn as it is; several are marked
/// with who speaks, up to the answer that is to come where `answer`. Of a long conversation the end.
std::string written(const std::vector<Turn>& turns, std::size_t count, bool answer, bool& cut)
{
    constexpr std::array<std::string_view, 4> names{"System", "User", "Assistant", "Tool"};
    std::string system;
    std::vector<const Turn*> said;
    for (std::size_t index = 0; index < count; ++index) {
        if (turns[index].role == Turn::Role::System) {
            system += turns[index].text + "\n\n";
        } else {
            said.push_back(&turns[index]);
        }
    }
    if (said.size() == 1) {
        return system + said.front()->text;
    }
    std::size_t first = said.size();
    for (std::size_t bytes = 0; first > 0; --first) {
        bytes += said[first - 1]->text.size();
        if (bytes > longestHistory && first < said.size()) {
            cut = true;
            break;
        }
    }
    std::string text = std::move(system);
    for (; first < said.size(); ++first) {
        text.append(names[static_cast<std::size_t>(said[first]->role)]).append(": ").append(said[first]->text);
        text += "\n\n";
    }
    if (answer && !said.empty()) {
        return text.append(names[static_cast<std::size_t>(Turn::Role::Assistant)]).append(":");
    }
    return tidy(text);
}

/// One object's values as a row, and the conversation in it.
class Flattener {
public:
    explicit Flattener(bool& pictures, bool& cutHistory) : m_pictures(pictures), m_cutHistory(cutHistory) {}

    void add(const std::string& name, const json& value, int depth = 0)
    {
        if (row.size() >= mostColumns) {
            cutColumns = true;
            return;
        }
        if (isConversation(value)) {
            addConversation(name, value);
        } else if (value.is_object() && !value.empty() && depth < deepestPath) {
            for (const auto& [key, inner] : value.items()) {
                add(name.empty() ? key : name + "." + key, inner, depth + 1);
            }
        } else if (value.is_array() && !value.empty() && depth < deepestPath &&
                   std::all_of(value.begin(), value.end(), [](const json& item) { return item.is_object(); })) {
            for (std::size_t index = 0; index < std::min(value.size(), mostElements); ++index) {
                add(name + "." + std::to_string(index), value[index], depth + 1);
            }
        } else if (!name.empty()) {
            row.emplace_back(name, asText(value));
        }
    }

    Row row;
    std::string conversation; ///< the name of the first one with answers
    std::vector<Turn> turns;
    bool cutColumns = false;

private:
    void addConversation(const std::string& name, const json& value)
    {
        auto said = turnsOf(value, m_pictures);
        const bool exchange =
            std::any_of(said.begin(), said.end(), [](const Turn& turn) { return turn.role == Turn::Role::User; }) &&
            std::any_of(said.begin(), said.end(), [](const Turn& turn) { return turn.role == Turn::Role::Assistant; });
        if (exchange && turns.empty()) {
            conversation = name;
            turns = std::move(said);
        } else {
            row.emplace_back(name, written(said, said.size(), false, m_cutHistory));
        }
    }

    bool& m_pictures;
    bool& m_cutHistory;
};

} // namespace

std::vector<Row> RecordReader::rowsOf(const json& record)
{
    if (record.is_string()) {
        return {{{"text", record.get<std::string>()}}};
    }
    Flattener flat(m_pictures, m_cutHistory);
    if (isConversation(record)) {
        flat.add("messages", record);
    } else if (record.is_object()) {
        flat.add("", record);
    } else {
        return {};
    }
    m_cutColumns = m_cutColumns || flat.cutColumns;
    if (flat.turns.empty()) {
        auto asked = record.is_object() ? m_questions.rowsOf(record, flat.row) : std::vector<Row>();
        return asked.empty() ? std::vector<Row>{std::move(flat.row)} : asked;
    }
    std::vector<Row> rows;
    for (std::size_t index = 0; index < flat.turns.size(); ++index) {
        if (flat.turns[index].role == Turn::Role::Assistant) {
            Row row{{flat.conversation + std::string(turnsBefore), written(flat.turns, index, true, m_cutHistory)},
                    {flat.conversation + std::string(turnAnswer), flat.turns[index].text}};
            row.insert(row.end(), flat.row.begin(), flat.row.end());
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

void RecordReader::finish(ReadSink& sink) const
{
    m_questions.finish(sink);
    if (m_pictures) {
        sink.note(POLYMATH_TEXT(
            "sentences",
            "Messages hold pictures, files or calls of tools, which were left out; their text was taken."));
    }
    if (m_cutHistory) {
        sink.note(sentence(
            POLYMATH_TEXT("sentences", "Of long conversations an answer's prompt holds the last %1 KB before it."),
            {std::to_string(longestHistory / 1024)}));
    }
    if (m_cutColumns) {
        sink.note(
            sentence(POLYMATH_TEXT("sentences", "Objects have more than %1 values; those after them were left out."),
                     {std::to_string(mostColumns)}));
    }
}

} // namespace polymath
