#pragma once

#include <QDialog>

namespace polymath {

/// Something to read, with a button that copies it.
class TextDialog : public QDialog {
    Q_OBJECT

public:
    /// `html` is shown; its plain text is what is copied.
    TextDialog(const QString& title, const QString& html, QWidget* parent);
};

} // namespace polymath
