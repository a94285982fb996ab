#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace polymath {

/// Hashes of a text's word 5-grams, in its order. Words are runs of letters and digits without regard to ASCII
/// case; each Chinese, Japanese and Thai character is a word. A text of fewer than five words has one, of all of them;
/// one without words has none.
[[nodiscard]] std::vector<std::uint64_t> shingles(std::string_view prompt, std::string_view text);

/// |A and B| / |A or B| of two sets in any order, exactly; 0 for two empty ones.
[[nodiscard]] double jaccard(std::vector<std::uint64_t> a, std::vector<std::uint64_t> b);

/// A MinHash signature of 128 slots of 8 bits: one permutation hashing (Li, Owen, Zhang, NeurIPS 2012) with empty slots
/// filled by optimal densification (Shrivastava, ICML 2017). Two slots agree with a probability of the sets' Jaccard
/// similarity J, and by chance, (1 - J) / 256.
class MinHash {
public:
    static constexpr std::size_t slots = 128;

    /// Empty for no shingles.
    [[nodiscard]] static std::string of(const std::vector<std::uint64_t>& shingles);
    /// Estimates J; its standard error is sqrt(J (1 - J) / 128), at J = 0.8 that is 0.035.
    [[nodiscard]] static double similarity(std::string_view a, std::string_view b);
};

/// A hash table from keys to the numbers of entries that have them.
class Postings {
public:
    void add(std::uint32_t key, std::uint32_t number); ///< from 0 on
    void find(std::uint32_t key, std::vector<std::uint32_t>& found) const;

private:
    /// So many entries are kept under one key: where thousands of documents are made from one form, more would make
    /// every look-up slow.
    static constexpr int mostAlike = 64;

    struct Slot {
        std::uint32_t key = 0;
        std::uint32_t entry = 0; ///< its number + 1; 0: free
    };
    [[nodiscard]] std::size_t placeOf(std::uint32_t key) const;
    [[nodiscard]] std::size_t next(std::size_t place) const { return place + 1 == m_slots.size() ? 0 : place + 1; }
    void insert(Slot slot);

    std::vector<Slot> m_slots;
    std::size_t m_used = 0;
};

/// Finds signatures that may be near a given one, by locality-sensitive hashing: 16 bands of 6 slots. Of pairs with
/// J = 0.8 it finds 1 - (1 - 0.8^6)^16 = 99 %, of those with 0.9 all but one in 100,000, of those with 0.5 22 %.
///
/// About 190 bytes an entry.
class NearIndex {
public:
    /// Adds a signature; entries are numbered from 0 in the order of adding.
    void add(std::string_view signature);
    /// The numbers of entries that share a band, ascending, each once.
    [[nodiscard]] const std::vector<std::uint32_t>& candidates(std::string_view signature);

private:
    static constexpr std::size_t bands = 16;
    static constexpr std::size_t rows = 6;
    [[nodiscard]] static std::uint32_t keyOf(std::string_view signature, std::size_t band);

    std::array<Postings, bands> m_bands;
    std::uint32_t m_count = 0;
    std::vector<std::uint32_t> m_found;
};

/// A sketch of the parts of a text: of its shingles those whose hash is a multiple of 16, as their upper 32 bits
/// (modular sampling, Broder, SEQUENCES 1997). What share of one sketch is in another estimates what share of one text
/// is in the other, however they were cut: of a passage of 1,000 words with a standard error of 0.06 at one half.
[[nodiscard]] std::vector<std::uint32_t> sketchOf(const std::vector<std::uint64_t>& shingles);

/// A document's signature as projects keep it: its MinHash, which is empty for a document without words, then its
/// sketch.
[[nodiscard]] std::string packedSignature(const std::vector<std::uint64_t>& shingles);
[[nodiscard]] std::string_view minHashOf(std::string_view signature);
[[nodiscard]] std::vector<std::uint32_t> sketchIn(std::string_view signature);

/// Finds the documents that a document has parts of, or that have parts of it. About 11 bytes for each hash of a
/// sketch, that is a tenth of the text.
class PartIndex {
public:
    /// Which hashes of a sketch another document has, by their place in the sketch.
    struct Shared {
        std::uint32_t entry = 0;
        std::vector<std::uint32_t> places;
    };

    /// Adds a sketch; entries are numbered from 0 in the order of adding.
    void add(const std::vector<std::uint32_t>& sketch);
    [[nodiscard]] std::size_t sizeOf(std::uint32_t entry) const { return m_sizes[entry]; } ///< hashes of its sketch
    /// The hashes of a sketch that are its document's own: what many documents have, such as a form or the instructions
    /// before every prompt, is no sign that one was copied from another.
    [[nodiscard]] std::vector<std::uint32_t> ownIn(std::vector<std::uint32_t> sketch) const;
    /// Documents that were dropped count for ownIn(), too, but are in no index: tells of each hash that was the reason.
    void blame(std::uint32_t hash) { ++m_blamed[hash]; }
    /// The entries that share at least `least` of its hashes, ascending.
    [[nodiscard]] std::vector<Shared> shared(const std::vector<std::uint32_t>& sketch, std::size_t least) const;

private:
    static constexpr std::size_t formEntries = 32; ///< so many documents with the same words are made from one form
    static constexpr int formsBlamed = 8;          ///< so many dropped ones are, too

    Postings m_postings;
    std::vector<std::uint32_t> m_sizes;
    std::unordered_map<std::uint32_t, int> m_blamed;
};

} // namespace polymath
