#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
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
    /// So many entries of one band are kept under one key: where thousands of documents are made from one form, more
    /// would make every look-up slow.
    static constexpr int mostAlike = 64;

    /// A hash table of its own for each band, so that they grow one after the other.
    class Band {
    public:
        void add(std::uint32_t key, std::uint32_t entry);
        void find(std::uint32_t key, std::vector<std::uint32_t>& found) const;

    private:
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

    [[nodiscard]] static std::uint32_t keyOf(std::string_view signature, std::size_t band);

    std::array<Band, bands> m_bands;
    std::uint32_t m_count = 0;
    std::vector<std::uint32_t> m_found;
};

} // namespace polymath
