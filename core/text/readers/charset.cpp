#include "core/text/readers/charset.h"

#include "core/base/utf8.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>

namespace polymath {

std::optional<std::string> decoded(std::string_view bytes, const std::string& charset)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(charset.c_str(), &status), &ucnv_close);
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &status), &ucnv_close);
    if (charset.empty() || U_FAILURE(status)) {
        return std::nullopt;
    }
    std::string result;
    std::array<UChar, 1024> pivot{};
    std::array<char, 4096> buffer{};
    UChar* pivotSource = pivot.data();
    UChar* pivotTarget = pivot.data();
    const char* at = bytes.data();
    const char* end = bytes.data() + bytes.size();
    bool first = true;
    do {
        status = U_ZERO_ERROR;
        char* written = buffer.data();
        ucnv_convertEx(to.get(), from.get(), &written, buffer.data() + buffer.size(), &at, end, pivot.data(),
                       &pivotSource, &pivotTarget, pivot.data() + pivot.size(), first, true, &status);
        first = false;
        result.append(buffer.data(), static_cast<std::size_t>(written - buffer.data()));
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    return U_FAILURE(status) ? std::nullopt : std::optional(std::move(result));
}

std::string decodedOrGuessed(std::string_view bytes, const std::string& charset)
{
    const bool ascii =
        std::all_of(bytes.begin(), bytes.end(), [](unsigned char byte) { return byte < 128 && byte != 27; });
    if (!charset.empty() && !ascii) {
        if (auto text = decoded(bytes, charset); text && text->find("\xEF\xBF\xBD") == std::string::npos) {
            return *text;
        }
    }
    if (ascii || isUtf8(bytes)) {
        return std::string(bytes);
    }
    return decoded(bytes, charset.empty() || charset == "us-ascii" ? "windows-1252" : charset)
        .value_or(decoded(bytes, "windows-1252").value_or(""));
}

} // namespace polymath
