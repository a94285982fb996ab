#pragma once

#include "core/base/result.h"
#include "core/text/importrun.h"
#include "core/text/preview.h"
#include "ui/models/filescan.h"
#include "ui/models/rowsmodel.h"

#include <map>

namespace polymath {

/// A file of the list that is about to be imported, or a file inside it.
struct ImportFile {
    enum class State {
        Waiting,
        Ready,
        NeedsColumns,
        NeedsPassword,
        Failed,
        Skipped,
        LeftOut,
        Gone,     ///< was imported and is not there any more; its documents stay
        Forgotten ///< the same, and its documents go
    };

    std::int64_t id = 0;
    FoundFile file;
    std::string inside; ///< its path in the file; empty for the file itself
    State state = State::Waiting;
    QString sentence;            ///< of Failed, NeedsPassword and Skipped
    int group = -1;              ///< index into groups(); -1 until somebody looked into the file
    std::string format;          ///< "pdf"; empty until then
    std::int64_t documents = -1; ///< that an import would keep, by setOutcome(); -1: not counted

    /// As reports name it.
    [[nodiscard]] std::string reportName() const
    {
        return inside.empty() ? file.path.string() : file.path.string() + "/" + inside;
    }
};

/// Files with the same columns are read alike. Running text is a group without columns.
struct ImportGroup {
    std::vector<std::string> columns;
    ColumnMapping mapping;
    std::vector<MappingGuess> guesses = {};

    [[nodiscard]] bool isTable() const { return !columns.empty(); }
    /// Whether the mapping says all that is needed.
    [[nodiscard]] bool isMapped() const;
};

/// Of the files themselves, not of those inside them.
struct ImportCounts {
    int waiting = 0;
    int ready = 0;
    int needColumns = 0;
    int needPassword = 0;
    int failed = 0;
    int skipped = 0;
    int gone = 0;
    int forgotten = 0;
    std::int64_t readyBytes = 0;

    [[nodiscard]] bool operator==(const ImportCounts&) const = default;
};

/// The files of an import before it starts: what each is, what is inside it, and how those with columns are read.
class ImportFileModel : public RowsModel<ImportFile> {
    Q_OBJECT

public:
    enum Column { Name, Kind, Size, Status, ColumnCount };

    using RowsModel::RowsModel;

    /// Adds what was found; a file that is there already is left out.
    void add(const std::vector<FoundFile>& files);
    /// Replaces the files that were imported from the folder and are not there any more.
    void setGone(const std::vector<std::string>& files, const std::filesystem::path& folder);
    /// Whether the documents of such a file, or of all of them, are to go.
    void setForgotten(int row, bool forgotten);
    void setAllForgotten(bool forgotten);
    /// The first file from row `from` on that is in this state; -1 when there is none.
    [[nodiscard]] int firstOf(ImportFile::State state, int from = 0) const;
    [[nodiscard]] int rowOf(std::int64_t id) const; ///< -1 where it is not there
    /// Leaves a file out by the user's wish, with what is inside it; taken again, it waits to be looked into.
    void setLeftOut(int row, bool leftOut);
    /// What looking into a file gave. Files inside it become rows behind it.
    void setPreview(int row, const Result<FilePreview>& preview);
    void lookAgain(int row); ///< with a password, say

    [[nodiscard]] const std::vector<ImportGroup>& groups() const { return m_groups; }
    [[nodiscard]] int filesOf(int group) const;
    void setMapping(int group, const ColumnMapping& mapping);

    [[nodiscard]] ImportCounts counts() const;
    /// Adds the ready files to a request, with their mappings, what is left out inside them, and what is forgotten.
    void fill(ImportRequest& request) const;
    /// What a dry run made of the files.
    void setOutcome(const ImportOutcome& outcome);

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(const ImportFile& file, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override;
    [[nodiscard]] std::int64_t keyOf(const ImportFile& file) const override { return file.id; }

private:
    [[nodiscard]] QString status(const ImportFile& file) const;
    [[nodiscard]] QString reading(const ImportFile& file) const;
    int groupFor(const FilePreview& preview);
    void showInside(int row, const FilePreview& preview);

    std::vector<ImportGroup> m_groups;
    std::int64_t m_lastId = 0;
};

/// A sentence that names the file by its path, for a place where it is known which file is meant: by its name alone.
[[nodiscard]] QString withoutFolder(QString sentence, const std::string& path);
/// What people call a kind of file, in the window's language; `format` itself where nobody knows it.
[[nodiscard]] QString formatTitle(const std::string& format);

} // namespace polymath
