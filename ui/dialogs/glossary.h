#pragma once

#include <QDialog>
#include <QList>

class QLineEdit;
class QListWidget;
class QTextBrowser;
class QUrl;

namespace polymath {

/// A word of the field and what it means here.
struct GlossaryEntry {
    QString key; ///< of links: "glossary:expert"
    QString term;
    QString text;
};

/// In the alphabetical order of the terms.
[[nodiscard]] QList<GlossaryEntry> glossary();

/// All terms, searchable. One dialog at most is open; showing another term changes it.
class GlossaryDialog : public QDialog {
    Q_OBJECT

public:
    explicit GlossaryDialog(QWidget* parent);

    void showTerm(const QString& key); ///< an unknown key shows the list

private:
    void filter(const QString& wanted);
    void showCurrent();

    QList<GlossaryEntry> m_entries;
    QLineEdit* m_search;
    QListWidget* m_list;
    QTextBrowser* m_text;
};

/// Opens the glossary over `window`, at a term or at its beginning.
void openGlossary(QWidget* window, const QString& key = {});

/// Makes `glossary:term` links of any label (with open external links on) open the glossary over `window`.
class GlossaryLinks : public QObject {
    Q_OBJECT

public:
    explicit GlossaryLinks(QWidget* window);
    ~GlossaryLinks() override;

public Q_SLOTS:
    void open(const QUrl& url);

private:
    QWidget* m_window;
};

} // namespace polymath
