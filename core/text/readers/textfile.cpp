#include "core/text/readers/textfile.h"

#include "core/base/translate.h"
#include "core/base/utf8.h"
#include "core/text/readers/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace polymath {

namespace {

constexpr std::size_t sampleBytes = 64 * 1024;

/// ICU's best guess; empty when it has none worth following.
std::string detectEncoding(std::string_view sample)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) || match == nullptr || ucsdet_getConfidence(match, &status) < 10) {
        return {};
    }
    const char* name = ucsdet_getName(match, &status);
    return U_SUCCESS(status) ? name : std::string();
}

/// The encoding that the sample names, where bytes can be in it and it can be read.
std::string namedEncoding(std::string_view sample, TextFile::NamedEncoding named)
{
    const auto name = named == nullptr ? std::string() : named(sample);
    if (name.empty() || name.starts_with("utf-16") || name.starts_with("utf-32")) { // which have zero bytes
        return {};
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name.c_str(), &status), &ucnv_close);
    return U_SUCCESS(status) ? name : std::string();
}

/// Writes `source` to `target` as UTF-8, piece by piece.
Result<void> convert(std::string_view source, const std::string& encoding, const std::filesystem::path& target,
                     const std::string& name)
{
    POLYMATH_TRY(out, AtomicFile::create(target));
    POLYMATH_TRY(outcome, decode(source, encoding, [&out](std::string_view piece) { return out.write(piece); }));
    if (!outcome.known) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' seems to be in the encoding %2, which cannot be read "
                                                        "here. Save it as UTF-8 and import it again."),
                             {name, encoding}));
    }
    if (!outcome.problem.empty()) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' could not be converted from %2. Save it as UTF-8."),
                             {name, encoding}),
                    outcome.problem);
    }
    return out.finish();
}

/// isUtf8(), piece by piece, so that the memory of a large file is not all in use at once.
bool isUtf8(std::string_view bytes, bool cut, const MappedFile& file)
{
    while (bytes.size() > forgetBytes) {
        auto end = forgetBytes;
        while (end > forgetBytes - 4 && (static_cast<unsigned char>(bytes[end]) & 0xC0) == 0x80) {
            --end; // to where a character begins
        }
        if (!polymath::isUtf8(bytes.substr(0, end))) {
            return false;
        }
        file.forget();
        bytes.remove_prefix(end);
    }
    return polymath::isUtf8(bytes, cut);
}

} // namespace

Result<TextFile> TextFile::open(const std::filesystem::path& file, const std::string& name, std::size_t limit,
                                NamedEncoding named)
{
    POLYMATH_TRY(mapped, MappedFile::open(file));
    TextFile result;
    result.m_cut = mapped.text().size() > limit;
    auto bytes = mapped.text().substr(0, limit);
    while (result.m_cut && !bytes.empty() && (static_cast<unsigned char>(bytes.back()) & 0xC0) == 0x80) {
        bytes.remove_suffix(1); // an unfinished character of UTF-8; elsewhere a few bytes less
    }
    const auto sample = bytes.substr(0, sampleBytes);
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        result.m_encoding = "UTF-8";
        result.m_text = bytes.substr(3);
    } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        result.m_encoding = "UTF-16";
    } else if (sample.find('\0') != std::string_view::npos) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' is not a text file (it holds zero bytes)."), {name}));
    } else if (const auto own = namedEncoding(sample, named);
               sample.find('\x1B') != std::string_view::npos && own.starts_with("iso-2022")) { // of seven bits
        result.m_encoding = own;
    } else if (isUtf8(sample, bytes.size() > sample.size()) && isUtf8(bytes, result.m_cut, mapped)) {
        result.m_encoding = "UTF-8";
        result.m_text = bytes;
    } else {
        result.m_encoding = own.empty() || own == "utf-8" ? detectEncoding(sample) : own;
        if (result.m_encoding.empty()) {
            return fail(
                ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences", "The encoding of '%1' was not recognised. Save it as UTF-8."),
                         {name}));
        }
        if (result.m_encoding == "UTF-8") { // mostly UTF-8 with a broken byte: ICU replaces it by U+FFFD
            result.m_encoding = "UTF-8 (damaged)";
        }
    }
    if (result.m_text.data() == nullptr && !bytes.empty()) {
        const std::string encoding = result.m_encoding == "UTF-8 (damaged)" ? "UTF-8" : result.m_encoding;
        POLYMATH_TRY(scratch, ScratchFolder::create());
        const auto target = scratch.path() / "text";
        POLYMATH_CHECK(convert(bytes, encoding, target, name));
        POLYMATH_TRY(converted, MappedFile::open(target)); // which keeps the content alive
        result.m_file = std::move(converted);
        result.m_text = result.m_file.text();
        if (result.m_text.starts_with("\xEF\xBB\xBF")) {
            result.m_text.remove_prefix(3);
        }
        return result;
    }
    result.m_file = std::move(mapped);
    return result;
}

Result<TextFile> openText(const ReadInput& input, ReadSink& sink, TextFile::NamedEncoding named)
{
    POLYMATH_TRY(content, TextFile::open(input.file, input.name,
                                         input.beginning ? beginningBytes : std::string_view::npos, named));
    sink.encoding(content.encoding());
    return std::move(content);
}

std::string_view wholeLines(const TextFile& content)
{
    const auto text = content.text();
    const auto end = text.rfind('\n');
    return content.isCut() && end != std::string_view::npos ? text.substr(0, end + 1) : text;
}

} // namespace polymath
