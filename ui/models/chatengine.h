#pragma once

#include <QObject>
#include <QPointer>
#include <QProcess>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <vector>

namespace polymath {

/// How a conversation is put to the model.
enum class PromptFormat {
    Document, ///< the last message as the prompt of a document, as in training
    Chat,     ///< all messages through the model's own template
    Plain,    ///< the last message as running text that goes on
};

struct ChatTurn {
    QString role; ///< "user" or "assistant"
    QString text;
};

/// How tokens are chosen.
struct SamplingSettings {
    double temperature = 0.7;       ///< 0: always the most probable token
    int topK = 40;                  ///< 0: all tokens
    double topP = 0.95;             ///< 1: all tokens
    double repetitionPenalty = 1.1; ///< 1: none
    int maxTokens = 256;
    std::uint64_t seed = 1;

    [[nodiscard]] bool operator==(const SamplingSettings&) const = default;
};

struct ChatRequest {
    PromptFormat format = PromptFormat::Document;
    std::vector<ChatTurn> messages; ///< the last one is the user's
    SamplingSettings sampling;
    std::vector<double> preference; ///< a factor for each slot; empty: as trained
    int threads = 0;                ///< of the processor; 0: all that the model may use
};

/// One token of an answer.
struct ChatToken {
    QString text;                ///< may be empty where a character takes several tokens
    std::vector<double> weights; ///< of each slot, mean over the blocks, sum 1; empty without experts
    double probability = 0;      ///< that the model gave it, 0..1
};

struct ChatSummary {
    std::int64_t tokens = 0;
    double seconds = 0;
    double tokensPerSecond = 0;
    double firstTokenSeconds = 0;
    QString rest;   ///< text of an unfinished character at the end
    QString reason; ///< "end", "length", "stopped"
};

struct LoadedModel {
    QStringList slotNames; ///< "backbone", then experts; empty without experts
    std::int64_t parameters = 0;
    std::int64_t context = 0; ///< tokens
    bool chat = false;        ///< has a template for PromptFormat::Chat
    double seconds = 0;       ///< that loading took
};

/// A model that answers, in a `polymath-worker serve` of its own. Nothing blocks; a worker that dies is a failure with
/// a sentence, and load() starts another.
class ChatEngine : public QObject {
    Q_OBJECT

public:
    enum class State { Stopped, Loading, Ready, Answering, Failed };

    explicit ChatEngine(QObject* parent = nullptr);
    ~ChatEngine() override;

    /// Loads a subject: {"model", "base_sha256", "artefact"}, paths. One that is loaded already is put away.
    void load(const nlohmann::json& subject);
    /// Only in State::Ready.
    void generate(const ChatRequest& request);
    /// Ends the running answer after its next token.
    void stopAnswer();
    /// Acts on the running answer from its next token.
    void setPreference(const std::vector<double>& preference);
    /// Ends the worker and frees its memory.
    void shutDown();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const LoadedModel& model() const { return m_model; }
    [[nodiscard]] const QString& failure() const { return m_failure; } ///< of State::Failed
    [[nodiscard]] qint64 processId() const;

Q_SIGNALS:
    void stateChanged();
    void tokenArrived(const polymath::ChatToken& token);
    void answered(const polymath::ChatSummary& summary);
    /// The question could not be answered; the model is ready for another.
    void refused(const QString& sentence);

private:
    void enter(State state);
    void failWith(const QString& sentence);
    void dropProcess();
    void send(const nlohmann::json& request);
    void readLines();
    void take(const nlohmann::json& event);
    void takeError(const nlohmann::json& event);

    QPointer<QProcess> m_process;
    State m_state = State::Stopped;
    LoadedModel m_model;
    QString m_failure;
    std::int64_t m_request = 0; ///< the running one's number
};

} // namespace polymath
