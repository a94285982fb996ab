// A libFuzzer target for every reader in formats(): POLYMATH_FUZZ_FORMAT names it, "any" recognises the format first,
// and an empty name prints all.

#include "core/text/readers/documentreader.h"
#include "core/text/readers/format.h"

#include <archive.h>
#include <archive_entry.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

using namespace polymath;

namespace {

const Format* format = nullptr; ///< nullptr for "any"
int file = -1;                  ///< in memory, which has a name under /proc

/// Takes everything and keeps nothing.
class NoSink : public ReadSink {
public:
    void at(const Place&) override {}
    Result<void> block(Block&&) override { return {}; }
    Result<void> row(const Row&) override { return {}; }
    Result<void> document(ImportedDocument&&) override { return {}; }
    Result<void> child(const std::string&, const std::filesystem::path&, const std::vector<std::int64_t>&) override
    {
        return {};
    }
    Result<void> refusedChild(const std::string&, const std::string&) override { return {}; }
    void skip(std::int64_t) override {}
    void encoding(const std::string&) override {}
    void note(std::string) override {}
    void columns(std::vector<std::string>) override {}
};

class NoVisitor : public DocumentVisitor {
public:
    Result<void> begin(const std::string&) override { return {}; }
    Result<void> document(ImportedDocument&&) override { return {}; }
    Result<void> end(const EntryReport&) override { return {}; }
};

/// Whether a format is a zip of parts, whose checksums no mutation would get right.
bool isZipOfParts(std::string_view name)
{
    constexpr std::array<std::string_view, 6> names{"docx", "pptx", "xlsx", "odt", "ods", "epub"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// A zip of parts that are written one after the other, each under a line with "\x01" and its name.
void writeParts(std::string_view parts)
{
    archive* out = archive_write_new();
    archive_write_set_format_zip(out);
    archive_write_zip_set_compression_store(out);
    archive_write_open_fd(out, file);
    while (!parts.empty()) {
        const auto next = std::min(parts.find('\x01', 1), parts.size());
        const auto part = parts.substr(0, next);
        parts.remove_prefix(next);
        const auto line = std::min(part.find('\n'), part.size());
        const std::string name(
            part.substr(part.starts_with('\x01') ? 1 : 0, line - (part.starts_with('\x01') ? 1 : 0)));
        const auto content = part.substr(std::min(line + 1, part.size()));
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        if (archive_write_header(out, entry) == ARCHIVE_OK) {
            archive_write_data(out, content.data(), content.size());
        }
        archive_entry_free(entry);
    }
    archive_write_free(out);
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***)
{
    const char* name = std::getenv("POLYMATH_FUZZ_FORMAT");
    const std::string_view wanted = name == nullptr ? "" : name;
    format = nullptr;
    for (const auto& candidate : formats()) {
        if (wanted.empty()) {
            std::printf("%s\n", std::string(candidate.name).c_str());
        }
        format = candidate.name == wanted ? &candidate : format;
    }
    if (wanted.empty()) {
        std::exit(0);
    }
    if (format == nullptr && wanted != "any") {
        std::fprintf(stderr, "POLYMATH_FUZZ_FORMAT names no format.\n");
        std::exit(2);
    }
    ::setenv("PATH", "", 1); // no other program is to run for each input
    file = file < 0 ? ::memfd_create("input", 0) : file;
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (::ftruncate(file, 0) != 0 || ::lseek(file, 0, SEEK_SET) != 0) {
        std::abort();
    }
    if (format != nullptr && isZipOfParts(format->name) && !input.starts_with("PK")) {
        writeParts(input);
    } else if (::write(file, data, size) != static_cast<ssize_t>(size)) {
        std::abort();
    }
    const std::filesystem::path path = "/proc/self/fd/" + std::to_string(file);
    const ReadOptions options;
    if (format == nullptr) {
        NoVisitor visitor;
        static_cast<void>(readDocuments(path, options, visitor));
        return 0;
    }
    NoSink sink;
    std::uint64_t unpacked = 0;
    ReadInput whole{path, "input", options};
    whole.unpacked = &unpacked;
    const auto outcome = format->read(whole, sink);
    if (!outcome && outcome.error().sentence.empty()) {
        std::abort(); // a failure must say why
    }
    return 0;
}
