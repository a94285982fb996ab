#include "core/text/readers/readers.h"

#include "core/text/readers/passages.h"
#include "core/text/readers/textfile.h"
#include "core/text/readers/words.h"

#include <algorithm>
#include <cstdint>

namespace polymath {

Result<void> readPlainText(const ReadInput& input, ReadSink& sink)
{
    POLYMATH_TRY(content, openText(input, sink));
    auto text = content.text();
    auto kept = text.size();
    std::int64_t line = 1;
    while (!text.empty()) {
        if (kept - text.size() > forgetBytes) {
            content.forget();
            kept = text.size();
        }
        const auto passage = takePassage(text);
        const auto last = line + std::count(passage.begin(), passage.end(), '\n');
        ImportedDocument document{{}, tidy(passage)};
        if (!document.text.empty()) {
            const auto above = std::min(passage.find_first_not_of(" \t\r\n"), passage.size());
            const auto begin =
                line + std::count(passage.begin(), passage.begin() + static_cast<std::ptrdiff_t>(above), '\n');
            document.place = placeText({Place::Unit::Line, begin}, {Place::Unit::Line, last});
            POLYMATH_CHECK(sink.document(std::move(document)));
        }
        line = last;
    }
    return {};
}

} // namespace polymath
