#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QUrl>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace polymath {

/// HTTP, one request after another; the only code of ours that opens connections. It asks networkRule() each time.
class Transfer {
public:
    Transfer();
    ~Transfer();
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    struct Page {
        QByteArray html;
        QUrl address; ///< where it came from in the end, which relative links begin at
    };
    /// A page; nothing where the server has none there. Errors: BadInput with the reason.
    [[nodiscard]] Result<std::optional<Page>> page(const QUrl& address);

    /// Fetches a file of `bytes` bytes, going on where `file` ends. Errors: BadInput where it cannot be reached, ends
    /// early or is longer; what came stays in `file`.
    [[nodiscard]] Result<void> file(const QUrl& address, const std::filesystem::path& file, std::uint64_t bytes,
                                    const std::function<void(std::uint64_t)>& fetched);

private:
    [[nodiscard]] Result<void> wait(QNetworkReply& reply, const std::function<Result<void>()>& onData);

    std::unique_ptr<QNetworkAccessManager> m_network;
};

/// An address as it may be shown and logged: without a password in it.
[[nodiscard]] std::string shown(const QUrl& address);

} // namespace polymath
