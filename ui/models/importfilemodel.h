#pragma once

#include "core/base/result.h"
#include "core/text/preview.h"
#include "ui/models/filescan.h"
#include "ui/models/rowsmodel.h"

#include <optional>

namespace polymath {

/// A file of the list that is about to be imported.
struct ImportFile {
    enum class State { Waiting, Ready, NeedsColumns, Failed, Skipped, LeftOut };

    std::int64_t id = 0;
    FoundFile file;
    State state = State::Waiting;
    QString sentence; ///< of Failed and Skipped
    int group = -1;   ///< index into groups(); -1 until somebody looked into the file
};

/// Files with the same columns are read alike. Running text is a group without columns.
struct ImportGroup {
    std::vector<std::string> columns;
    ColumnMapping mapping;

    [[nodiscard]] bool isTable() const { return !columns.empty(); }
    /// Whether the mapping says all that is needed.
    [[nodiscard]] bool isMapped() const;
};

/// One job's worth of an import: files that share a mapping.
struct ImportPart {
    std::vector<std::string> files;
    ColumnMapping mapping;
};

struct ImportCounts {
    int waiting = 0;
    int ready = 0;
    int needColumns = 0;
    int failed = 0;
    int skipped = 0;
    std::int64_t readyBytes = 0;

    [[nodiscard]] bool operator==(const ImportCounts&) const = default;
};

/// The files of an import before it starts: what each is, and how those with columns are read.
class ImportFileModel : public RowsModel<ImportFile> {
    Q_OBJECT

public:
    enum Column { Name, Size, Status, ColumnCount };

    using RowsModel::RowsModel;

    /// Adds what was found; a file that is there already is left out.
    void add(const std::vector<FoundFile>& files);
    /// The first file from row `from` on that is in this state; -1 when there is none.
    [[nodiscard]] int firstOf(ImportFile::State state, int from = 0) const;
    /// Leaves a file out by the user's wish; taken again, it waits to be looked into.
    void setLeftOut(int row, bool leftOut);
    /// What looking into a file gave.
    void setPreview(int row, const Result<FilePreview>& preview);

    [[nodiscard]] const std::vector<ImportGroup>& groups() const { return m_groups; }
    [[nodiscard]] int filesOf(int group) const;
    void setMapping(int group, const ColumnMapping& mapping);

    [[nodiscard]] ImportCounts counts() const;
    /// The ready files, by mapping.
    [[nodiscard]] std::vector<ImportPart> parts() const;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(const ImportFile& file, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override;
    [[nodiscard]] std::int64_t keyOf(const ImportFile& file) const override { return file.id; }

private:
    [[nodiscard]] QString status(const ImportFile& file) const;
    int groupFor(const FilePreview& preview);

    std::vector<ImportGroup> m_groups;
};

} // namespace polymath
