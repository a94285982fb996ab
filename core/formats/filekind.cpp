#include "core/formats/filekind.h"

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

constexpr std::string_view pickleAdvice =
    "Such files can run programs when opened and are never read. Fetch the model in safetensors or GGUF.";

constexpr std::array signatures{
    Signature{0,
              "version https://git-lfs"sv,
              {"a placeholder of Git LFS for a file that was not fetched", "Fetch the file itself: git lfs pull."}},
    Signature{0, "\x89PNG"sv, {"a PNG image", {}}},
    Signature{0, "\xFF\xD8\xFF"sv, {"a JPEG image", {}}},
    Signature{0, "GIF8"sv, {"a GIF image", {}}},
    Signature{8, "WEBP"sv, {"a WebP image", {}}},
    Signature{4, "ftyp"sv, {"a film or a sound recording", {}}},
    Signature{0, "%PDF"sv, {"a PDF document", {}}},
    Signature{0,
              "PK\x03\x04"sv,
              {"a ZIP archive, an Office document or PyTorch weights",
               "If it holds a model, unpack it. PyTorch weights can run programs when opened and are never read."}},
    Signature{0, "\x1F\x8B"sv, {"a gzip archive", "If it holds a model, unpack it first."}},
    Signature{0, "7z\xBC\xAF"sv, {"a 7-Zip archive", "If it holds a model, unpack it first."}},
    Signature{0, "\x28\xB5\x2F\xFD"sv, {"a Zstandard archive", "If it holds a model, unpack it first."}},
    Signature{0,
              "\xFD"
              "7zXZ"sv,
              {"an XZ archive", "If it holds a model, unpack it first."}},
    Signature{0, "SQLite format 3"sv, {"an SQLite database", {}}},
    Signature{0, "\x89HDF"sv, {"HDF5 data, such as weights of Keras", {}}},
    Signature{0, "\x80\x02"sv, {"PyTorch weights", pickleAdvice}},
    Signature{0, "\x80\x03"sv, {"PyTorch weights", pickleAdvice}},
    Signature{0, "\x80\x04"sv, {"PyTorch weights", pickleAdvice}},
    Signature{0, "lmgg"sv, {"a model in an old format of llama.cpp", "Fetch it as GGUF."}},
    Signature{0, "tjgg"sv, {"a model in an old format of llama.cpp", "Fetch it as GGUF."}},
    Signature{0,
              "\x7F"
              "ELF"sv,
              {"a program", {}}},
    Signature{0, "MZ"sv, {"a program", {}}},
    Signature{8,
              "{\""sv,
              {"a safetensors file, weights without their description",
               "Choose the folder that holds it together with config.json."}},
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
        return {"an empty file", {}};
    }
    const auto words = beginning.substr(0, 100);
    if (!isText(words)) {
        return {};
    }
    std::string lower(words);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    if (lower.find("<!doctype html") != std::string::npos || lower.find("<html") != std::string::npos) {
        return {"a web page", "Perhaps the download saved the page in place of the file; fetch it again."};
    }
    return {"a text", "Texts are documents: they are imported on the page Data."};
}

} // namespace polymath
