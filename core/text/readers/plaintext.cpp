#include "core/text/readers/readers.h"

#include "core/text/readers/passages.h"
#include "core/text/readers/textfile.h"
#include "core/text/readers/words.h"

namespace polymath {

Result<void> readPlainText(const ReadInput& input, ReadSink& sink)
{
    POLYMATH_TRY(content, openText(input, sink));
    auto text = content.text();
    auto kept = text.size();
    while (!text.empty()) {
        if (kept - text.size() > forgetBytes) {
            content.forget();
            kept = text.size();
        }
        ImportedDocument document{{}, tidy(takePassage(text))};
        if (!document.text.empty()) {
            POLYMATH_CHECK(sink.document(std::move(document)));
        }
    }
    return {};
}

} // namespace polymath
