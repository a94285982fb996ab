#include "core/tokenizer/bpe.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/tokenizer/addedtokens.h"
#include "core/tokenizer/wordcutter.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstring>
#include <functional>
#include <limits>
#include <queue>
#include <unordered_map>
#include <utility>

namespace polymath {

namespace {

/// GPT-2's printable character for each byte: itself where printable, else the next free one from U+0100 on.
std::array<std::uint32_t, 256> printableBytes()
{
    std::array<std::uint32_t, 256> characters{};
    std::uint32_t next = 256;
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        const bool printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
        characters[byte] = printable ? byte : next++;
    }
    return characters;
}

/// From GPT-2's spelling to bytes; the text itself where it uses other characters.
std::string toBytes(const std::string& spelled)
{
    static const auto reverse = [] {
        std::unordered_map<std::uint32_t, char> map;
        const auto characters = printableBytes();
        for (std::uint32_t byte = 0; byte < 256; ++byte) {
            map[characters[byte]] = static_cast<char>(byte);
        }
        return map;
    }();
    std::string bytes;
    for (std::size_t index = 0; index < spelled.size();) {
        const auto lead = static_cast<unsigned char>(spelled[index]);
        std::uint32_t character = lead;
        std::size_t length = 1;
        if (lead >= 0xC0 && lead < 0xE0 && index + 1 < spelled.size()) { // all of them lie below U+0800
            character = ((lead & 31U) << 6) | (static_cast<unsigned char>(spelled[index + 1]) & 63U);
            length = 2;
        }
        const auto found = reverse.find(character);
        if (found == reverse.end()) {
            return spelled;
        }
        bytes.push_back(found->second);
        index += length;
    }
    return bytes;
}

/// Text in form NFC; nothing where it is so already or is not UTF-8.
std::optional<std::string> composed(std::string_view text, bool utf8)
{
    // All characters below U+0300, whose bytes are below 0xCC, are in form NFC.
    if (!utf8 ||
        std::none_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) >= 0xCC; })) {
        return std::nullopt;
    }
    UErrorCode error = U_ZERO_ERROR;
    const auto* normaliser = icu::Normalizer2::getNFCInstance(error);
    const icu::StringPiece bytes(text.data(), static_cast<std::int32_t>(text.size()));
    if (normaliser == nullptr || normaliser->isNormalizedUTF8(bytes, error)) {
        return std::nullopt;
    }
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    normaliser->normalizeUTF8(0, bytes, sink, nullptr, error);
    return U_SUCCESS(error) != 0 ? std::optional(std::move(result)) : std::nullopt;
}

struct CodeDeleter {
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
struct MatchDeleter {
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};
using Pattern = std::unique_ptr<pcre2_code, CodeDeleter>;

Result<Pattern> compile(const std::string& text, const std::string& origin)
{
    int error = 0;
    PCRE2_SIZE place = 0;
    Pattern pattern(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(),
                                  PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF, &error, &place, nullptr));
    if (!pattern) {
        return fail(ErrorCode::BadInput,
                    "'" + origin + "' cuts words by a pattern that cannot be read, at its character " +
                        std::to_string(place) + ".",
                    text);
    }
    pcre2_jit_compile(pattern.get(), PCRE2_JIT_COMPLETE);
    return pattern;
}

/// Cuts `text` at every match: matches and what lies between them are words of their own.
void cut(const Pattern& pattern, std::string_view text, std::vector<std::string_view>& words)
{
    const std::unique_ptr<pcre2_match_data, MatchDeleter> match(
        pcre2_match_data_create_from_pattern(pattern.get(), nullptr));
    std::size_t start = 0;
    std::size_t from = 0;
    while (from < text.size() && pcre2_match(pattern.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(),
                                             from, 0, match.get(), nullptr) > 0) {
        const auto* range = pcre2_get_ovector_pointer(match.get());
        if (range[1] == range[0]) {
            from = range[1] + 1;
            continue;
        }
        if (range[0] > start) {
            words.push_back(text.substr(start, range[0] - start));
        }
        words.push_back(text.substr(range[0], range[1] - range[0]));
        start = from = range[1];
    }
    if (start < text.size()) {
        words.push_back(text.substr(start));
    }
}

std::uint64_t nextNumber()
{
    static std::atomic<std::uint64_t> number = 0;
    return ++number;
}

class BpeTokenizer final : public Tokenizer {
public:
    explicit BpeTokenizer(BpeVocabulary vocabulary) : m_vocabulary(std::move(vocabulary)) {}

    Result<void> prepare(const std::string& origin)
    {
        std::vector<bool> isAdded(m_vocabulary.tokens.size(), false);
        const auto add = [&](const std::vector<std::int32_t>& ids, bool special) {
            for (const auto id : ids) {
                isAdded[static_cast<std::size_t>(id)] = true;
                m_added.add(m_vocabulary.tokens[static_cast<std::size_t>(id)], id, special);
            }
        };
        add(m_vocabulary.specials, true);
        add(m_vocabulary.userDefined, false);
        for (std::size_t id = 0; id < m_vocabulary.tokens.size(); ++id) {
            m_pieces.push_back(isAdded[id] ? m_vocabulary.tokens[id] : toBytes(m_vocabulary.tokens[id]));
            if (!isAdded[id] && m_pieces.back().size() == 1) {
                m_byteIds[static_cast<unsigned char>(m_pieces.back()[0])] = static_cast<std::int32_t>(id);
            }
            if (!isAdded[id] && m_vocabulary.wholeWords) {
                m_idsByPiece.emplace(m_pieces.back(), static_cast<std::int32_t>(id));
            }
        }
        POLYMATH_CHECK(prepareMerges(origin));
        for (const auto& text : m_vocabulary.wordPatterns) {
            POLYMATH_TRY(pattern, compile(text, origin));
            m_patterns.push_back(std::move(pattern));
        }
        if (!m_vocabulary.wordPatterns.empty()) {
            m_style = WordCutter::styleOf(m_vocabulary.wordPatterns.back());
        }
        return {};
    }

    std::vector<std::int32_t> encode(std::string_view text, SpecialTokens special) const override
    {
        std::vector<std::int32_t> ids;
        ids.reserve(text.size() / 3);
        const bool utf8 = isUtf8(text);
        const auto normalised = m_vocabulary.composes ? composed(text, utf8) : std::nullopt;
        auto& known = knownWords();
        m_added.split(
            normalised ? *normalised : text, special,
            [&](std::string_view part) { encodeText(part, utf8, known, ids); },
            [&](std::int32_t id) { ids.push_back(id); });
        return ids;
    }

    std::string piece(std::int32_t id) const override
    {
        return id >= 0 && id < vocabularySize() ? m_pieces[static_cast<std::size_t>(id)] : std::string();
    }
    int vocabularySize() const override { return static_cast<int>(m_pieces.size()); }
    std::optional<std::int32_t> bos() const override { return m_vocabulary.bos; }
    std::optional<std::int32_t> eos() const override { return m_vocabulary.eos; }

    std::string fingerprint() const override
    {
        Sha256 hash;
        const auto add = [&hash](std::string_view text) {
            hash.update(text);
            hash.update(std::string_view("\0", 1));
        };
        for (const auto& token : m_vocabulary.tokens) {
            add(token);
        }
        for (const auto& [left, right] : m_vocabulary.merges) {
            add(left);
            add(right);
        }
        for (const auto& pattern : m_vocabulary.wordPatterns) {
            add(pattern);
        }
        for (const auto id : m_vocabulary.userDefined) {
            add(std::to_string(id));
        }
        if (m_vocabulary.wholeWords) {
            add("whole words");
        }
        if (m_vocabulary.composes) {
            add("NFC");
        }
        return hash.hex();
    }

private:
    static constexpr std::size_t shortWord = 32;

    struct Merge {
        std::int32_t rank = 0;
        std::int32_t id = 0;
    };

    /// Merges by pairKey(): a hash table of one array, which is asked for every pair of every new word.
    class Merges {
    public:
        explicit Merges(std::size_t count = 0) : m_slots(std::bit_ceil(count * 2 + 1)) {}

        void add(std::uint64_t key, Merge merge) ///< the first one of a key counts
        {
            auto& slot = m_slots[placeOf(key)];
            if (slot.key != key) {
                slot = {key, merge};
            }
        }
        [[nodiscard]] const Merge* find(std::uint64_t key) const
        {
            const auto& slot = m_slots[placeOf(key)];
            return slot.key == key ? &slot.merge : nullptr;
        }

    private:
        static constexpr std::uint64_t free = ~std::uint64_t{0}; ///< no ids are negative
        struct Slot {
            std::uint64_t key = free;
            Merge merge;
        };

        /// Where the key is, or where it would be.
        [[nodiscard]] std::size_t placeOf(std::uint64_t key) const
        {
            auto place = ((key * 0x9E3779B97F4A7C15U) >> 32) & (m_slots.size() - 1);
            while (m_slots[place].key != key && m_slots[place].key != free) {
                place = (place + 1) & (m_slots.size() - 1);
            }
            return place;
        }

        std::vector<Slot> m_slots;
    };

    static std::uint64_t pairKey(std::int32_t left, std::int32_t right)
    {
        return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(left)) << 32) | static_cast<std::uint32_t>(right);
    }

    Result<void> prepareMerges(const std::string& origin)
    {
        std::unordered_map<std::string_view, std::int32_t> ids;
        for (std::size_t id = 0; id < m_vocabulary.tokens.size(); ++id) {
            ids.emplace(m_vocabulary.tokens[id], static_cast<std::int32_t>(id));
        }
        m_merges = Merges(m_vocabulary.merges.size());
        for (std::size_t rank = 0; rank < m_vocabulary.merges.size(); ++rank) {
            const auto& [left, right] = m_vocabulary.merges[rank];
            const auto leftId = ids.find(left);
            const auto rightId = ids.find(right);
            const std::string both = left + right;
            const auto whole = ids.find(both);
            if (leftId == ids.end() || rightId == ids.end() || whole == ids.end()) {
                return fail(ErrorCode::BadInput,
                            "'" + origin + "' merges '" + left + "' and '" + right +
                                "', which are not tokens together. The file is damaged; fetch it again.");
            }
            m_merges.add(pairKey(leftId->second, rightId->second),
                         Merge{static_cast<std::int32_t>(rank), whole->second});
        }
        return {};
    }

    /// Words that were met before, and their ids: text repeats them so often that merging is rare. Each has one place
    /// by its hash, where a newer one takes it over; long words and those of many tokens have none.
    class KnownWords {
    public:
        static constexpr std::size_t longestWord = 16;
        static constexpr std::size_t mostIds = 9;

        /// A word of at most 16 bytes: its length, its first eight and its last eight say all of it.
        struct Key {
            std::uint64_t first = 0;
            std::uint64_t last = 0;
            std::uint32_t length = 0; ///< 0: no word

            explicit Key(std::string_view word = {}) : length(static_cast<std::uint32_t>(word.size()))
            {
                const auto load = [word](std::size_t place, std::size_t bytes) {
                    std::uint64_t value = 0;
                    std::memcpy(&value, word.data() + place, bytes);
                    return value;
                };
                if (word.size() >= 8) {
                    first = load(0, 8);
                    last = load(word.size() - 8, 8);
                } else if (word.size() >= 4) {
                    first = load(0, 4) | (load(word.size() - 4, 4) << 32);
                } else if (!word.empty()) {
                    first = load(0, 1) | (load(word.size() / 2, 1) << 8) | (load(word.size() - 1, 1) << 16);
                }
            }
            [[nodiscard]] bool operator==(const Key&) const = default;
        };
        struct Word {
            Key key;
            std::uint32_t count = 0; ///< of ids
            std::array<std::int32_t, mostIds> ids{};
        };
        static_assert(sizeof(Word) == 64, "one line of the processor's cache");

        explicit KnownWords(std::uint64_t tokenizer) : m_tokenizer(tokenizer), m_words(std::size_t{1} << placeBits) {}

        [[nodiscard]] std::uint64_t tokenizer() const { return m_tokenizer; }
        [[nodiscard]] Word& placeOf(const Key& key)
        {
            auto hash = (key.first ^ (key.last * 0x9E3779B97F4A7C15U) ^ key.length) * 0xD6E8FEB86659FD93U;
            hash ^= hash >> 32;
            return m_words[(hash * 0xD6E8FEB86659FD93U) >> (64 - placeBits)];
        }

    private:
        static constexpr int placeBits = 16; ///< 4 MB: a language's usual words without many collisions

        std::uint64_t m_tokenizer;
        std::vector<Word> m_words;
    };

    /// Of this thread and this tokenizer.
    [[nodiscard]] KnownWords& knownWords() const
    {
        thread_local std::optional<KnownWords> known;
        if (!known || known->tokenizer() != m_number) {
            known.emplace(m_number);
        }
        return *known;
    }

    void encodeText(std::string_view text, bool utf8, KnownWords& known, std::vector<std::int32_t>& ids) const
    {
        const auto add = [&](std::string_view word) { appendWord(word, known, ids); };
        const bool byHand = utf8 && m_style;
        std::vector<std::string_view> words{text};
        for (std::size_t index = 0; index + (byHand ? 1 : 0) < m_patterns.size(); ++index) {
            std::vector<std::string_view> finer;
            for (const auto word : words) {
                cut(m_patterns[index], word, finer);
            }
            words = std::move(finer);
        }
        for (const auto word : words) {
            if (byHand) {
                WordCutter::forEachWord(*m_style, word, add);
            } else {
                add(word);
            }
        }
    }

    void appendWord(std::string_view word, KnownWords& known, std::vector<std::int32_t>& ids) const
    {
        if (word.size() > KnownWords::longestWord) {
            const auto more = encodeWord(word);
            ids.insert(ids.end(), more.begin(), more.end());
            return;
        }
        const KnownWords::Key key(word);
        auto& place = known.placeOf(key);
        if (place.key != key) {
            const auto more = encodeWord(word);
            if (more.size() > KnownWords::mostIds) {
                ids.insert(ids.end(), more.begin(), more.end());
                return;
            }
            place.key = key;
            place.count = static_cast<std::uint32_t>(more.size());
            std::copy(more.begin(), more.end(), place.ids.begin());
        }
        ids.insert(ids.end(), place.ids.begin(), place.ids.begin() + place.count);
    }

    /// Bytes without a token are dropped, as byte-level vocabularies have all.
    std::vector<std::int32_t> encodeWord(std::string_view word) const
    {
        if (m_vocabulary.wholeWords) {
            if (const auto whole = m_idsByPiece.find(std::string(word)); whole != m_idsByPiece.end()) {
                return {whole->second};
            }
        }
        std::vector<std::int32_t> bytes;
        for (const char byte : word) {
            if (const auto id = m_byteIds[static_cast<unsigned char>(byte)]; id >= 0) {
                bytes.push_back(id);
            }
        }
        return bytes.size() <= shortWord ? mergedShort(std::move(bytes)) : merged(bytes);
    }

    /// As merged(), for words of a few bytes: looking through all pairs again costs less there than keeping them in
    /// order.
    std::vector<std::int32_t> mergedShort(std::vector<std::int32_t> ids) const
    {
        constexpr auto none = std::numeric_limits<std::int32_t>::max();
        std::array<Merge, shortWord> merges{}; // of each id with the one behind it
        const auto look = [&](std::size_t place) {
            const auto* found = place + 1 < ids.size() ? m_merges.find(pairKey(ids[place], ids[place + 1])) : nullptr;
            merges[place] = found != nullptr ? *found : Merge{none, 0};
        };
        for (std::size_t place = 0; place < ids.size(); ++place) {
            look(place);
        }
        while (ids.size() > 1) {
            std::size_t best = 0;
            for (std::size_t place = 1; place + 1 < ids.size(); ++place) {
                best = merges[place].rank < merges[best].rank ? place : best;
            }
            if (merges[best].rank == none) {
                break;
            }
            ids[best] = merges[best].id;
            ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(best) + 1);
            std::copy(merges.begin() + static_cast<std::ptrdiff_t>(best) + 2,
                      merges.begin() + static_cast<std::ptrdiff_t>(ids.size()) + 1,
                      merges.begin() + static_cast<std::ptrdiff_t>(best) + 1);
            look(best);
            if (best > 0) {
                look(best - 1);
            }
        }
        return ids;
    }

    /// Merges the pair of lowest rank, the leftmost of several, until none is left. Takes n log n steps: a "word" may
    /// be a whole file of letters.
    std::vector<std::int32_t> merged(const std::vector<std::int32_t>& ids) const
    {
        struct Part {
            std::int32_t id; ///< -1: went into its left neighbour
            std::size_t previous;
            std::size_t next;
        };
        struct Candidate {
            Merge merge;
            std::size_t place;
            std::int32_t left;
            std::int32_t right;
            bool operator>(const Candidate& other) const
            {
                return std::pair(merge.rank, place) > std::pair(other.merge.rank, other.place);
            }
        };
        const auto none = ids.size();
        std::vector<Part> parts;
        for (std::size_t place = 0; place < none; ++place) {
            parts.push_back({ids[place], place == 0 ? none : place - 1, place + 1});
        }
        std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> candidates;
        const auto consider = [&](std::size_t place) {
            if (place == none || parts[place].next == none) {
                return;
            }
            const auto left = parts[place].id;
            const auto right = parts[parts[place].next].id;
            if (const auto* found = m_merges.find(pairKey(left, right)); found != nullptr) {
                candidates.push({*found, place, left, right});
            }
        };
        for (std::size_t place = 0; place < none; ++place) {
            consider(place);
        }
        while (!candidates.empty()) {
            const auto best = candidates.top();
            candidates.pop();
            auto& left = parts[best.place];
            if (left.id != best.left || left.next == none || parts[left.next].id != best.right) {
                continue; // one of both was merged meanwhile
            }
            auto& right = parts[left.next];
            left.id = best.merge.id;
            left.next = right.next;
            right.id = -1;
            if (left.next != none) {
                parts[left.next].previous = best.place;
            }
            consider(left.previous);
            consider(best.place);
        }
        std::vector<std::int32_t> result;
        for (std::size_t place = 0; place < none; place = parts[place].next) {
            result.push_back(parts[place].id);
        }
        return result;
    }

    BpeVocabulary m_vocabulary;
    AddedTokens m_added;
    std::unordered_map<std::string, std::int32_t> m_idsByPiece; ///< filled for wholeWords only
    std::vector<std::string> m_pieces;                          ///< bytes of each token
    std::array<std::int32_t, 256> m_byteIds = [] {
        std::array<std::int32_t, 256> none{};
        none.fill(-1);
        return none;
    }();
    Merges m_merges;
    std::vector<Pattern> m_patterns;
    std::optional<WordCutter::Style> m_style; ///< of the last pattern, where it is known by hand
    std::uint64_t m_number = nextNumber();    ///< tells tokenizers apart, also those at the same address one day
};

} // namespace

bool composesFor(std::string_view name) { return name == "qwen2" || name == "deepseek-r1-qwen" || name == "olmo"; }

std::optional<std::vector<std::string>> wordPatternsFor(std::string_view name)
{
    const std::string gpt2 = R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";
    // SmolLM's vocabulary joins no digits, so GPT-2's words give it one token a digit. This is how transformers reads
    // the name in a GGUF file; the model's own tokenizer.json also cuts between a space and a digit.
    // "olmo" is GPT-NeoX's vocabulary, Pythia's too.
    if (name == "gpt-2" || name == "default" || name == "smollm" || name == "olmo" || name == "mpt") {
        return std::vector{gpt2};
    }
    if (name == "qwen2" || name == "deepseek-r1-qwen") {
        return std::vector<std::string>{
            R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)"};
    }
    if (name == "llama-bpe" || name == "llama-v3" || name == "llama3") {
        return std::vector<std::string>{
            R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)"};
    }
    return std::nullopt;
}

Result<std::unique_ptr<Tokenizer>> makeBpeTokenizer(BpeVocabulary vocabulary, const std::string& origin)
{
    auto tokenizer = std::make_unique<BpeTokenizer>(std::move(vocabulary));
    POLYMATH_CHECK(tokenizer->prepare(origin));
    return tokenizer;
}

} // namespace polymath
