#pragma once

#include "ui/models/leavablework.h"
#include "ui/models/recentsummary.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace polymath {

/// Lists the domains of other projects, to take one of them over: those of the projects that were open lately, and of
/// any that is chosen besides.
class OtherDomainDialog : public QDialog {
    Q_OBJECT

public:
    /// `projects`: their folders, in the order they are shown.
    explicit OtherDomainDialog(const QStringList& projects, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& project, const QString& domain); ///< the dialog closes

private:
    void look(const QString& folder, bool select);
    void add(const QString& folder, const RecentSummary& summary, bool select);
    void chooseProject();
    void showChoice();
    void take();

    LeavableWork m_background;
    QStringList m_known; ///< folders
    int m_looking = 0;
    QTreeWidget* m_list;
    QLabel* m_hint;
    QPushButton* m_take;
};

} // namespace polymath
