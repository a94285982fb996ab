#pragma once

#include "ui/models/fileopener.h"
#include "ui/models/importcheck.h"
#include "ui/models/importfilemodel.h"
#include "ui/models/leavablework.h"
#include "ui/models/projectsession.h"

#include <QDialog>

#include <atomic>
#include <functional>
#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableView;
class QTabWidget;

namespace polymath {

class CleaningPanel;
class ImportPreview;

/// What an import begins with.
struct ImportWish {
    QStringList paths;                    ///< files and folders
    QString domain;                       ///< of the project; empty: a new one, named after the files
    DomainRole role = DomainRole::Target; ///< of a new one
};

/// Asks how files become a domain's documents: shows what each file is and what is inside it, the first of its
/// documents as the model will read them, and what cleaning would do. Accepting puts an import job into the queue.
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    ImportDialog(ProjectSession& session, const ImportWish& wish, QWidget* parent);
    ~ImportDialog() override;

Q_SIGNALS:
    void queued(const QString& domain, int files); ///< the job is in the queue

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeDomainFields(const ImportWish& wish);
    QWidget* makeFileList();
    QWidget* makeTabs();
    QWidget* makeFooter();

    void addPaths(const QStringList& paths);
    /// What was decided at the last import, of these files' folder where there was one, and which files of it are gone.
    void readChoices(const std::function<void()>& done);
    void applyRules(const ImportRules& rules);
    void applyMappings(); ///< of the rules, to what was looked into before they were known
    void lookIntoNext(int from);
    void leaveOut();
    void showSelected();
    void changeMapping(const ColumnMapping& mapping);
    void takePassword(const QString& password);
    void showDomainChoice();
    void chooseDomain(); ///< another one was chosen
    void showGone();
    void showSummary();
    void countAgain(); ///< something changed what an import would make of the files
    void showCount();
    [[nodiscard]] ReadOptions optionsOf(const ImportFile& file) const;
    [[nodiscard]] QString domainName() const;
    [[nodiscard]] DomainRole domainRole() const;
    [[nodiscard]] bool wereImported() const; ///< some of the files, into the domain that is chosen
    [[nodiscard]] ImportRequest request() const;
    [[nodiscard]] QString whatIsMissing() const; ///< a sentence; empty when the import can start
    [[nodiscard]] QString outcomeWords() const;  ///< how many documents there would be, once they are counted
    [[nodiscard]] QString fewDocuments() const;  ///< a warning where they are too few to measure anything; or empty
    void startImport();

    ProjectSession& m_session;
    LeavableWork m_background;
    std::shared_ptr<std::atomic_bool> m_stop;
    FileOpener m_opener;
    ImportFileModel m_files;
    ImportCheck m_check;
    Passwords m_passwords;
    QString m_folder; ///< the one that was dropped; empty for files
    ImportRules m_rules;
    bool m_finding = true;
    bool m_looking = false;
    std::int64_t m_shown = 0; ///< id of the file in the preview

    QComboBox* m_domain = nullptr;
    QLabel* m_nameLabel = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_role = nullptr;
    QLabel* m_roleHint = nullptr;
    QTableView* m_list = nullptr;
    QPushButton* m_leaveOut = nullptr;
    QCheckBox* m_onlyChanged = nullptr;
    QCheckBox* m_forget = nullptr;
    QTabWidget* m_tabs = nullptr;
    ImportPreview* m_preview = nullptr;
    CleaningPanel* m_cleaning = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_outcome = nullptr;
    QPushButton* m_count = nullptr;
    QLabel* m_missing = nullptr;
    QProgressBar* m_busy = nullptr;
    QPushButton* m_import = nullptr;
};

/// A domain's name made from what is imported: the file's or folder's name without ending.
[[nodiscard]] QString suggestedDomainName(const QStringList& paths);

} // namespace polymath
