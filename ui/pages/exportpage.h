#pragma once

#include "core/exchange/exporting.h"
#include "ui/pages/page.h"
#include "ui/report/reportwriter.h"

class QComboBox;
class QPlainTextEdit;

namespace polymath {

class ExportCard;
class ImportExpertCard;

/// Hands on what was made: expert files, model folders, adapters and reports; and takes expert files of others.
class ExportPage : public Page {
    Q_OBJECT

public:
    explicit ExportPage(AppContext& context);

    /// One expert file; see ImportExpertCard.
    bool takeFiles(const QStringList& paths) override;

protected:
    void refresh(Parts parts) override;

private:
    [[nodiscard]] QWidget* makeSubjectRow();
    void makeExpertCard();
    void makeOtherCards();
    void makeReportCard();
    void watch(ExportCard* card);
    void fillSubjects();
    void showSubject();
    [[nodiscard]] QString reasonAgainst(ExportFormat format) const;
    [[nodiscard]] std::string method() const; ///< of the chosen subject
    [[nodiscard]] QString suggested(const QString& ending) const;
    void chooseFile();
    void chooseFolder(ExportCard* card, ExportFormat format, const QString& ending);
    void write(ExportCard* card, ExportFormat format, const QString& target);
    void chooseReport(const QString& suffix);
    void tell(const QString& words);

    QComboBox* m_subject;
    QLabel* m_about;
    QPlainTextEdit* m_licence;
    ExportCard* m_expert;
    ExportCard* m_model;
    ExportCard* m_peft;
    ExportCard* m_report;
    ImportExpertCard* m_import;
    ReportWriter m_reports;
};

} // namespace polymath
