#pragma once

#include "ui/dialogs/guide.h"

#include <QDialog>
#include <QTextBrowser>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace polymath {

/// Shows a page of the guide: dressed for the theme, pictures as wide as there is room.
class GuideBrowser : public QTextBrowser {
    Q_OBJECT

public:
    explicit GuideBrowser(QWidget* parent = nullptr);

    /// A page below guideRoot, at its beginning or at a section: "guide/train.md#presets".
    void showPage(const QString& target);
    /// The same of what is shown.
    [[nodiscard]] QString page() const;
    /// Marks every place where `words` stand, on this page and those that follow; nothing where empty.
    void mark(const QString& words);

protected:
    [[nodiscard]] QVariant loadResource(int type, const QUrl& name) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void dress();
    void markAll();

    QString m_words;
    QColor m_ink;           ///< of the text that is shown
    int m_pictureWidth = 0; ///< pixels
};

/// The user guide: its contents at the left, narrowed by a search, a page at the right. One at most is open.
class GuideWindow : public QDialog {
    Q_OBJECT

public:
    explicit GuideWindow(QWidget* parent);

    void showPage(const QString& target); ///< as GuideBrowser::showPage()

private:
    void filter(const QString& words);
    void findNext();
    void selectShown();

    QList<GuidePage> m_pages;
    QLineEdit* m_search;
    QTreeWidget* m_contents;
    GuideBrowser* m_browser;
};

/// Opens the guide beside `window` at a page: "guide/train.md".
void openGuide(QWidget* window, const QString& target = guideIndex);

} // namespace polymath
