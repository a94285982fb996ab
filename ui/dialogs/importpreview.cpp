#include "ui/dialogs/importpreview.h"

#include "core/text/formats.h"
#include "ui/dialogs/columnmapping.h"
#include "ui/widgets/card.h"
#include "ui/widgets/sentences.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace polymath {

namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

/// A mapping in a few words, for a list.
QString words(const ColumnMapping& mapping)
{
    return mapping.text.empty() ? ImportPreview::tr("%1 → %2").arg(text(mapping.prompt), text(mapping.response))
                                : ImportPreview::tr("Running text in %1").arg(text(mapping.text));
}

QVBoxLayout* columnIn(QWidget* widget, int spacing)
{
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    return column;
}

} // namespace

std::vector<ReadingText> readingTexts(const OpenedFile& opened)
{
    std::vector<ReadingText> texts;
    for (const auto& document : opened.texts) {
        texts.push_back({document.prompt, document.text, document.promptTokens, document.textTokens, document.place});
    }
    return texts;
}

ImportPreview::ImportPreview(QWidget* parent)
    : QWidget(parent), m_title(makeLabel({}, "heading")), m_notes(makeLabel({}, "small", true))
{
    m_notes->setObjectName("importNotes");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 12, 4, 4);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addWidget(m_notes);
    column->addWidget(makePassword());
    column->addWidget(makeColumns());
    column->addWidget(makeTexts(), 1);
    column->addWidget(makeReadingLegend());
    m_passwordRow->hide();
    m_columns->hide();
    m_notes->hide();
}

QWidget* ImportPreview::makePassword()
{
    m_passwordRow = new QWidget;
    auto* row = new QHBoxLayout(m_passwordRow);
    row->setContentsMargins(0, 0, 0, 0);
    m_password = new QLineEdit;
    m_password->setObjectName("importPassword");
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setToolTip(tr("Kept in memory until the import has ended, never in the project."));
    auto* label = new QLabel(tr("Its &password"));
    label->setBuddy(m_password);
    auto* use = new QPushButton(tr("Open it"));
    use->setObjectName("importPasswordUse");
    use->setAutoDefault(false);
    const auto give = [this] {
        if (!m_password->text().isEmpty()) {
            Q_EMIT passwordGiven(m_password->text());
        }
    };
    connect(use, &QPushButton::clicked, this, give);
    connect(m_password, &QLineEdit::returnPressed, this, give);
    row->addWidget(label);
    row->addWidget(m_password, 1);
    row->addWidget(use);
    return m_passwordRow;
}

QWidget* ImportPreview::makeColumns()
{
    m_columns = new QWidget;
    auto* column = columnIn(m_columns, 8);
    m_guesses = new QComboBox;
    m_guesses->setObjectName("importGuesses");
    m_guesses->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_guesses->setMinimumContentsLength(20);
    m_guessLabel = new QLabel(tr("&Suggestions"));
    m_guessLabel->setBuddy(m_guesses);
    m_guessLabel->setToolTip(tr("What the columns' names and contents suggest, the likeliest first."));
    m_guessWords = makeLabel({}, "small", true);
    m_guessWords->setObjectName("importGuessWords");
    m_mapping = new ColumnMappingPanel;
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_guessLabel);
    row->addWidget(m_guesses, 1);
    column->addLayout(row);
    column->addWidget(m_guessWords);
    column->addWidget(m_mapping);
    connect(m_mapping, &ColumnMappingPanel::changed, this, &ImportPreview::mappingChanged);
    connect(m_guesses, &QComboBox::activated, this, [this](int index) {
        if (index >= 0 && index < static_cast<int>(m_known.size())) {
            Q_EMIT mappingChanged(m_known[static_cast<std::size_t>(index)].mapping);
        }
    });
    return m_columns;
}

QWidget* ImportPreview::makeTexts()
{
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    m_texts = splitter;
    m_reading = new ReadingView;
    m_reading->setObjectName("importPreview");
    m_reading->setAccessibleName(tr("The first documents, as the model will read them"));
    m_source = new QPlainTextEdit;
    m_source->setObjectName("importSource");
    m_source->setReadOnly(true);
    m_source->setAccessibleName(tr("The beginning of the file"));
    m_sourceTitle = makeLabel({}, "small");
    auto* left = new QWidget;
    auto* reads = columnIn(left, 4);
    reads->addWidget(makeLabel(tr("What the model reads"), "small"));
    reads->addWidget(m_reading, 1);
    auto* right = new QWidget;
    auto* stands = columnIn(right, 4);
    stands->addWidget(m_sourceTitle);
    stands->addWidget(m_source, 1);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setSizes({340, 300});
    return splitter;
}

void ImportPreview::showFile(const ImportFile& file, const ImportGroup* group)
{
    const auto name =
        file.inside.empty() ? QFileInfo(file.file.name).fileName() : QFileInfo(text(file.inside)).fileName();
    m_title->setText(m_title->fontMetrics().elidedText(name, Qt::ElideMiddle, 480));
    m_notes->hide();
    const bool asks = file.state == ImportFile::State::NeedsPassword;
    if (asks != m_passwordRow->isVisibleTo(this)) {
        m_password->clear();
    }
    m_passwordRow->setVisible(asks);
    m_format = file.format;
    const auto* format = findFormat(file.format);
    m_sourceTitle->setText(format != nullptr && format->isText ? tr("What stands in the file")
                                                               : tr("The text that was found in the file"));
    const bool leftOut = file.state == ImportFile::State::LeftOut;
    m_columns->setVisible(group != nullptr && group->isTable() && !leftOut && file.inside.empty());
    if (group != nullptr && group->isTable()) {
        showGuesses(*group);
        m_mapping->setColumns(group->columns, group->mapping);
    }
    m_source->clear();
    if (group == nullptr) {
        const auto sentence = withoutFolder(file.sentence, file.file.path.string());
        m_reading->setTexts({{sentence.isEmpty() ? tr("Looking into it") : sentence, {}}});
    } else if (!group->isMapped()) {
        m_reading->setTexts({{tr("Choose above which column the model reads and which it learns. The file's columns "
                                 "have no names that say so."),
                              {}}});
    }
}

void ImportPreview::showGuesses(const ImportGroup& group)
{
    const QSignalBlocker quiet(m_guesses);
    m_known = group.guesses;
    m_guesses->clear();
    int chosen = -1;
    for (const auto& guess : m_known) {
        if (guess.mapping == group.mapping) {
            chosen = m_guesses->count();
        }
        m_guesses->addItem(words(guess.mapping));
        m_guesses->setItemData(m_guesses->count() - 1, translatedSentence(guess.sentence), Qt::ToolTipRole);
    }
    m_guesses->setPlaceholderText(tr("Chosen by hand"));
    m_guesses->setCurrentIndex(chosen);
    const bool any = !m_known.empty();
    m_guessLabel->setVisible(any);
    m_guesses->setVisible(any);
    m_guessWords->setText(chosen < 0 ? QString()
                                     : translatedSentence(m_known[static_cast<std::size_t>(chosen)].sentence));
    m_guessWords->setVisible(chosen >= 0);
}

void ImportPreview::showDocuments(const OpenedFile& opened)
{
    auto texts = readingTexts(opened);
    const auto& preview = opened.preview;
    const auto problem = preview ? preview->problem : preview.error().sentence;
    if (!problem.empty()) {
        texts.push_back({translatedSentence(problem), {}});
    }
    if (!preview && problem.empty()) {
        return;
    }
    if (!preview || preview->mappingWorks) { // else it says already that columns are to be chosen
        m_reading->setTexts(std::move(texts));
    }
    m_source->setPlainText(preview ? text(preview->source) : QString());
    QStringList notes;
    if (preview) {
        for (const auto& note : preview->notes) {
            notes << translatedSentence(note);
        }
    }
    m_notes->setText(notes.mid(0, 4).join("\n"));
    m_notes->setToolTip(notes.join("\n"));
    m_notes->setVisible(!notes.isEmpty());
}

} // namespace polymath
