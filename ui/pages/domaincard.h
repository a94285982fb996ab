#pragma once

#include "core/store/records.h"
#include "ui/models/domainfacts.h"
#include "ui/widgets/card.h"

#include <QColor>

#include <optional>

class QMenu;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace polymath {

class LengthBars;

/// What a card shows of a domain.
struct DomainCardData {
    DomainRecord domain;
    QColor colour;
    const DomainFacts* facts = nullptr; ///< null while they are read
    int files = 0;
    std::int64_t importedMs = 0;     ///< of the newest file
    std::optional<JobRecord> import; ///< queued, running, or the last one where it failed
    bool canChange = true;           ///< not read only
};

/// One domain on the page Data: what it is for, how much it holds, and an import while it runs. A click opens it.
class DomainCard : public Card {
    Q_OBJECT

public:
    explicit DomainCard(QWidget* parent = nullptr);

    void show(const DomainCardData& shown);
    [[nodiscard]] RowId domain() const { return m_domain; }

Q_SIGNALS:
    void renameRequested();
    void roleChangeRequested();
    void importRequested();
    void removeRequested();
    void cancelImportRequested();
    void retryImportRequested();

private:
    QLayout* makeHeader();
    QWidget* makeImportRow();
    void showCounts(const DomainCardData& shown);
    void showFacts(const DomainFacts* facts);
    void showImport(const std::optional<JobRecord>& job);

    RowId m_domain = 0;
    QLabel* m_swatch;
    QLabel* m_name;
    QLabel* m_role;
    QToolButton* m_roleMark;
    QToolButton* m_more;
    QAction* m_changeRole = nullptr;
    StatTile* m_documents;
    StatTile* m_tokens;
    StatTile* m_duplicates;
    LengthBars* m_lengths;
    QLabel* m_splits;
    QLabel* m_imported;
    QLabel* m_warning;
    QWidget* m_import = nullptr;
    QLabel* m_stage = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_retry = nullptr;
};

/// "taught" or "must be kept", and what that means.
[[nodiscard]] QString roleName(DomainRole role);
[[nodiscard]] QString roleMeaning(DomainRole role);

/// Why a domain cannot be trained on or measured; empty where it can.
[[nodiscard]] QString domainWarning(const DomainRecord& domain, const DomainFacts& facts);

} // namespace polymath
