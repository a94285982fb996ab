#pragma once

#include "ui/models/filework.h"
#include "ui/widgets/card.h"

class QHBoxLayout;
class QProgressBar;
class QPushButton;

namespace polymath {

/// One way to hand something on: what it is, why it may be impossible, and a button; while it is written, how far.
class ExportCard : public Card {
    Q_OBJECT

public:
    /// `name` is where the parts' objectNames begin: "expert" makes "expertWrite", "expertReason", "expertStop";
    /// `term` is the glossary's word that explains the title.
    ExportCard(const char* name, const QString& icon, const QString& title, const QString& text, const QString& button,
               const QString& term = {});

    /// Between the words and the button.
    [[nodiscard]] QVBoxLayout* fields() const { return m_fields; }
    [[nodiscard]] QHBoxLayout* buttons() const { return m_buttons; }
    /// Why it cannot be done; empty where it can.
    void setReason(const QString& reason);
    void start(FileWork::Task task);
    /// Shown while something is written that does not say how far it is.
    void setBusy(bool busy);
    [[nodiscard]] FileWork& work() { return m_work; }

Q_SIGNALS:
    void requested();

private:
    void showBusy(bool busy, bool stoppable);

    QLabel* m_reason;
    QVBoxLayout* m_fields;
    QHBoxLayout* m_buttons;
    QPushButton* m_write;
    QProgressBar* m_progress;
    QPushButton* m_stop;
    FileWork m_work;
};

} // namespace polymath
