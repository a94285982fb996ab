#pragma once

#include "core/store/diskuse.h"
#include "ui/models/background.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace polymath {

/// What a project takes on disk, by part, and a button that frees what nobody needs any more.
class DiskUseDialog : public QDialog {
    Q_OBJECT

public:
    /// `readOnly`: another window has the project, so nothing can be freed here.
    DiskUseDialog(const QString& folder, bool readOnly, QWidget* parent);

Q_SIGNALS:
    void freed(); ///< what was removed is gone for good

private:
    void read();
    void show(const DiskUse& use);
    void addRow(const QString& name, std::uint64_t bytes, std::uint64_t total, const QString& hint);
    void free();

    QString m_folder;
    bool m_readOnly;
    QLabel* m_total;
    QVBoxLayout* m_rows;
    QLabel* m_note;
    QPushButton* m_free;
    Background m_background;
};

} // namespace polymath
