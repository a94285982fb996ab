#include "core/engine/batches.h"

#include <algorithm>
#include <numeric>
#include <random>

namespace polymath::engine {

BatchStream::BatchStream(const std::vector<DomainDocuments>& domains, std::int64_t rows, std::int64_t length,
                         std::int64_t seed)
    : m_domains(domains), m_rows(rows), m_length(length), m_seed(seed), m_cursors(domains.size())
{
    for (std::size_t domain = 0; domain < domains.size(); ++domain) {
        shuffle(domain);
    }
}

void BatchStream::shuffle(std::size_t domain)
{
    auto& cursor = m_cursors[domain];
    cursor.order.resize(m_domains[domain].documents.size());
    std::iota(cursor.order.begin(), cursor.order.end(), 0U);
    std::seed_seq seeds{m_seed, cursor.epoch, static_cast<std::int64_t>(domain)};
    std::mt19937_64 random(seeds);
    for (std::size_t left = cursor.order.size(); left > 1; --left) { // Fisher-Yates, the same on every library
        std::swap(cursor.order[left - 1], cursor.order[random() % left]);
    }
}

void BatchStream::fillRow(Batch& batch, std::int64_t row, std::size_t domain)
{
    auto& cursor = m_cursors[domain];
    const auto& documents = m_domains[domain].documents;
    std::int64_t filled = 0;
    std::int32_t number = 0;
    while (filled < m_length) {
        if (cursor.document == static_cast<std::int64_t>(documents.size())) {
            cursor.document = 0;
            cursor.token = 0;
            ++cursor.epoch;
            shuffle(domain);
        }
        const auto& document = documents[cursor.order[static_cast<std::size_t>(cursor.document)]];
        const auto last = static_cast<std::int64_t>(document.tokens.size()) - 1; // nothing follows the last token
        const auto count = std::min(m_length - filled, std::max<std::int64_t>(last - cursor.token, 0));
        for (std::int64_t index = 0; index < count; ++index) {
            const auto at = static_cast<std::size_t>(row * m_length + filled + index);
            const auto token = static_cast<std::size_t>(cursor.token + index);
            batch.ids[at] = document.tokens[token];
            batch.documents[at] = number;
            if (cursor.token + index + 1 >= document.promptLength) {
                batch.labels[at] = document.tokens[token + 1];
                ++batch.labelled;
            }
        }
        filled += count;
        cursor.token += count;
        batch.packed = batch.packed || (number > 0 && count > 0);
        number += count > 0 ? 1 : 0;
        if (cursor.token >= last) {
            ++cursor.document;
            cursor.token = 0;
        }
    }
}

Batch BatchStream::next()
{
    Batch batch;
    batch.rows = m_rows;
    batch.length = m_length;
    const auto positions = static_cast<std::size_t>(m_rows * m_length);
    batch.ids.assign(positions, 0);
    batch.labels.assign(positions, noLabel);
    batch.documents.assign(positions, 0);
    for (std::int64_t row = 0; row < m_rows; ++row) {
        fillRow(batch, row, static_cast<std::size_t>(m_given++) % m_domains.size());
    }
    return batch;
}

std::vector<std::int64_t> BatchStream::position() const
{
    std::vector<std::int64_t> position{m_given};
    for (const auto& cursor : m_cursors) {
        position.insert(position.end(), {cursor.epoch, cursor.document, cursor.token});
    }
    return position;
}

void BatchStream::seek(const std::vector<std::int64_t>& position)
{
    m_given = position.at(0);
    for (std::size_t domain = 0; domain < m_cursors.size(); ++domain) {
        auto& cursor = m_cursors[domain];
        cursor.epoch = position.at(1 + domain * 3);
        cursor.document = position.at(2 + domain * 3);
        cursor.token = position.at(3 + domain * 3);
        shuffle(domain);
    }
}

} // namespace polymath::engine
