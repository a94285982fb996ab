#pragma once

#include "core/store/records.h"
#include "ui/models/fileopener.h"
#include "ui/models/importresultmodel.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace polymath {

class ProjectSession;
class ReadingView;

/// What became of the files of an import: what was taken, what was not and why, each in its sentence; beside it the
/// file that is chosen, as the model reads it.
class ImportResultDialog : public QDialog {
    Q_OBJECT

public:
    /// `job`: an import, of which there may be several with this title.
    ImportResultDialog(ProjectSession& session, RowId job, QWidget* parent);

    /// Offers to remove the documents of files that are gone, and to bring them back; somebody hears the signal.
    void offerRemoval();

Q_SIGNALS:
    void removalRequested(const std::vector<polymath::RowId>& sources, const QString& name, bool removed);

private:
    QWidget* makeList();
    QWidget* makePreview();
    void showEntries();
    void showSelected();
    void showGone();
    [[nodiscard]] std::set<RowId> sources() const;

    ProjectSession& m_session;
    FileOpener m_opener;
    ImportRequest m_request;
    bool m_offers = false;

    ImportResultModel m_model;
    std::vector<EntryOutcome> m_entries;
    QLabel* m_title;
    QLabel* m_summary;
    QCheckBox* m_problems;
    QTableView* m_list;
    QLabel* m_file = nullptr;
    QLabel* m_words;
    ReadingView* m_reading = nullptr;
    QPushButton* m_gone = nullptr;
};

} // namespace polymath
