#pragma once

#include "ui/models/background.h"
#include "ui/models/importfilemodel.h"
#include "ui/models/projectsession.h"

#include <QDialog>

#include <atomic>
#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableView;

namespace polymath {

class ColumnMappingPanel;
class ReadingView;

/// What an import begins with.
struct ImportWish {
    QStringList paths;                    ///< files and folders
    QString domain;                       ///< of the project; empty: a new one, named after the files
    DomainRole role = DomainRole::Target; ///< of a new one
};

/// Asks how files become a domain's documents, and shows the first of them as the model will read them. Accepting puts
/// one import job for each mapping into the queue.
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    ImportDialog(ProjectSession& session, const ImportWish& wish, QWidget* parent);
    ~ImportDialog() override;

Q_SIGNALS:
    void queued(const QString& domain, int files); ///< the jobs are in the queue

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeDomainFields(const ImportWish& wish);
    QWidget* makeFileList();
    QWidget* makePreview();
    QWidget* makeFooter();

    void addPaths(const QStringList& paths);
    void lookIntoNext(int from);
    void leaveOut();
    void showSelected();
    void showPreview(int row, const Result<FilePreview>& preview);
    void changeMapping(const ColumnMapping& mapping);
    void showDomainChoice();
    void showSummary();
    [[nodiscard]] QString domainName() const;
    [[nodiscard]] DomainRole domainRole() const;
    [[nodiscard]] QString whatIsMissing() const; ///< a sentence; empty when the import can start
    void startImport();

    ProjectSession& m_session;
    Background m_background;
    std::shared_ptr<std::atomic_bool> m_stop;
    ImportFileModel m_files;
    bool m_finding = false;
    bool m_looking = false;
    int m_shown = -1; ///< row of the file in the preview

    QComboBox* m_domain = nullptr;
    QLabel* m_nameLabel = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_role = nullptr;
    QLabel* m_roleHint = nullptr;
    QTableView* m_list = nullptr;
    QPushButton* m_leaveOut = nullptr;
    QLabel* m_previewTitle = nullptr;
    ColumnMappingPanel* m_mapping = nullptr;
    ReadingView* m_reading = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_missing = nullptr;
    QProgressBar* m_busy = nullptr;
    QPushButton* m_import = nullptr;
};

/// A domain's name made from what is imported: the file's or folder's name without ending.
[[nodiscard]] QString suggestedDomainName(const QStringList& paths);

} // namespace polymath
