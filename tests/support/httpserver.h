#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace polymath::test {

/// An HTTP server on this machine alone, for as long as the object lives: answers GET with what it was given, goes on
/// in the middle where it is asked to, and can be told to break off.
class HttpServer {
public:
    struct Answer {
        std::string body;
        int status = 200;
        std::size_t breakAfter = std::string::npos; ///< bytes of the body, then the connection ends
        bool hangs = false;                         ///< says nothing more after that, and does not end
        bool ranges = true;
    };

    explicit HttpServer(std::map<std::string, Answer> answers) : m_answers(std::move(answers))
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        ::bind(m_socket, reinterpret_cast<sockaddr*>(&address), length);
        ::listen(m_socket, 8);
        ::getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &length);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }

    ~HttpServer()
    {
        m_stop = true;
        m_thread.join();
        ::close(m_socket);
    }
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    [[nodiscard]] std::string address() const { return "http://127.0.0.1:" + std::to_string(m_port) + "/"; }
    /// Every request so far: "GET /a.whl bytes=12-".
    [[nodiscard]] std::vector<std::string> requests() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }
    void set(const std::string& path, Answer answer)
    {
        const std::lock_guard lock(m_mutex);
        m_answers[path] = std::move(answer);
    }

private:
    static constexpr int tickMs = 20;

    [[nodiscard]] bool waits(int descriptor) const // for data, or for the end
    {
        pollfd entry{descriptor, POLLIN, 0};
        while (!m_stop) {
            if (::poll(&entry, 1, tickMs) > 0) {
                return true;
            }
        }
        return false;
    }

    void serve()
    {
        while (waits(m_socket)) {
            const int client = ::accept(m_socket, nullptr, nullptr);
            std::string request;
            char buffer[4096];
            while (request.find("\r\n\r\n") == std::string::npos && waits(client)) {
                const auto count = ::recv(client, buffer, sizeof buffer, 0);
                if (count <= 0) {
                    break;
                }
                request.append(buffer, static_cast<std::size_t>(count));
            }
            if (!request.empty()) {
                answer(client, request);
            }
            ::close(client);
        }
    }

    void answer(int client, const std::string& request)
    {
        const auto path = request.substr(4, request.find(' ', 4) - 4);
        std::size_t start = 0;
        std::string range;
        if (const auto at = request.find("Range: "); at != std::string::npos) {
            range = request.substr(at + 7, request.find('\r', at) - at - 7);
            std::from_chars(range.data() + 6, range.data() + range.size(), start);
        }
        Answer found{"nothing here", 404};
        {
            const std::lock_guard lock(m_mutex);
            m_requests.push_back("GET " + path + (range.empty() ? "" : " " + range));
            if (const auto known = m_answers.find(path); known != m_answers.end()) {
                found = known->second;
            }
        }
        const bool partial = found.ranges && !range.empty() && found.status == 200;
        const auto body = partial ? found.body.substr(std::min(start, found.body.size())) : found.body;
        send(client, "HTTP/1.1 " + std::to_string(partial ? 206 : found.status) +
                         " x\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                         body.substr(0, found.breakAfter));
        if (found.hangs) {
            static_cast<void>(waits(client));
        }
    }

    static void send(int client, const std::string& text)
    {
        for (std::size_t sent = 0; sent < text.size();) {
            const auto count = ::send(client, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
            if (count <= 0) {
                return;
            }
            sent += static_cast<std::size_t>(count);
        }
    }

    int m_socket = -1;
    int m_port = 0;
    std::atomic<bool> m_stop{false};
    mutable std::mutex m_mutex;
    std::map<std::string, Answer> m_answers;
    std::vector<std::string> m_requests;
    std::thread m_thread;
};

} // namespace polymath::test
