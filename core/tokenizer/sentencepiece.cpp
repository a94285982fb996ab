#include "core/tokenizer/sentencepiece.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/tokenizer/addedtokens.h"

#include <sentencepiece_processor.h>

#include <algorithm>
#include <cstring>

namespace polymath {

namespace {

constexpr std::string_view spaceMark = "\xE2\x96\x81"; // U+2581
constexpr std::int32_t mostTokens = 1 << 24;

/// Writes the few kinds of protocol-buffer fields that a SentencePiece model is made of.
class ProtoWriter {
public:
    ProtoWriter& whole(std::uint32_t field, std::uint64_t value)
    {
        variable(field << 3);
        variable(value);
        return *this;
    }
    ProtoWriter& real(std::uint32_t field, float value)
    {
        variable((field << 3) | 5);
        char bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        m_bytes.append(bytes, sizeof value);
        return *this;
    }
    ProtoWriter& bytes(std::uint32_t field, std::string_view value)
    {
        variable((field << 3) | 2);
        variable(value.size());
        m_bytes.append(value);
        return *this;
    }
    [[nodiscard]] const std::string& result() const { return m_bytes; }

private:
    void variable(std::uint64_t value)
    {
        for (; value >= 128; value >>= 7) {
            m_bytes.push_back(static_cast<char>(value | 128));
        }
        m_bytes.push_back(static_cast<char>(value));
    }

    std::string m_bytes;
};

/// The vocabulary as SentencePiece's ModelProto; field numbers are those of sentencepiece_model.proto.
std::string serialised(const SentencePieceVocabulary& vocabulary)
{
    using Type = SentencePieceVocabulary::Type;
    ProtoWriter model;
    bool bytes = false;
    bool unknown = false;
    for (const auto& piece : vocabulary.pieces) {
        model.bytes(1, ProtoWriter()
                           .bytes(1, piece.text)
                           .real(2, piece.score)
                           .whole(3, static_cast<std::uint64_t>(piece.type))
                           .result());
        bytes = bytes || piece.type == Type::Byte;
        unknown = unknown || piece.type == Type::Unknown;
    }
    if (!unknown) { // SentencePiece insists on one; its id lies behind the vocabulary and is never given out
        model.bytes(1, ProtoWriter().bytes(1, "<no unknown piece>").real(2, 0).whole(3, 2).result());
    }
    model.bytes(2, ProtoWriter()
                       .whole(3, static_cast<std::uint64_t>(vocabulary.kind)) // model_type
                       .whole(35, bytes ? 1 : 0)                              // byte_fallback
                       .result());
    ProtoWriter normalisation;
    if (!vocabulary.characterMap.empty()) {
        normalisation.bytes(2, vocabulary.characterMap);
    }
    model.bytes(3, normalisation.whole(3, vocabulary.addSpacePrefix ? 1 : 0)
                       .whole(4, vocabulary.removeExtraSpaces ? 1 : 0)
                       .whole(5, 1) // spaces become U+2581
                       .result());
    return model.result();
}

class SentencePieceTokenizer final : public Tokenizer {
public:
    /// `size`: pieces that are the model's; -1: all.
    Result<void> prepare(std::string_view model, int size, TokenizerExtras extras, const std::string& origin)
    {
        const auto status = m_processor.LoadFromSerializedProto(model);
        if (!status.ok()) {
            return fail(ErrorCode::BadInput,
                        "'" + origin + "' holds no SentencePiece vocabulary that can be used. Fetch the model again.",
                        status.ToString());
        }
        const int count = size < 0 ? m_processor.GetPieceSize() : size;
        for (const auto id : extras.userDefined) {
            m_added.add(m_processor.IdToPiece(id), id, false);
        }
        for (int id = 0; id < count; ++id) {
            m_pieces.push_back(bytesOf(id));
            const bool isFound = std::binary_search(extras.userDefined.begin(), extras.userDefined.end(), id);
            if (m_processor.IsControl(id) && !isFound && !extras.addedOnly) {
                m_added.add(m_pieces.back(), id, true);
            }
        }
        for (auto& token : extras.added) {
            if (token.id < 0 || token.id >= mostTokens) {
                return fail(ErrorCode::BadInput,
                            "'" + origin + "' has token ids that cannot be. Fetch the model again.");
            }
            const bool known = token.id < count;
            if (!known) {
                m_pieces.resize(std::max(m_pieces.size(), static_cast<std::size_t>(token.id) + 1));
                m_pieces[static_cast<std::size_t>(token.id)] = token.text;
            }
            if (!known || token.special) {
                m_added.add(token.text, token.id, token.special);
            }
        }
        const auto own = [this](int id) { return id < 0 ? std::nullopt : std::optional<std::int32_t>(id); };
        m_bos = extras.bos ? extras.bos : own(m_processor.bos_id());
        m_eos = extras.eos ? extras.eos : own(m_processor.eos_id());
        Sha256 hash;
        hash.update(model);
        for (const auto& piece : m_pieces) {
            hash.update(piece);
            hash.update(std::string_view("\0", 1));
        }
        m_fingerprint = hash.hex();
        return {};
    }

    std::vector<std::int32_t> encode(std::string_view text, SpecialTokens special) const override
    {
        std::vector<std::int32_t> ids;
        m_added.split(
            text, special,
            [&](std::string_view part) {
                for (const auto id : m_processor.EncodeAsIds(part)) {
                    if (id < vocabularySize()) {
                        ids.push_back(id);
                    }
                }
            },
            [&](std::int32_t id) { ids.push_back(id); });
        return ids;
    }

    std::string piece(std::int32_t id) const override
    {
        return id >= 0 && id < vocabularySize() ? m_pieces[static_cast<std::size_t>(id)] : std::string();
    }
    int vocabularySize() const override { return static_cast<int>(m_pieces.size()); }
    std::optional<std::int32_t> bos() const override { return m_bos; }
    std::optional<std::int32_t> eos() const override { return m_eos; }
    std::string fingerprint() const override { return m_fingerprint; }

private:
    [[nodiscard]] std::string bytesOf(int id) const
    {
        const auto& text = m_processor.IdToPiece(id);
        if (m_processor.IsByte(id)) { // "<0xE6>"
            return {static_cast<char>(std::stoi(text.substr(3, 2), nullptr, 16))};
        }
        std::string bytes;
        for (std::size_t at = 0; at < text.size();) {
            const bool space = text.compare(at, spaceMark.size(), spaceMark) == 0;
            bytes.push_back(space ? ' ' : text[at]);
            at += space ? spaceMark.size() : 1;
        }
        return bytes;
    }

    sentencepiece::SentencePieceProcessor m_processor;
    std::vector<std::string> m_pieces; ///< bytes of each token
    AddedTokens m_added;
    std::optional<std::int32_t> m_bos;
    std::optional<std::int32_t> m_eos;
    std::string m_fingerprint;
};

} // namespace

Result<std::unique_ptr<Tokenizer>> makeSentencePieceTokenizer(SentencePieceVocabulary vocabulary,
                                                              TokenizerExtras extras, const std::string& origin)
{
    using Type = SentencePieceVocabulary::Type;
    // Text behind a token that was cut out begins a word again, with a space in front: so do other programs that read
    // these files. Runs of spaces are left to SentencePiece, which sees them as U+2581.
    for (std::size_t id = 0; id < vocabulary.pieces.size(); ++id) {
        auto& piece = vocabulary.pieces[id];
        if (piece.type == Type::UserDefined && piece.text.find(spaceMark) == piece.text.npos) {
            piece.type = Type::Control;
            extras.userDefined.push_back(static_cast<std::int32_t>(id));
        }
    }
    auto tokenizer = std::make_unique<SentencePieceTokenizer>();
    POLYMATH_CHECK(tokenizer->prepare(serialised(vocabulary), static_cast<int>(vocabulary.pieces.size()),
                                      std::move(extras), origin));
    return tokenizer;
}

Result<std::unique_ptr<Tokenizer>> loadSentencePieceTokenizer(const std::filesystem::path& file, TokenizerExtras extras)
{
    POLYMATH_TRY(model, readFile(file));
    auto tokenizer = std::make_unique<SentencePieceTokenizer>();
    POLYMATH_CHECK(tokenizer->prepare(model, -1, std::move(extras), file.string()));
    return tokenizer;
}

} // namespace polymath
