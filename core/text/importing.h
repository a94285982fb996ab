#pragma once

#include "core/base/result.h"
#include "core/store/project.h"
#include "core/text/cleaning/cleaning.h"
#include "core/text/reading.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// Which split a document belongs to: decided by its hash alone, 80 % train, 10 % validation, 10 % test, so that a
/// document keeps its place whatever else is imported and in whatever order. Only a near copy of a document that was
/// there first is in that one's split instead.
[[nodiscard]] Split splitOf(std::string_view documentHash);

/// From this similarity (Jaccard, word 5-grams) on two documents are in the same split, in whatever domains they are.
constexpr double sameSplitSimilarity = 0.8;

/// What an import made of one file, or of one file inside it.
struct ImportedEntry {
    EntryReport report;
    SourceRecord source; ///< id 0 where nothing was read; its counts are final after DocumentImport::finish()
    CleaningCounts cleaning;
};

/// How a file compares with what a domain has of it.
enum class FileState {
    New,
    Changed,   ///< its content, or how it is to be read or cleaned
    Unchanged, ///< by size and time, else by its hash
};

struct PlannedFile {
    std::filesystem::path file;
    FileState state = FileState::New;
    std::uint64_t bytes = 0;
};

/// What importing files again would do.
struct ImportPlan {
    std::vector<PlannedFile> files; ///< in the order asked for
    std::vector<std::string> gone;  ///< files below the folders that the domain has documents of and that are not there

    [[nodiscard]] std::int64_t count(FileState state) const;
};

/// How a file is read and cleaned, as sources remember it.
[[nodiscard]] std::string importSettings(const ReadOptions& options, const CleaningOptions& cleaning);

/// Compares files with the sources of a domain (0: a domain that is not there yet). `settings` says importSettings()
/// of each file; sources from before 0003 know none and count as read the same way. `keepGoing` returns false to stop
/// (Error: Cancelled).
[[nodiscard]] Result<ImportPlan> planImport(const Project& project, RowId domain,
                                            const std::vector<std::filesystem::path>& files,
                                            const std::vector<std::filesystem::path>& folders,
                                            const std::function<std::string(const std::filesystem::path&)>& settings,
                                            const std::function<bool()>& keepGoing = {});

/// An import of files into a domain.
///
/// read() cleans what a file holds and puts it into a file of the job's run folder; finish() looks for lines that many
/// documents repeat, for copies and near copies, and writes the documents, in small transactions and hidden; at its end
/// all is shown at once, and a file's former sources in the domain go. Until then, and after discard(), the project is
/// as it was. An import that was paused or broke off goes on behind the last file that was read whole: begin() it again
/// with the same job.
///
/// Memory: about 200 bytes for each document of the project, and one document. Errors: those of Project.
class DocumentImport {
public:
    /// Hears how far a step is, 0 to 1; returns false to stop.
    using Progress = std::function<bool(double share)>;

    /// `job`: its number, 0 for an import without one. The options become the project's last choice.
    [[nodiscard]] static Result<DocumentImport> begin(Project& project, RowId domain, RowId job,
                                                      const CleaningOptions& cleaning);
    /// Only tries an import out: what is read goes into `kept`, an empty project that the caller deletes, and `project`
    /// stays as it is; its documents need their signatures (Copies::areSigned()). `domain`: 0 for one that is not
    /// there yet. Both projects must outlive the import.
    [[nodiscard]] static Result<DocumentImport> beginTrial(const Project& project, RowId domain,
                                                           const CleaningOptions& cleaning, Project& kept);
    ~DocumentImport();
    DocumentImport(DocumentImport&&) noexcept;
    DocumentImport& operator=(DocumentImport&&) noexcept;

    /// Whether this import read the file whole, before it was paused.
    [[nodiscard]] bool hasRead(const std::filesystem::path& file) const;
    /// The same of what is in no file, by builtInPath() or domainPath().
    [[nodiscard]] bool hasReadSet(const std::string& path) const;
    /// Reads a file's documents; each entry with what is known by now. `progress` hears the bytes of text so far, about
    /// as many as the file has at its end, and returns false to stop (Error: Cancelled; the files before it stay read).
    /// What is wrong with an entry is in its report.
    [[nodiscard]] Result<std::vector<EntryReport>> read(const std::filesystem::path& file, const ReadOptions& options,
                                                        const ReadFile& reader,
                                                        const std::function<bool(std::uint64_t bytes)>& progress = {});
    /// Takes the documents of a domain of another project, with their splits.
    [[nodiscard]] Result<std::vector<EntryReport>>
    readDomain(const Project& from, const DomainRecord& domain,
               const std::function<bool(std::uint64_t bytes)>& progress = {});
    /// Takes a set of texts that the program brings, half of them to validate and half to test, none to train on.
    /// Errors: Usage for a name that is not in builtInSets().
    [[nodiscard]] Result<std::vector<EntryReport>> readBuiltIn(std::string_view name);
    /// What was imported from a file goes with finish(), and can be brought back: for files that are gone. Documents
    /// that another file of this import has as well stay, as that one's.
    void forget(const std::string& file);

    /// Keeps all that was read. Error Cancelled where `progress` stopped it: call discard(), or begin() it again later.
    [[nodiscard]] Result<std::vector<ImportedEntry>> finish(const Progress& progress = {});
    /// The domain's documents after finish(), or as they would be.
    [[nodiscard]] Result<SplitCounts> documentsAfterwards() const;
    /// Leaves nothing, within a second: what cannot be deleted by then nobody sees, and the next import deletes it.
    [[nodiscard]] Result<void> discard();

private:
    struct State;
    explicit DocumentImport(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// The names of the sets that readBuiltIn() knows: "english", three dozen passages of general prose.
[[nodiscard]] std::vector<std::string> builtInSets();

/// What sources call a built-in set, and a domain of another project.
[[nodiscard]] std::string builtInPath(std::string_view name);
[[nodiscard]] std::string domainPath(const Project& project, const std::string& domain);

/// The options of the project's last import; the defaults before the first one.
[[nodiscard]] Result<CleaningOptions> lastCleaning(const Project& project);

/// What people decided about the files of a folder. No passwords.
struct ImportRules {
    ColumnMapping mapping;                         ///< of all its tables
    std::map<std::string, ColumnMapping> mappings; ///< of single files, by their path below the folder
    std::vector<std::string> skipped;              ///< files to leave out, by their path below the folder
    CleaningOptions cleaning;

    [[nodiscard]] bool operator==(const ImportRules& other) const = default;
};

/// The rules of the folder, or the nearest above it that has some; nothing where none has.
[[nodiscard]] Result<std::optional<ImportRules>> rulesOf(const Project& project, RowId domain,
                                                         const std::filesystem::path& folder);
[[nodiscard]] Result<void> rememberRules(Project& project, RowId domain, const std::filesystem::path& folder,
                                         const ImportRules& rules);

/// Imports one file without a job: begin(), read() and finish().
[[nodiscard]] Result<std::vector<ImportedEntry>>
importFile(Project& project, RowId domain, const std::filesystem::path& file, const ReadOptions& options,
           const ReadFile& read, const std::function<bool(std::uint64_t bytes)>& progress = {},
           const CleaningOptions& cleaning = {});

} // namespace polymath
