#include "app/cli/importreport.h"

#include "core/text/formats.h"

#include <cstdio>
#include <utility>

namespace polymath::cli {

namespace {

using nlohmann::json;

/// What cleaning did, as far as it did anything: "12 near copies dropped".
std::string cleaned(const CleaningCounts& counts)
{
    const std::pair<std::int64_t, const char*> parts[] = {
        {counts.repaired, "with the encoding repaired"},
        {counts.composed, "brought into form NFC"},
        {counts.tidied, "with white space tidied"},
        {counts.boilerplate, "without repeated lines"},
        {counts.masked, "with personal data masked"},
        {counts.tooShort, "too short"},
        {counts.garbled, "garbled"},
        {counts.nearDuplicates, "near copies dropped"},
        {counts.otherDomainsDropped, "of other domains dropped"},
        {counts.betweenSplits, "near copies of training and test dropped"},
    };
    std::string text;
    for (const auto& [count, words] : parts) {
        if (count > 0) {
            text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + words;
        }
    }
    return text;
}

} // namespace

json reportOf(const std::string& domain, const std::vector<EntryOutcome>& entries)
{
    auto files = json::array();
    for (const auto& entry : entries) {
        json file{{"file", entry.name},
                  {"format", entry.format},
                  {"encoding", entry.encoding},
                  {"documents", entry.documents},
                  {"duplicates", entry.cleaning.copies},
                  {"skipped", entry.skipped},
                  {"cleaning", json::parse(toJson(entry.cleaning), nullptr, false)},
                  {"notes", entry.notes},
                  {"beginning", entry.beginning},
                  {"unchanged", entry.unchanged}};
        if (!entry.problem.empty()) {
            file["problem"] = entry.problem;
        }
        files.push_back(std::move(file));
    }
    return {{"domain", domain}, {"files", files}};
}

void printReport(const std::vector<EntryOutcome>& entries)
{
    for (const auto& entry : entries) {
        if (!entry.problem.empty()) {
            std::fprintf(stderr, "%s\n", entry.problem.c_str());
            continue;
        }
        if (entry.unchanged) {
            std::printf("%s: not changed since it was imported\n", entry.name.c_str());
            continue;
        }
        const auto* format = findFormat(entry.format);
        const auto kind = (format != nullptr ? std::string(format->title) : entry.format) +
                          (entry.encoding.empty() ? "" : ", " + entry.encoding);
        std::printf("%s: %lld documents, %lld copies dropped, %lld rows without text (%s)\n", entry.name.c_str(),
                    static_cast<long long>(entry.documents), static_cast<long long>(entry.cleaning.copies),
                    static_cast<long long>(entry.skipped), kind.c_str());
        if (const auto text = cleaned(entry.cleaning); !text.empty()) {
            std::printf("    cleaned: %s\n", text.c_str());
        }
        if (const auto& found = entry.cleaning.personalData; found.total() > 0) {
            std::printf("    personal data: %lld mail addresses, %lld phone, %lld card and %lld account numbers\n",
                        static_cast<long long>(found.mails), static_cast<long long>(found.phones),
                        static_cast<long long>(found.cards), static_cast<long long>(found.ibans));
        }
        for (const auto& note : entry.notes) {
            std::printf("    %s\n", note.c_str());
        }
        if (!entry.beginning.empty()) {
            std::printf("    begins: %s\n", entry.beginning.c_str());
        }
    }
}

} // namespace polymath::cli
