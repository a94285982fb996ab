#include "app/worker/serve.h"

#include "app/worker/modelrequest.h"
#include "core/base/system.h"
#include "core/base/translate.h"
#include "core/engine/device.h"
#include "core/formats/modelfile.h"
#include "core/jobs/workercall.h"
#include "core/tokenizer/chat.h"
#include "core/tokenizer/tokenizer.h"

#include <array>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace polymath {

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr std::size_t longestLine = 1 << 20;
constexpr std::size_t mostWaiting = 64;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

void sendError(const json& id, const Error& error)
{
    auto event = errorEvent(error);
    event["id"] = id;
    send(event);
}

json idOf(const json& request)
{
    const auto found = request.find("id");
    return found == request.end() ? json() : *found;
}

/// Reads stdin line by line, in a thread of its own. What concerns a running generation acts at once; the rest waits.
class Input {
public:
    struct Waiting {
        json request;
        std::uint64_t number = 0;
    };

    Input() = default;
    /// The thread shares it: it may still wait for a line when the program is about to end.
    [[nodiscard]] static std::shared_ptr<Input> start()
    {
        auto input = std::make_shared<Input>();
        std::thread([input] { input->read(); }).detach();
        return input;
    }
    Input(const Input&) = delete;
    Input& operator=(const Input&) = delete;

    /// The next request; nothing when there will be none.
    std::optional<Waiting> next()
    {
        std::unique_lock lock(m_guard);
        m_preference.clear(); // of the request that has ended
        m_idle = true;
        m_arrived.wait(lock, [this] { return m_quit || m_ended || !m_waiting.empty(); });
        if (m_quit || m_waiting.empty()) {
            return std::nullopt;
        }
        auto first = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_idle = false;
        return first;
    }

    /// Whether the request with this number is to end.
    bool isStopped(std::uint64_t number)
    {
        const std::scoped_lock lock(m_guard);
        return m_quit || number <= m_stoppedUpTo;
    }

    /// The preference that arrived since the running request began; empty for none.
    std::vector<double> preference()
    {
        const std::scoped_lock lock(m_guard);
        return m_preference;
    }

private:
    void read()
    {
        std::string line;
        bool tooLong = false;
        std::array<char, 65536> buffer{};
        while (true) {
            const auto count = readStdin(buffer);
            if (count == 0) {
                break;
            }
            std::string_view rest(buffer.data(), count);
            while (!rest.empty()) {
                const auto end = rest.find('\n');
                const auto part = rest.substr(0, end);
                tooLong = tooLong || line.size() + part.size() > longestLine;
                if (tooLong) {
                    line.clear();
                } else {
                    line += part;
                }
                if (end == std::string_view::npos) {
                    break;
                }
                rest.remove_prefix(end + 1);
                hear(line, tooLong);
                line.clear();
                tooLong = false;
            }
        }
        if (!line.empty() || tooLong) {
            hear(line, tooLong);
        }
        const std::scoped_lock lock(m_guard);
        m_ended = true;
        m_arrived.notify_all();
    }

    void hear(const std::string& line, bool tooLong)
    {
        if (tooLong) {
            sendError(nullptr, {ErrorCode::Usage, "A request of more than a megabyte was refused.", ""});
            return;
        }
        if (line.find_first_not_of(" \t\r") == std::string::npos) {
            return;
        }
        auto request = json::parse(line, nullptr, false);
        if (!request.is_object()) {
            sendError(nullptr, {ErrorCode::Usage, "A request must be one JSON object on one line.", ""});
            return;
        }
        const auto kind = request.find("request");
        const std::string word = kind != request.end() && kind->is_string() ? kind->get<std::string>() : "";
        const std::unique_lock lock(m_guard);
        if (word == "quit") {
            m_quit = true;
        } else if (word == "stop") {
            m_stoppedUpTo = m_lastNumber;
        } else if (word == "preference") {
            prefer(request);
        } else if (m_waiting.size() >= mostWaiting) {
            sendError(idOf(request),
                      {ErrorCode::OutOfResources, "Too many requests are waiting; this one was refused.", ""});
        } else {
            if (m_idle && m_waiting.empty()) { // what comes from now on is meant for this one
                m_preference.clear();
            }
            m_waiting.push_back({std::move(request), ++m_lastNumber});
        }
        m_arrived.notify_all();
    }

    void prefer(const json& request)
    {
        try {
            m_preference = request.at("values").get<std::vector<double>>();
        } catch (const json::exception& error) {
            sendError(idOf(request),
                      {ErrorCode::Usage, "A preference needs a list of numbers, \"values\".", error.what()});
        }
    }

    std::mutex m_guard;
    std::condition_variable m_arrived;
    std::deque<Waiting> m_waiting;
    std::vector<double> m_preference;
    std::uint64_t m_lastNumber = 0;
    std::uint64_t m_stoppedUpTo = 0;
    bool m_idle = false; ///< no request runs
    bool m_quit = false;
    bool m_ended = false;
};

/// The model that is loaded and what belongs to it.
class Session {
public:
    explicit Session(Input& input) : m_input(input) {}

    Result<void> answer(const Input::Waiting& waiting)
    {
        const auto& request = waiting.request;
        try {
            const std::string kind = request.value("request", "");
            if (kind == "load") {
                return load(request);
            }
            if (kind == "generate") {
                return generate(request, waiting.number);
            }
            return fail(ErrorCode::Usage, "The worker does not know the request '" + kind + "'.");
        } catch (const json::exception& error) {
            return fail(ErrorCode::Usage, "The request to the worker is incomplete.", error.what());
        }
    }

private:
    /// What makes a loaded base model the right one for a request.
    struct Base {
        std::string path;
        std::string precision;
        std::string device;
        int threads = 0;
        std::filesystem::file_time_type written;
        bool operator==(const Base&) const = default;
    };

    Result<void> load(const json& request)
    {
        const auto start = Clock::now();
        const std::string path = request.at("model").get<std::string>();
        std::error_code error;
        Base wanted{path, request.value("precision", "auto"), request.value("device", "auto"),
                    request.value("threads", 0), std::filesystem::last_write_time(path, error)};
        auto baseOnly = request;
        baseOnly["precision"] = wanted.precision;
        baseOnly["artefact"] = "";
        if (!m_model || m_base != wanted || !m_model->detach()) {
            m_model.reset(); // before the next one needs its memory
            POLYMATH_TRY(tokenizer, loadTokenizer(path));
            POLYMATH_TRY(model, loadModel(baseOnly));
            POLYMATH_TRY(chat, readChatTemplate(path));
            m_model = std::move(model);
            m_tokenizer = std::move(tokenizer);
            m_chat = chatFormat(*m_tokenizer, chat);
            m_base = wanted;
        }
        if (const auto artefact = request.value("artefact", ""); !artefact.empty()) {
            if (auto attached = m_model->attach(artefact, request.value("base_sha256", "")); !attached) {
                m_model.reset();
                return attached;
            }
        }
        send({{"event", "loaded"},
              {"id", idOf(request)},
              {"slots", m_model->slotNames()},
              {"parameters", m_model->parameterCount()},
              {"context", m_model->config().contextLength},
              {"chat", m_chat != ChatFormat::None},
              {"precision", std::string(engine::toText(m_model->precision()))},
              {"seconds", secondsSince(start)}});
        return {};
    }

    Result<std::vector<std::int32_t>> promptOf(const json& request) const
    {
        std::vector<ChatMessage> messages;
        for (const auto& message : request.at("messages")) {
            messages.push_back({message.value("role", "user"), message.at("content").get<std::string>()});
        }
        const auto format = request.value("format", "document");
        if (format == "chat") {
            return chatTokens(*m_tokenizer, m_chat, messages);
        }
        const std::string text = messages.empty() ? "" : messages.back().content;
        if (text.empty()) {
            return fail(ErrorCode::Usage, POLYMATH_TEXT("sentences", "There is no text to continue."));
        }
        if (format == "document") { // as in core/text/tokenfile.cpp
            return m_tokenizer->encodeText(text + "\n");
        }
        if (format == "plain") {
            return m_tokenizer->encodeText(text, SpecialTokens::Recognise);
        }
        return fail(ErrorCode::Usage, "The format '" + format + "' is unknown; use document, chat or plain.");
    }

    Result<void> generate(const json& request, std::uint64_t number)
    {
        const auto start = Clock::now();
        if (!m_model) {
            return fail(ErrorCode::Usage, "No model is loaded.");
        }
        POLYMATH_TRY(prompt, promptOf(request));
        POLYMATH_TRY(options, generateOptions(request));
        for (const auto& stop : {m_tokenizer->eos(), endOfTurn(*m_tokenizer, m_chat)}) {
            if (stop) {
                options.stopTokens.push_back(*stop);
            }
        }
        options.livePreference = [this] { return m_input.preference(); };
        StreamDecoder decoder(*m_tokenizer);
        bool stopped = m_input.isStopped(number);
        double first = 0;
        std::vector<std::int32_t> tokens;
        if (!stopped) {
            POLYMATH_TRY(made, m_model->generate(prompt, options, [&](const engine::GeneratedToken& token) {
                first = first > 0 ? first : secondsSince(start);
                send({{"event", "token"},
                      {"id", idOf(request)},
                      {"token", token.id},
                      {"text", decoder.add(token.id)},
                      {"weights", token.gateWeights},
                      {"probability", token.probability}});
                stopped = m_input.isStopped(number);
                return !stopped;
            }));
            tokens = std::move(made);
        }
        const double seconds = secondsSince(start);
        const auto count = std::ssize(tokens);
        const auto room = m_model->config().contextLength - std::ssize(prompt);
        const bool full = count >= options.maxTokens || count > room;
        send({{"event", "done"},
              {"id", idOf(request)},
              {"text", decoder.finish()},
              {"tokens", count},
              {"seconds", seconds},
              {"tokens_per_second", seconds > 0 ? static_cast<double>(count) / seconds : 0},
              {"first_token_seconds", first},
              {"reason", full      ? "length"
                         : stopped ? "stopped"
                                   : "end"}});
        return {};
    }

    Input& m_input;
    Base m_base;
    std::unique_ptr<engine::Model> m_model;
    std::unique_ptr<Tokenizer> m_tokenizer;
    ChatFormat m_chat = ChatFormat::None;
};

} // namespace

int serve()
{
    const auto input = Input::start();
    Session session(*input);
    while (const auto waiting = input->next()) {
        if (auto answered = session.answer(*waiting); !answered) {
            sendError(idOf(waiting->request), answered.error());
        }
    }
    return 0;
}

} // namespace polymath
