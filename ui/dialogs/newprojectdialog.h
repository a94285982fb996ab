#pragma once

#include "ui/models/background.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSettings;
class QTimer;

namespace polymath {

/// Makes a project: its name, the folder it lies in and the base model, which is looked into as one types. What was
/// typed stays where making it failed.
class NewProjectDialog : public QDialog {
    Q_OBJECT

public:
    NewProjectDialog(QSettings& settings, const QString& model, QWidget* parent);

    void reject() override; ///< not while the project is being made

Q_SIGNALS:
    void created(const QString& folder);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    [[nodiscard]] QWidget* makeFields();
    [[nodiscard]] QWidget* makeModelFields();
    void showFolder();
    void allowCreating();
    void checkModel();
    void setWorking(bool working);
    void create();

    QSettings& m_settings;
    QLineEdit* m_name;
    QLineEdit* m_parent;
    QLabel* m_place;
    QComboBox* m_model;
    QLabel* m_check;
    QLabel* m_error;
    QProgressBar* m_busy;
    QPushButton* m_cancel;
    QPushButton* m_create;
    QTimer* m_typing;
    bool m_modelFits = false;
    bool m_working = false;
    Background m_background;
};

/// Where new projects are put unless somebody says otherwise: Polymath in the documents' folder.
[[nodiscard]] QString defaultProjectsFolder();

} // namespace polymath
