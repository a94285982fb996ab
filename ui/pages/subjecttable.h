#pragma once

#include "ui/models/subjecttablemodel.h"

#include <QWidget>

class QTableView;
class QSortFilterProxyModel;

namespace polymath {

class ChipRow;

/// The table of methods with its choices: accuracy or perplexity, sorting, copying; a subject's own actions in a menu.
class SubjectTable : public QWidget {
    Q_OBJECT

public:
    explicit SubjectTable(QWidget* parent = nullptr);

    void show(const Comparison& comparison);
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }

Q_SIGNALS:
    void detailsRequested(const QString& subject);
    void renameRequested(const QString& subject);
    void removeRequested(const QString& subject);
    void copied();

private:
    void makeHeader(QWidget* header);
    void openMenu(const QPoint& place);
    void copy(TableFormat format);
    [[nodiscard]] QString subjectAt(const QModelIndex& index) const;

    Comparison m_comparison;
    SubjectTableModel m_model;
    QSortFilterProxyModel* m_sorted;
    QTableView* m_view;
    ChipRow* m_measure;
    bool m_readOnly = false;
};

} // namespace polymath
