#pragma once

#include "core/base/result.h"
#include "core/store/records.h"
#include "core/text/lengths.h"
#include "ui/models/background.h"
#include "ui/models/projectsnapshot.h"

#include <QObject>

#include <map>
#include <vector>

namespace polymath {

class Project;

/// What a domain's documents are like, which takes reading all of them to know.
struct DomainFacts {
    SplitCounts splits;
    LengthHistogram lengths;
    std::int64_t longerThanRow = 0; ///< documents; reckoned from characters where `lengths` are in characters

    /// Whether there is something to train on and something to measure with.
    [[nodiscard]] bool canTrain() const { return splits.train > 0; }
    [[nodiscard]] bool canMeasure() const { return splits.test > 0; }
};

/// Characters that count as one token where a domain is not tokenised yet: what is usual for English.
constexpr std::int64_t charactersPerToken = 4;

/// `rowTokens`: how many tokens a row of a batch has.
[[nodiscard]] Result<DomainFacts> readDomainFacts(const Project& project, const DomainRecord& domain,
                                                  std::int64_t rowTokens);

/// Keeps the facts of a project's domains, read again for the domains whose documents changed.
class DomainFactsCache : public QObject {
    Q_OBJECT

public:
    explicit DomainFactsCache(std::int64_t rowTokens, QObject* parent = nullptr);

    /// Reads what changed since the last call, in the background; changed() when that is done.
    void update(const ProjectSnapshot& project);
    /// Null while nothing is known.
    [[nodiscard]] const DomainFacts* find(RowId domain) const;
    [[nodiscard]] const std::vector<SharedDocuments>& shared() const { return m_shared; }

Q_SIGNALS:
    void changed();
    void failed(const QString& sentence);

private:
    struct Known {
        DomainRecord domain; ///< as it was when the facts were read
        DomainFacts facts;
    };
    struct Answer {
        std::map<RowId, Known> known;
        std::vector<SharedDocuments> shared;
    };

    void start();
    void take(const std::filesystem::path& folder, Result<Answer> answer);

    std::int64_t m_rowTokens;
    std::filesystem::path m_folder;
    std::vector<DomainRecord> m_domains;
    std::map<RowId, Known> m_known;
    std::vector<SharedDocuments> m_shared;
    bool m_reading = false;
    bool m_stale = false;
    Background m_background; ///< last: its work ends before anything else goes
};

} // namespace polymath
