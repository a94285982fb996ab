#pragma once

#include "ui/pages/answerview.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;
class QSlider;

namespace polymath {

/// The legend of an answer's colours: each slot with its mean share, and a slider that mutes (0) or favours (up to 4)
/// it. 1 is as trained.
class SlotPanel : public QWidget {
    Q_OBJECT

public:
    explicit SlotPanel(QWidget* parent = nullptr);

    /// Backbone first; all sliders go to 1 unless the slots are the same as before.
    void setSlots(const std::vector<SlotLook>& slotLooks);
    void setShares(const std::vector<double>& shares);
    /// A factor for each slot; empty while all are as trained.
    [[nodiscard]] std::vector<double> preference() const;

Q_SIGNALS:
    void preferenceChanged();

private:
    struct Row {
        QSlider* slider;
        QLabel* factor;
        QLabel* share;
    };

    void addRow(int index, const SlotLook& look);
    void reset();
    void showFactors();

    std::vector<SlotLook> m_slots;
    std::vector<Row> m_rows;
    QWidget* m_grid;
    QGridLayout* m_layout;
    QPushButton* m_reset;
};

} // namespace polymath
