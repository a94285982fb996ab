#pragma once

#include <QAbstractTableModel>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace polymath {

/// A table model over rows of plain values. Owns the rules of QAbstractItemModel; a model of ours adds cells and
/// headers.
///
/// setRows() keeps rows that are still there, told apart by keyOf(), so that selection and scrolling stay.
template <typename Row> class RowsModel : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const final
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex& parent = {}) const final { return parent.isValid() ? 0 : columns(); }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final
    {
        return checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)
                   ? cell(row(index.row()), index.column(), role)
                   : QVariant();
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final
    {
        return orientation == Qt::Horizontal && section >= 0 && section < columns() ? header(section, role)
                                                                                    : QVariant();
    }

    [[nodiscard]] const Row& row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }

    void setRows(std::vector<Row> rows)
    {
        const auto hasKey = [this](const std::vector<Row>& list, const Row& wanted) {
            return std::any_of(list.begin(), list.end(), [&](const Row& one) { return keyOf(one) == keyOf(wanted); });
        };
        for (int index = rowCount() - 1; index >= 0; --index) {
            if (!hasKey(rows, row(index))) {
                beginRemoveRows({}, index, index);
                m_rows.erase(m_rows.begin() + index);
                endRemoveRows();
            }
        }
        for (std::size_t index = 0; index < rows.size(); ++index) {
            const auto at = static_cast<int>(index);
            if (index < m_rows.size() && keyOf(m_rows[index]) == keyOf(rows[index])) {
                m_rows[index] = std::move(rows[index]);
                Q_EMIT dataChanged(this->index(at, 0), this->index(at, columns() - 1));
                continue;
            }
            const auto later = std::find_if(m_rows.begin() + at, m_rows.end(),
                                            [&](const Row& one) { return keyOf(one) == keyOf(rows[index]); });
            if (later != m_rows.end()) { // it moved up
                const auto from = static_cast<int>(later - m_rows.begin());
                beginMoveRows({}, from, from, {}, at);
                std::rotate(m_rows.begin() + at, later, later + 1);
                m_rows[index] = std::move(rows[index]);
                endMoveRows();
                Q_EMIT dataChanged(this->index(at, 0), this->index(at, columns() - 1));
                continue;
            }
            beginInsertRows({}, at, at);
            m_rows.insert(m_rows.begin() + at, std::move(rows[index]));
            endInsertRows();
        }
    }

    /// Adds rows that are not there yet behind the others.
    void appendRows(std::vector<Row> rows)
    {
        if (!rows.empty()) {
            beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
            std::move(rows.begin(), rows.end(), std::back_inserter(m_rows));
            endInsertRows();
        }
    }
    /// Adds rows that are not there yet before the one at `place`.
    void insertRowsAt(int place, std::vector<Row> rows)
    {
        if (!rows.empty()) {
            beginInsertRows({}, place, place + static_cast<int>(rows.size()) - 1);
            m_rows.insert(m_rows.begin() + place, std::make_move_iterator(rows.begin()),
                          std::make_move_iterator(rows.end()));
            endInsertRows();
        }
    }
    /// Replaces a row by one with the same key.
    void replaceRow(int index, Row row)
    {
        m_rows[static_cast<std::size_t>(index)] = std::move(row);
        Q_EMIT dataChanged(this->index(index, 0), this->index(index, columns() - 1));
    }
    void clearRows()
    {
        beginResetModel();
        m_rows.clear();
        endResetModel();
    }

protected:
    [[nodiscard]] virtual int columns() const = 0;
    [[nodiscard]] virtual QVariant cell(const Row& row, int column, int role) const = 0;
    [[nodiscard]] virtual QVariant header(int column, int role) const = 0;
    [[nodiscard]] virtual std::int64_t keyOf(const Row& row) const = 0; ///< different for any two rows

private:
    std::vector<Row> m_rows;
};

} // namespace polymath
