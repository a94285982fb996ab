#pragma once

#include "core/text/preview.h"
#include "core/text/readerprocess.h"
#include "core/tokenizer/tokenizer.h"
#include "ui/models/leavablework.h"

#include <QString>
#include <QStringList>

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace polymath {

/// A preview's document as the model reads it: its pieces are the tokens.
struct TokenisedText {
    QString prompt;
    QString text;
    QString place;            ///< where in the file it stands, as people read it; empty where nobody knows
    QStringList promptTokens; ///< empty where the model's tokenizer could not be read
    QStringList textTokens;
};

/// A preview, and its documents cut into tokens.
struct OpenedFile {
    Result<FilePreview> preview;
    std::vector<TokenisedText> texts;
};

/// Looks into files without the window's waiting for it, through a reader of its own that is a process of its own.
class FileOpener : public QObject {
    Q_OBJECT

public:
    /// `model`: whose tokens are shown.
    explicit FileOpener(std::filesystem::path model, QObject* parent = nullptr);
    ~FileOpener() override;

    /// What a file is and what is inside it, from its first document: after everything that was asked for before.
    void lookInto(const std::filesystem::path& file, const ReadOptions& options, QObject* context,
                  std::function<void(const Result<FilePreview>&)> done);
    /// Its first documents, with their tokens; `inside`: of the file in it of that name. Only the last one that was
    /// asked for is answered.
    void open(const std::filesystem::path& file, const std::string& inside, const ReadOptions& options,
              QObject* context, std::function<void(const OpenedFile&)> done);

    /// The same for a name as reports have it: a file's path, or behind it that of a file inside it. `optionsOf` is
    /// asked in the other thread.
    void openNamed(const std::string& name, std::function<ReadOptions(const std::string& file)> optionsOf,
                   QObject* context, std::function<void(const OpenedFile&)> done);

private:
    struct Reader;

    void ask(std::function<OpenedFile(Reader&)> work, QObject* context, std::function<void(const OpenedFile&)> done);

    std::shared_ptr<Reader> m_looking; ///< each is used by one thread only
    std::shared_ptr<Reader> m_opening;
    std::shared_ptr<std::atomic_int> m_asked; ///< counts open()
    LeavableWork m_lookBackground;
    LeavableWork m_openBackground;
};

} // namespace polymath
