#include "ui/models/fileopener.h"

#include "ui/widgets/sentences.h"

#include <span>
#include <utility>

namespace polymath {

namespace {

constexpr std::size_t shownDocuments = 20;
/// Of one text, in bytes: who reads a preview reads no more, and thousands of coloured pieces are slow to lay out.
constexpr std::size_t mostTokenised = 4000;

/// The tokens of a text's beginning, characters whole: tokens that share one are one piece.
QStringList piecesOf(const Tokenizer& tokenizer, const std::string& text)
{
    QStringList pieces;
    StreamDecoder decoder(tokenizer);
    for (const auto id : tokenizer.encode(text.substr(0, mostTokenised))) {
        if (auto piece = decoder.add(id); !piece.empty()) {
            pieces << QString::fromStdString(piece);
        }
    }
    if (const auto rest = decoder.finish(); !rest.empty() && text.size() <= mostTokenised) {
        pieces << QString::fromStdString(rest);
    }
    return pieces;
}

} // namespace

/// A reader and what stops it; used in one background thread.
struct FileOpener::Reader {
    explicit Reader(std::filesystem::path model_) : model(std::move(model_)) {}

    std::filesystem::path model;
    std::atomic_bool stop = false;
    ReaderProcess process{previewLimits, [this] { return !stop; }};
    std::unique_ptr<Tokenizer> tokenizer;
    bool triedTokenizer = false;

    OpenedFile open(const std::filesystem::path& file, const std::string& inside, const ReadOptions& options)
    {
        OpenedFile opened;
        opened.preview = process.preview(file, options, shownDocuments, inside);
        if (!opened.preview) {
            return opened;
        }
        for (const auto& document : opened.preview->rows) {
            TokenisedText text{QString::fromStdString(document.prompt),
                               QString::fromStdString(document.text),
                               translatedSentence(document.place),
                               {},
                               {}};
            if (const auto* known = tokens()) {
                text.promptTokens = piecesOf(*known, document.prompt);
                text.textTokens = piecesOf(*known, document.text);
            }
            opened.texts.push_back(std::move(text));
        }
        return opened;
    }

    const Tokenizer* tokens()
    {
        if (!std::exchange(triedTokenizer, true)) {
            auto loaded = loadTokenizer(model);
            tokenizer = loaded ? std::move(*loaded) : nullptr;
        }
        return tokenizer.get();
    }
};

FileOpener::FileOpener(std::filesystem::path model, QObject* parent)
    : QObject(parent), m_looking(std::make_shared<Reader>(model)),
      m_opening(std::make_shared<Reader>(std::move(model))), m_asked(std::make_shared<std::atomic_int>(0))
{
}

FileOpener::~FileOpener()
{
    m_looking->stop = true;
    m_opening->stop = true;
}

void FileOpener::lookInto(const std::filesystem::path& file, const ReadOptions& options, QObject* context,
                          std::function<void(const Result<FilePreview>&)> done)
{
    m_lookBackground.run(
        context, [reader = m_looking, file, options] { return reader->process.preview(file, options, 1); },
        std::move(done));
}

void FileOpener::open(const std::filesystem::path& file, const std::string& inside, const ReadOptions& options,
                      QObject* context, std::function<void(const OpenedFile&)> done)
{
    ask([file, inside, options](Reader& reader) { return reader.open(file, inside, options); }, context,
        std::move(done));
}

void FileOpener::openNamed(const std::string& name, std::function<ReadOptions(const std::string& file)> optionsOf,
                           QObject* context, std::function<void(const OpenedFile&)> done)
{
    ask(
        [name, optionsOf = std::move(optionsOf)](Reader& reader) {
            std::filesystem::path file(name);
            std::error_code ignored;
            while (!std::filesystem::is_regular_file(file, ignored) && file.has_relative_path()) {
                file = file.parent_path();
            }
            const auto path = file.has_relative_path() ? file.string() : name;
            const auto inside = path == name ? std::string() : name.substr(path.size() + 1);
            return reader.open(path, inside, optionsOf(path));
        },
        context, std::move(done));
}

void FileOpener::ask(std::function<OpenedFile(Reader&)> work, QObject* context,
                     std::function<void(const OpenedFile&)> done)
{
    const int number = ++*m_asked;
    m_openBackground.run(
        context,
        [reader = m_opening, asked = m_asked, number, work = std::move(work)] {
            return *asked == number ? work(*reader) : OpenedFile(); // else another one was chosen meanwhile
        },
        [asked = m_asked, number, done = std::move(done)](const OpenedFile& opened) {
            if (*asked == number) {
                done(opened);
            }
        });
}

} // namespace polymath
