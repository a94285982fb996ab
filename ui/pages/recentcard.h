#pragma once

#include "ui/models/recentprojects.h"
#include "ui/models/recentsummary.h"
#include "ui/widgets/card.h"

class QMenu;

namespace polymath {

/// One recent project on the start page: what it is and what came out last. Clicking opens it.
class RecentCard : public Card {
    Q_OBJECT

public:
    explicit RecentCard(const RecentProject& project, QWidget* parent = nullptr);

    void show(const RecentSummary& summary); ///< before that it says that it reads

Q_SIGNALS:
    void openRequested(const QString& folder);
    void menuRequested(QMenu* menu, const QString& folder); ///< to be filled with what can be done
    void removeRequested(const QString& folder);            ///< from the list
    void locateRequested(const QString& folder);            ///< that is not where it was

private:
    void showMissing();

    RecentProject m_project;
    QLabel* m_name;
    QLabel* m_base;
    QLabel* m_domains;
    QLabel* m_result;
    QLabel* m_opened;
    bool m_missing = false; ///< there is no folder to do anything with
};

/// "both-experts: law +2.1 points, english −0.1 points"; empty where nothing was measured.
[[nodiscard]] QString resultInWords(const RecentSummary& summary);

} // namespace polymath
