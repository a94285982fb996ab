#include "ui/models/domainfacts.h"

#include "core/store/project.h"
#include "core/text/tokenfile.h"
#include "ui/widgets/sentences.h"

#include <algorithm>
#include <utility>

namespace polymath {

namespace {

constexpr int bins = 40;

} // namespace

Result<DomainFacts> readDomainFacts(const Project& project, const DomainRecord& domain, std::int64_t rowTokens)
{
    DomainFacts facts;
    POLYMATH_TRY(splits, project.documentCounts(domain.id));
    facts.splits = splits;
    auto unit = LengthHistogram::Unit::Characters;
    auto most = rowTokens * charactersPerToken;
    std::vector<std::int64_t> lengths;
    if (!domain.tokenFile.empty()) {
        if (const auto tokens = TokenFile::open(project.folder() / domain.tokenFile)) {
            unit = LengthHistogram::Unit::Tokens;
            most = rowTokens;
            for (const auto& document : tokens->documents()) {
                lengths.push_back(document.length);
            }
        }
    }
    if (unit == LengthHistogram::Unit::Characters) {
        POLYMATH_TRY(characters, project.documentLengths(domain.id));
        lengths = std::move(characters);
    }
    facts.longerThanRow =
        std::count_if(lengths.begin(), lengths.end(), [most](std::int64_t length) { return length > most; });
    facts.lengths = lengthHistogram(std::move(lengths), unit, bins);
    return facts;
}

DomainFactsCache::DomainFactsCache(std::int64_t rowTokens, QObject* parent) : QObject(parent), m_rowTokens(rowTokens) {}

const DomainFacts* DomainFactsCache::find(RowId domain) const
{
    const auto found = m_known.find(domain);
    return found == m_known.end() ? nullptr : &found->second.facts;
}

void DomainFactsCache::update(const ProjectSnapshot& project)
{
    if (project.folder != m_folder) {
        m_folder = project.folder;
        m_known.clear();
        m_shared.clear();
    }
    m_wanted.clear();
    for (const auto& domain : project.domains) {
        Known wanted{domain, {}, {}};
        for (const auto& source : project.sources) {
            if (source.domainId == domain.id) {
                wanted.sources.push_back(source.id);
            }
        }
        m_wanted.push_back(std::move(wanted));
    }
    m_stale = m_known.size() != m_wanted.size() ||
              !std::all_of(m_wanted.begin(), m_wanted.end(), [this](const Known& wanted) { return isKnown(wanted); });
    if (m_stale && !m_reading) {
        start();
    }
}

bool DomainFactsCache::sameDocuments(const Known& left, const Known& right)
{
    return left.sources == right.sources && left.domain.documents == right.domain.documents &&
           left.domain.tokenFile == right.domain.tokenFile && left.domain.tokens == right.domain.tokens;
}

bool DomainFactsCache::isKnown(const Known& wanted) const
{
    const auto found = m_known.find(wanted.domain.id);
    return found != m_known.end() && sameDocuments(found->second, wanted);
}

void DomainFactsCache::start()
{
    m_reading = true;
    m_stale = false;
    m_background.run(
        this,
        [folder = m_folder, all = m_wanted, known = m_known, rowTokens = m_rowTokens]() -> Result<Answer> {
            POLYMATH_TRY(project, Project::open(folder));
            Answer answer;
            for (auto wanted : all) {
                const auto old = known.find(wanted.domain.id);
                if (old != known.end() && sameDocuments(old->second, wanted)) {
                    answer.known.insert(*old);
                    continue;
                }
                POLYMATH_TRY(facts, readDomainFacts(project, wanted.domain, rowTokens));
                wanted.facts = std::move(facts);
                answer.known[wanted.domain.id] = std::move(wanted);
            }
            POLYMATH_TRY(shared, project.sharedDocuments());
            answer.shared = std::move(shared);
            return answer;
        },
        [this, folder = m_folder](Result<Answer> answer) { take(folder, std::move(answer)); });
}

void DomainFactsCache::take(const std::filesystem::path& folder, Result<Answer> answer)
{
    m_reading = false;
    if (folder == m_folder) {
        if (answer) {
            m_known = std::move(answer->known);
            m_shared = std::move(answer->shared);
            Q_EMIT changed();
        } else {
            Q_EMIT failed(translatedSentence(answer.error().sentence));
        }
    }
    if (m_stale || folder != m_folder) {
        start();
    }
}

} // namespace polymath
