#include "core/text/cleaning/repeatedlines.h"

#include "core/base/hash.h"
#include "core/text/cleaning/texts.h"

#include <algorithm>

namespace polymath {

namespace {

constexpr std::size_t mostLines = 1 << 20; ///< 24 MB
constexpr std::size_t shortestLine = 20;
constexpr std::size_t longestLine = 300;
constexpr std::uint32_t leastDocuments = 4;

bool isBlank(char byte) { return static_cast<unsigned char>(byte) <= ' '; }

std::string_view trimmed(std::string_view line)
{
    while (!line.empty() && isBlank(line.front())) {
        line.remove_prefix(1);
    }
    while (!line.empty() && isBlank(line.back())) {
        line.remove_suffix(1);
    }
    return line;
}

/// 0 for a line that is not looked at.
std::uint64_t hashOf(std::uint32_t folder, std::string_view line)
{
    line = trimmed(line);
    if (line.size() < shortestLine || line.size() > longestLine) {
        return 0;
    }
    char alike[longestLine];
    std::transform(line.begin(), line.end(), alike, [](char byte) { return byte >= '0' && byte <= '9' ? '0' : byte; });
    return hash64({alike, line.size()}, folder) | 1U;
}

/// Calls `visit` with every line, its line end left out.
template <typename Visit> void forEachLine(std::string_view text, Visit&& visit)
{
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        visit(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

} // namespace

RepeatedLines::RepeatedLines() : m_lines(mostLines) {}

RepeatedLines::Line& RepeatedLines::find(std::uint64_t hash)
{
    auto place = hash % mostLines;
    while (m_lines[place].hash != 0 && m_lines[place].hash != hash) {
        place = (place + 1) % mostLines;
    }
    return m_lines[place];
}

void RepeatedLines::add(std::uint32_t folder, std::string_view text)
{
    if (text.find('\n') == std::string_view::npos) {
        return; // a line that is all of a document is no line of many
    }
    ++m_document;
    ++m_documents[folder];
    forEachLine(text, [&](std::string_view whole) {
        const auto hash = hashOf(folder, whole);
        if (hash == 0) {
            return;
        }
        auto& line = find(hash);
        if (line.hash == 0) {
            line = {hash, 1, m_document, folder, 0};
            ++m_used;
        } else if (line.last != m_document) {
            line.last = m_document;
            ++line.documents;
        }
        if (m_used * 4 > mostLines * 3) {
            forgetRare();
        }
    });
}

void RepeatedLines::forgetRare()
{
    auto before = std::vector<Line>(mostLines);
    before.swap(m_lines);
    for (std::uint32_t least = 2; m_used * 2 > mostLines; ++least) {
        m_used = 0;
        for (auto& line : before) {
            line.hash = line.documents < least ? 0 : line.hash;
            m_used += line.hash != 0 ? 1 : 0;
        }
    }
    for (const auto& line : before) {
        if (line.hash != 0) {
            find(line.hash) = line;
        }
    }
}

void RepeatedLines::finish()
{
    for (const auto& line : m_lines) {
        if (line.hash != 0 && line.documents >= leastDocuments &&
            std::uint64_t{line.documents} * 10 >= std::uint64_t{m_documents[line.folder]} * 3) {
            m_boilerplate.insert(line.hash);
        }
    }
}

std::vector<std::string> RepeatedLines::remove(std::uint32_t folder, std::string& text) const
{
    std::vector<std::string> removed;
    if (text.find('\n') == std::string_view::npos) {
        return removed;
    }
    std::size_t bytes = 0;
    std::string rest;
    forEachLine(text, [&](std::string_view line) {
        if (const auto hash = hashOf(folder, line); hash != 0 && m_boilerplate.contains(hash)) {
            bytes += line.size();
            removed.emplace_back(trimmed(line));
        } else if (!rest.empty() || !trimmed(line).empty()) {
            rest.append(line).append("\n");
        }
    });
    if (removed.empty() || bytes * 2 > text.size() || looksLikeCode(text)) {
        return {};
    }
    while (!rest.empty() && isBlank(rest.back())) {
        rest.pop_back();
    }
    text = std::move(rest);
    return removed;
}

} // namespace polymath
