#pragma once

#include "core/base/result.h"
#include "core/store/records.h"
#include "ui/models/rowsmodel.h"

#include <functional>

namespace polymath {

/// A domain's documents, page by page as a view asks for them; all are never in memory unless somebody scrolls through
/// all.
class DocumentModel : public RowsModel<DocumentRecord> {
    Q_OBJECT

public:
    /// Of the only column: two texts, Split as int, and where in its file it stands ("page 12"), empty if unknown.
    enum Role { PromptRole = Qt::UserRole, TextRole, SplitRole, PlaceRole };
    static constexpr int pageSize = 100;

    using Page = Result<std::vector<DocumentRecord>>;
    /// What is asked for: documents of a domain whose text holds `search`, from `offset` on.
    struct Request {
        RowId domain = 0;
        std::string search;
        std::int64_t offset = 0;
        std::int64_t limit = pageSize;
    };
    /// Reads a page somewhere else and gives it to the second argument in the model's thread.
    using Reader = std::function<void(const Request&, std::function<void(Page)>)>;

    explicit DocumentModel(Reader reader, QObject* parent = nullptr);

    /// Begins with the first page of a domain's documents.
    void showDocuments(RowId domain, const QString& search);
    /// No domain, no documents.
    void clear();
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] bool isComplete() const { return m_complete; } ///< the last page is here

    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void loaded(); ///< a page has come
    void failed(const QString& sentence);

protected:
    [[nodiscard]] int columns() const override { return 1; }
    [[nodiscard]] QVariant cell(const DocumentRecord& document, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override;
    [[nodiscard]] std::int64_t keyOf(const DocumentRecord& document) const override { return document.id; }

private:
    Reader m_reader;
    Request m_request;
    int m_generation = 0; ///< answers to older questions are dropped
    bool m_loading = false;
    bool m_complete = true;
};

/// What people call a split.
[[nodiscard]] QString splitName(Split split);

} // namespace polymath
