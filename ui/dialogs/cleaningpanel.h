#pragma once

#include "core/text/cleaning/cleaning.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QLabel;

namespace polymath {

/// What is done to documents before they are kept, each step with a switch and, once counted, with what it does to the
/// files at hand.
class CleaningPanel : public QWidget {
    Q_OBJECT

public:
    explicit CleaningPanel(QWidget* parent = nullptr);

    [[nodiscard]] CleaningOptions options() const;
    void setOptions(const CleaningOptions& options); ///< changed() is not emitted
    void showCounts(const CleaningCounts& counts);
    void hideCounts(); ///< they are being counted anew

Q_SIGNALS:
    void changed();

private:
    struct Row {
        QCheckBox* box;
        QLabel* count;
    };

    CleaningOptions m_options;
    std::vector<Row> m_rows; ///< in the order of the steps
    QLabel* m_kept;          ///< what the rule that has no switch did
    QLabel* m_languages;
};

} // namespace polymath
