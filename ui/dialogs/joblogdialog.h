#pragma once

#include "ui/models/projectsession.h"

#include <QDialog>

class QPlainTextEdit;
class QPushButton;

namespace polymath {

/// What a job's worker wrote and what happened to the job, to read and to copy. Read in the project's thread.
class JobLogDialog : public QDialog {
    Q_OBJECT

public:
    JobLogDialog(ProjectSession& session, const JobRecord& job, QWidget* parent);

private:
    QPlainTextEdit* m_text;
    QPushButton* m_copy;
};

} // namespace polymath
