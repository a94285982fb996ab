#pragma once

#include "core/text/importrun.h"
#include "ui/models/rowsmodel.h"

#include <QStringList>

#include <set>

namespace polymath {

/// A file of an import that has ended, or a file inside it.
struct ImportResult {
    std::int64_t id = 0;
    EntryOutcome outcome;
    bool removed = false; ///< the documents of a file that is gone, by now
};

/// What became of each file of an import.
class ImportResultModel : public RowsModel<ImportResult> {
    Q_OBJECT

public:
    enum Column { File, Kind, Documents, Words, ColumnCount };

    using RowsModel::RowsModel;

    /// `sources`: those that the project has now.
    void show(const std::vector<EntryOutcome>& entries, const std::set<RowId>& sources);
    void setSources(const std::set<RowId>& sources); ///< what is removed changed

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(const ImportResult& result, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override;
    [[nodiscard]] std::int64_t keyOf(const ImportResult& result) const override { return result.id; }
};

/// What there is to say about an entry, the most important first; empty where it was simply taken.
[[nodiscard]] QStringList sentencesOf(const ImportResult& result);
/// An entry's name for a list: of a file without its folder.
[[nodiscard]] QString titleOf(const EntryOutcome& outcome);

} // namespace polymath
