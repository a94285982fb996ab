#pragma once

#include "core/text/reading.h"

#include <QWidget>

#include <string>
#include <vector>

class QComboBox;
class QLabel;

namespace polymath {

/// Which of a file's columns the model reads and which it learns.
class ColumnMappingPanel : public QWidget {
    Q_OBJECT

public:
    explicit ColumnMappingPanel(QWidget* parent = nullptr);

    /// Shows a table's columns and what is chosen of them; changed() is not emitted.
    void setColumns(const std::vector<std::string>& columns, const ColumnMapping& mapping);

Q_SIGNALS:
    void changed(const polymath::ColumnMapping& mapping);

private:
    [[nodiscard]] ColumnMapping mapping() const;
    void showFields();

    QComboBox* m_kind;
    QLabel* m_promptLabel;
    QComboBox* m_prompt;
    QLabel* m_responseLabel;
    QComboBox* m_response;
};

} // namespace polymath
