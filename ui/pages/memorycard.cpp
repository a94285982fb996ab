#include "ui/pages/memorycard.h"

#include "core/base/system.h"
#include "core/engine/memory.h"
#include "ui/widgets/format.h"
#include "ui/widgets/termmark.h"

#include <QCoreApplication>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>
#include <array>
#include <string_view>

namespace polymath {

namespace {

constexpr const char* precision = "f32"; ///< the larger of both, so that what fits here fits in bf16 too
constexpr std::array<std::string_view, 3> usual{"mode", "lora", "full"}; ///< methods that are always in sight

QString shown(std::uint64_t bytes) { return format::bytes(static_cast<std::int64_t>(bytes)); }

std::int64_t largestMeasured(const std::vector<ExpertRecord>& experts, const std::string& method)
{
    std::int64_t largest = 0;
    for (const auto& expert : experts) {
        if (expert.method == method) {
            largest = std::max(largest, expert.peakMemoryBytes);
        }
    }
    return largest;
}

QString explained(const engine::MemoryNeed& need, const engine::TrainSettings& settings)
{
    return MemoryCard::tr("Calculated from the model's shape for %1 rows of %2 tokens at a time, to within about a "
                          "quarter: the model %3, what trains with its gradients and averages %4, what the layers keep "
                          "%5, the program %6. Train measures it exactly.")
        .arg(settings.batch)
        .arg(settings.sequence)
        .arg(shown(need.weights), shown(need.training), shown(need.activations), shown(need.program));
}

} // namespace

MemoryCard::MemoryCard(QWidget* parent)
    : Card(parent), m_usual(new QVBoxLayout), m_more(new QWidget), m_others(new QVBoxLayout(m_more))
{
    setObjectName("memoryCard");
    content()->addWidget(makeLabel(tr("What training needs here"), "heading"));
    content()->addWidget(
        makeLabel(tr("Memory, against the %1 of this computer. Smaller steps need less: Train offers them.")
                      .arg(shown(totalMemoryBytes())),
                  "muted", true));
    content()->addLayout(m_usual);
    auto* more = new QPushButton(tr("More methods"));
    more->setObjectName("memoryMore");
    more->setProperty("kind", "quiet");
    more->setCheckable(true);
    connect(more, &QPushButton::toggled, this, [this, more](bool open) {
        m_more->setVisible(open);
        more->setText(open ? tr("Fewer methods") : tr("More methods"));
    });
    content()->addWidget(more, 0, Qt::AlignLeft);
    for (auto* rows : {m_usual, m_others}) {
        rows->setSpacing(10);
    }
    m_others->setContentsMargins(0, 0, 0, 0);
    m_more->hide();
    content()->addWidget(m_more);
}

void MemoryCard::show(const ModelConfig& model, const std::vector<ExpertRecord>& experts)
{
    for (auto* rows : {m_usual, m_others}) {
        while (auto* item = rows->takeAt(0)) {
            delete item->widget();
            delete item;
        }
    }
    for (const auto& method : engine::methods()) {
        engine::TrainSettings settings;
        settings.method = method.key;
        const auto need = engine::memoryNeed(model, settings, precision, totalMemoryBytes());
        const bool isUsual = std::find(usual.begin(), usual.end(), method.key) != usual.end();
        (isUsual ? m_usual : m_others)
            ->addWidget(makeRow(QString::fromStdString(method.key),
                                QCoreApplication::translate("methods", method.term.c_str()), need.total(),
                                largestMeasured(experts, method.key), explained(need, settings)));
    }
}

QWidget* MemoryCard::makeRow(const QString& key, const QString& method, std::uint64_t bytes, std::int64_t measured,
                             const QString& hint)
{
    const auto all = totalMemoryBytes();
    const bool fits = bytes <= all;
    auto* row = new QWidget;
    row->setToolTip(hint);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    auto* name = new QLabel(method);
    auto* bar = new QProgressBar;
    bar->setProperty("kind", fits ? "good" : "bad");
    bar->setTextVisible(false);
    bar->setAccessibleName(tr("Memory that %1 needs").arg(method));
    bar->setRange(0, 1000);
    bar->setValue(all == 0 ? 0 : static_cast<int>(std::min<std::uint64_t>(1000, bytes * 1000 / all)));
    auto* figure = makeLabel(fits ? tr("about %1, fits").arg(shown(bytes)) : tr("about %1, too much").arg(shown(bytes)),
                             fits ? "good" : "bad");
    figure->setObjectName("memoryFigure");
    figure->setMinimumWidth(150);
    auto* run = makeLabel(measured > 0 ? tr("a run here took %1").arg(format::bytes(measured)) : QString(), "small");
    run->setMinimumWidth(140);
    auto* term = withTermMark(name, key, method);
    term->setMinimumWidth(150);
    layout->addWidget(term);
    layout->addWidget(bar, 1);
    layout->addWidget(figure);
    layout->addWidget(run);
    return row;
}

} // namespace polymath
