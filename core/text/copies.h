#pragma once

#include "core/base/result.h"
#include "core/store/project.h"
#include "core/text/cleaning/cleaning.h"
#include "core/text/cleaning/nearcopies.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace polymath {

/// Knows what documents a project has, in all its domains, and what a new one is to them.
class Copies {
public:
    /// What is to happen to a document.
    struct Verdict {
        enum class Kind {
            Keep,
            Claim,         ///< the domain has it, from a source that goes or that nobody sees
            Copy,          ///< the domain has it
            NearCopy,      ///< the domain has nearly the same, or all of its parts
            OtherDomain,   ///< another domain has it or nearly the same, and such are to be dropped
            BetweenSplits, ///< near copies or parts of it are in several splits: in none of them it could stay
        };

        Kind kind = Kind::Keep;
        Split split = Split::Train;
        bool moved = false;       ///< by a near copy that was there first
        bool isElsewhere = false; ///< in another domain, or nearly
        RowId claimed = 0;
        std::string signature;
    };

    /// `replaced` are the sources that go at the end of the import. Reads all signatures; documents of older projects
    /// get theirs first, and near copies among them are put into one split, that of the one that was there first.
    /// `kept` is where the import's own documents go: the project itself, or another one that only tries the import
    /// out; then nothing is written to `project`, whose documents all need their signatures. `keepGoing` returns false
    /// to stop (Error: Cancelled).
    [[nodiscard]] static Result<Copies> open(const Project& project, Project& kept, RowId domain,
                                             const CleaningOptions& options, const std::vector<RowId>& replaced,
                                             const std::function<bool()>& keepGoing);
    /// Whether all documents of a project have their signatures.
    [[nodiscard]] static Result<bool> areSigned(const Project& project);

    /// `document` with its hash, prompt and text, and the split that it has without near copies.
    [[nodiscard]] Result<Verdict> judge(const DocumentRecord& document);
    /// What a document is to one of the project's domain that is the same to the letter.
    [[nodiscard]] Verdict judgeSame(const DocumentRecord& known);
    /// A document that was judged has been kept under this number, in `kept`.
    void added(RowId id, const Verdict& verdict);

private:
    struct Known {
        RowId id = 0;
        std::int32_t domain = 0;
        Split split = Split::Train;
        bool isNew = false; ///< of this import
    };

    Copies(const Project& project, Project& kept, RowId domain, const CleaningOptions& options);
    /// Looks at what a document has in common with others, whole or in part, and finds a split in which it gives no
    /// document away that is measured with, nor is given away itself. `isBound`: it must be in the verdict's split.
    [[nodiscard]] Result<void> judgeParts(const DocumentRecord& document, bool isBound, Verdict& verdict);
    /// Whether a document, together with one of this sketch, is in splits before its own.
    [[nodiscard]] Result<bool> wouldGiveAway(const Known& known, const std::vector<std::uint32_t>& sketch) const;
    [[nodiscard]] Result<void> signOlderDocuments(const std::function<bool()>& keepGoing);
    [[nodiscard]] const Project& placeOf(const Known& known) const { return known.isNew ? *m_kept : *m_project; }
    /// Whether a copy of it in this domain makes a document superfluous.
    [[nodiscard]] bool stays(RowId source) const;
    void remember(const Known& known, std::string_view signature);

    const Project* m_project;
    Project* m_kept;
    RowId m_domain;
    CleaningOptions m_options;
    std::unordered_set<RowId> m_replaced;
    std::unordered_map<RowId, SourcePlace> m_sources; ///< of before the import; all others are its own
    std::unordered_set<RowId> m_claimed;
    std::vector<Known> m_known; ///< as the index numbers them
    NearIndex m_index;
    PartIndex m_parts;
};

} // namespace polymath
