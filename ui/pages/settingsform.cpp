#include "ui/pages/settingsform.h"

#include "ui/models/trainpresets.h"
#include "ui/pages/settingrow.h"
#include "ui/widgets/card.h"
#include "ui/widgets/cardgrid.h"

#include <QCoreApplication>
#include <QLineEdit>

#include <algorithm>
#include <array>

namespace polymath {

namespace {

struct Group {
    const char* title;
    std::vector<std::string> keys;
};

/// What belongs together. What a method alone reads shapes its expert; anything else not named here is the last's.
const std::vector<Group>& groups()
{
    static const std::vector<Group> all{
        {QT_TRANSLATE_NOOP("settings", "Length"), {"steps", "warm_up", "patience", "stop_on"}},
        {QT_TRANSLATE_NOOP("settings", "Batch"), {"batch", "sequence", "accumulation"}},
        {QT_TRANSLATE_NOOP("settings", "Optimiser"),
         {"learning_rate", "final_learning_rate", "weight_decay", "clip", "seed"}},
        {QT_TRANSLATE_NOOP("settings", "Measuring"), {"evaluate_every", "evaluation_tokens"}},
        {QT_TRANSLATE_NOOP("settings", "Expert shape"), {}},
        {QT_TRANSLATE_NOOP("settings", "Machine"), {}},
    };
    return all;
}

std::size_t groupOf(const engine::SettingSpec& spec)
{
    const auto& all = groups();
    const auto named = std::find_if(all.begin(), all.end(), [&spec](const Group& group) {
        return std::find(group.keys.begin(), group.keys.end(), spec.key) != group.keys.end();
    });
    if (named != all.end()) {
        return static_cast<std::size_t>(named - all.begin());
    }
    return spec.methods.empty() ? all.size() - 1 : all.size() - 2;
}

constexpr int cardWidth = 380; ///< pixels, at least

} // namespace

SettingsForm::SettingsForm(QWidget* parent)
    : QWidget(parent), m_search(new QLineEdit),
      m_nothing(makeLabel(tr("No setting is about that. Try another word."), "muted"))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    m_search->setObjectName("settingsSearch");
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(cardWidth);
    column->addWidget(m_search);
    column->addWidget(m_nothing);
    auto* grid = new CardGrid(cardWidth);
    for (const auto& group : groups()) {
        auto* card = new Card;
        card->content()->setSpacing(12);
        card->content()->addWidget(makeLabel(QCoreApplication::translate("settings", group.title), "heading"));
        m_groups.push_back(card);
        grid->addWidget(card);
    }
    column->addLayout(grid);
    for (const auto& spec : engine::settingSpecs()) {
        auto* row = new SettingRow(spec);
        m_rows.push_back(row);
        static_cast<Card*>(m_groups[groupOf(spec)])->content()->addWidget(row);
        connect(row, &SettingRow::edited, this, [this, row] { take(*row); });
    }
    for (auto* group : m_groups) {
        static_cast<Card*>(group)->content()->addStretch();
    }
    connect(m_search, &QLineEdit::textChanged, this, &SettingsForm::showMatching);
    setSettings({});
}

void SettingsForm::setSettings(const engine::TrainSettings& settings)
{
    m_settings = settings;
    for (auto* row : m_rows) {
        row->show(settings);
    }
    showMatching();
}

bool SettingsForm::isValid() const
{
    return std::all_of(m_rows.begin(), m_rows.end(), [this](const SettingRow* row) {
        return !isReadBy(m_settings.method, row->spec()) || row->problem().isEmpty();
    });
}

void SettingsForm::setContext(std::int64_t tokens)
{
    for (auto* row : m_rows) {
        if (row->spec().key == "sequence") {
            row->setMost(tokens, tr("This base model reads %1 tokens at once, so rows cannot be longer."));
        }
    }
}

void SettingsForm::take(const SettingRow& row)
{
    if (row.problem().isEmpty()) {
        static_cast<void>(setSetting(m_settings, row.spec().key, row.value().toStdString())); // checked by the row
        for (auto* other : m_rows) {
            if (other->spec().canBeAutomatic && other != &row) { // may follow from what was edited
                other->show(m_settings);
            }
        }
    }
    Q_EMIT edited();
}

void SettingsForm::showMatching()
{
    const auto words = m_search->text().trimmed();
    std::vector<bool> used(m_groups.size(), false);
    for (auto* row : m_rows) {
        const bool wanted = isReadBy(m_settings.method, row->spec()) && (words.isEmpty() || row->matches(words));
        row->setVisible(wanted);
        const auto group = groupOf(row->spec());
        used[group] = used[group] || wanted;
    }
    for (std::size_t index = 0; index < m_groups.size(); ++index) {
        m_groups[index]->setVisible(used[index]);
    }
    m_nothing->setVisible(std::find(used.begin(), used.end(), true) == used.end());
}

} // namespace polymath
