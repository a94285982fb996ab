#include "core/exchange/expertfile.h"

#include "core/base/hash.h"
#include "core/base/system.h"
#include "core/base/translate.h"
#include "core/exchange/artefact.h"
#include "core/formats/modelfile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <utility>

namespace polymath {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

/// What the project knows about an expert or a composition, in the same words for both.
struct Subject {
    std::string name;
    std::string method;
    std::vector<std::string> domains;
    std::vector<std::string> experts; ///< with gates, in their order
    fs::path file;
    std::int64_t parameters = 0;
    std::int64_t trainedParameters = 0;
    std::int64_t steps = 0;
    std::int64_t trainedTokens = 0;
    double seconds = 0;
    std::int64_t peakMemoryBytes = 0;
    std::int64_t createdMs = 0;
};

template <typename Record> Subject common(const Record& record, const fs::path& folder)
{
    Subject subject;
    subject.name = record.name;
    subject.file = folder / record.file;
    subject.parameters = record.parameters;
    subject.trainedParameters = record.trainedParameters;
    subject.steps = record.steps;
    subject.trainedTokens = record.trainedTokens;
    subject.seconds = record.seconds;
    subject.peakMemoryBytes = record.peakMemoryBytes;
    subject.createdMs = record.createdMs;
    return subject;
}

Result<Subject> subjectNamed(const Project& project, const std::string& name)
{
    POLYMATH_TRY(expert, project.findExpert(name));
    if (expert) {
        auto subject = common(*expert, project.folder());
        subject.method = expert->method;
        subject.domains = expert->domains;
        if (expert->method == "mode") {
            subject.experts = {name};
        }
        return subject;
    }
    POLYMATH_TRY(composition, project.findComposition(name));
    if (composition) {
        auto subject = common(*composition, project.folder());
        subject.method = "composition";
        subject.experts = composition->experts;
        return subject;
    }
    return fail(ErrorCode::Usage,
                sentence(POLYMATH_TEXT("sentences", "The project has no expert or composition '%1'."), {name}));
}

json parsedOr(const std::map<std::string, std::string>& header, const char* key, json otherwise)
{
    const auto found = header.find(key);
    auto value = found == header.end() ? json() : json::parse(found->second, nullptr, false);
    return value.type() == otherwise.type() ? value : otherwise;
}

/// How many documents and tokens of each domain: numbers alone, no text.
Result<json> dataOf(const Project& project, const json& trained)
{
    json data = trained;
    for (auto& [domain, numbers] : data.items()) {
        POLYMATH_TRY(record, project.findDomain(domain));
        if (record && numbers.is_object()) {
            numbers["domain_documents"] = record->documents;
            numbers["domain_tokens"] = record->tokens;
        }
    }
    return data;
}

Result<json> metricsOf(const Project& project, const std::string& subject)
{
    POLYMATH_TRY(evaluations, project.evaluations());
    POLYMATH_TRY(domains, project.domains());
    auto list = json::array();
    for (const auto& row : evaluations) {
        const auto domain = std::find_if(domains.begin(), domains.end(),
                                         [&row](const auto& record) { return record.name == row.domain; });
        if (row.subject != subject || domain == domains.end()) {
            continue;
        }
        json metric{{"domain", row.domain},
                    {"role", toText(domain->role)},
                    {"documents", row.documents},
                    {"tokens", row.tokens},
                    {"accuracy", row.accuracy},
                    {"accuracy_low", row.accuracyLow},
                    {"accuracy_high", row.accuracyHigh},
                    {"nll", row.nll},
                    {"perplexity", row.perplexity},
                    {"perplexity_low", row.perplexityLow},
                    {"perplexity_high", row.perplexityHigh},
                    {"settings", json::parse(row.settingsJson, nullptr, false)},
                    {"measured_ms", row.measuredMs}};
        const auto base = std::find_if(evaluations.begin(), evaluations.end(), [&row](const auto& other) {
            return other.subject == "base" && other.domain == row.domain && other.settingsJson == row.settingsJson;
        });
        if (base != evaluations.end()) {
            metric["base_accuracy"] = base->accuracy;
            metric["base_perplexity"] = base->perplexity;
        }
        list.push_back(std::move(metric));
    }
    return list;
}

std::uint64_t dataBytes(const SafetensorsFile& file)
{
    std::uint64_t bytes = 0;
    for (const auto& [name, tensor] : file.tensors()) {
        bytes += tensor.data.size();
    }
    return bytes;
}

bool isFinite(const TensorEntry& tensor)
{
    for (std::size_t place = 0; place + sizeof(float) <= tensor.data.size(); place += sizeof(float)) {
        float value = 0;
        std::memcpy(&value, tensor.data.data() + place, sizeof value);
        if (!std::isfinite(value)) {
            return false;
        }
    }
    return true;
}

/// The sha256 of all tensors' bytes, in the order of their names. Errors: BadInput for values that are not numbers.
Result<std::string> checkedDigest(const SafetensorsFile& file, ByteCounter& counter)
{
    Sha256 hash;
    for (const auto& [name, tensor] : file.tensors()) {
        if (!isFinite(tensor)) {
            return fail(ErrorCode::BadInput,
                        sentence(POLYMATH_TEXT("sentences",
                                               "'%1' is damaged: its tensor '%2' holds values that are not numbers."),
                                 {file.path().string(), name}));
        }
        hash.update(tensor.data);
        POLYMATH_CHECK(counter.add(tensor.data.size()));
    }
    return hash.hex();
}

Result<void> copyTensors(const SafetensorsFile& file, const fs::path& target,
                         const std::map<std::string, std::string>& header, ByteCounter& counter)
{
    std::vector<TensorPlan> plan;
    for (const auto& [name, tensor] : file.tensors()) {
        plan.push_back({name, tensor.type, tensor.shape});
    }
    POLYMATH_TRY(writer, SafetensorsWriter::create(target, std::move(plan), header));
    for (const auto& [name, tensor] : file.tensors()) {
        POLYMATH_CHECK(writer.write(tensor.data));
        POLYMATH_CHECK(counter.add(tensor.data.size()));
    }
    return writer.finish();
}

Result<std::map<std::string, std::string>> completedHeader(const Project& project, const Subject& subject,
                                                           std::map<std::string, std::string> header)
{
    POLYMATH_TRY(base, project.baseModel());
    POLYMATH_TRY(data, dataOf(project, parsedOr(header, "data", json::object())));
    POLYMATH_TRY(metrics, metricsOf(project, subject.name));
    if (!subject.domains.empty()) {
        header["domains"] = json(subject.domains).dump();
    }
    header["name"] = subject.name;
    header["method"] = subject.method;
    header["experts"] = json(subject.experts).dump();
    header["base_name"] = base.name;
    header["base_sha256"] = base.sha256;
    header["base_architecture"] = base.architecture;
    header["base_config"] = base.configJson;
    header["data"] = data.dump();
    header["metrics"] = metrics.dump();
    header["steps"] = std::to_string(subject.steps);
    header["trained_tokens"] = std::to_string(subject.trainedTokens);
    header["parameters"] = std::to_string(subject.parameters);
    header["trained_parameters"] = std::to_string(subject.trainedParameters);
    header["seconds"] = json(subject.seconds).dump();
    header["peak_memory_bytes"] = std::to_string(subject.peakMemoryBytes);
    header["created_ms"] = std::to_string(subject.createdMs);
    return header;
}

std::int64_t wholeOf(const std::map<std::string, std::string>& header, const char* key)
{
    const auto found = header.find(key);
    std::int64_t value = 0;
    if (found != header.end()) {
        std::from_chars(found->second.data(), found->second.data() + found->second.size(), value);
    }
    return value;
}

double numberOf(const std::map<std::string, std::string>& header, const char* key)
{
    const auto found = header.find(key);
    const auto value = found == header.end() ? json() : json::parse(found->second, nullptr, false);
    return value.is_number() ? value.get<double>() : 0;
}

template <typename T> T fieldOr(const json& object, const char* key, T otherwise)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    if constexpr (std::is_same_v<T, std::string>) {
        return found != object.end() && found->is_string() ? found->get<T>() : otherwise;
    } else {
        return found != object.end() && found->is_number() ? found->get<T>() : otherwise;
    }
}

std::vector<std::string> textsOf(const json& list)
{
    std::vector<std::string> texts;
    for (const auto& entry : list) {
        if (entry.is_string()) {
            texts.push_back(entry.get<std::string>());
        }
    }
    return texts;
}

ExpertFileInfo infoFrom(const ArtefactHeader& header)
{
    ExpertFileInfo info;
    info.kind = header.kind;
    info.name = header.name;
    info.baseName = header.baseName;
    info.baseSha256 = header.baseSha256;
    info.experts = header.experts;
    info.domains = textsOf(parsedOr(header.all, "domains", json::array()));
    const auto data = parsedOr(header.all, "data", json::object());
    for (const auto& [domain, numbers] : data.items()) {
        info.documents += fieldOr(numbers, "documents", std::int64_t{0});
    }
    info.tokens = wholeOf(header.all, "trained_tokens");
    info.steps = wholeOf(header.all, "steps");
    const auto licence = header.all.find("licence");
    info.licence = licence == header.all.end() ? std::string() : licence->second;
    for (const auto& row : parsedOr(header.all, "metrics", json::array())) {
        info.scores.push_back({fieldOr(row, "domain", std::string()), fieldOr(row, "role", std::string()),
                               fieldOr(row, "accuracy", 0.0), fieldOr(row, "accuracy_low", 0.0),
                               fieldOr(row, "accuracy_high", 0.0), fieldOr(row, "base_accuracy", -1.0)});
    }
    return info;
}

std::string shortened(const std::string& sha256) { return sha256.empty() ? "none given" : sha256.substr(0, 12) + "…"; }

Result<void> refuseKnown(const Project& project, const std::string& sha256, const fs::path& file)
{
    const auto refuse = [&](const std::string& name) {
        return fail(ErrorCode::Usage, sentence(POLYMATH_TEXT("sentences", "'%1' is in this project already, as '%2'."),
                                               {file.string(), name}));
    };
    POLYMATH_TRY(experts, project.experts());
    for (const auto& expert : experts) {
        if (expert.sha256 == sha256) {
            return refuse(expert.name);
        }
    }
    POLYMATH_TRY(compositions, project.compositions());
    for (const auto& composition : compositions) {
        if (composition.sha256 == sha256) {
            return refuse(composition.name);
        }
    }
    return {};
}

fs::path freePlace(const fs::path& folder, const std::string& name)
{
    const auto stem = safeFileName(name) + "-imported";
    auto place = folder / (stem + ".safetensors");
    std::error_code ignored;
    for (int number = 2; fs::exists(place, ignored); ++number) {
        place = folder / (stem + "-" + std::to_string(number) + ".safetensors");
    }
    return place;
}

template <typename Record>
void fill(Record& record, const ArtefactHeader& header, const std::string& file, const std::string& sha256)
{
    record.file = file;
    record.sha256 = sha256;
    record.configJson = engine::toJson(header.settings);
    record.parameters = wholeOf(header.all, "parameters");
    record.trainedParameters = wholeOf(header.all, "trained_parameters");
    record.steps = wholeOf(header.all, "steps");
    record.trainedTokens = wholeOf(header.all, "trained_tokens");
    record.seconds = numberOf(header.all, "seconds");
    record.peakMemoryBytes = wholeOf(header.all, "peak_memory_bytes");
    record.createdMs = nowMs();
}

Result<void> addSubject(Project& project, const ArtefactHeader& header, const std::string& name,
                        const std::string& file, const std::string& sha256)
{
    if (header.kind == "composition") {
        CompositionRecord record;
        record.name = name;
        record.router = header.addition.router.empty() ? "none" : header.addition.router;
        record.training = header.settings.training;
        record.experts = header.experts;
        fill(record, header, file, sha256);
        POLYMATH_TRY(id, project.addComposition(record));
        static_cast<void>(id);
        return {};
    }
    ExpertRecord record;
    record.name = name;
    record.method = header.kind;
    record.domains = textsOf(parsedOr(header.all, "domains", json::array()));
    fill(record, header, file, sha256);
    POLYMATH_TRY(id, project.addExpert(record));
    static_cast<void>(id);
    return {};
}

/// Everything that can be wrong with a file, before it is copied.
Result<void> checkWhole(const SafetensorsFile& file, const ArtefactHeader& header, const BaseModelRecord& base,
                        ByteCounter& counter)
{
    POLYMATH_CHECK(checkBase(infoFrom(header), file.path(), base));
    POLYMATH_TRY(model, ModelFile::open(base.path));
    POLYMATH_TRY(expected, artefactTensors(model.config(), header));
    POLYMATH_CHECK(checkTensors(file, expected));
    POLYMATH_TRY(digest, checkedDigest(file, counter));
    const auto given = header.all.find("tensors_sha256");
    if (given != header.all.end() && given->second != digest) {
        return fail(
            ErrorCode::BadInput,
            sentence(
                POLYMATH_TEXT("sentences",
                              "'%1' is damaged: its weights are not those that were written. Ask for the file again."),
                {file.path().string()}),
            "expected " + given->second + ", found " + digest);
    }
    return {};
}

} // namespace

Result<ExpertFileInfo> readExpertFile(const fs::path& file)
{
    POLYMATH_TRY(opened, SafetensorsFile::open(file));
    POLYMATH_TRY(header, headerOf(opened));
    auto info = infoFrom(header);
    std::error_code ignored;
    info.bytes = static_cast<std::int64_t>(fs::file_size(file, ignored));
    return info;
}

Result<void> checkBase(const ExpertFileInfo& info, const fs::path& file, const BaseModelRecord& base)
{
    if (info.baseSha256 == base.sha256) {
        return {};
    }
    return fail(
        ErrorCode::BadInput,
        sentence(POLYMATH_TEXT("sentences", "'%1' was trained on %2 (sha256 %3), and this project's base is %4 (sha256 "
                                            "%5). An expert works only with the very model it was trained on."),
                 {file.string(), info.baseName.empty() ? "another model" : info.baseName, shortened(info.baseSha256),
                  base.name, shortened(base.sha256)}),
        info.baseSha256 + " is not " + base.sha256);
}

Result<void> exportExpertFile(const Project& project, const std::string& subject, const fs::path& target,
                              const std::string& licence, const ByteProgress& progress)
{
    POLYMATH_TRY(record, subjectNamed(project, subject));
    POLYMATH_TRY(file, SafetensorsFile::open(record.file));
    POLYMATH_TRY(known, headerOf(file));
    if (record.experts.empty()) { // of its own making
        record.experts = known.experts;
    }
    POLYMATH_TRY(header, completedHeader(project, record, known.all));
    const auto bytes = dataBytes(file);
    POLYMATH_CHECK(checkRoom(target, bytes));
    ByteCounter counter(progress, 2 * bytes);
    POLYMATH_TRY(digest, checkedDigest(file, counter));
    header["tensors_sha256"] = digest;
    if (licence.empty()) {
        header.erase("licence");
    } else {
        header["licence"] = licence;
    }
    return copyTensors(file, target, header, counter);
}

Result<std::string> importExpertFile(Project& project, const fs::path& file, const std::string& name,
                                     const ByteProgress& progress)
{
    POLYMATH_TRY(opened, SafetensorsFile::open(file));
    POLYMATH_TRY(header, headerOf(opened));
    POLYMATH_TRY(base, project.baseModel());
    const auto bytes = dataBytes(opened);
    ByteCounter counter(progress, 2 * bytes);
    POLYMATH_CHECK(checkWhole(opened, header, base, counter));
    POLYMATH_TRY(sha256, sha256OfFile(file));
    POLYMATH_CHECK(refuseKnown(project, sha256, file));
    const auto folder = header.kind == "composition" ? project.compositionsFolder() : project.expertsFolder();
    POLYMATH_CHECK(checkRoom(folder, bytes));
    const auto place = freePlace(folder, header.name);
    POLYMATH_CHECK(copyTensors(opened, place, header.all, counter));
    POLYMATH_TRY(free, project.freeSubjectName(header.name));
    const auto chosen = name.empty() ? free : name;
    POLYMATH_TRY(copied, sha256OfFile(place));
    auto added = addSubject(project, header, chosen, fs::relative(place, project.folder()).string(), copied);
    if (!added) {
        std::error_code ignored;
        fs::remove(place, ignored);
        return passOn(std::move(added));
    }
    return chosen;
}

} // namespace polymath
