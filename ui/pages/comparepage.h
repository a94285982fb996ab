#pragma once

#include "ui/models/background.h"
#include "ui/models/comparison.h"
#include "ui/pages/page.h"

#include <array>

class QComboBox;
class QStackedWidget;
class QTextBrowser;

namespace polymath {

namespace charts {
class ChartView;
}
class ChipRow;
class MeasurePanel;
class SubjectTable;

/// What was gained, forgotten and spent: the trade-off, the table of methods, the forgetting matrix, gate weights and
/// costs.
class ComparePage : public Page {
    Q_OBJECT

public:
    explicit ComparePage(AppContext& context);

protected:
    void refresh(Parts parts) override;

private:
    enum View { Tradeoff, Table, Forgetting, Gates, Cost };

    QWidget* makeContent();
    QWidget* makeGates();
    charts::ChartView* makeChart(const char* name);
    void take(Comparison comparison);
    void showState();
    void showSentences();
    void showView(int view);
    void showGates();
    void measure(const QStringList& subjects, qint64 maxTokens);
    void showDetails(const QString& subject);
    void rename(const QString& subject);
    void remove(const QString& subject);

    ChipRow* m_views;
    QToolButton* m_term; ///< explains the word of the view
    MeasurePanel* m_measure;
    QTextBrowser* m_sentences;
    QStackedWidget* m_stack;
    SubjectTable* m_table;
    QComboBox* m_gatesOf;
    charts::ChartView* m_tradeoff;
    charts::ChartView* m_forgetting;
    charts::ChartView* m_gates;
    charts::ChartView* m_cost;
    Comparison m_comparison;
    Background m_background;
    int m_asked = 0; ///< comparisons begun; only the newest is shown
};

} // namespace polymath
