#pragma once

#include "ui/models/domainfacts.h"
#include "ui/models/projectsnapshot.h"
#include "ui/models/sourcemodel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTabWidget;
class QTableView;

namespace polymath {

class DocumentBrowser;
class StatTile;

namespace charts {
class ChartView;
}

/// One domain in full: its documents to read and search, its files, how long its documents are and how they are split.
class DomainDetails : public QWidget {
    Q_OBJECT

public:
    explicit DomainDetails(std::int64_t rowTokens, QWidget* parent = nullptr);

    /// `colour` is the domain's place in the project. Null facts: still being counted.
    void show(const ProjectSnapshot& project, const DomainRecord& domain, int colour, const DomainFacts* facts,
              bool canChange);

Q_SIGNALS:
    void backRequested();
    void importRequested();
    void resultRequested(polymath::RowId job); ///< what became of the files of an import
    void removeSourceRequested(polymath::RowId source, const QString& name);
    void failed(const QString& sentence);

private:
    QWidget* makeFiles();
    QWidget* makeLengths();
    void showFacts(const DomainRecord& domain, int colour, const DomainFacts* facts);
    void removeSelected();
    void showFileActions();

    std::int64_t m_rowTokens;
    bool m_canChange = false;
    QLabel* m_name;
    QLabel* m_role;
    QPushButton* m_import;
    QTabWidget* m_tabs;
    DocumentBrowser* m_documents;
    SourceModel m_sources;
    QTableView* m_files = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_result = nullptr;
    charts::ChartView* m_chart = nullptr;
    QLabel* m_lengthWords = nullptr;
    StatTile* m_train = nullptr;
    StatTile* m_validation = nullptr;
    StatTile* m_test = nullptr;
    QLabel* m_splitWords = nullptr;
};

/// How many documents are longer than a row, and what happens to them, as a sentence.
[[nodiscard]] QString longDocumentsSentence(const DomainFacts& facts, std::int64_t rowTokens);

} // namespace polymath
