#include "ui/pages/exportcard.h"

#include "ui/widgets/iconlabel.h"
#include "ui/widgets/termmark.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

#include <utility>

namespace polymath {

ExportCard::ExportCard(const char* name, const QString& icon, const QString& title, const QString& text,
                       const QString& button, const QString& term)
    : m_reason(makeLabel({}, "muted", true)), m_fields(new QVBoxLayout), m_buttons(new QHBoxLayout),
      m_write(new QPushButton(button)), m_progress(new QProgressBar), m_stop(new QPushButton(tr("Stop")))
{
    const QString prefix(name);
    setObjectName(prefix + "Card");
    m_write->setObjectName(prefix + "Write");
    m_reason->setObjectName(prefix + "Reason");
    m_progress->setObjectName(prefix + "Progress");
    m_stop->setObjectName(prefix + "Stop");
    m_progress->setAccessibleName(title);
    m_progress->setTextVisible(false);
    m_stop->setProperty("kind", "quiet");

    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    auto* picture = new IconLabel(QPalette::ButtonText, 22);
    picture->setIcon(icon);
    head->addWidget(picture);
    auto* label = makeLabel(title, "heading");
    head->addWidget(term.isEmpty() ? label : withTermMark(label, term, title), 1);
    content()->addLayout(head);
    content()->addWidget(makeLabel(text, "muted", true));
    content()->addLayout(m_fields);
    content()->addStretch();
    content()->addWidget(m_reason);
    auto* running = new QHBoxLayout;
    running->addWidget(m_progress, 1);
    running->addWidget(m_stop);
    content()->addLayout(running);
    m_buttons->setSpacing(8);
    m_buttons->addWidget(m_write);
    m_buttons->addStretch();
    content()->addLayout(m_buttons);
    m_reason->hide();
    showBusy(false, false);

    connect(m_write, &QPushButton::clicked, this, &ExportCard::requested);
    connect(m_stop, &QPushButton::clicked, &m_work, &FileWork::stop);
    connect(&m_work, &FileWork::busyChanged, this, [this](bool busy) { showBusy(busy, true); });
    connect(&m_work, &FileWork::progressed, this, [this](int percent) {
        m_progress->setRange(0, 100);
        m_progress->setValue(percent);
    });
}

void ExportCard::setReason(const QString& reason)
{
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    m_write->setEnabled(reason.isEmpty());
}

void ExportCard::start(FileWork::Task task) { m_work.start(std::move(task)); }

void ExportCard::setBusy(bool busy)
{
    m_progress->setRange(0, 0);
    showBusy(busy, false);
}

void ExportCard::showBusy(bool busy, bool stoppable)
{
    m_progress->setVisible(busy);
    m_stop->setVisible(busy && stoppable);
    for (int index = 0; index < m_buttons->count(); ++index) {
        if (auto* button = m_buttons->itemAt(index)->widget()) {
            button->setVisible(!busy);
        }
    }
}

} // namespace polymath
