#pragma once

#include "ui/models/background.h"
#include "ui/models/gpuoffer.h"
#include "ui/models/workerrequest.h"

#include <QDialog>

#include <memory>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSettings;

namespace polymath {

/// What the machine's NVIDIA graphics processor needs besides: says what is there and what is missing, puts the
/// libraries into the user's folder from a folder or an address, and takes them away again. Nothing is fetched before
/// somebody asks for it here.
class GpuDialog : public QDialog {
    Q_OBJECT

public:
    GpuDialog(QSettings& settings, GpuOffer offer, QWidget* parent);
    ~GpuDialog() override;

    void reject() override; ///< while something is installed: stops that

Q_SIGNALS:
    void changed(); ///< libraries came or went

private:
    QHBoxLayout* makeSource();
    QHBoxLayout* makeButtons();
    void look();
    void showFacts(const GpuFacts& facts);
    void showOffer();
    void showFiles();
    void allow();
    void install();
    void hear(const nlohmann::json& event);
    void end(const Result<nlohmann::json>& answer);
    void stop();
    void remove(const QString& version);
    void showProblem(const QString& sentence);

    QSettings& m_settings;
    GpuOffer m_offer;
    GpuFacts m_facts;
    QLabel* m_state;
    QLabel* m_size;
    QPushButton* m_files;
    QWidget* m_source; ///< what is of use only where the libraries are not there yet
    QLineEdit* m_from;
    QLabel* m_hint;
    QWidget* m_working;
    QLabel* m_doing;
    QProgressBar* m_bar;
    QLabel* m_error;
    QLabel* m_other;
    QPushButton* m_removeOther;
    QPushButton* m_remove;
    QPushButton* m_install;
    QPushButton* m_close;
    std::unique_ptr<WorkerRequest> m_request;
    bool m_removing = false;
    Background m_background;
};

} // namespace polymath
