#include "ui/dialogs/namedialog.h"

#include "ui/widgets/card.h"

#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

#include <cmath>

namespace polymath {

NameDialog::NameDialog(const QString& title, const QString& explanation, const QString& name, const QString& action,
                       QWidget* parent)
    : QDialog(parent), m_name(new QLineEdit(name)), m_error(makeLabel({}, "bad", true)), m_progress(new QProgressBar),
      m_action(new QPushButton(action))
{
    setObjectName("nameDialog");
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(440);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(title, "heading"));
    layout->addWidget(makeLabel(explanation, "muted", true));
    m_name->setObjectName("nameDialogName");
    m_name->setAccessibleName(tr("Name"));
    m_name->selectAll();
    layout->addWidget(m_name);
    m_error->setObjectName("nameDialogError");
    m_error->hide();
    layout->addWidget(m_error);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    layout->addWidget(m_progress);
    auto* buttons = new QHBoxLayout;
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName("nameDialogCancel");
    m_action->setObjectName("nameDialogAction");
    m_action->setProperty("kind", "primary");
    m_action->setDefault(true);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_action);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &NameDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this,
            [this](const QString& text) { m_action->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_action, &QPushButton::clicked, this, [this] {
        setWorking(true);
        Q_EMIT submitted(m_name->text().trimmed());
    });
}

void NameDialog::reject()
{
    if (m_working) {
        Q_EMIT stopRequested();
    } else {
        QDialog::reject();
    }
}

void NameDialog::setProgress(double share)
{
    m_progress->setRange(0, 1000);
    m_progress->setValue(static_cast<int>(std::lround(share * 1000)));
}

void NameDialog::showError(const QString& sentence)
{
    setWorking(false);
    m_error->setText(sentence);
    m_error->show();
}

void NameDialog::setWorking(bool working)
{
    m_working = working;
    m_error->hide();
    m_progress->setRange(0, 0);
    m_progress->setVisible(working);
    m_name->setEnabled(!working);
    m_action->setEnabled(!working);
}

} // namespace polymath
