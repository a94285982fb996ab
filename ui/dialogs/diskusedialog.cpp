#include "ui/dialogs/diskusedialog.h"

#include "ui/widgets/card.h"
#include "ui/widgets/format.h"
#include "ui/widgets/sentences.h"

#include <QProgressBar>
#include <QPushButton>

#include <numeric>

namespace polymath {

namespace {

constexpr int rowHeight = 24; ///< pixels

QString shown(std::uint64_t bytes) { return format::bytes(static_cast<std::int64_t>(bytes)); }

std::uint64_t sumOf(const std::vector<DiskUsePart>& parts)
{
    return std::accumulate(parts.begin(), parts.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const DiskUsePart& part) { return sum + part.bytes; });
}

QString listed(const std::vector<DiskUsePart>& parts)
{
    QStringList lines;
    for (const auto& part : parts) {
        lines << QString("%1: %2").arg(QString::fromStdString(part.name), shown(part.bytes));
    }
    return lines.join('\n');
}

Result<DiskUse> useOf(const std::string& folder)
{
    POLYMATH_TRY(project, Project::open(folder));
    return diskUse(project);
}

Result<std::uint64_t> freeSpace(const std::string& folder)
{
    POLYMATH_TRY(project, Project::open(folder));
    POLYMATH_TRY(checkpoints, clearCheckpoints(project));
    POLYMATH_TRY(removed, project.purgeRemoved());
    return checkpoints + removed;
}

} // namespace

DiskUseDialog::DiskUseDialog(const QString& folder, bool readOnly, QWidget* parent)
    : QDialog(parent), m_folder(folder), m_readOnly(readOnly), m_total(makeLabel(tr("Adding up…"), "figure")),
      m_rows(new QVBoxLayout), m_note(makeLabel({}, "muted", true)), m_free(new QPushButton(tr("Free space")))
{
    setObjectName("diskUseDialog");
    setWindowTitle(tr("Disk use"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(520);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    layout->setSizeConstraint(QLayout::SetMinimumSize); // rows come when all is added up
    layout->addWidget(makeLabel(tr("What this project takes on disk"), "heading"));
    m_total->setObjectName("diskUseTotal");
    layout->addWidget(m_total);
    m_rows->setSpacing(8);
    layout->addLayout(m_rows);
    m_note->setObjectName("diskUseNote");
    layout->addWidget(m_note);
    layout->addStretch();
    auto* buttons = new QHBoxLayout;
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName("diskUseClose");
    m_free->setObjectName("diskUseFree");
    m_free->setProperty("kind", "danger");
    m_free->setEnabled(false);
    buttons->addStretch();
    buttons->addWidget(m_free);
    buttons->addWidget(close);
    layout->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_free, &QPushButton::clicked, this, &DiskUseDialog::free);
    m_note->setText(readOnly
                        ? tr("Another window has this project open, so nothing can be freed here.")
                        : tr("Free space deletes the checkpoints of finished runs and everything that you removed. "
                             "Undo ends there: what was removed cannot be brought back after it."));
    read();
}

void DiskUseDialog::read()
{
    m_background.run(
        this, [folder = m_folder.toStdString()] { return useOf(folder); },
        [this](const Result<DiskUse>& use) {
            if (use) {
                show(*use);
            } else {
                m_total->setText(tr("Unknown"));
                m_note->setText(translatedSentence(use.error().sentence));
            }
        });
}

void DiskUseDialog::show(const DiskUse& use)
{
    while (auto* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_total->setText(shown(use.total));
    const auto checkpoints = sumOf(use.checkpoints);
    const auto experts = sumOf(use.experts);
    const auto compositions = sumOf(use.compositions);
    addRow(tr("Documents and measurements"), use.database, use.total, tr("The project's database"));
    addRow(tr("Tokens"), use.tokens, use.total, tr("Documents as the model reads them; made again when missing"));
    addRow(tr("Checkpoints"), checkpoints, use.total, listed(use.checkpoints));
    addRow(tr("Experts"), experts, use.total, listed(use.experts));
    addRow(tr("Compositions"), compositions, use.total, listed(use.compositions));
    addRow(tr("Removed, kept for undo"), use.removed, use.total, {});
    m_free->setEnabled(!m_readOnly && checkpoints + use.removed > 0);
}

void DiskUseDialog::addRow(const QString& name, std::uint64_t bytes, std::uint64_t total, const QString& hint)
{
    auto* row = new QWidget;
    row->setToolTip(hint);
    row->setMinimumHeight(rowHeight);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(name);
    label->setMinimumWidth(210);
    auto* bar = new QProgressBar;
    bar->setTextVisible(false);
    bar->setAccessibleName(name);
    bar->setRange(0, 1000);
    bar->setValue(total == 0 ? 0 : static_cast<int>(bytes * 1000 / total));
    auto* figure = new QLabel(shown(bytes));
    figure->setMinimumWidth(80);
    figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    layout->addWidget(label);
    layout->addWidget(bar, 1);
    layout->addWidget(figure);
    m_rows->addWidget(row);
}

void DiskUseDialog::free()
{
    m_free->setEnabled(false);
    m_background.run(
        this, [folder = m_folder.toStdString()] { return freeSpace(folder); },
        [this](const Result<std::uint64_t>& bytes) {
            m_note->setText(bytes ? tr("%1 freed.").arg(shown(*bytes)) : translatedSentence(bytes.error().sentence));
            if (bytes) {
                Q_EMIT freed();
            }
            read();
        });
}

} // namespace polymath
