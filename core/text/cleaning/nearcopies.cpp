#include "core/text/cleaning/nearcopies.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace polymath {

namespace {

constexpr std::size_t wordsOfShingle = 5;
constexpr std::uint64_t base = 0x9E3779B97F4A7C15U; ///< of the rolling hash; odd, so that nothing is lost

/// SplitMix64's last step: every bit of the input changes half of the output's.
constexpr std::uint64_t mixed(std::uint64_t value)
{
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31);
}

constexpr std::uint64_t powerOf(std::uint64_t value, std::size_t exponent)
{
    std::uint64_t result = 1;
    for (std::size_t index = 0; index < exponent; ++index) {
        result *= value;
    }
    return result;
}

/// What a byte is to a word: 0 ends it; ASCII letters and digits are themselves in lower case; 1 begins or goes on with
/// a character beyond ASCII.
constexpr std::array<unsigned char, 256> byteClasses()
{
    std::array<unsigned char, 256> classes{};
    for (std::size_t byte = 0; byte < 256; ++byte) {
        const bool lower = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        const bool upper = byte >= 'A' && byte <= 'Z';
        classes[byte] = static_cast<unsigned char>(lower ? byte : upper ? byte + 32 : byte >= 128 ? 1 : 0);
    }
    return classes;
}

constexpr auto classes = byteClasses();

/// Gathers words and hands on the hash of every five in a row.
class Shingler {
public:
    explicit Shingler(std::vector<std::uint64_t>& out) : m_out(out) {}

    void add(std::string_view text)
    {
        const auto* place = reinterpret_cast<const unsigned char*>(text.data());
        const auto* end = place + text.size();
        std::uint64_t word = 0;
        bool inWord = false;
        const auto finish = [&] {
            if (inWord) {
                addWord(mixed(word));
                word = 0;
                inWord = false;
            }
        };
        while (place < end) {
            const auto kind = classes[*place];
            if (kind > 1) {
                word = word * base + kind;
                inWord = true;
                ++place;
            } else if (kind == 0) {
                finish();
                ++place;
            } else {
                const auto length = std::min<std::ptrdiff_t>(*place >= 0xF0   ? 4
                                                             : *place >= 0xE0 ? 3
                                                             : *place >= 0xC0 ? 2
                                                                              : 1,
                                                             end - place);
                std::uint32_t character = 0;
                std::memcpy(&character, place, static_cast<std::size_t>(length));
                const bool alone = isWordAlone(place, length);
                if (alone || isSeparator(place, length)) {
                    finish();
                } else {
                    word = word * base + character;
                    inWord = true;
                }
                if (alone) {
                    addWord(mixed(character));
                }
                place += length;
            }
        }
        finish();
    }

    void finish()
    {
        if (m_words > 0 && m_words < wordsOfShingle) {
            m_out.push_back(mixed(m_rolling + m_words));
        }
    }

private:
    /// Scripts that put no space between words: U+3040 to U+9FFF without the brackets before it, and Thai and Lao.
    static bool isWordAlone(const unsigned char* bytes, std::ptrdiff_t length)
    {
        return length == 3 && ((bytes[0] > 0xE3 && bytes[0] <= 0xE9) || (bytes[0] == 0xE3 && bytes[1] > 0x80) ||
                               (bytes[0] == 0xE0 && bytes[1] >= 0xB8 && bytes[1] <= 0xBB));
    }
    /// Punctuation and symbols: U+0080 to U+00BF, U+2000 to U+2BFF, U+3000 to U+303F, full-width ones; emoji.
    static bool isSeparator(const unsigned char* bytes, std::ptrdiff_t length)
    {
        return bytes[0] < 0xC3 || (bytes[0] == 0xE2 && length == 3 && bytes[1] < 0xB0) ||
               (bytes[0] == 0xE3 && length == 3 && bytes[1] == 0x80) ||
               (bytes[0] == 0xEF && length == 3 && bytes[1] >= 0xBC && bytes[1] <= 0xBD && bytes[2] < 0x90) ||
               (bytes[0] == 0xF0 && length == 4 && bytes[1] == 0x9F);
    }

    void addWord(std::uint64_t word)
    {
        auto& oldest = m_last[m_words % wordsOfShingle];
        m_rolling = m_rolling * base + word - (m_words >= wordsOfShingle ? oldest * powerOf(base, wordsOfShingle) : 0);
        oldest = word;
        if (++m_words >= wordsOfShingle) {
            m_out.push_back(mixed(m_rolling));
        }
    }

    std::vector<std::uint64_t>& m_out;
    std::array<std::uint64_t, wordsOfShingle> m_last{};
    std::uint64_t m_rolling = 0;
    std::size_t m_words = 0;
};

} // namespace

std::vector<std::uint64_t> shingles(std::string_view prompt, std::string_view text)
{
    std::vector<std::uint64_t> all;
    all.reserve((prompt.size() + text.size()) / 5); // words of English have some five letters and a space
    Shingler shingler(all);
    shingler.add(prompt);
    shingler.add(text);
    shingler.finish();
    return all;
}

double jaccard(std::vector<std::uint64_t> a, std::vector<std::uint64_t> b)
{
    for (auto* set : {&a, &b}) {
        std::sort(set->begin(), set->end());
        set->erase(std::unique(set->begin(), set->end()), set->end());
    }
    std::size_t common = 0;
    for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
        if (*left == *right) {
            ++common;
            ++left;
            ++right;
        } else {
            ++(*left < *right ? left : right);
        }
    }
    const auto both = a.size() + b.size() - common;
    return both == 0 ? 0 : static_cast<double>(common) / static_cast<double>(both);
}

std::string MinHash::of(const std::vector<std::uint64_t>& shingles)
{
    if (shingles.empty()) {
        return {};
    }
    constexpr auto none = ~std::uint64_t{0};
    std::array<std::uint64_t, slots> least{};
    least.fill(none);
    for (const auto shingle : shingles) { // the upper 7 bits choose the slot, the others are the value
        auto& slot = least[shingle >> 57];
        slot = std::min(slot, shingle & ~(std::uint64_t{127} << 57));
    }
    std::string signature(slots, '\0');
    for (std::size_t slot = 0; slot < slots; ++slot) {
        std::size_t from = slot;
        for (std::uint64_t attempt = 1; least[from] == none; ++attempt) {
            from = mixed(slot * base + attempt) % slots;
        }
        signature[slot] = static_cast<char>(mixed(least[from] + slot) & 0xFF);
    }
    return signature;
}

double MinHash::similarity(std::string_view a, std::string_view b)
{
    if (a.size() != slots || b.size() != slots) {
        return 0;
    }
    int equal = 0;
    for (std::size_t slot = 0; slot < slots; ++slot) {
        equal += a[slot] == b[slot] ? 1 : 0;
    }
    const auto share = static_cast<double>(equal) / slots;
    return std::max(0.0, (share - 1.0 / 256) / (1 - 1.0 / 256));
}

std::uint32_t NearIndex::keyOf(std::string_view signature, std::size_t band)
{
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, signature.data() + band * rows, rows);
    return static_cast<std::uint32_t>(mixed(bytes + base) >> 32);
}

/// In the order of their keys, but for neighbours: so that the table may have any size.
std::size_t Postings::placeOf(std::uint32_t key) const
{
    return static_cast<std::size_t>((std::uint64_t{key} * m_slots.size()) >> 32);
}

void Postings::insert(Slot slot)
{
    int alike = 0;
    auto place = placeOf(slot.key);
    while (m_slots[place].entry != 0) {
        if (m_slots[place].key == slot.key && ++alike == mostAlike) {
            return;
        }
        place = next(place);
    }
    m_slots[place] = slot;
    ++m_used;
}

void Postings::add(std::uint32_t key, std::uint32_t number)
{
    if ((m_used + 1) * 5 > m_slots.size() * 4) { // at most four in five slots are taken
        auto before = std::vector<Slot>(std::max<std::size_t>(64, m_slots.size() * 7 / 5));
        before.swap(m_slots);
        m_used = 0;
        for (const auto& slot : before) {
            if (slot.entry != 0) {
                insert(slot);
            }
        }
    }
    insert({key, number + 1});
}

void Postings::find(std::uint32_t key, std::vector<std::uint32_t>& found) const
{
    if (m_slots.empty()) {
        return;
    }
    for (auto place = placeOf(key); m_slots[place].entry != 0; place = next(place)) {
        if (m_slots[place].key == key) {
            found.push_back(m_slots[place].entry - 1);
        }
    }
}

void NearIndex::add(std::string_view signature)
{
    ++m_count;
    if (signature.size() != MinHash::slots) {
        return;
    }
    for (std::size_t band = 0; band < bands; ++band) {
        m_bands[band].add(keyOf(signature, band), m_count - 1);
    }
}

const std::vector<std::uint32_t>& NearIndex::candidates(std::string_view signature)
{
    m_found.clear();
    if (signature.size() == MinHash::slots) {
        for (std::size_t band = 0; band < bands; ++band) {
            m_bands[band].find(keyOf(signature, band), m_found);
        }
        std::sort(m_found.begin(), m_found.end());
        m_found.erase(std::unique(m_found.begin(), m_found.end()), m_found.end());
    }
    return m_found;
}

std::vector<std::uint32_t> sketchOf(const std::vector<std::uint64_t>& shingles)
{
    constexpr std::uint64_t oneIn = 16;
    std::vector<std::uint32_t> sketch;
    for (const auto shingle : shingles) {
        if (shingle % oneIn == 0) {
            sketch.push_back(static_cast<std::uint32_t>(shingle >> 32));
        }
    }
    std::sort(sketch.begin(), sketch.end());
    sketch.erase(std::unique(sketch.begin(), sketch.end()), sketch.end());
    return sketch;
}

std::string packedSignature(const std::vector<std::uint64_t>& shingles)
{
    auto signature = MinHash::of(shingles);
    const auto sketch = sketchOf(shingles);
    signature.append(reinterpret_cast<const char*>(sketch.data()), sketch.size() * sizeof(std::uint32_t));
    return signature;
}

std::string_view minHashOf(std::string_view signature) { return signature.substr(0, MinHash::slots); }

std::vector<std::uint32_t> sketchIn(std::string_view signature)
{
    signature.remove_prefix(std::min(MinHash::slots, signature.size()));
    std::vector<std::uint32_t> sketch(signature.size() / sizeof(std::uint32_t));
    if (!sketch.empty()) {
        std::memcpy(sketch.data(), signature.data(), sketch.size() * sizeof(std::uint32_t));
    }
    return sketch;
}

void PartIndex::add(const std::vector<std::uint32_t>& sketch)
{
    const auto entry = static_cast<std::uint32_t>(m_sizes.size());
    m_sizes.push_back(static_cast<std::uint32_t>(sketch.size()));
    for (const auto hash : sketch) {
        m_postings.add(hash, entry);
    }
}

std::vector<std::uint32_t> PartIndex::ownIn(std::vector<std::uint32_t> sketch) const
{
    std::vector<std::uint32_t> found;
    std::erase_if(sketch, [&](std::uint32_t hash) {
        found.clear();
        m_postings.find(hash, found);
        const auto blamed = m_blamed.find(hash);
        return found.size() >= formEntries || (blamed != m_blamed.end() && blamed->second >= formsBlamed);
    });
    return sketch;
}

std::vector<PartIndex::Shared> PartIndex::shared(const std::vector<std::uint32_t>& sketch, std::size_t least) const
{
    std::vector<std::pair<std::uint32_t, std::uint32_t>> hits; // entry and place
    std::vector<std::uint32_t> found;
    for (std::size_t place = 0; place < sketch.size(); ++place) {
        found.clear();
        m_postings.find(sketch[place], found);
        for (const auto entry : found) {
            hits.emplace_back(entry, static_cast<std::uint32_t>(place));
        }
    }
    std::sort(hits.begin(), hits.end());
    std::vector<Shared> result;
    for (auto hit = hits.begin(); hit != hits.end();) {
        const auto end = std::find_if(hit, hits.end(), [hit](const auto& other) { return other.first != hit->first; });
        if (static_cast<std::size_t>(end - hit) >= least) {
            auto& shared = result.emplace_back();
            shared.entry = hit->first;
            for (; hit != end; ++hit) {
                shared.places.push_back(hit->second);
            }
        }
        hit = end;
    }
    return result;
}

} // namespace polymath
