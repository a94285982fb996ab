#pragma once

#include "core/formats/modelconfig.h"
#include "core/store/records.h"
#include "ui/widgets/card.h"

namespace polymath {

/// What training this model needs on this machine, by method: a calculation from the model's shape, beside what runs of
/// the project really took. The usual methods are in sight, the others behind a button.
class MemoryCard : public Card {
    Q_OBJECT

public:
    explicit MemoryCard(QWidget* parent = nullptr);

    void show(const ModelConfig& model, const std::vector<ExpertRecord>& experts);

private:
    [[nodiscard]] static QWidget* makeRow(const QString& key, const QString& method, std::uint64_t bytes,
                                          std::int64_t measured, const QString& hint);

    QVBoxLayout* m_usual;
    QWidget* m_more;
    QVBoxLayout* m_others; ///< in m_more
};

} // namespace polymath
