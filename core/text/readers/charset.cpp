#include "core/text/readers/charset.h"

#include "core/base/utf8.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace polymath {

Result<Decoding> decode(std::string_view bytes, const std::string& charset,
                        const std::function<Result<void>(std::string_view)>& take)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(charset.c_str(), &status), &ucnv_close);
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &status), &ucnv_close);
    if (U_FAILURE(status)) {
        return Decoding{false, u_errorName(status)};
    }
    std::array<UChar, 8192> pivot{};
    std::array<char, 16384> buffer{};
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
        if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) {
            return Decoding{true, u_errorName(status)};
        }
        POLYMATH_CHECK(take({buffer.data(), static_cast<std::size_t>(written - buffer.data())}));
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    return Decoding{};
}

std::optional<std::string> decoded(std::string_view bytes, const std::string& charset)
{
    if (charset.empty()) {
        return std::nullopt;
    }
    std::string result;
    const auto outcome = decode(bytes, charset, [&result](std::string_view piece) -> Result<void> {
        result += piece;
        return {};
    });
    return outcome && outcome->problem.empty() ? std::optional(std::move(result)) : std::nullopt;
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
