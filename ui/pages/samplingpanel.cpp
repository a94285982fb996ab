#include "ui/pages/samplingpanel.h"

#include "ui/widgets/card.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalBlocker>
#include <QSpinBox>

namespace polymath {

namespace {

constexpr int highestSeed = 999'999'999;

QDoubleSpinBox* realField(const char* name, double low, double high, double step)
{
    auto* field = new QDoubleSpinBox;
    field->setObjectName(name);
    field->setRange(low, high);
    field->setSingleStep(step);
    field->setDecimals(2);
    return field;
}

QSpinBox* wholeField(const char* name, int low, int high, int step)
{
    auto* field = new QSpinBox;
    field->setObjectName(name);
    field->setRange(low, high);
    field->setSingleStep(step);
    return field;
}

} // namespace

SamplingPanel::SamplingPanel(QWidget* parent)
    : QWidget(parent), m_fields(new QGridLayout), m_temperature(realField("temperature", 0, 2, 0.1)),
      m_topK(wholeField("topK", 0, 1000, 10)), m_topP(realField("topP", 0.05, 1, 0.05)),
      m_penalty(realField("repetitionPenalty", 1, 2, 0.05)), m_length(wholeField("maxTokens", 1, 4096, 64)),
      m_seed(wholeField("seed", 1, highestSeed, 1)), m_lockSeed(new QCheckBox(tr("Keep seed")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* presets = new QHBoxLayout;
    presets->setSpacing(8);
    addPreset(presets, "presetPrecise", tr("Precise"),
              tr("Always the most probable token: the same question gets the same answer."), {0, 0, 1, 1.1, 256, 1});
    addPreset(presets, "presetBalanced", tr("Balanced"), tr("Mostly probable tokens with a little variety."),
              {0.7, 40, 0.95, 1.1, 256, 1});
    addPreset(presets, "presetLively", tr("Lively"), tr("More surprising tokens, and more mistakes."),
              {1.1, 100, 0.98, 1.1, 256, 1});
    presets->addStretch();
    column->addLayout(presets);
    m_topK->setSpecialValueText(tr("off"));
    addField(0, tr("&Temperature"), tr("0 always takes the most probable token; higher values take more chances."),
             m_temperature);
    addField(1, tr("Top-&k"), tr("Chooses among this many of the most probable tokens only. Off: among all."), m_topK);
    addField(2, tr("Top-&p"),
             tr("Chooses among the most probable tokens that together have this probability. 1: among "
                "all."),
             m_topP);
    addField(3, tr("&Repetition"), tr("Makes tokens that were already said less probable. 1: no change."), m_penalty);
    addField(4, tr("&Length"), tr("The answer ends after this many tokens at the latest."), m_length);
    addField(5, tr("S&eed"), tr("Chance starts from this number: the same seed and settings give the same answer."),
             m_seed);
    m_lockSeed->setObjectName("lockSeed");
    m_lockSeed->setToolTip(tr("Unticked: every question draws a new seed, so that answers vary."));
    m_fields->addWidget(m_lockSeed, 1, 6);
    m_fields->setColumnStretch(7, 1);
    m_fields->setHorizontalSpacing(12);
    m_fields->setVerticalSpacing(2);
    column->addLayout(m_fields);
    setSettings({});
}

void SamplingPanel::addPreset(QHBoxLayout* row, const QString& key, const QString& name, const QString& tip,
                              const SamplingSettings& preset)
{
    auto* button = new QPushButton(name);
    button->setObjectName(key);
    button->setProperty("kind", "chip");
    button->setCheckable(true);
    button->setToolTip(tip);
    connect(button, &QPushButton::clicked, this, [this, preset] {
        auto wanted = preset;
        wanted.maxTokens = m_length->value();
        wanted.seed = static_cast<std::uint64_t>(m_seed->value());
        setSettings(wanted);
        Q_EMIT edited();
    });
    row->addWidget(button);
    m_presets.emplace_back(button, preset);
}

void SamplingPanel::addField(int column, const QString& name, const QString& tip, QWidget* field)
{
    auto* label = makeLabel(name, "small");
    label->setBuddy(field);
    label->setToolTip(tip);
    field->setMinimumWidth(96); // its label fits above it
    field->setToolTip(tip);
    m_fields->addWidget(label, 0, column);
    m_fields->addWidget(field, 1, column);
    const auto changed = [this] {
        showPreset();
        Q_EMIT edited();
    };
    if (auto* real = qobject_cast<QDoubleSpinBox*>(field)) {
        connect(real, &QDoubleSpinBox::valueChanged, this, changed);
    } else if (auto* whole = qobject_cast<QSpinBox*>(field)) {
        connect(whole, &QSpinBox::valueChanged, this, changed);
    }
}

SamplingSettings SamplingPanel::take()
{
    if (!m_lockSeed->isChecked()) {
        m_seed->setValue(QRandomGenerator::global()->bounded(1, highestSeed));
    }
    return settings();
}

SamplingSettings SamplingPanel::settings() const
{
    return {m_temperature->value(), m_topK->value(),   m_topP->value(),
            m_penalty->value(),     m_length->value(), static_cast<std::uint64_t>(m_seed->value())};
}

void SamplingPanel::setSettings(const SamplingSettings& settings)
{
    {
        const QSignalBlocker quiet(this);
        m_temperature->setValue(settings.temperature);
        m_topK->setValue(settings.topK);
        m_topP->setValue(settings.topP);
        m_penalty->setValue(settings.repetitionPenalty);
        m_length->setValue(settings.maxTokens);
        m_seed->setValue(static_cast<int>(settings.seed));
    }
    showPreset();
}

void SamplingPanel::showPreset()
{
    for (auto& [button, preset] : m_presets) {
        auto wanted = preset;
        const auto current = settings();
        wanted.maxTokens = current.maxTokens;
        wanted.seed = current.seed;
        button->setChecked(wanted == current);
    }
}

} // namespace polymath
