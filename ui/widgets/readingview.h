#pragma once

#include <QTextBrowser>

#include <vector>

namespace polymath {

/// A document as a model reads it: a prompt it is given, and the text it learns.
struct ReadingText {
    QString prompt; ///< may be empty
    QString text;
    QStringList promptTokens = {}; ///< the same cut into tokens; where there are any, their borders are shown
    QStringList textTokens = {};
    QString place = {}; ///< where it stands in its file; shown above it
};

/// Documents to read: what is learned in colour, prompts muted. Very long texts are cut with a remark.
class ReadingView : public QTextBrowser {
    Q_OBJECT

public:
    explicit ReadingView(QWidget* parent = nullptr);

    void setTexts(std::vector<ReadingText> texts);

protected:
    void changeEvent(QEvent* event) override;

private:
    void write();

    std::vector<ReadingText> m_texts;
};

/// The two colours, explained: "Read" and "Learned".
[[nodiscard]] QWidget* makeReadingLegend();

} // namespace polymath
