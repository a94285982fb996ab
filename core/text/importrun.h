#pragma once

#include "core/text/importing.h"
#include "core/text/reading.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// What an import is asked to do: the description of its job.
struct ImportRequest {
    std::string domain;
    std::string role;               ///< of a domain that has to be made, "target" or "retention"; empty: as it is
    std::vector<std::string> files; ///< and folders
    std::string builtIn;            ///< a set that the program brings, by its name in builtInSets(); empty: none
    std::string fromProject;        ///< a project of which a domain is taken, with its splits; empty: none
    std::string fromDomain;
    ColumnMapping mapping;                         ///< of all tables
    std::map<std::string, ColumnMapping> mappings; ///< of single files, by path
    /// Files to leave out, by path; files inside others by EntryReport::name.
    std::vector<std::string> leftOut;
    /// Files below `folder` that are gone, and whose documents are to go as well. Those of others that are gone stay.
    std::vector<std::string> forgotten;
    CleaningOptions cleaning;
    std::string folder;       ///< whose rules this request is remembered as (rememberRules()); empty: of none
    bool onlyChanged = false; ///< files that the domain has as they are, are passed over
    std::string secret;       ///< where its passwords wait, by keepPasswords(); empty where it needs none
};

/// As a job's configJson, and back; text that is none gives an empty request.
[[nodiscard]] std::string toJson(const ImportRequest& request);
[[nodiscard]] ImportRequest importRequestFrom(std::string_view json);

/// Passwords of encrypted files, by path; "" for all others.
using Passwords = std::map<std::string, std::string>;

/// Keeps passwords for a job that starts later and in another process, in memory alone (core/base/privatefile.h): they
/// are no part of the project. Returns what ImportRequest::secret says; dropPrivate() ends it.
[[nodiscard]] Result<std::string> keepPasswords(const Passwords& passwords);
[[nodiscard]] Passwords keptPasswords(const std::string& secret); ///< none where they are gone

/// What became of a file, or of a file inside it, as one JSON object: an event of kind "entry" in the job's list.
struct EntryOutcome {
    std::string name;
    std::string format;
    std::string encoding;
    std::int64_t documents = 0; ///< kept
    std::int64_t skipped = 0;   ///< rows without text
    CleaningCounts cleaning;
    std::vector<std::string> notes;
    std::string problem;    ///< the sentence why nothing was taken
    std::string beginning;  ///< of its first document, as it was read
    bool unchanged = false; ///< passed over: the domain has it as it is
    /// What the domain has of a file that is gone: its sources. Whether they were to go is `forgotten`.
    std::vector<RowId> goneSources;
    bool forgotten = false;

    [[nodiscard]] bool operator==(const EntryOutcome&) const = default;
};
[[nodiscard]] std::string toJson(const EntryOutcome& outcome);
[[nodiscard]] EntryOutcome entryOutcomeFrom(std::string_view json);

/// What an import made of all that it was asked for.
struct ImportOutcome {
    std::vector<EntryOutcome> entries; ///< of files with nothing of their own (folders, archives) only their problems
    SplitCounts documents;             ///< the domain's afterwards
    std::int64_t files = 0;            ///< that were tried
    std::int64_t taken = 0;            ///< entries of which something was kept or known already
    std::int64_t refused = 0;          ///< entries with a problem
    std::int64_t unchanged = 0;        ///< files passed over
    std::int64_t forgotten = 0;        ///< files that are gone, with their documents
    std::optional<Error> firstProblem;

    [[nodiscard]] std::string sentence() const; ///< "3 files were taken; 120 documents, ..."
    [[nodiscard]] CleaningCounts cleaning() const;
    [[nodiscard]] std::int64_t kept() const;
    /// Why an import that kept nothing failed: none of its files could be read, or cleaning left everything out;
    /// nothing where the domain had all of it already.
    [[nodiscard]] std::optional<Error> failure() const;
};

/// How far an import is.
struct ImportProgress {
    std::string stage; ///< "Reading handbook.pdf"
    std::uint64_t bytes = 0;
    std::uint64_t totalBytes = 0;
};
using OnImportProgress = std::function<bool(const ImportProgress&)>; ///< false to stop

/// Imports files and folders into a domain, on behalf of a job (0: none). A file that cannot be read has its problem
/// and never stops the others. Errors: Cancelled, after which the caller discards (`discard`) or goes on later; Usage
/// for a request without files; those of Project.
[[nodiscard]] Result<ImportOutcome> runImport(Project& project, RowId domain, RowId job, const ImportRequest& request,
                                              const Passwords& passwords, const ReadFile& read,
                                              const OnImportProgress& progress = {});

/// What runImport() would make of it. What is read goes into a database of its own that is deleted afterwards; the
/// project itself stays untouched, and need not have the domain. Of a project whose documents have no signatures yet
/// (older ones, before their next import) it works on a copy.
[[nodiscard]] Result<ImportOutcome> tryImport(const Project& project, const ImportRequest& request,
                                              const Passwords& passwords, const ReadFile& read,
                                              const OnImportProgress& progress = {});

/// The request's domain, made where it is missing. Errors: Usage where it is there in another role.
[[nodiscard]] Result<RowId> importDomain(Project& project, const ImportRequest& request);

} // namespace polymath
