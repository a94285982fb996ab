#pragma once

#include "ui/models/domainfacts.h"
#include "ui/pages/domaincard.h"
#include "ui/pages/page.h"

#include <map>
#include <vector>

class QStackedWidget;

namespace polymath {

class CardGrid;
class DomainDetails;
class DropZone;
class Notice;
class TaskSection;
struct ImportRequest;
struct ImportWish;

/// The project's domains: what the model learns and what it must keep, and the import of files into them.
class DataPage : public Page {
    Q_OBJECT

public:
    explicit DataPage(AppContext& context);

    bool takeFiles(const QStringList& paths) override;

protected:
    void refresh(Parts parts) override;
    void projectOpened() override;

private:
    QWidget* makeOverview();
    void makeActions();

    void showProject();
    [[nodiscard]] std::vector<DomainCardData> cards() const;
    void showCards(const std::vector<DomainCardData>& cards);
    DomainCard* makeCard();
    void orderTabs();
    void showNotices(const std::vector<DomainCardData>& cards);
    void showDetails();
    void openDomain(RowId domain);

    void chooseFiles(const ImportWish& wish);
    void chooseFolder();
    void openImport(const ImportWish& wish);
    void importEnglish();
    void chooseOtherDomain();
    /// Puts an import into the queue that needs no dialog; `name` becomes a name that is free.
    void importKept(ImportRequest request, const QString& name);

    [[nodiscard]] const DomainRecord* findDomain(RowId id) const;
    void rename(RowId domain);
    void setRole(RowId domain, DomainRole from, DomainRole to);
    void removeDomain(RowId domain);
    void removeSource(RowId source, const QString& name);
    void chooseTask();
    void addTasks(const QStringList& files);
    void measureTask(const QString& task, qint64 limit);
    void showImportResult(RowId job);
    void stopImport(RowId job);
    void retryImport(RowId job);
    /// Runs a change; its error, or `done`, becomes a toast.
    void edit(std::function<Result<void>(Project&)> work, const QString& done = {});

    DomainFactsCache m_facts;
    QStackedWidget* m_views;
    CardGrid* m_grid = nullptr;
    DropZone* m_add = nullptr;
    std::vector<DomainCard*> m_cards;
    std::map<const DomainCard*, DomainCardData> m_shown;
    std::map<std::string, JobRecord> m_imports; ///< to show, by domain
    Notice* m_retention = nullptr;
    Notice* m_shared = nullptr;
    TaskSection* m_tasks = nullptr;
    DomainDetails* m_details;
    RowId m_open = 0;                 ///< the domain shown in full; 0: the overview
    std::vector<QWidget*> m_changing; ///< only where the project can be changed
};

} // namespace polymath
