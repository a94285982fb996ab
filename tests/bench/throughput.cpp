// Speed of import and tokenizing, apart and together: bench_throughput MODEL SAMPLE... [--mb N] [--out FOLDER]
// Makes running text from the sentences of the samples (.jsonl with "text", or plain text), all documents different.
// Figures are processor time (user and system) of this thread, so that a busy machine does not change them much.

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/system.h"
#include "core/store/project.h"
#include "core/text/cleaning/nearcopies.h"
#include "core/text/cleaning/personaldata.h"
#include "core/text/cleaning/repeatedlines.h"
#include "core/text/cleaning/texts.h"
#include "core/text/importing.h"
#include "core/text/readers/documentreader.h"
#include "core/text/tokenfile.h"
#include "core/tokenizer/tokenizer.h"
#include "core/tokenizer/tokenizerwriter.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <sys/resource.h>
#include <vector>

namespace {

using namespace polymath;
namespace fs = std::filesystem;
using nlohmann::json;

double processorSeconds()
{
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Sentences of what people wrote, as they are in the samples.
std::vector<std::string> sentences(const std::vector<std::string>& files)
{
    std::vector<std::string> all;
    for (const auto& file : files) {
        std::ifstream stream(file);
        std::string line;
        while (std::getline(stream, line)) {
            const auto row = json::parse(line, nullptr, false);
            if (row.is_object()) {
                line = row.value("text", row.value("response", ""));
            }
            for (std::size_t start = 0; start < line.size();) {
                const auto end = std::min(line.find(". ", start), line.size() - 1);
                if (end - start > 20) {
                    all.push_back(line.substr(start, end + 1 - start));
                }
                start = end + 2;
            }
        }
    }
    return all;
}

void writeText(const fs::path& file, const std::vector<std::string>& sentences, std::uint64_t bytes)
{
    std::mt19937_64 random(1);
    std::ofstream out(file);
    for (std::uint64_t written = 0; written < bytes;) {
        std::string paragraph;
        for (auto count = 3 + random() % 6; count > 0; --count) {
            paragraph += (paragraph.empty() ? "" : " ") + sentences[random() % sentences.size()];
        }
        paragraph += "\n\n";
        out << paragraph;
        written += paragraph.size();
    }
}

class Collector : public DocumentVisitor {
public:
    Result<void> begin(const std::string&) override { return {}; }
    Result<void> document(ImportedDocument&& document) override
    {
        bytes += document.prompt.size() + document.text.size();
        if (keep) {
            documents.push_back(std::move(document));
        }
        return {};
    }
    Result<void> end(const EntryReport&) override { return {}; }

    bool keep = false;
    std::uint64_t bytes = 0;
    std::vector<ImportedDocument> documents;
};

json figures = json::object();

/// Runs `work` over `bytes` of text and prints its speed.
void measure(const char* name, std::uint64_t bytes, const std::function<void()>& work)
{
    const auto start = processorSeconds();
    work();
    const auto speed = static_cast<double>(bytes) / 1e6 / std::max(1e-6, processorSeconds() - start);
    figures[name] = speed;
    std::fprintf(stderr, "%-28s %9.1f MB/s\n", name, speed);
}

template <typename T> T need(Result<T>&& result)
{
    if (!result) {
        std::fprintf(stderr, "bench_throughput: %s\n", result.error().sentence.c_str());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*result);
    }
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> names(argv + 1, argv + argc);
    std::uint64_t megabytes = 100;
    fs::path out = fs::temp_directory_path() / "polymath-bench";
    for (std::size_t index = 0; index + 1 < names.size();) {
        const bool size = names[index] == "--mb";
        if (!size && names[index] != "--out") {
            ++index;
            continue;
        }
        size ? megabytes = std::stoull(names[index + 1]) : (out = names[index + 1], 0U);
        names.erase(names.begin() + static_cast<std::ptrdiff_t>(index),
                    names.begin() + static_cast<std::ptrdiff_t>(index) + 2);
    }
    if (names.size() < 2) {
        std::fprintf(stderr, "Usage: bench_throughput MODEL SAMPLE... [--mb N] [--out FOLDER]\n");
        return 2;
    }
    const fs::path model = names.front();
    names.erase(names.begin());
    fs::remove_all(out);
    fs::create_directories(out);
    const auto file = out / "text.txt";
    writeText(file, sentences(names), megabytes * 1'000'000);
    need(writeTokenizer(model, out)); // for the comparison
    const auto bytes = fs::file_size(file);

    // Import and tokenizing as the worker does them, before anything else is in memory
    auto project = need(Project::create(out / "bench.polymath", {}));
    const auto domain = need(project.addDomain("bench", DomainRole::Target));
    const auto tokenizer = need(loadTokenizer(model));
    const auto before = processorSeconds();
    measure("import", bytes, [&] { need(importFile(project, domain.id, file, {}, readDocuments)); });
    measure("tokenizing", bytes,
            [&] { need(tokeniseDomain(project, *need(project.findDomain("bench")), *tokenizer)); });
    figures["import and tokenizing"] = static_cast<double>(bytes) / 1e6 / (processorSeconds() - before);
    figures["peak_memory_bytes"] = peakMemoryBytes();
    figures["documents"] = need(project.findDomain("bench"))->documents;
    figures["bytes"] = bytes;
    std::fprintf(stderr, "%-28s %9.1f MB/s, at most %.0f MB of memory\n", "import and tokenizing",
                 figures["import and tokenizing"].get<double>(), static_cast<double>(peakMemoryBytes()) / 1e6);

    // The steps one by one, on at most 50 MB that are in memory
    Collector reading;
    measure("reading", bytes, [&] { need(readDocuments(file, {}, reading)); });
    measure("SHA-256", bytes, [&] { need(sha256OfFile(file)); });
    Collector kept;
    kept.keep = true;
    const auto part = out / "part.txt";
    writeText(part, sentences(names), std::min<std::uint64_t>(megabytes, 50) * 1'000'000);
    need(readDocuments(part, {}, kept));
    auto& documents = kept.documents;
    const auto each = [&](const char* name, const std::function<void(std::string&)>& work) {
        measure(name, kept.bytes, [&] {
            for (auto& document : documents) {
                work(document.text);
            }
        });
    };
    each("encoding repair", [](std::string& text) { repairEncoding(text); });
    each("form NFC", [](std::string& text) { composeUnicode(text); });
    each("white space", [](std::string& text) { tidyWhiteSpace(text); });
    RepeatedLines lines;
    each("repeated lines", [&](std::string& text) { lines.add(1, text); });
    std::size_t found = 0;
    each("garbled", [&](std::string& text) { found += isGarbled(text) ? 1U : 0U; });
    each("languages", [&](std::string& text) { found += languageOf(text).size(); });
    each("personal data", [&](std::string& text) { found += findPersonalData(text).size(); });
    each("content hash", [&](std::string& text) { found += contentHash(text).size(); });
    each("shingles", [&](std::string& text) { found += shingles("", text).size(); });
    std::vector<std::string> signatures;
    each("shingles and signatures", [&](std::string& text) { signatures.push_back(MinHash::of(shingles("", text))); });
    NearIndex index;
    measure("index of near copies", kept.bytes, [&] {
        for (const auto& signature : signatures) {
            found += index.candidates(signature).size();
            index.add(signature);
        }
    });
    each("tokenizer alone", [&](std::string& text) { found += tokenizer->encode(text).size(); });
    figures["checked"] = found;
    std::printf("%s\n", figures.dump().c_str());
    return 0;
}
