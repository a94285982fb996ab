#pragma once

#include "core/formats/gatenorms.h"
#include "ui/pages/composechoice.h"
#include "ui/pages/page.h"

class QPushButton;

namespace polymath {

class ComposePlanner;
class CompositionCard;

/// Putting experts beside one base, and what was put together.
class ComposePage : public Page {
    Q_OBJECT

public:
    explicit ComposePage(AppContext& context);

protected:
    void refresh(Parts parts) override;
    void projectOpened() override;

private:
    void start(const CompositionPlan& plan, bool evaluate);
    void showCompositions();
    [[nodiscard]] CompositionCard* makeCard(const CompositionRecord& composition);
    void rename(const QString& from, const QString& to);
    void dropFrom(const CompositionRecord& composition, const QString& expert);
    void toast(const Error& error);

    ComposePlanner* m_planner;
    QLabel* m_heading;
    QVBoxLayout* m_list;
    QPushButton* m_more;
    bool m_showsAll = false;
    std::vector<CompositionCard*> m_cards;
};

} // namespace polymath
