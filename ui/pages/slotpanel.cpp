#include "ui/pages/slotpanel.h"

#include "ui/pages/chatsubject.h"
#include "ui/widgets/card.h"
#include "ui/widgets/colourdot.h"
#include "ui/widgets/format.h"
#include "ui/widgets/termmark.h"

#include <QGridLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>

namespace polymath {

namespace {

constexpr int stepsPerOne = 20; ///< slider positions between muted and as trained
constexpr int highest = 4;
} // namespace

SlotPanel::SlotPanel(QWidget* parent)
    : QWidget(parent), m_grid(new QWidget), m_layout(new QGridLayout(m_grid)), m_reset(new QPushButton(tr("Reset")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* head = new QHBoxLayout;
    auto* title = makeLabel(tr("Who speaks"), "small");
    title->setToolTip(tr("Each token is a mix of what the backbone (the base model) and the experts propose. The share "
                         "is how much each weighed on average over the last answer. Move a slider to mute an expert "
                         "(0) or to favour it (up to 4 times); it acts at once, also in the middle of an answer."));
    head->addWidget(withTermMark(title, "gate", tr("Who speaks")), 1);
    m_reset->setObjectName("resetPreference");
    m_reset->setProperty("kind", "quiet");
    m_reset->setToolTip(tr("All sliders back to 1: as trained."));
    connect(m_reset, &QPushButton::clicked, this, &SlotPanel::reset);
    head->addWidget(m_reset);
    column->addLayout(head);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(8);
    m_layout->setVerticalSpacing(2);
    m_layout->setColumnStretch(2, 1);
    column->addWidget(m_grid);
}

void SlotPanel::setSlots(const std::vector<SlotLook>& slotLooks)
{
    const bool same = std::equal(slotLooks.begin(), slotLooks.end(), m_slots.begin(), m_slots.end(),
                                 [](const SlotLook& a, const SlotLook& b) { return a.name == b.name; });
    if (same) {
        return;
    }
    qDeleteAll(m_grid->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    m_rows.clear();
    m_slots = slotLooks;
    for (std::size_t index = 0; index < slotLooks.size(); ++index) {
        addRow(static_cast<int>(index), slotLooks[index]);
    }
    showFactors();
}

void SlotPanel::addRow(int index, const SlotLook& look)
{
    auto* mark = new QLabel;
    mark->setPixmap(colourDot(look.colour));
    auto* name = makeLabel(look.name);
    name->setMaximumWidth(140);
    name->setToolTip(look.name);
    Row row{new QSlider(Qt::Horizontal), makeLabel({}, "small"), makeLabel({}, "small")};
    row.slider->setObjectName(QString("preference%1").arg(index));
    row.slider->setAccessibleName(tr("How much %1 counts").arg(look.name));
    row.slider->setRange(0, highest * stepsPerOne);
    row.slider->setMinimumHeight(22); // room for the handle
    row.slider->setSingleStep(1);
    row.slider->setPageStep(stepsPerOne / 2);
    row.slider->setValue(stepsPerOne);
    connect(row.slider, &QSlider::valueChanged, this, [this] {
        showFactors();
        Q_EMIT preferenceChanged();
    });
    row.factor->setMinimumWidth(fontMetrics().horizontalAdvance(tr("muted")) + 6);
    row.share->setMinimumWidth(fontMetrics().horizontalAdvance("100.0 %"));
    row.share->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row.share->setObjectName(QString("share%1").arg(index));
    row.share->setToolTip(tr("Its mean share of the last answer"));
    m_layout->addWidget(mark, index, 0);
    m_layout->addWidget(name, index, 1);
    m_layout->addWidget(row.slider, index, 2);
    m_layout->addWidget(row.factor, index, 3);
    m_layout->addWidget(row.share, index, 4);
    m_rows.push_back(row);
}

void SlotPanel::setShares(const std::vector<double>& shares)
{
    for (std::size_t index = 0; index < m_rows.size(); ++index) {
        m_rows[index].share->setText(index < shares.size() ? format::percent(shares[index], 0) : QString());
    }
}

std::vector<double> SlotPanel::preference() const
{
    std::vector<double> factors;
    for (const auto& row : m_rows) {
        factors.push_back(static_cast<double>(row.slider->value()) / stepsPerOne);
    }
    const bool asTrained =
        std::all_of(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.slider->value() == stepsPerOne; });
    return asTrained ? std::vector<double>() : factors;
}

void SlotPanel::reset()
{
    for (const auto& row : m_rows) {
        const QSignalBlocker quiet(row.slider);
        row.slider->setValue(stepsPerOne);
    }
    showFactors();
    Q_EMIT preferenceChanged();
}

void SlotPanel::showFactors()
{
    for (const auto& row : m_rows) {
        const int value = row.slider->value();
        row.factor->setText(value == 0
                                ? tr("muted")
                                : tr("× %1").arg(locale().toString(static_cast<double>(value) / stepsPerOne, 'f', 2)));
    }
    m_reset->setEnabled(!preference().empty());
}

} // namespace polymath
