#include "core/text/copies.h"

#include "core/text/importing.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace polymath {

namespace {

constexpr std::int64_t signedAtOnce = 500;
constexpr const char* unsignedKey = "unsigned_documents"; ///< set by the migration to schema 3

/// Signatures that differ by more than their estimate's error (four times 0.035 and a bit) need no exact look.
constexpr double estimateMargin = 0.15;

/// A sketch of fewer hashes, of a text of some 130 words, says too little of what share is elsewhere.
constexpr std::size_t leastHashes = 8;
/// So many hashes in common, and this share of the shorter of two documents, is more than phrases that anybody uses.
constexpr std::size_t leastShared = 3;
constexpr double leastShare = 0.1;
/// A document of which as much as this is in other splits gives them away.
constexpr double leakShare = 0.3;

constexpr std::array<Split, 3> allSplits{Split::Train, Split::Validation, Split::Test};

constexpr unsigned bitOf(Split split) { return 1U << static_cast<unsigned>(split); }
/// Those that a document of this split must not be in: it is to measure what was learned from them.
constexpr unsigned bitsBefore(Split split) { return bitOf(split) - 1; }
constexpr unsigned inThisDomain = 8;
constexpr unsigned inAnother = 16;

bool isMuch(const PartIndex::Shared& shared, std::size_t own, std::size_t other)
{
    return static_cast<double>(shared.places.size()) >= leastShare * static_cast<double>(std::min(own, other));
}

/// What share of a sketch's hashes has one of these bits.
double shareOf(const std::vector<unsigned>& where, unsigned bits)
{
    const auto count = std::count_if(where.begin(), where.end(), [bits](unsigned one) { return (one & bits) != 0; });
    return static_cast<double>(count) / static_cast<double>(where.size());
}

/// Where a document of these may be: in the first split of which it has so much that it gives it away, else in its own.
Split earlierSplit(const PartIndex& parts, const std::vector<Split>& splits, std::size_t number,
                   const std::vector<std::uint32_t>& sketch)
{
    if (splits[number] == Split::Train || sketch.size() < leastHashes) {
        return splits[number];
    }
    std::vector<unsigned> where(sketch.size());
    for (const auto& shared : parts.shared(sketch, leastShared)) {
        if (shared.entry != number && isMuch(shared, sketch.size(), parts.sizeOf(shared.entry))) {
            for (const auto place : shared.places) {
                where[place] |= bitOf(splits[shared.entry]);
            }
        }
    }
    const auto gives = [&](Split split) { return shareOf(where, bitsBefore(split) | bitOf(split)) >= leakShare; };
    return *std::find_if(allSplits.begin(), allSplits.end(),
                         [&](Split split) { return split == splits[number] || gives(split); });
}

/// Whether near copies teach the same. Questions about one text are near copies of each other where the text stands in
/// their prompts; they are as different as what they ask, at the prompts' ends, and what answers them.
bool teachTheSame(const DocumentRecord& a, const DocumentRecord& b, double similarity)
{
    const auto asked = [](const DocumentRecord& document) {
        const std::string_view prompt = document.prompt;
        const auto end = prompt.rfind("\n\n");
        return end == std::string_view::npos ? prompt : prompt.substr(end + 2);
    };
    const auto alike = [similarity](std::string_view left, std::string_view right) {
        return left == right || jaccard(shingles({}, left), shingles({}, right)) >= similarity;
    };
    return a.prompt.empty() || b.prompt.empty() || (alike(asked(a), asked(b)) && alike(a.text, b.text));
}

/// Sets of documents, each found by its first member.
class Groups {
public:
    explicit Groups(std::size_t count) : m_parents(count) { std::iota(m_parents.begin(), m_parents.end(), 0U); }

    std::size_t first(std::size_t member)
    {
        while (m_parents[member] != member) {
            member = m_parents[member] = m_parents[m_parents[member]];
        }
        return member;
    }
    void join(std::size_t a, std::size_t b)
    {
        a = first(a);
        b = first(b);
        m_parents[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> m_parents;
};

} // namespace

Copies::Copies(const Project& project, Project& kept, RowId domain, const CleaningOptions& options)
    : m_project(&project), m_kept(&kept), m_domain(domain), m_options(options)
{
}

Result<bool> Copies::areSigned(const Project& project)
{
    POLYMATH_TRY(waiting, project.setting(unsignedKey));
    return waiting.value_or("") != "1";
}

Result<Copies> Copies::open(const Project& project, Project& kept, RowId domain, const CleaningOptions& options,
                            const std::vector<RowId>& replaced, const std::function<bool()>& keepGoing)
{
    Copies copies(project, kept, domain, options);
    copies.m_replaced.insert(replaced.begin(), replaced.end());
    POLYMATH_TRY(places, project.sourcePlaces());
    for (const auto& place : places) {
        copies.m_sources.emplace(place.id, place);
    }
    if (&kept == &project) {
        POLYMATH_CHECK(copies.signOlderDocuments(keepGoing));
    }
    POLYMATH_CHECK(project.forEachSignature([&copies](const SignatureRecord& record) {
        copies.remember({record.documentId, static_cast<std::int32_t>(record.domainId), record.split, false},
                        record.signature);
    }));
    return copies;
}

void Copies::remember(const Known& known, std::string_view signature)
{
    if (signature.empty()) {
        return; // a document without words is near to nothing
    }
    m_known.push_back(known);
    m_index.add(minHashOf(signature));
    m_parts.add(sketchIn(signature));
}

bool Copies::stays(RowId source) const
{
    const auto place = m_sources.find(source);
    return place == m_sources.end() || (place->second.visibility == Visibility::Shown && !m_replaced.contains(source));
}

Copies::Verdict Copies::judgeSame(const DocumentRecord& known)
{
    Verdict verdict;
    if (stays(known.sourceId) || !m_claimed.insert(known.id).second) {
        verdict.kind = Verdict::Kind::Copy;
    } else {
        verdict.kind = Verdict::Kind::Claim;
        verdict.claimed = known.id;
    }
    return verdict;
}

Result<Copies::Verdict> Copies::judge(const DocumentRecord& document)
{
    using Kind = Verdict::Kind;
    Verdict verdict;
    verdict.split = document.split;
    const auto own = shingles(document.prompt, document.text);
    verdict.signature = packedSignature(own);
    const auto least = std::min(sameSplitSimilarity, m_options.nearDuplicate);
    std::array<bool, 3> splits{}; // that near copies are in
    bool nearInDomain = false;
    for (const auto index : m_index.candidates(minHashOf(verdict.signature))) {
        const auto& known = m_known[index];
        const bool inDomain = known.domain == m_domain;
        const auto split = static_cast<std::size_t>(known.split);
        if (splits[split] && (inDomain ? nearInDomain || !m_options.dropNearDuplicates : verdict.isElsewhere)) {
            continue; // it has nothing new to say, and forms make thousands of near copies
        }
        POLYMATH_TRY(signature, placeOf(known).signatureOf(known.id));
        if (MinHash::similarity(minHashOf(verdict.signature), minHashOf(signature)) < least - estimateMargin) {
            continue;
        }
        POLYMATH_TRY(found, placeOf(known).document(known.id));
        if (!found) {
            continue; // somebody deleted it meanwhile
        }
        if (inDomain && found->hash == document.hash) {
            verdict.kind = Kind::Copy;
            return known.isNew ? verdict : judgeSame(*found);
        }
        const auto similarity = jaccard(own, shingles(found->prompt, found->text));
        splits[split] = splits[split] || similarity >= sameSplitSimilarity;
        if (similarity >= m_options.nearDuplicate && (known.isNew || stays(found->sourceId)) &&
            teachTheSame(document, *found, m_options.nearDuplicate)) {
            (inDomain ? nearInDomain : verdict.isElsewhere) = true;
        }
    }
    const auto count = std::count(splits.begin(), splits.end(), true);
    if (nearInDomain && m_options.dropNearDuplicates) {
        verdict.kind = Kind::NearCopy;
    } else if (verdict.isElsewhere && m_options.dropOtherDomains) {
        verdict.kind = Kind::OtherDomain;
    } else if (count > 1) {
        verdict.kind = Kind::BetweenSplits;
    } else if (count == 1) {
        verdict.split = static_cast<Split>(std::find(splits.begin(), splits.end(), true) - splits.begin());
        verdict.moved = verdict.split != document.split;
    }
    if (verdict.kind == Kind::Keep) {
        POLYMATH_CHECK(judgeParts(document, count == 1, verdict));
    }
    return verdict;
}

Result<void> Copies::judgeParts(const DocumentRecord& document, bool isBound, Verdict& verdict)
{
    const auto sketch = m_parts.ownIn(sketchIn(verdict.signature));
    if (sketch.size() < leastHashes) {
        return {};
    }
    std::vector<unsigned> where(sketch.size()); // each hash is
    std::vector<Known> later;                   // those that this one would give away, in another split
    for (const auto& shared : m_parts.shared(sketch, leastShared)) {
        const auto& known = m_known[shared.entry];
        if (!isMuch(shared, sketch.size(), m_parts.sizeOf(shared.entry))) {
            continue;
        }
        POLYMATH_TRY(found, placeOf(known).document(known.id));
        const bool isClaimed = !known.isNew && m_claimed.contains(known.id);
        if (!found || (!known.isNew && !isClaimed && m_replaced.contains(found->sourceId))) {
            continue; // it goes with this import
        }
        auto bits = bitOf(known.split);
        if (known.isNew || isClaimed || stays(found->sourceId)) {
            bits |= known.domain == m_domain ? inThisDomain : inAnother;
        }
        for (const auto place : shared.places) {
            where[place] |= bits;
        }
        if (known.split != Split::Train) {
            later.push_back(known);
        }
    }
    const bool isText = document.prompt.empty(); // a question about a text teaches something else than the text
    verdict.isElsewhere = verdict.isElsewhere || (isText && shareOf(where, inAnother) >= m_options.nearDuplicate);
    if (isText && m_options.dropNearDuplicates && shareOf(where, inThisDomain) >= m_options.nearDuplicate) {
        verdict.kind = Verdict::Kind::NearCopy;
        return {};
    }
    if (verdict.isElsewhere && m_options.dropOtherDomains) {
        verdict.kind = Verdict::Kind::OtherDomain;
        return {};
    }
    std::array<bool, 3> free{};
    const auto freeOf = [&free](Split split) -> bool& { return free[static_cast<std::size_t>(split)]; };
    for (const auto split : allSplits) {
        freeOf(split) = shareOf(where, bitsBefore(split)) < leakShare;
    }
    for (const auto& known : later) {
        POLYMATH_TRY(isGiven, wouldGiveAway(known, sketch));
        for (const auto split : allSplits) {
            freeOf(split) = freeOf(split) && !(isGiven && split < known.split);
        }
    }
    if (freeOf(verdict.split)) {
        return {};
    }
    const auto other = std::find_if(allSplits.begin(), allSplits.end(), freeOf);
    if (isBound || other == allSplits.end()) {
        verdict.kind = Verdict::Kind::BetweenSplits;
        for (std::size_t place = 0; place < sketch.size(); ++place) {
            if (where[place] != 0) {
                m_parts.blame(sketch[place]);
            }
        }
    } else {
        verdict.split = *other;
        verdict.moved = true;
    }
    return {};
}

Result<bool> Copies::wouldGiveAway(const Known& known, const std::vector<std::uint32_t>& sketch) const
{
    POLYMATH_TRY(signature, placeOf(known).signatureOf(known.id));
    const auto theirs = m_parts.ownIn(sketchIn(signature));
    if (theirs.size() < leastHashes) {
        return false;
    }
    std::vector<unsigned> where(theirs.size());
    for (std::size_t place = 0; place < theirs.size(); ++place) { // both are sorted
        where[place] = std::binary_search(sketch.begin(), sketch.end(), theirs[place]) ? 1U : 0U;
    }
    for (const auto& shared : m_parts.shared(theirs, leastShared)) {
        const bool isBefore = m_known[shared.entry].split < known.split;
        if (isBefore && isMuch(shared, theirs.size(), m_parts.sizeOf(shared.entry))) {
            for (const auto place : shared.places) {
                where[place] = 1U;
            }
        }
    }
    return shareOf(where, 1U) >= leakShare;
}

void Copies::added(RowId id, const Verdict& verdict)
{
    remember({id, static_cast<std::int32_t>(m_domain), verdict.split, true}, verdict.signature);
}

Result<void> Copies::signOlderDocuments(const std::function<bool()>& keepGoing)
{
    POLYMATH_TRY(isDone, areSigned(*m_kept));
    if (isDone) {
        return {};
    }
    bool more = true;
    const auto signSome = [&]() -> Result<void> {
        POLYMATH_TRY(documents, m_kept->unsignedDocuments(signedAtOnce));
        more = !documents.empty();
        for (const auto& document : documents) {
            POLYMATH_CHECK(m_kept->addSignature({document.id, document.domainId, document.split,
                                                 packedSignature(shingles(document.prompt, document.text))}));
        }
        return {};
    };
    while (more) {
        POLYMATH_CHECK(m_kept->inTransaction(signSome));
        if (keepGoing && !keepGoing()) {
            return fail(ErrorCode::Cancelled, "Looking for near copies was stopped.");
        }
    }
    std::vector<Known> known;
    std::vector<std::string> signatures; // only here: older projects are looked through once
    POLYMATH_CHECK(m_kept->forEachSignature([&](const SignatureRecord& record) {
        if (!record.signature.empty()) {
            known.push_back({record.documentId, static_cast<std::int32_t>(record.domainId), record.split, false});
            signatures.push_back(record.signature);
        }
    }));
    NearIndex index;
    PartIndex parts;
    Groups groups(known.size());
    for (std::size_t number = 0; number < known.size(); ++number) {
        std::optional<std::vector<std::uint64_t>> own;
        for (const auto candidate : index.candidates(minHashOf(signatures[number]))) {
            if (groups.first(candidate) == groups.first(number) ||
                MinHash::similarity(minHashOf(signatures[number]), minHashOf(signatures[candidate])) <
                    sameSplitSimilarity - estimateMargin) {
                continue;
            }
            if (!own) {
                POLYMATH_TRY(mine, m_kept->document(known[number].id));
                own = mine ? shingles(mine->prompt, mine->text) : std::vector<std::uint64_t>();
            }
            POLYMATH_TRY(other, m_kept->document(known[candidate].id));
            if (other && jaccard(*own, shingles(other->prompt, other->text)) >= sameSplitSimilarity) {
                groups.join(number, candidate);
            }
        }
        index.add(minHashOf(signatures[number]));
        parts.add(sketchIn(signatures[number]));
        if (keepGoing && !keepGoing()) {
            return fail(ErrorCode::Cancelled, "Looking for near copies was stopped.");
        }
    }
    std::vector<Split> splits(known.size());
    for (std::size_t number = 0; number < known.size(); ++number) {
        splits[number] = known[groups.first(number)].split;
    }
    for (bool changed = true; std::exchange(changed, false);) { // what moves may give others away
        for (std::size_t number = 0; number < known.size(); ++number) {
            const auto split = earlierSplit(parts, splits, number, parts.ownIn(sketchIn(signatures[number])));
            changed = changed || split != splits[number];
            splits[number] = split;
        }
        if (keepGoing && !keepGoing()) {
            return fail(ErrorCode::Cancelled, "Looking for near copies was stopped.");
        }
    }
    return m_kept->inTransaction([&]() -> Result<void> {
        for (std::size_t number = 0; number < known.size(); ++number) {
            const auto split = splits[number];
            POLYMATH_CHECK(split != known[number].split ? m_kept->setSplit(known[number].id, split) : Result<void>());
        }
        return m_kept->setSetting(unsignedKey, "0");
    });
}

} // namespace polymath
