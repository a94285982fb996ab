#pragma once

#include "core/store/records.h"
#include "ui/models/importresultmodel.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QTableView;

namespace polymath {

class ProjectSession;

/// What became of the files of an import: what was taken, what was not and why, each in its sentence.
class ImportResultDialog : public QDialog {
    Q_OBJECT

public:
    /// `job`: an import, of which there may be several with this title.
    ImportResultDialog(ProjectSession& session, RowId job, QWidget* parent);

private:
    void showEntries();
    void showSelected();

    ImportResultModel m_model;
    std::vector<EntryOutcome> m_entries;
    QLabel* m_title;
    QLabel* m_summary;
    QCheckBox* m_problems;
    QTableView* m_list;
    QLabel* m_words;
};

} // namespace polymath
