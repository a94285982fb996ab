#include "ui/models/chatengine.h"

#include "core/base/system.h"

namespace polymath {

using nlohmann::json;

namespace {

const char* wordOf(PromptFormat format)
{
    switch (format) {
    case PromptFormat::Document:
        return "document";
    case PromptFormat::Chat:
        return "chat";
    case PromptFormat::Plain:
        break;
    }
    return "plain";
}

QString text(const json& event, const char* key) { return QString::fromStdString(event.value(key, std::string())); }

} // namespace

ChatEngine::ChatEngine(QObject* parent) : QObject(parent) {}

ChatEngine::~ChatEngine()
{
    if (m_process) {
        m_process->disconnect(this);
        m_process->kill();
        m_process->waitForFinished(1000);
    }
}

qint64 ChatEngine::processId() const { return m_process ? m_process->processId() : 0; }

void ChatEngine::load(const json& subject)
{
    dropProcess();
    m_model = {};
    m_process = new QProcess(this);
    connect(m_process, &QProcess::readyReadStandardOutput, this, &ChatEngine::readLines);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            failWith(tr("The program polymath-worker cannot be started. Install Polymath again."));
        }
    });
    connect(m_process, &QProcess::finished, this, [this] {
        readLines();
        failWith(tr("The program that runs the model ended unexpectedly. Often memory was short: close other programs "
                    "or one of the two sides, then start it again."));
    });
    m_process->setStandardErrorFile(QProcess::nullDevice());
    enter(State::Loading);
    m_process->start(QString::fromStdString((programFolder() / "polymath-worker").string()), {"serve"});
    json request = subject;
    request["request"] = "load";
    request["precision"] = "auto";
    request["id"] = ++m_request;
    send(request);
}

void ChatEngine::generate(const ChatRequest& request)
{
    Q_ASSERT(m_state == State::Ready);
    auto messages = json::array();
    for (const auto& message : request.messages) {
        messages.push_back({{"role", message.role.toStdString()}, {"content", message.text.toStdString()}});
    }
    const auto& sampling = request.sampling;
    json line{{"request", "generate"},
              {"id", ++m_request},
              {"format", wordOf(request.format)},
              {"messages", std::move(messages)},
              {"max_tokens", sampling.maxTokens},
              {"temperature", sampling.temperature},
              {"top_k", sampling.topK},
              {"top_p", sampling.topP},
              {"repetition_penalty", sampling.repetitionPenalty},
              {"seed", sampling.seed},
              {"threads", request.threads}};
    if (!request.preference.empty()) {
        line["preference"] = request.preference;
    }
    enter(State::Answering);
    send(line);
}

void ChatEngine::stopAnswer()
{
    if (m_state == State::Answering) {
        send({{"request", "stop"}});
    }
}

void ChatEngine::setPreference(const std::vector<double>& preference)
{
    if (m_state == State::Answering) {
        send({{"request", "preference"}, {"values", preference}});
    }
}

void ChatEngine::shutDown()
{
    dropProcess();
    enter(State::Stopped);
}

void ChatEngine::enter(State state)
{
    if (m_state != state) {
        m_state = state;
        Q_EMIT stateChanged();
    }
}

void ChatEngine::failWith(const QString& sentence)
{
    dropProcess();
    m_failure = sentence;
    enter(State::Failed);
}

void ChatEngine::dropProcess()
{
    if (auto* process = m_process.data()) {
        m_process = nullptr;
        process->disconnect(this);
        if (process->state() == QProcess::NotRunning) {
            process->deleteLater();
        } else {
            process->setParent(nullptr); // goes when it has ended, which nobody waits for
            connect(process, &QProcess::finished, process, &QObject::deleteLater);
            process->kill(); // it only reads
        }
    }
}

void ChatEngine::send(const json& request) { m_process->write(QByteArray::fromStdString(request.dump() + "\n")); }

void ChatEngine::readLines()
{
    while (m_process && m_process->canReadLine()) {
        const auto line = json::parse(m_process->readLine().toStdString(), nullptr, false);
        if (line.is_object()) {
            take(line);
        }
    }
}

void ChatEngine::take(const json& event)
{
    const auto id = event.find("id");
    if (id != event.end() && id->is_number_integer() && *id != m_request) {
        return; // of an earlier request
    }
    const auto kind = event.value("event", std::string());
    if (kind == "loaded" && m_state == State::Loading) {
        m_model = {};
        for (const auto& name : event.value("slots", std::vector<std::string>())) {
            m_model.slotNames << QString::fromStdString(name);
        }
        m_model.parameters = event.value("parameters", std::int64_t{0});
        m_model.context = event.value("context", std::int64_t{0});
        m_model.chat = event.value("chat", false);
        m_model.seconds = event.value("seconds", 0.0);
        enter(State::Ready);
    } else if (kind == "token" && m_state == State::Answering) {
        Q_EMIT tokenArrived(
            {text(event, "text"), event.value("weights", std::vector<double>()), event.value("probability", 0.0)});
    } else if (kind == "done" && m_state == State::Answering) {
        enter(State::Ready);
        Q_EMIT answered({event.value("tokens", std::int64_t{0}), event.value("seconds", 0.0),
                         event.value("tokens_per_second", 0.0), event.value("first_token_seconds", 0.0),
                         text(event, "text"), text(event, "reason")});
    } else if (kind == "error") {
        takeError(event);
    }
}

void ChatEngine::takeError(const json& event)
{
    const auto sentence = text(event, "sentence");
    if (m_state == State::Answering) {
        enter(State::Ready);
        Q_EMIT refused(sentence);
    } else if (m_state == State::Loading) {
        failWith(sentence);
    }
}

} // namespace polymath
