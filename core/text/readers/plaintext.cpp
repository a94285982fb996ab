#include "core/text/readers/readers.h"

#include "core/text/readers/passages.h"
#include "core/text/readers/textfile.h"
#include "core/text/readers/words.h"

namespace polymath {

Result<void> readPlainText(const ReadInput& input, ReadSink& sink)
{
    POLYMATH_TRY(content, openText(input, sink));
    auto text = content.text();
    while (!text.empty()) {
        ImportedDocument document{{}, tidy(takePassage(text))};
        if (!document.text.empty()) {
            POLYMATH_CHECK(sink.document(std::move(document)));
        }
    }
    return {};
}

} // namespace polymath
