#pragma once

#include "core/store/records.h"
#include "ui/models/rowsmodel.h"

namespace polymath {

/// The files of a domain.
class SourceModel : public RowsModel<SourceRecord> {
    Q_OBJECT

public:
    enum Column { File, Documents, Duplicates, Skipped, Format, Encoding, Imported, ColumnCount };

    using RowsModel::RowsModel;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(const SourceRecord& source, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override;
    [[nodiscard]] std::int64_t keyOf(const SourceRecord& source) const override { return source.id; }
};

} // namespace polymath
