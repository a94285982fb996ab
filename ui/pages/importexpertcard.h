#pragma once

#include "core/exchange/expertfile.h"
#include "ui/models/background.h"
#include "ui/models/filework.h"
#include "ui/pages/page.h"
#include "ui/widgets/card.h"

class QLineEdit;
class QProgressBar;
class QPushButton;

namespace polymath {

class DropZone;

/// Takes an expert file: shows what it is and whether it fits this project before it is added.
class ImportExpertCard : public QWidget {
    Q_OBJECT

public:
    explicit ImportExpertCard(AppContext& context);

    /// Looks into a file and shows what it is.
    void look(const QString& file);

Q_SIGNALS:
    void toastRequested(const QString& text);

private:
    [[nodiscard]] QWidget* makePreview();
    void choose();
    void show(const Result<ExpertFileInfo>& info);
    void showWords(const ExpertFileInfo& info);
    void add();
    void leave();
    void setBusy(bool busy);

    AppContext& m_context;
    QString m_file;
    DropZone* m_zone;
    QWidget* m_preview;
    QLabel* m_title;
    QLabel* m_words;
    QLabel* m_refusal;
    QLabel* m_nameLabel;
    QLineEdit* m_name;
    QProgressBar* m_progress;
    QPushButton* m_add;
    QPushButton* m_leave;
    FileWork m_work;
    Background m_background;
};

} // namespace polymath
