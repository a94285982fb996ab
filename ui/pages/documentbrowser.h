#pragma once

#include "ui/models/background.h"
#include "ui/models/documentmodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QTimer;

namespace polymath {

class ReadingView;

/// A domain's documents to search and read: a list that fills as it is scrolled, and the chosen one in full.
class DocumentBrowser : public QWidget {
    Q_OBJECT

public:
    explicit DocumentBrowser(QWidget* parent = nullptr);

    /// Shows the first documents of a domain; `count` is how many it has.
    void showDomain(const std::filesystem::path& folder, RowId domain, std::int64_t count);

private:
    void search();
    void showCurrent();
    void showCount();

    std::filesystem::path m_folder;
    RowId m_domain = 0;
    std::int64_t m_count = 0;
    DocumentModel* m_model;
    QLineEdit* m_search;
    QLabel* m_found;
    QListView* m_list;
    QLabel* m_split;
    ReadingView* m_reading;
    QTimer* m_typing;
    Background m_background;
};

} // namespace polymath
