#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace polymath {

/// Finds lines that many documents of a folder have: menus, footers, disclaimers. Digits count as alike, so that page
/// numbers do not hide them.
///
/// A line is boilerplate where at least 4 documents and 3 in 10 of its folder's documents have it. Lines of fewer than
/// 20 and more than 300 characters are not looked at: headings ("Side effects:") repeat for a reason. Memory: 24 MB at
/// most; of more different lines the rare ones are forgotten.
class RepeatedLines {
public:
    RepeatedLines();

    /// Counts the lines of one document of `folder` (a hash).
    void add(std::uint32_t folder, std::string_view text);
    /// After the last document: decides what is boilerplate.
    void finish();
    [[nodiscard]] bool any() const { return !m_boilerplate.empty(); }
    /// Takes boilerplate out of a document; the lines that went. Nothing goes from source code, and nothing where more
    /// than half of the text would: then documents are alike as a whole.
    [[nodiscard]] std::vector<std::string> remove(std::uint32_t folder, std::string& text) const;

private:
    struct Line {
        std::uint64_t hash = 0; ///< of folder and line; 0: free
        std::uint32_t documents = 0;
        std::uint32_t last = 0; ///< the last document that was counted
        std::uint32_t folder = 0;
        std::uint32_t unused = 0;
    };
    Line& find(std::uint64_t hash);
    void forgetRare();

    std::vector<Line> m_lines;
    std::size_t m_used = 0;
    std::uint32_t m_document = 0;
    std::unordered_map<std::uint32_t, std::uint32_t> m_documents; ///< counted, by folder
    std::unordered_set<std::uint64_t> m_boilerplate;
};

} // namespace polymath
