#pragma once

#include "core/text/readers/format.h"

#include <functional>
#include <string>
#include <string_view>

namespace polymath {

/// About how many bytes of running text make one document.
constexpr std::size_t passageBytes = 6000;

/// Takes the first passage off `text`: all of it where it is not much longer, else up to a blank line, a line end or a
/// space near passageBytes; characters stay whole.
[[nodiscard]] std::string_view takePassage(std::string_view& text);

/// Gathers blocks into passages of about passageBytes: a heading begins a new one where the last is long enough, and a
/// block longer than that is cut.
class PassageGatherer {
public:
    using Take = std::function<Result<void>(ImportedDocument&& passage)>;

    explicit PassageGatherer(Take take) : m_take(std::move(take)) {}

    Result<void> add(Block&& block, const Place& place = {});
    Result<void> finish(); ///< hands on what is left

private:
    Take m_take;
    std::string m_passage;
    Place m_begin; ///< of its first block, and of its last
    Place m_end;
    Block::Kind m_last = Block::Kind::Paragraph;
};

} // namespace polymath
