#pragma once

// Internal to core/engine. Shapes: B rows, T positions.

#include "core/engine/documents.h"

#include <cstdint>
#include <string>
#include <vector>

namespace polymath::engine {

constexpr std::int32_t noLabel = -1;

/// Rows of text to learn from, row-major [B,T].
struct Batch {
    std::int64_t rows = 0;
    std::int64_t length = 0;
    std::vector<std::int32_t> ids;
    std::vector<std::int32_t> labels;    ///< the token that follows; noLabel where nothing is learned
    std::vector<std::int32_t> documents; ///< which document of its row a position belongs to: 0, 1, ...
    bool packed = false;                 ///< some row holds more than one document
    std::int64_t labelled = 0;
};

/// Packs documents into full rows, forever: every epoch visits all of them in an order drawn from seed and epoch.
/// Several domains get the same number of rows. A document that does not fit goes on in the domain's next row.
class BatchStream {
public:
    /// The documents have to outlive the stream; each domain needs one with two tokens or more.
    BatchStream(const std::vector<DomainDocuments>& domains, std::int64_t rows, std::int64_t length, std::int64_t seed);

    [[nodiscard]] Batch next();

    /// Where the stream stands, [epoch, document, token] for each domain and the rows given out last; for checkpoints.
    [[nodiscard]] std::vector<std::int64_t> position() const;
    void seek(const std::vector<std::int64_t>& position);

private:
    struct Cursor {
        std::int64_t epoch = 0;
        std::int64_t document = 0;
        std::int64_t token = 0;
        std::vector<std::uint32_t> order;
    };
    void shuffle(std::size_t domain);
    void fillRow(Batch& batch, std::int64_t row, std::size_t domain);

    const std::vector<DomainDocuments>& m_domains;
    std::int64_t m_rows;
    std::int64_t m_length;
    std::int64_t m_seed;
    std::int64_t m_given = 0;
    std::vector<Cursor> m_cursors;
};

} // namespace polymath::engine
