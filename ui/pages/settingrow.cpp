#include "ui/pages/settingrow.h"

#include "ui/widgets/card.h"
#include "ui/widgets/termmark.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QStyle>
#include <QToolButton>

#include <map>
#include <utility>
#include <variant>

namespace polymath {

namespace {

constexpr int fieldWidth = 132;

QString translated(const std::string& text) { return QCoreApplication::translate("settings", text.c_str()); }

/// Settings whose word the glossary explains.
const std::map<std::string, QString>& glossaryKeys()
{
    static const std::map<std::string, QString> keys{{"steps", "step"},
                                                     {"batch", "batch"},
                                                     {"sequence", "token"},
                                                     {"learning_rate", "learningrate"},
                                                     {"clip", "gradient"},
                                                     {"evaluate_every", "validation"},
                                                     {"checkpoint_every", "checkpoint"},
                                                     {"layers_per_expert", "layer"},
                                                     {"blocks", "block"},
                                                     {"patience", "validation"},
                                                     {"lora_rank", "lora"},
                                                     {"mix", "gate"},
                                                     {"accumulation", "gradient"}};
    return keys;
}

} // namespace

SettingRow::SettingRow(const engine::SettingSpec& spec, QWidget* parent)
    : QWidget(parent), m_spec(spec), m_default(QString::fromStdString(settingValue(engine::TrainSettings(), spec))),
      m_reset(new QToolButton), m_sentence(makeLabel({}, "small", true))
{
    const auto key = QString::fromStdString(spec.key);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    auto* term = makeLabel(translated(spec.term));
    auto* field = makeField();
    field->setObjectName("setting_" + key);
    field->setFixedWidth(fieldWidth);
    term->setBuddy(field);
    field->setAccessibleName(translated(spec.term)); // a buddy names its siblings alone
    m_reset->setObjectName("reset_" + key);
    m_reset->setProperty("kind", "quiet");
    m_reset->setIcon(themedIcon("reset"));
    m_reset->setToolTip(spec.canBeAutomatic ? tr("Back to automatic") : tr("Back to %1").arg(m_default));
    m_reset->setAccessibleName(tr("Back to the default of %1").arg(translated(spec.term)));
    auto policy = m_reset->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(policy);
    const auto word = glossaryKeys().find(spec.key);
    if (word == glossaryKeys().end()) {
        line->addWidget(term, 1);
    } else {
        line->addWidget(withTermMark(term, word->second, translated(spec.term)), 1);
    }
    line->addWidget(m_reset);
    line->addWidget(field);
    column->addLayout(line);
    m_sentence->setObjectName("sentence_" + key);
    column->addWidget(m_sentence);
    connect(m_reset, &QToolButton::clicked, this, &SettingRow::reset);
    check();
}

QWidget* SettingRow::makeField()
{
    if (!m_spec.choices.empty()) {
        m_choice = new QComboBox;
        for (const auto& choice : m_spec.choices) {
            m_choice->addItem(translated(choice), QString::fromStdString(choice));
        }
        connect(m_choice, &QComboBox::activated, this, [this] {
            check();
            Q_EMIT edited();
        });
        return m_choice;
    }
    m_number = new QLineEdit(m_spec.canBeAutomatic ? QString() : m_default); // without a text: automatic
    m_number->setAlignment(Qt::AlignRight);
    if (!std::holds_alternative<std::string engine::TrainSettings::*>(m_spec.member)) {
        m_number->setToolTip(
            tr("From %1 to %2").arg(QLocale().toString(m_spec.minimum), QLocale().toString(m_spec.maximum)));
    }
    connect(m_number, &QLineEdit::textEdited, this, [this] {
        check();
        Q_EMIT edited();
    });
    return m_number;
}

QString SettingRow::value() const
{
    if (m_choice != nullptr) {
        return m_choice->currentData().toString();
    }
    const auto text = m_number->text().trimmed();
    return text.isEmpty() && m_spec.canBeAutomatic ? m_default : text;
}

void SettingRow::show(const engine::TrainSettings& settings)
{
    const auto now = QString::fromStdString(settingValue(settings, m_spec));
    if (m_choice != nullptr) {
        m_choice->setCurrentIndex(m_choice->findData(now));
    } else if (now != value()) {
        m_number->setText(m_spec.canBeAutomatic && now == m_default ? QString() : now);
    }
    if (m_spec.canBeAutomatic) {
        auto automatic = settings;
        static_cast<void>(setSetting(automatic, m_spec.key, m_default.toStdString())); // its default can be used
        m_number->setPlaceholderText(
            tr("auto: %1").arg(QString::fromStdString(settingValue(automatic.resolved(), m_spec))));
    }
    check();
}

void SettingRow::setMost(std::int64_t most, const QString& why)
{
    m_most = most;
    m_whyNotMore = why;
    check();
}

QString SettingRow::problemOf(const QString& value) const
{
    engine::TrainSettings trial;
    if (!setSetting(trial, m_spec.key, value.toStdString())) {
        const auto range = std::pair(QLocale().toString(m_spec.minimum), QLocale().toString(m_spec.maximum));
        const bool whole = std::holds_alternative<std::int64_t engine::TrainSettings::*>(m_spec.member);
        return (whole ? tr("%1 must be a whole number from %2 to %3.") : tr("%1 must be a number from %2 to %3."))
            .arg(translated(m_spec.term), range.first, range.second);
    }
    return m_most > 0 && value.toLongLong() > m_most ? m_whyNotMore.arg(QLocale().toString(m_most)) : QString();
}

void SettingRow::check()
{
    m_problem = problemOf(value());
    const bool set = m_problem.isEmpty();
    m_sentence->setText(set ? translated(m_spec.sentence) : m_problem);
    setRole(m_sentence, set ? "small" : "bad");
    m_reset->setVisible(value() != m_default);
    if (m_number != nullptr) {
        m_number->setProperty("invalid", !set);
        m_number->style()->unpolish(m_number);
        m_number->style()->polish(m_number);
    }
}

void SettingRow::reset()
{
    if (m_choice != nullptr) {
        m_choice->setCurrentIndex(m_choice->findData(m_default));
    } else {
        m_number->setText(m_spec.canBeAutomatic ? QString() : m_default);
    }
    check();
    Q_EMIT edited();
}

bool SettingRow::matches(const QString& words) const
{
    const auto text =
        translated(m_spec.term) + " " + translated(m_spec.sentence) + " " + QString::fromStdString(m_spec.key);
    return text.contains(words, Qt::CaseInsensitive);
}

} // namespace polymath
