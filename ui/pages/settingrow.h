#pragma once

#include "core/engine/settings.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace polymath {

/// One setting of a form: term, field, sentence, and a button back to the default where it differs.
class SettingRow : public QWidget {
    Q_OBJECT

public:
    explicit SettingRow(const engine::SettingSpec& spec, QWidget* parent = nullptr);

    [[nodiscard]] const engine::SettingSpec& spec() const { return m_spec; }
    void show(const engine::TrainSettings& settings);
    [[nodiscard]] QString value() const;
    /// Empty while the value can be used.
    [[nodiscard]] const QString& problem() const { return m_problem; }
    [[nodiscard]] bool matches(const QString& words) const;

Q_SIGNALS:
    void edited();

private:
    QWidget* makeField();
    void check();
    void reset();

    const engine::SettingSpec& m_spec;
    QString m_default;
    QString m_problem;
    QLineEdit* m_number = nullptr; ///< of numbers
    QComboBox* m_choice = nullptr; ///< of texts
    QToolButton* m_reset;
    QLabel* m_sentence;
};

} // namespace polymath
