#pragma once

#include "app/fetch/transfer.h"
#include "core/gpupack/install.h"

#include <QList>

namespace polymath {

/// Wheels from an address: a package index, which has a page NAME/ for each package, or a folder that a web server
/// lists. They are fetched into downloadFolder(root), where an interrupted one is gone on with.
class AddressSource : public WheelSource {
public:
    AddressSource(QUrl address, std::filesystem::path root);

    std::uint64_t bytesToFetch(const GpuPack& pack) override;
    Result<void> prepare(const GpuPack& pack) override;
    Result<std::filesystem::path> get(const GpuPart& part, const FetchedBytes& fetched) override;
    void refuse(const std::filesystem::path& file) override;
    void finish() override;

private:
    [[nodiscard]] std::filesystem::path fileOf(const GpuPart& part) const;
    [[nodiscard]] Result<QUrl> find(const GpuPart& part);

    Transfer m_transfer;
    QUrl m_address; ///< with a slash at its end
    std::filesystem::path m_root;
    std::optional<QList<QUrl>> m_listed; ///< what is listed at the address itself, once somebody looked
};

} // namespace polymath
