#include "ui/dialogs/gpudialog.h"

#include "core/gpupack/network.h"
#include "ui/dialogs/choosepath.h"
#include "ui/dialogs/textdialog.h"
#include "ui/widgets/card.h"
#include "ui/widgets/format.h"
#include "ui/widgets/sentences.h"

#include <QDir>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QUrl>

#include <numeric>
#include <utility>

namespace polymath {

using nlohmann::json;

namespace {

constexpr const char* fromKey = "gpu/from";
constexpr int barSteps = 1000;

QString shown(std::uint64_t bytes) { return format::bytes(static_cast<std::int64_t>(bytes)); }

bool isAddress(const QString& from)
{
    const auto scheme = QUrl(from).scheme();
    return scheme == "http" || scheme == "https";
}

/// As it may be kept: without a password in it.
QString withoutPassword(const QString& from)
{
    return isAddress(from) ? QUrl(from).toString(QUrl::RemoveUserInfo) : from;
}

/// What was used last, else the package index that Python's tools are told to use here.
QString usualSource(const QSettings& settings)
{
    const auto from = settings.value(fromKey, qEnvironmentVariable("PIP_INDEX_URL")).toString();
    return isAddress(from) && networkRule() != NetworkRule::Allowed ? QString() : from;
}

/// Where the graphics processor is not there at all, its libraries are of no use.
bool isUseful(GpuState state) { return state != GpuState::Unsupported && state != GpuState::NoDevice; }

} // namespace

GpuDialog::GpuDialog(QSettings& settings, GpuOffer offer, QWidget* parent)
    : QDialog(parent), m_settings(settings), m_offer(std::move(offer)),
      m_state(makeLabel(tr("Looking…"), nullptr, true)), m_size(makeLabel({}, "muted", true)),
      m_files(new QPushButton(tr("Which files?"))), m_source(new QWidget), m_from(new QLineEdit(usualSource(settings))),
      m_hint(makeLabel({}, "small", true)), m_working(new QWidget), m_doing(makeLabel({}, "muted", true)),
      m_bar(new QProgressBar), m_error(makeLabel({}, "bad", true)), m_other(makeLabel({}, "muted", true)),
      m_removeOther(new QPushButton(tr("Remove"))), m_remove(new QPushButton(tr("Remove the libraries"))),
      m_install(new QPushButton(tr("Install"))), m_close(new QPushButton(tr("Close")))
{
    setObjectName("gpuDialog");
    setWindowTitle(tr("Graphics processor"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(600);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    layout->setSizeConstraint(QLayout::SetMinimumSize); // sentences come when all was looked at
    layout->addWidget(makeLabel(tr("NVIDIA graphics processor"), "title"));
    m_state->setObjectName("gpuState");
    layout->addWidget(m_state);
    m_size->setObjectName("gpuSize");
    layout->addWidget(m_size);
    auto* column = new QVBoxLayout(m_source);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_files->setObjectName("gpuFiles");
    m_files->setProperty("kind", "link");
    column->addWidget(m_files, 0, Qt::AlignLeft);
    column->addLayout(makeSource());
    m_hint->setObjectName("gpuHint");
    column->addWidget(m_hint);
    layout->addWidget(m_source);
    auto* progress = new QVBoxLayout(m_working);
    progress->setContentsMargins(0, 0, 0, 0);
    m_doing->setObjectName("gpuDoing");
    m_bar->setObjectName("gpuBar");
    m_bar->setAccessibleName(tr("How much is done"));
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    progress->addWidget(m_doing);
    progress->addWidget(m_bar);
    m_working->hide();
    layout->addWidget(m_working);
    m_error->setObjectName("gpuError");
    m_error->hide();
    layout->addWidget(m_error);
    auto* other = new QHBoxLayout;
    m_other->setObjectName("gpuOther");
    m_removeOther->setObjectName("gpuRemoveOther");
    m_removeOther->setProperty("kind", "danger");
    other->addWidget(m_other, 1);
    other->addWidget(m_removeOther);
    layout->addLayout(other);
    layout->addStretch();
    layout->addLayout(makeButtons());
    m_source->hide();
    m_other->hide();
    m_removeOther->hide();
    m_remove->hide();
    allow();
    look();
}

GpuDialog::~GpuDialog() = default;

QHBoxLayout* GpuDialog::makeSource()
{
    auto* row = new QHBoxLayout;
    auto* label = new QLabel(tr("Take them &from"));
    label->setBuddy(m_from);
    m_from->setObjectName("gpuFrom");
    m_from->setPlaceholderText(tr("A folder or an address"));
    auto* choose = new QPushButton(tr("Folder…"));
    choose->setObjectName("gpuChoose");
    choose->setAccessibleName(tr("Choose the folder that holds the files"));
    row->addWidget(label);
    row->addWidget(m_from, 1);
    row->addWidget(choose);
    connect(m_from, &QLineEdit::textChanged, this, &GpuDialog::allow);
    connect(m_files, &QPushButton::clicked, this, &GpuDialog::showFiles);
    connect(choose, &QPushButton::clicked, this, [this] {
        choosePath(this, PathKind::Folder, tr("The folder with the files"), {}, m_from->text(),
                   [this](const QString& path) { m_from->setText(path); });
    });
    return row;
}

QHBoxLayout* GpuDialog::makeButtons()
{
    auto* row = new QHBoxLayout;
    m_remove->setObjectName("gpuRemove");
    m_remove->setProperty("kind", "danger");
    m_install->setObjectName("gpuInstall");
    m_install->setProperty("kind", "primary");
    m_install->setDefault(true);
    m_close->setObjectName("gpuClose");
    row->addWidget(m_remove);
    row->addStretch();
    row->addWidget(m_close);
    row->addWidget(m_install);
    connect(m_remove, &QPushButton::clicked, this,
            [this] { remove(QString::fromStdString(m_offer.pack.torchVersion)); });
    connect(m_removeOther, &QPushButton::clicked, this,
            [this] { remove(QString::fromStdString(m_facts.others.front().torchVersion)); });
    connect(m_install, &QPushButton::clicked, this, &GpuDialog::install);
    connect(m_close, &QPushButton::clicked, this, &GpuDialog::reject);
    return row;
}

void GpuDialog::look()
{
    m_background.run(
        this, [offer = m_offer] { return lookAt(offer); }, [this](const GpuFacts& facts) { showFacts(facts); });
}

void GpuDialog::showFacts(const GpuFacts& facts)
{
    m_facts = facts;
    m_removing = false;
    m_state->setText(translatedSentence(gpuSentence(facts.state, facts.machine, m_offer.pack)));
    m_size->setVisible(isUseful(facts.state));
    m_source->setVisible(isUseful(facts.state) && !facts.installed);
    m_install->setVisible(m_source->isVisibleTo(this));
    m_remove->setVisible(facts.installed);
    const bool others = !facts.others.empty();
    m_other->setVisible(others);
    m_removeOther->setVisible(others);
    if (others) {
        m_other->setText(
            tr("The libraries for LibTorch %1 are of no use any more: %2.")
                .arg(QString::fromStdString(facts.others.front().torchVersion), shown(facts.others.front().bytes)));
    }
    showOffer();
    allow();
}

void GpuDialog::showOffer()
{
    const auto& pack = m_offer.pack;
    const auto place =
        QDir::toNativeSeparators(QString::fromStdString(packFolder(m_offer.root, pack.torchVersion).string()));
    if (m_facts.installed) {
        m_size->setText(tr("LibTorch %1 with CUDA %2, %3 in %4. Whatever starts from now on computes on it.")
                            .arg(QString::fromStdString(pack.torchVersion), QString::fromStdString(pack.cudaVersion),
                                 shown(pack.unpackedBytes()), place));
        return;
    }
    auto text = tr("LibTorch %1 with CUDA %2: %3 to fetch and %4 on disk, where %5 are free. They go into %6, need no "
                   "administrator, and can be removed here.")
                    .arg(QString::fromStdString(pack.torchVersion), QString::fromStdString(pack.cudaVersion),
                         shown(pack.downloadBytes()), shown(pack.unpackedBytes()), shown(m_facts.freeBytes), place);
    if (m_facts.fetchedBytes > 0) {
        text += " " + tr("%1 are fetched already.").arg(shown(m_facts.fetchedBytes));
    }
    m_size->setText(text);
    const auto refusal = networkRefusal(networkRule());
    m_from->setPlaceholderText(refusal.empty() ? tr("A folder or an address") : tr("A folder"));
    m_hint->setText(refusal.empty()
                        ? tr("A folder that holds the files, or the address of a package index or of a web server's "
                             "folder. Nothing is fetched before you press Install; every file is compared with the "
                             "SHA-256 that this program knows.")
                        : translatedSentence(refusal));
}

void GpuDialog::showFiles()
{
    QString rows;
    for (const auto& part : m_offer.pack.parts) {
        const auto name = QString::fromStdString(part.stem() + "…" + part.platform + ".whl");
        rows += QString("<tr><td style='padding-right:24px'>%1<br><small>%2</small></td><td align='right'>%3</td></tr>")
                    .arg(name.toHtmlEscaped(), QString::fromStdString(part.sha256), shown(part.downloadBytes));
    }
    (new TextDialog(
         tr("Files"),
         tr("<p>Python wheels, as LibTorch and NVIDIA publish them, each with its SHA-256. Any copy will do.</p>") +
             "<table>" + rows + "</table>",
         this))
        ->open();
}

void GpuDialog::allow()
{
    const bool busy = m_request != nullptr;
    m_install->setEnabled(!busy && !m_removing && isUseful(m_facts.state) && !m_from->text().trimmed().isEmpty());
    m_source->setEnabled(!busy);
    m_remove->setEnabled(!m_removing);
    m_removeOther->setEnabled(!busy && !m_removing);
    m_working->setVisible(busy);
    m_close->setText(busy ? tr("Cancel") : tr("Close"));
}

void GpuDialog::install()
{
    const auto from = m_from->text().trimmed();
    m_settings.setValue(fromKey, withoutPassword(from));
    m_error->hide();
    m_bar->setValue(0);
    m_doing->setText(tr("Starting…"));
    m_request = std::make_unique<WorkerRequest>(json{{"request", "install"},
                                                     {"pins", m_offer.pins},
                                                     {"root", m_offer.root.string()},
                                                     {"from", from.toStdString()}},
                                                nullptr, "polymath-fetch");
    connect(m_request.get(), &WorkerRequest::event, this, &GpuDialog::hear);
    connect(m_request.get(), &WorkerRequest::finished, this, &GpuDialog::end);
    allow();
}

void GpuDialog::hear(const json& event)
{
    const auto part = QString::fromStdString(event.value("part", ""));
    const auto stage = event.value("stage", "");
    const auto done = event.value("done", std::int64_t{0});
    const auto total = event.value("total", std::int64_t{1});
    m_doing->setText(stage == "fetching"   ? tr("Fetching %1").arg(part)
                     : stage == "checking" ? tr("Comparing %1 with its SHA-256").arg(part)
                                           : tr("Unpacking %1").arg(part));
    m_bar->setValue(static_cast<int>(done * barSteps / std::max<std::int64_t>(total, 1)));
}

void GpuDialog::end(const Result<json>& answer)
{
    m_request.release()->deleteLater(); // it is what calls this
    if (answer) {
        Q_EMIT changed();
    } else {
        showProblem(translatedSentence(answer.error().sentence));
    }
    look();
    allow();
}

void GpuDialog::stop()
{
    m_request.reset();
    m_background.run(
        this, [root = m_offer.root] { return sweepUnfinished(root); },
        [this](const Result<void>& swept) {
            if (swept) {
                showProblem(tr("Stopped. What was fetched is kept, and the next try goes on from there."));
            } else {
                showProblem(translatedSentence(swept.error().sentence));
            }
        });
    look();
    allow();
}

void GpuDialog::remove(const QString& version)
{
    m_removing = true;
    m_error->hide();
    allow();
    m_background.run(
        this, [root = m_offer.root, version = version.toStdString()] { return removePacks(root, version); },
        [this](const Result<std::uint64_t>& freed) {
            if (freed) {
                Q_EMIT changed();
            } else {
                showProblem(translatedSentence(freed.error().sentence));
            }
        });
    look();
}

void GpuDialog::showProblem(const QString& sentence)
{
    m_error->setText(sentence);
    m_error->show();
}

void GpuDialog::reject()
{
    if (m_request) {
        stop();
    } else {
        QDialog::reject();
    }
}

} // namespace polymath
