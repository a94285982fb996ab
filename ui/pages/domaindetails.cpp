#include "ui/pages/domaindetails.h"

#include "ui/charts/chartview.h"
#include "ui/pages/documentbrowser.h"
#include "ui/pages/domaincard.h"
#include "ui/widgets/card.h"
#include "ui/widgets/format.h"
#include "ui/widgets/termmark.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QTabWidget>
#include <QToolButton>

namespace polymath {

namespace {

charts::Histogram histogramOf(const DomainFacts& facts, int colour, std::int64_t rowTokens)
{
    const bool tokens = facts.lengths.unit == LengthHistogram::Unit::Tokens;
    charts::Histogram chart;
    chart.title = DomainDetails::tr("How long the documents are").toStdString();
    chart.unit = (tokens ? DomainDetails::tr("tokens") : DomainDetails::tr("characters")).toStdString();
    for (const auto& bin : facts.lengths.bins) {
        chart.bins.push_back({static_cast<double>(bin.low), static_cast<double>(bin.high + 1), bin.count});
    }
    if (!chart.bins.empty()) { // the last takes all that is longer: drawn as wide as the others
        auto& last = chart.bins.back();
        const double width = chart.bins.front().high - chart.bins.front().low;
        chart.openEnded = last.high > last.low + width;
        last.high = last.low + width;
    }
    chart.median = static_cast<double>(facts.lengths.median);
    if (tokens) {
        chart.rowLength = static_cast<double>(rowTokens);
    }
    chart.colour = colour;
    return chart;
}

} // namespace

QString longDocumentsSentence(const DomainFacts& facts, std::int64_t rowTokens)
{
    if (facts.lengths.documents == 0) {
        return {};
    }
    const auto share = static_cast<double>(facts.longerThanRow) / static_cast<double>(facts.lengths.documents);
    const auto row = format::count(rowTokens);
    if (facts.lengths.unit == LengthHistogram::Unit::Characters) {
        const auto reckoned =
            DomainDetails::tr(
                "Its tokens are not counted yet, so lengths are in characters: about %1 to a token of English.")
                .arg(charactersPerToken);
        return (facts.longerThanRow == 0
                    ? DomainDetails::tr("Probably every document fits into one row of %1 tokens.").arg(row)
                    : DomainDetails::tr("About %1 of the documents are probably longer than one row of %2 tokens and "
                                        "will be cut into several.")
                          .arg(format::percent(share, share < 0.01 ? 1 : 0), row)) +
               " " + reckoned;
    }
    return facts.longerThanRow == 0
               ? DomainDetails::tr("Every document fits into one row of %1 tokens, the usual setting.").arg(row)
               : DomainDetails::tr(
                     "%1 of the documents are longer than one row of %2 tokens, the usual setting, and are "
                     "cut into several.")
                     .arg(format::percent(share, share < 0.01 ? 1 : 0), row);
}

DomainDetails::DomainDetails(std::int64_t rowTokens, QWidget* parent)
    : QWidget(parent), m_rowTokens(rowTokens), m_name(makeLabel({}, "heading")), m_role(makeLabel({}, "pill")),
      m_import(new QPushButton(themedIcon("plus"), tr("Import more"))), m_tabs(new QTabWidget),
      m_documents(new DocumentBrowser)
{
    auto* back = new QToolButton;
    back->setObjectName("domainBack");
    back->setText(tr("All domains"));
    back->setIcon(themedIcon("arrow-left"));
    back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    back->setProperty("kind", "quiet");
    back->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Left));
    m_import->setObjectName("detailsImport");
    m_tabs->setObjectName("domainTabs");
    m_tabs->addTab(m_documents, tr("Documents"));
    m_tabs->addTab(makeFiles(), tr("Files"));
    m_tabs->addTab(makeLengths(), tr("Lengths and parts"));

    auto* header = new QHBoxLayout;
    header->setSpacing(12);
    header->addWidget(back);
    header->addWidget(m_name);
    header->addWidget(m_role, 0, Qt::AlignVCenter);
    header->addWidget(makeTermMark("domain", tr("domain")));
    header->addStretch();
    header->addWidget(m_import);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 18);
    layout->addLayout(header);
    layout->addWidget(m_tabs, 1);
    setFocusProxy(m_documents);
    connect(back, &QToolButton::clicked, this, &DomainDetails::backRequested);
    connect(m_import, &QPushButton::clicked, this, &DomainDetails::importRequested);
}

QWidget* DomainDetails::makeFiles()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 12, 0, 0);
    m_files = new QTableView;
    m_files->setObjectName("domainFiles");
    m_files->setAccessibleName(tr("Files of the domain"));
    m_files->setModel(&m_sources);
    m_files->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_files->setShowGrid(false);
    m_files->setTabKeyNavigation(false);
    m_files->setWordWrap(false);
    m_files->verticalHeader()->hide();
    m_files->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_files->horizontalHeader()->setSectionResizeMode(SourceModel::File, QHeaderView::Stretch);
    m_remove = new QPushButton(themedIcon("trash"), tr("Remove the file"));
    m_remove->setObjectName("fileRemove");
    m_remove->setToolTip(tr("Its documents leave the domain. The file itself stays where it is."));
    m_remove->setEnabled(false);
    m_result = new QPushButton(themedIcon("info"), tr("How its import went"));
    m_result->setObjectName("fileResult");
    m_result->setToolTip(tr("What was taken of each file of that import, what was not, and why."));
    m_result->setEnabled(false);
    auto* actions = new QHBoxLayout;
    actions->addWidget(m_result);
    actions->addWidget(m_remove);
    actions->addStretch();
    column->addWidget(m_files, 1);
    column->addLayout(actions);
    connect(m_files->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DomainDetails::showFileActions);
    connect(m_result, &QPushButton::clicked, this,
            [this] { Q_EMIT resultRequested(m_sources.row(m_files->currentIndex().row()).jobId); });
    connect(m_remove, &QPushButton::clicked, this, &DomainDetails::removeSelected);
    return part;
}

QWidget* DomainDetails::makeLengths()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(12);
    m_chart = new charts::ChartView;
    m_chart->setObjectName("lengthChart");
    m_lengthWords = makeLabel({}, nullptr, true);
    m_lengthWords->setObjectName("lengthSentence");
    m_train = new StatTile(tr("to train"));
    m_validation = new StatTile(tr("to check while training"));
    m_test = new StatTile(tr("to test at the end"));
    m_validation->addToCaption(makeTermMark("validation", tr("to check while training")));
    m_splitWords = makeLabel({}, "muted", true);
    auto* card = new Card;
    auto* figures = new QHBoxLayout;
    figures->setSpacing(40);
    for (auto* tile : {m_train, m_validation, m_test}) {
        figures->addWidget(tile);
    }
    figures->addStretch();
    card->content()->addLayout(figures);
    card->content()->addWidget(m_splitWords);
    column->addWidget(makeCardAround(m_chart), 1);
    column->addWidget(m_lengthWords);
    column->addWidget(card);
    connect(m_chart, &charts::ChartView::failed, this, &DomainDetails::failed);
    return part;
}

void DomainDetails::show(const ProjectSnapshot& project, const DomainRecord& domain, int colour,
                         const DomainFacts* facts, bool canChange)
{
    m_canChange = canChange;
    m_name->setText(QString::fromStdString(domain.name));
    m_role->setText(roleName(domain.role));
    m_role->setToolTip(roleMeaning(domain.role));
    m_import->setVisible(canChange);
    m_documents->showDomain(project.folder, domain.id, domain.documents);
    std::vector<SourceRecord> sources;
    for (const auto& source : project.sources) {
        if (source.domainId == domain.id) {
            sources.push_back(source);
        }
    }
    m_sources.setRows(std::move(sources));
    m_remove->setEnabled(m_canChange && m_files->selectionModel()->hasSelection());
    showFacts(domain, colour, facts);
}

void DomainDetails::showFacts(const DomainRecord& domain, int colour, const DomainFacts* facts)
{
    if (facts == nullptr) {
        m_lengthWords->setText(tr("Counting"));
        return;
    }
    m_chart->setSaveName(m_name->text());
    m_chart->setChart(histogramOf(*facts, colour, m_rowTokens));
    m_lengthWords->setText(longDocumentsSentence(*facts, m_rowTokens));
    m_train->setValue(format::count(facts->splits.train));
    m_validation->setValue(format::count(facts->splits.validation));
    m_test->setValue(format::count(facts->splits.test));
    m_splitWords->setText(
        domain.role == DomainRole::Target
            ? tr("Eight in ten documents are trained on. One in ten is looked at while training, to see when to stop. "
                 "One in ten is never shown to the model before the end and measures what it learned. The text of a "
                 "document alone decides its part, so it stays in it whatever else is imported.")
            : tr("The model is not trained on this domain. The part to check shows while training what is being "
                 "forgotten, and the part to test measures it at the end. The text of a document alone decides its "
                 "part, so it stays in it whatever else is imported."));
}

void DomainDetails::showFileActions()
{
    const auto index = m_files->currentIndex();
    const bool chosen = index.isValid() && m_files->selectionModel()->hasSelection();
    m_remove->setEnabled(m_canChange && chosen);
    m_result->setEnabled(chosen && m_sources.row(index.row()).jobId > 0);
}

void DomainDetails::removeSelected()
{
    const auto index = m_files->currentIndex();
    if (index.isValid()) {
        const auto& source = m_sources.row(index.row());
        Q_EMIT removeSourceRequested(source.id, m_sources.index(index.row(), SourceModel::File).data().toString());
    }
}

} // namespace polymath
