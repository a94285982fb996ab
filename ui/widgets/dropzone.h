#pragma once

#include <QFrame>
#include <QStringList>

class QMimeData;

namespace polymath {

/// A place to drop files and folders on, with a button for those who would rather choose.
class DropZone : public QFrame {
    Q_OBJECT

public:
    DropZone(const QString& icon, const QString& title, const QString& text, const QString& button,
             QWidget* parent = nullptr);

Q_SIGNALS:
    void dropped(const QStringList& paths); ///< local files and folders
    void chooseRequested();                 ///< the button was pressed

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void setActive(bool active);
};

/// The local files and folders of a drop; empty where there are none.
[[nodiscard]] QStringList localPaths(const QMimeData* data);

} // namespace polymath
