#include "core/formats/filekind.h"

#include "core/base/translate.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace polymath {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::size_t at;
    std::string_view bytes;
    FileKind kind;
};

constexpr std::string_view pickleAdvice = POLYMATH_TEXT(
    "sentences", "Such files can run programs when opened and are never read. Fetch the model in safetensors or GGUF.");

constexpr std::array signatures{
    Signature{0,
              "version https://git-lfs"sv,
              {POLYMATH_TEXT("sentences", "a placeholder of Git LFS for a file that was not fetched"),
               POLYMATH_TEXT("sentences", "Fetch the file itself: git lfs pull.")}},
    Signature{0, "\x89PNG"sv, {POLYMATH_TEXT("sentences", "a PNG image"), {}}},
    Signature{0, "\xFF\xD8\xFF"sv, {POLYMATH_TEXT("sentences", "a JPEG image"), {}}},
    Signature{0, "GIF8"sv, {POLYMATH_TEXT("sentences", "a GIF image"), {}}},
    Signature{8, "WEBP"sv, {POLYMATH_TEXT("sentences", "a WebP image"), {}}},
    Signature{4, "ftyp"sv, {POLYMATH_TEXT("sentences", "a film or a sound recording"), {}}},
    Signature{0, "%PDF"sv, {POLYMATH_TEXT("sentences", "a PDF document"), {}}},
    Signature{
        0,
        "PK\x03\x04"sv,
        {POLYMATH_TEXT("sentences", "a ZIP archive, an Office document or PyTorch weights"),
         POLYMATH_TEXT(
             "sentences",
             "If it holds a model, unpack it. PyTorch weights can run programs when opened and are never read.")}},
    Signature{0,
              "\x1F\x8B"sv,
              {POLYMATH_TEXT("sentences", "a gzip archive"),
               POLYMATH_TEXT("sentences", "If it holds a model, unpack it first.")}},
    Signature{0,
              "7z\xBC\xAF"sv,
              {POLYMATH_TEXT("sentences", "a 7-Zip archive"),
               POLYMATH_TEXT("sentences", "If it holds a model, unpack it first.")}},
    Signature{0,
              "\x28\xB5\x2F\xFD"sv,
              {POLYMATH_TEXT("sentences", "a Zstandard archive"),
               POLYMATH_TEXT("sentences", "If it holds a model, unpack it first.")}},
    Signature{0,
              "\xFD"
              "7zXZ"sv,
              {POLYMATH_TEXT("sentences", "an XZ archive"),
               POLYMATH_TEXT("sentences", "If it holds a model, unpack it first.")}},
    Signature{0, "SQLite format 3"sv, {POLYMATH_TEXT("sentences", "an SQLite database"), {}}},
    Signature{0, "\x89HDF"sv, {POLYMATH_TEXT("sentences", "HDF5 data, such as weights of Keras"), {}}},
    Signature{0, "\x80\x02"sv, {POLYMATH_TEXT("sentences", "PyTorch weights"), pickleAdvice}},
    Signature{0, "\x80\x03"sv, {POLYMATH_TEXT("sentences", "PyTorch weights"), pickleAdvice}},
    Signature{0, "\x80\x04"sv, {POLYMATH_TEXT("sentences", "PyTorch weights"), pickleAdvice}},
    Signature{0,
              "lmgg"sv,
              {POLYMATH_TEXT("sentences", "a model in an old format of llama.cpp"),
               POLYMATH_TEXT("sentences", "Fetch it as GGUF.")}},
    Signature{0,
              "tjgg"sv,
              {POLYMATH_TEXT("sentences", "a model in an old format of llama.cpp"),
               POLYMATH_TEXT("sentences", "Fetch it as GGUF.")}},
    Signature{0,
              "\x7F"
              "ELF"sv,
              {POLYMATH_TEXT("sentences", "a program"), {}}},
    Signature{0, "MZ"sv, {POLYMATH_TEXT("sentences", "a program"), {}}},
    Signature{8,
              "{\""sv,
              {POLYMATH_TEXT("sentences", "a safetensors file, weights without their description"),
               POLYMATH_TEXT("sentences", "Choose the folder that holds it together with config.json.")}},
};

bool isText(std::string_view beginning)
{
    return std::none_of(beginning.begin(), beginning.end(), [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return byte < 0x20 && letter != '\n' && letter != '\r' && letter != '\t';
    });
}

} // namespace

FileKind kindOfFile(std::string_view beginning)
{
    for (const auto& signature : signatures) {
        if (beginning.size() > signature.at && beginning.substr(signature.at).starts_with(signature.bytes)) {
            return signature.kind;
        }
    }
    if (beginning.empty()) {
        return {POLYMATH_TEXT("sentences", "an empty file"), {}};
    }
    const auto words = beginning.substr(0, 100);
    if (!isText(words)) {
        return {};
    }
    std::string lower(words);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    if (lower.find("<!doctype html") != std::string::npos || lower.find("<html") != std::string::npos) {
        return {
            POLYMATH_TEXT("sentences", "a web page"),
            POLYMATH_TEXT("sentences", "Perhaps the download saved the page in place of the file; fetch it again.")};
    }
    return {POLYMATH_TEXT("sentences", "a text"),
            POLYMATH_TEXT("sentences", "Texts are documents: they are imported on the page Data.")};
}

} // namespace polymath
