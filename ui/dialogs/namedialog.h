#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace polymath {

/// Asks for a name and stays while what was asked for is under way; where that fails it says so and keeps the name.
/// Whoever made it listens to submitted() and ends it with accept().
class NameDialog : public QDialog {
    Q_OBJECT

public:
    NameDialog(const QString& title, const QString& explanation, const QString& name, const QString& action,
               QWidget* parent);

    void reject() override; ///< while it works: stopRequested()

    void setProgress(double share); ///< 0..1; busy without an end until the first call
    void showError(const QString& sentence);

Q_SIGNALS:
    void submitted(const QString& name);
    void stopRequested();

private:
    void setWorking(bool working);

    QLineEdit* m_name;
    QLabel* m_error;
    QProgressBar* m_progress;
    QPushButton* m_action;
    bool m_working = false;
};

} // namespace polymath
