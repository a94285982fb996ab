#include "ui/models/domainfacts.h"

#include "core/store/project.h"
#include "core/text/tokenfile.h"

#include <algorithm>
#include <utility>

namespace polymath {

namespace {

constexpr int bins = 40;

bool sameDocuments(const DomainRecord& left, const DomainRecord& right)
{
    return left.documents == right.documents && left.duplicates == right.duplicates &&
           left.tokenFile == right.tokenFile && left.tokens == right.tokens;
}

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
    m_domains = project.domains;
    const bool fresh =
        m_known.size() == m_domains.size() && std::all_of(m_domains.begin(), m_domains.end(), [&](const auto& domain) {
            const auto found = m_known.find(domain.id);
            return found != m_known.end() && sameDocuments(found->second.domain, domain);
        });
    m_stale = !fresh;
    if (m_stale && !m_reading) {
        start();
    }
}

void DomainFactsCache::start()
{
    m_reading = true;
    m_stale = false;
    m_background.run(
        this,
        [folder = m_folder, domains = m_domains, known = m_known, rowTokens = m_rowTokens]() -> Result<Answer> {
            POLYMATH_TRY(project, Project::open(folder));
            Answer answer;
            for (const auto& domain : domains) {
                const auto old = known.find(domain.id);
                if (old != known.end() && sameDocuments(old->second.domain, domain)) {
                    answer.known.insert(*old);
                    continue;
                }
                POLYMATH_TRY(facts, readDomainFacts(project, domain, rowTokens));
                answer.known[domain.id] = {domain, std::move(facts)};
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
            Q_EMIT failed(QString::fromStdString(answer.error().sentence));
        }
    }
    if (m_stale || folder != m_folder) {
        start();
    }
}

} // namespace polymath
