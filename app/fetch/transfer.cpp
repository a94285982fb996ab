#include "app/fetch/transfer.h"

#include "core/base/translate.h"
#include "core/gpupack/network.h"

#include <QEventLoop>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <memory>

namespace polymath {

namespace {

constexpr int silenceMs = 60'000; // a server that says nothing for so long has gone
constexpr qint64 bufferBytes = 1 << 20;
constexpr qsizetype longestPage = 64'000'000; // bytes; an index's page of one package has at most a few
constexpr int partialContent = 206;
constexpr int rangeNotSatisfiable = 416;

int statusOf(const QNetworkReply& reply) { return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

QNetworkRequest requestFor(const QUrl& address)
{
    QNetworkRequest request(address);
    request.setTransferTimeout(silenceMs);
    request.setHeader(QNetworkRequest::UserAgentHeader, "polymath/" POLYMATH_VERSION);
    request.setRawHeader("Accept-Encoding", "identity"); // hashes and lengths are those of the file
    return request;
}

Result<void> allowed()
{
    if (const auto refusal = networkRefusal(networkRule()); !refusal.empty()) {
        return fail(ErrorCode::Usage, refusal);
    }
    return {};
}

tl::unexpected<Error> unreachable(const QNetworkReply& reply)
{
    const auto status = statusOf(reply);
    if (status >= 400) {
        return fail(ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "'%1' answers with error %2."),
                                                  {shown(reply.url()), std::to_string(status)}));
    }
    return fail(
        ErrorCode::BadInput,
        sentence(POLYMATH_TEXT("sentences", "'%1' cannot be fetched: %2. Look at the address and the connection; "
                                            "what was fetched is kept, and the next try goes on from there."),
                 {shown(reply.url()), reply.errorString().toStdString()}));
}

} // namespace

std::string shown(const QUrl& address) { return address.toString(QUrl::RemoveUserInfo).toStdString(); }

Transfer::Transfer() : m_network(std::make_unique<QNetworkAccessManager>())
{
    QNetworkProxyFactory::setUseSystemConfiguration(true);
}

Transfer::~Transfer() = default;

/// Until the reply has ended; what `onData` says stops it.
Result<void> Transfer::wait(QNetworkReply& reply, const std::function<Result<void>()>& onData)
{
    Result<void> outcome;
    QEventLoop loop; // this program does nothing else while it waits
    QObject::connect(&reply, &QNetworkReply::readyRead, &loop, [&] {
        if (outcome) {
            outcome = onData();
            if (!outcome) {
                reply.abort();
            }
        }
    });
    QObject::connect(&reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply.isFinished()) {
        loop.exec();
    }
    return outcome ? onData() : outcome;
}

Result<std::optional<Transfer::Page>> Transfer::page(const QUrl& address)
{
    POLYMATH_CHECK(allowed());
    auto request = requestFor(address);
    request.setRawHeader("Accept", "text/html");
    const std::unique_ptr<QNetworkReply> reply(m_network->get(request));
    Page page;
    POLYMATH_CHECK(wait(*reply, [&]() -> Result<void> {
        page.html += reply->readAll();
        if (page.html.size() > longestPage) {
            return fail(ErrorCode::BadInput,
                        sentence(POLYMATH_TEXT("sentences", "'%1' is no list of files."), {shown(address)}));
        }
        return {};
    }));
    if (const auto status = statusOf(*reply); status == 403 || status == 404 || status == 410) {
        return std::optional<Page>();
    }
    if (reply->error() != QNetworkReply::NoError) {
        return unreachable(*reply);
    }
    page.address = reply->url();
    return std::optional(page);
}

Result<void> Transfer::file(const QUrl& address, const std::filesystem::path& file, std::uint64_t bytes,
                            const std::function<void(std::uint64_t)>& fetched)
{
    POLYMATH_CHECK(allowed());
    QFile out(QString::fromStdString(file.string()));
    if (!out.open(QIODevice::WriteOnly | QIODevice::Append)) {
        return fail(ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "'%1' cannot be written: %2."),
                                                  {file.string(), out.errorString().toStdString()}));
    }
    auto request = requestFor(address);
    if (out.size() > 0) {
        request.setRawHeader("Range", "bytes=" + QByteArray::number(out.size()) + "-");
        fetched(static_cast<std::uint64_t>(out.size()));
    }
    const std::unique_ptr<QNetworkReply> reply(m_network->get(request));
    reply->setReadBufferSize(bufferBytes);
    bool first = true;
    POLYMATH_CHECK(wait(*reply, [&]() -> Result<void> {
        const auto status = statusOf(*reply);
        if (status >= 400 || reply->bytesAvailable() == 0) {
            return {};
        }
        if (first && status != partialContent && out.size() > 0) {
            out.resize(0); // a server that does not go on: all of it again
        }
        first = false;
        const auto data = reply->readAll();
        if (static_cast<std::uint64_t>(out.size() + data.size()) > bytes) {
            return fail(ErrorCode::BadInput,
                        sentence(POLYMATH_TEXT("sentences", "'%1' is longer than the file that was asked for."),
                                 {shown(address)}));
        }
        if (out.write(data) != data.size() || !out.flush()) {
            return fail(ErrorCode::OutOfResources, sentence(POLYMATH_TEXT("sentences", "'%1' cannot be written: %2."),
                                                            {file.string(), out.errorString().toStdString()}));
        }
        fetched(static_cast<std::uint64_t>(data.size()));
        return {};
    }));
    if (statusOf(*reply) == rangeNotSatisfiable) {
        out.resize(0);
    }
    if (reply->error() != QNetworkReply::NoError) {
        return unreachable(*reply);
    }
    if (static_cast<std::uint64_t>(out.size()) != bytes) {
        return fail(
            ErrorCode::BadInput,
            sentence(POLYMATH_TEXT("sentences", "'%1' ended before all of it was there. Try again: it goes on from "
                                                "there."),
                     {shown(address)}));
    }
    return {};
}

} // namespace polymath
