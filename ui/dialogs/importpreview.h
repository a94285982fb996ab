#pragma once

#include "ui/models/fileopener.h"
#include "ui/models/importfilemodel.h"
#include "ui/widgets/readingview.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace polymath {

class ColumnMappingPanel;

/// A file before its import: what the model will read beside what stands in the file, and what must be said about it to
/// read it: its columns, its password.
class ImportPreview : public QWidget {
    Q_OBJECT

public:
    explicit ImportPreview(QWidget* parent = nullptr);

    /// Shows what is known of a file at once; its documents follow with showDocuments(). `group`: null where it cannot
    /// be read.
    void showFile(const ImportFile& file, const ImportGroup* group);
    void showDocuments(const OpenedFile& opened);

Q_SIGNALS:
    void mappingChanged(const polymath::ColumnMapping& mapping);
    void passwordGiven(const QString& password);

private:
    QWidget* makePassword();
    QWidget* makeColumns();
    QWidget* makeTexts();
    void showGuesses(const ImportGroup& group);

    QLabel* m_title;
    QLabel* m_notes;
    QWidget* m_passwordRow = nullptr;
    QLineEdit* m_password = nullptr;
    QWidget* m_columns = nullptr;
    QLabel* m_guessLabel = nullptr;
    QComboBox* m_guesses = nullptr;
    QLabel* m_guessWords = nullptr;
    ColumnMappingPanel* m_mapping = nullptr;
    QWidget* m_texts = nullptr;
    ReadingView* m_reading = nullptr;
    QLabel* m_sourceTitle = nullptr;
    QPlainTextEdit* m_source = nullptr;
    std::vector<MappingGuess> m_known;
    std::string m_format;
};

/// A preview's documents, for a view of them.
[[nodiscard]] std::vector<ReadingText> readingTexts(const OpenedFile& opened);

} // namespace polymath
