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
    /// The value, or what an automatic one will be with these settings.
    void show(const engine::TrainSettings& settings);
    /// A number above `most` cannot be used; `why` says so, with "%1" where the limit goes. 0: the spec's own limit.
    void setMost(std::int64_t most, const QString& why);
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
    [[nodiscard]] QString problemOf(const QString& value) const;

    const engine::SettingSpec& m_spec;
    QString m_default;
    QString m_problem;
    std::int64_t m_most = 0; ///< 0: the spec's
    QString m_whyNotMore;
    QLineEdit* m_number = nullptr; ///< of numbers
    QComboBox* m_choice = nullptr; ///< of texts
    QToolButton* m_reset;
    QLabel* m_sentence;
};

} // namespace polymath
