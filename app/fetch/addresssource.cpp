#include "app/fetch/addresssource.h"

#include "app/fetch/links.h"
#include "core/base/translate.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace polymath {

namespace fs = std::filesystem;

namespace {

std::uint64_t sizeOf(const fs::path& file)
{
    std::error_code error;
    const auto bytes = fs::file_size(file, error);
    return error ? 0 : bytes;
}

fs::path withSuffix(fs::path file, const char* suffix)
{
    file += suffix;
    return file;
}

/// The link with the part's hash, else the one with its name.
const QUrl* chosen(const QList<QUrl>& links, const GpuPart& part)
{
    const auto hash = QString::fromStdString("sha256=" + part.sha256);
    auto found = std::find_if(links.begin(), links.end(), [&](const QUrl& link) { return link.fragment() == hash; });
    if (found == links.end()) {
        found = std::find_if(links.begin(), links.end(), [&](const QUrl& link) {
            return !link.hasFragment() && isNameOf(part, link.fileName(QUrl::FullyDecoded).toStdString());
        });
    }
    return found == links.end() ? nullptr : &*found;
}

} // namespace

AddressSource::AddressSource(QUrl address, fs::path root) : m_address(std::move(address)), m_root(std::move(root))
{
    if (!m_address.path().endsWith('/')) {
        m_address.setPath(m_address.path() + "/");
    }
}

fs::path AddressSource::fileOf(const GpuPart& part) const
{
    return downloadFolder(m_root) / (part.name + "-" + part.version + ".whl");
}

std::uint64_t AddressSource::bytesToFetch(const GpuPack& pack)
{
    std::uint64_t sum = 0;
    for (const auto& part : pack.parts) {
        const auto file = fileOf(part);
        const auto have = std::max(sizeOf(file), sizeOf(withSuffix(file, ".part")));
        sum += part.downloadBytes - std::min(have, part.downloadBytes);
    }
    return sum;
}

Result<void> AddressSource::prepare(const GpuPack&)
{
    std::error_code error;
    fs::create_directories(downloadFolder(m_root), error);
    if (error) {
        return fail(ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "The folder '%1' cannot be made: %2."),
                                                  {downloadFolder(m_root).string(), error.message()}));
    }
    return {};
}

Result<QUrl> AddressSource::find(const GpuPart& part)
{
    POLYMATH_TRY(own, m_transfer.page(m_address.resolved(QUrl(QString::fromStdString(part.name + "/")))));
    if (own) {
        const auto links = linksOf(*own);
        if (const auto* link = chosen(links, part)) {
            return *link;
        }
    } else {
        if (!m_listed) {
            POLYMATH_TRY(all, m_transfer.page(m_address));
            m_listed = all ? linksOf(*all) : QList<QUrl>();
        }
        if (const auto* link = chosen(*m_listed, part)) {
            return *link;
        }
    }
    return fail(ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences", "At '%1' there is no %2 in version %3 for %4."),
                         {shown(m_address), part.name, part.version, part.platform}));
}

Result<fs::path> AddressSource::get(const GpuPart& part, const FetchedBytes& fetched)
{
    const auto file = fileOf(part);
    const auto unfinished = withSuffix(file, ".part");
    std::error_code error;
    if (sizeOf(file) == part.downloadBytes) {
        fetched(part.downloadBytes);
        return file;
    }
    if (sizeOf(unfinished) > part.downloadBytes) {
        fs::remove(unfinished, error);
    }
    if (sizeOf(unfinished) < part.downloadBytes) {
        POLYMATH_TRY(link, find(part));
        if (link.scheme() != "https" && link.scheme() != "http") {
            return fail(ErrorCode::BadInput,
                        sentence(POLYMATH_TEXT("sentences", "'%1' is no list of files."), {shown(m_address)}));
        }
        POLYMATH_CHECK(m_transfer.file(link.adjusted(QUrl::RemoveFragment), unfinished, part.downloadBytes, fetched));
    } else {
        fetched(part.downloadBytes);
    }
    fs::rename(unfinished, file, error);
    if (error) {
        return fail(ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "'%1' cannot be written: %2."),
                                                  {file.string(), error.message()}));
    }
    return file;
}

void AddressSource::refuse(const fs::path& file)
{
    std::error_code ignored;
    fs::remove(file, ignored);
}

void AddressSource::finish()
{
    std::error_code ignored;
    fs::remove_all(downloadFolder(m_root), ignored);
}

} // namespace polymath
