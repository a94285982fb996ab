#include "core/text/readers/ocr.h"

#include "core/base/system.h"
#include "core/text/readers/words.h"

#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace polymath {

namespace {

namespace fs = std::filesystem;

/// A page of small print takes ten seconds on a slow machine.
constexpr auto longestPage = "120";
/// Every language more takes as long again.
constexpr int mostLanguages = 4;

fs::path findProgram(const char* name)
{
    const char* path = std::getenv("PATH");
    std::istringstream folders(path == nullptr ? "/usr/bin:/bin" : path);
    std::string folder;
    while (std::getline(folders, folder, ':')) {
        std::error_code error;
        const auto candidate = fs::path(folder) / name;
        if (!folder.empty() && fs::is_regular_file(candidate, error)) {
            return candidate;
        }
    }
    return {};
}

} // namespace

TextRecognition::TextRecognition() : m_program(findProgram("tesseract"))
{
    if (m_program.empty()) {
        return;
    }
    const auto listed = runProgram(m_program, {"--list-langs"});
    std::istringstream lines(listed ? listed->out : "");
    std::string line;
    std::getline(lines, line); // "List of available languages ..."
    for (int count = 0; count < mostLanguages && std::getline(lines, line);) {
        if (line != "osd" && !line.empty()) { // which knows how a page lies, not how to read it
            m_languages += (m_languages.empty() ? "" : "+") + line;
            ++count;
        }
    }
    if (m_languages.empty()) {
        m_program.clear();
    }
}

Result<std::vector<Block>> TextRecognition::read(const fs::path& picture, int dpi) const
{
    // One thread: it is not faster with more, and other programs want to run too.
    POLYMATH_TRY(output, runProgram("/usr/bin/env",
                                    {"OMP_THREAD_LIMIT=1", "timeout", "--kill-after=1", longestPage, m_program.string(),
                                     picture.string(), "stdout", "-l", m_languages, "--dpi", std::to_string(dpi)}));
    if (output.exitCode != 0) {
        return fail(ErrorCode::BadInput, "A page could not be read with Tesseract.", output.err);
    }
    std::vector<Block> blocks;
    std::istringstream lines(output.out);
    std::string line;
    std::string paragraph;
    bool more = true;
    while (more) {
        more = static_cast<bool>(std::getline(lines, line));
        line = more ? tidy(line) : std::string();
        if (line.empty()) {
            if (!paragraph.empty()) {
                blocks.push_back({Block::Kind::Paragraph, std::exchange(paragraph, {})});
            }
            continue;
        }
        const bool lower = line.front() >= 'a' && line.front() <= 'z';
        if (paragraph.size() > 1 && paragraph.back() == '-' && lower) {
            paragraph.pop_back();
        } else if (!paragraph.empty()) {
            paragraph += ' ';
        }
        paragraph += line;
    }
    return blocks;
}

} // namespace polymath
