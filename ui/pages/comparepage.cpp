#include "ui/pages/comparepage.h"

#include "core/jobs/jobstate.h"
#include "ui/charts/chartview.h"
#include "ui/charts/palette.h"
#include "ui/dialogs/namedialog.h"
#include "ui/dialogs/textdialog.h"
#include "ui/models/settingwords.h"
#include "ui/pages/measurepanel.h"
#include "ui/pages/removal.h"
#include "ui/pages/subjecttable.h"
#include "ui/pages/undoable.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chiprow.h"
#include "ui/widgets/format.h"
#include "ui/widgets/scrollarea.h"
#include "ui/widgets/sentences.h"
#include "ui/widgets/termmark.h"

#include <QComboBox>
#include <QPointer>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QToolButton>

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace polymath {

namespace {

constexpr int lowestChart = 320; ///< pixels; a lower window scrolls

QString text(const std::string& value) { return QString::fromStdString(value); }

/// Rows of name and value as a table of a dialog.
QString asTable(const QList<std::pair<QString, QString>>& rows)
{
    QString html = "<table cellspacing='0' cellpadding='4'>";
    for (const auto& [name, value] : rows) {
        html += "<tr><td><b>" + name.toHtmlEscaped() + "</b></td><td>" + value.toHtmlEscaped() + "</td></tr>";
    }
    return html + "</table>";
}

/// Where a subject's record is, for what is done with either kind alike.
template <typename Record> const Record* named(const std::vector<Record>& records, const QString& name)
{
    const auto found =
        std::find_if(records.begin(), records.end(),
                     [wanted = name.toStdString()](const Record& record) { return record.name == wanted; });
    return found == records.end() ? nullptr : &*found;
}

QString settingsOf(const std::string& configJson, bool composed)
{
    QStringList list;
    for (const auto& [term, value] : settingWords(configJson, composed)) {
        list << ComparePage::tr("%1: %2", "a setting and its value").arg(term, value);
    }
    return list.join(", ");
}

QStringList namesOf(const std::vector<std::string>& names)
{
    QStringList list;
    for (const auto& name : names) {
        list << text(name);
    }
    return list;
}

/// What an expert and a composition have in common.
template <typename Record> QList<std::pair<QString, QString>> commonDetails(const Record& record)
{
    return {{ComparePage::tr("Parameters"), format::count(record.parameters)},
            {ComparePage::tr("Trained parameters"), format::count(record.trainedParameters)},
            {ComparePage::tr("Steps"), format::count(record.steps)},
            {ComparePage::tr("Trained tokens"), format::count(record.trainedTokens)},
            {ComparePage::tr("Time"), format::duration(record.seconds)},
            {ComparePage::tr("Peak memory"), format::bytes(record.peakMemoryBytes)},
            {ComparePage::tr("File"), text(record.file)},
            {ComparePage::tr("SHA-256"), text(record.sha256)},
            {ComparePage::tr("Settings"), settingsOf(record.configJson, std::is_same_v<Record, CompositionRecord>)}};
}

} // namespace

ComparePage::ComparePage(AppContext& context)
    : Page(context, Needs::Project, tr("Compare"), tr("What was gained, what was forgotten, and what it cost.")),
      m_views(new ChipRow("compareView", {tr("Trade-off"), tr("Table"), tr("Forgetting"), tr("Gates"), tr("Cost")})),
      m_term(makeTermMark("retention", tr("Retention"))), m_measure(new MeasurePanel), m_sentences(new QTextBrowser),
      m_stack(new QStackedWidget), m_table(new SubjectTable), m_gatesOf(new QComboBox)
{
    states().setContent(makeContent());
    connect(m_views, &ChipRow::chosen, this, &ComparePage::showView);
    connect(m_measure, &MeasurePanel::measureRequested, this, &ComparePage::measure);
    connect(m_gatesOf, &QComboBox::activated, this, &ComparePage::showGates);
    connect(m_table, &SubjectTable::detailsRequested, this, &ComparePage::showDetails);
    connect(m_table, &SubjectTable::renameRequested, this, &ComparePage::rename);
    connect(m_table, &SubjectTable::removeRequested, this, &ComparePage::remove);
    connect(m_table, &SubjectTable::copied, this, [this] { Q_EMIT toastRequested(tr("Copied the table."), {}, {}); });
}

QWidget* ComparePage::makeContent()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 20);
    column->setSpacing(12);
    auto* choice = new QHBoxLayout;
    choice->setSpacing(4);
    m_views->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    choice->addWidget(m_views);
    choice->addWidget(m_term);
    choice->addStretch();
    column->addLayout(choice);
    column->addWidget(m_measure);
    m_tradeoff = makeChart("chartTradeoff");
    m_forgetting = makeChart("chartForgetting");
    m_gates = makeChart("chartGates");
    m_cost = makeChart("chartCost");
    m_stack->addWidget(makeCardAround(m_tradeoff));
    m_stack->addWidget(m_table);
    m_stack->addWidget(makeCardAround(m_forgetting));
    m_stack->addWidget(makeGates());
    m_stack->addWidget(makeCardAround(m_cost));
    m_stack->setMinimumHeight(lowestChart);
    column->addWidget(m_stack, 1);
    m_sentences->setObjectName("compareSentences");
    m_sentences->setAccessibleName(tr("What each gained and lost"));
    column->addWidget(m_sentences);
    return makeScrollArea(content);
}

QWidget* ComparePage::makeGates()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    auto* label = makeLabel(tr("&Gates of"));
    label->setBuddy(m_gatesOf);
    m_gatesOf->setObjectName("gatesOf");
    m_gatesOf->setMinimumWidth(220);
    row->addWidget(label);
    row->addWidget(m_gatesOf);
    row->addStretch();
    column->addLayout(row);
    column->addWidget(makeCardAround(m_gates), 1);
    return part;
}

charts::ChartView* ComparePage::makeChart(const char* name)
{
    auto* view = new charts::ChartView;
    view->setObjectName(name);
    connect(view, &charts::ChartView::saved, this,
            [this](const QString& file) { Q_EMIT toastRequested(tr("Saved %1.").arg(file), {}, {}); });
    connect(view, &charts::ChartView::failed, this,
            [this](const QString& sentence) { Q_EMIT toastRequested(sentence, {}, {}); });
    return view;
}

void ComparePage::refresh(Parts parts)
{
    constexpr auto shown = Parts(Part::Base) | Part::Domains | Part::Subjects | Part::Evaluations | Part::Tasks;
    m_table->setReadOnly(session().isReadOnly());
    if (!(parts & shown)) {
        m_measure->show(session().snapshot(), m_comparison, !session().isReadOnly());
        return;
    }
    if (parts.testFlag(Part::Base)) {
        m_comparison = {};
        states().showLoading(tr("Comparing what was measured"));
    }
    const int asked = ++m_asked;
    m_background.run(
        this, [snapshot = session().snapshot()] { return compare(*snapshot); },
        [this, asked, folder = project().folder](Comparison comparison) {
            if (asked == m_asked && folder == project().folder) {
                take(std::move(comparison));
            }
        });
}

void ComparePage::take(Comparison comparison)
{
    m_comparison = std::move(comparison);
    m_measure->show(session().snapshot(), m_comparison, !session().isReadOnly());
    for (auto* view : {m_tradeoff, m_forgetting, m_gates, m_cost}) {
        view->setSaveName(text(project().name));
    }
    m_tradeoff->setChart(m_comparison.tradeoff);
    m_forgetting->setChart(m_comparison.forgetting);
    m_cost->setChart(m_comparison.cost);
    m_table->show(m_comparison);
    const auto chosen = m_gatesOf->currentText();
    m_gatesOf->clear();
    for (const auto& [subject, chart] : m_comparison.routing) {
        m_gatesOf->addItem(text(subject));
    }
    m_gatesOf->setCurrentIndex(std::max(0, m_gatesOf->findText(chosen)));
    showGates();
    showSentences();
    showState();
}

void ComparePage::showState()
{
    if (project().domains.empty()) {
        states().showEmpty("data", tr("There is nothing to compare yet"),
                           tr("Import the documents that the model should learn, and some that it must not forget."),
                           tr("Go to Data"), [this] { Q_EMIT navigateRequested(PageId::Data); });
    } else if (project().experts.empty() && !m_comparison.isMeasured()) {
        states().showEmpty("train", tr("There is nothing to compare yet"),
                           tr("Train an expert first. Then its accuracy is measured here beside the base model's."),
                           tr("Go to Train"), [this] { Q_EMIT navigateRequested(PageId::Train); });
    } else {
        states().showReady();
        showView(m_views->current());
    }
}

/// One row for each subject; where there are many, the list scrolls and the chart keeps its room.
void ComparePage::showSentences()
{
    const int rowHeight = 2 * fontMetrics().lineSpacing() + 6; // of two lines each, mostly
    constexpr std::ptrdiff_t mostRows = 4;
    const auto rows = m_comparison.readRows();
    QString html = "<table cellspacing='0' cellpadding='3'>";
    for (const auto* row : rows) {
        html += QString("<tr><td style='color:%1'>●</td><td style='padding-right:16px'><b>%2</b></td><td>%3</td></tr>")
                    .arg(charts::subjectColour(row->colour).name(), text(row->subject.name).toHtmlEscaped(),
                         row->words.toHtmlEscaped());
    }
    m_sentences->setHtml(html + "</table>");
    m_sentences->setFixedHeight(static_cast<int>(std::min(std::ssize(rows), mostRows)) * rowHeight + 8);
}

void ComparePage::showView(int view)
{
    m_stack->setCurrentIndex(view);
    static constexpr std::array terms{"retention", "accuracy", "forgetting", "gate", "parameter"};
    const std::array words{tr("Retention"), tr("Accuracy"), tr("Forgetting"), tr("Gate"), tr("Parameters")};
    const auto index = static_cast<std::size_t>(view);
    setTerm(m_term, terms[index], words[index]);
    m_sentences->setVisible((view == Tradeoff || view == Forgetting) && !m_comparison.readRows().empty());
}

void ComparePage::showGates()
{
    const auto found = m_comparison.routing.find(m_gatesOf->currentText().toStdString());
    m_gates->setChart(found == m_comparison.routing.end() ? charts::Routing() : found->second);
    m_gatesOf->setEnabled(m_gatesOf->count() > 1);
}

void ComparePage::measure(const QStringList& subjects, qint64 maxTokens)
{
    nlohmann::json config{{"subjects", nlohmann::json::array()},
                          {"domains", nlohmann::json::array()},
                          {"window", 512},
                          {"max_tokens", maxTokens},
                          {"precision", "auto"},
                          {"threads", 0}};
    for (const auto& subject : subjects) {
        config["subjects"].push_back(subject.toStdString());
    }
    for (const auto& domain : project().domains) {
        config["domains"].push_back(domain.name);
    }
    const auto title = jobTitle(JobKind::Evaluate, config["subjects"].get<std::vector<std::string>>());
    session().edit(
        this, [config = config.dump(), title](Project& open) { return open.addJob(JobKind::Evaluate, title, config); },
        [this](const Result<RowId>& job) {
            Q_EMIT toastRequested(
                job ? tr("The measurement is in the queue.") : translatedSentence(job.error().sentence), {}, {});
        });
}

void ComparePage::showDetails(const QString& subject)
{
    QList<std::pair<QString, QString>> rows;
    if (const auto* expert = named(project().experts, subject)) {
        rows = commonDetails(*expert);
        rows.prepend({tr("Learned"), namesOf(expert->domains).join(", ")});
        rows.prepend({tr("Method"), text(chartdata::methodName(expert->method))});
    } else if (const auto* composition = named(project().compositions, subject)) {
        rows = commonDetails(*composition);
        rows.prepend({tr("Router"), text(composition->router)});
        rows.prepend({tr("Experts"), namesOf(composition->experts).join(", ")});
    } else {
        const auto& base = project().base;
        rows = {{tr("Model"), text(base.name)},
                {tr("Architecture"), text(base.architecture)},
                {tr("Parameters"), format::count(base.parameters)},
                {tr("File"), text(base.path)},
                {tr("SHA-256"), text(base.sha256)}};
    }
    (new TextDialog(subject, asTable(rows), this))->open();
}

void ComparePage::rename(const QString& subject)
{
    auto* dialog = new NameDialog(tr("Rename %1").arg(subject), tr("Its measurements and charts follow."), subject,
                                  tr("Rename"), this);
    connect(dialog, &NameDialog::submitted, this, [this, subject, dialog = QPointer(dialog)](const QString& name) {
        const auto rename = [](const QString& from, const QString& to) {
            return [from = from.toStdString(), to = to.toStdString()](Project& open) {
                return open.renameSubject(from, to);
            };
        };
        changeWithUndo(
            *this,
            {rename(subject, name), rename(name, subject), tr("renaming %1").arg(subject),
             tr("%1 is now called %2.").arg(subject, name)},
            [dialog] {
                if (dialog) {
                    dialog->accept();
                }
            },
            [dialog](const QString& sentence) {
                if (dialog) {
                    dialog->showError(sentence);
                }
            });
    });
    dialog->open();
}

void ComparePage::remove(const QString& subject)
{
    if (const auto* expert = named(project().experts, subject)) {
        removeWithUndo(*this, RemovableKind::Expert, expert->id, subject);
    } else if (const auto* composition = named(project().compositions, subject)) {
        removeWithUndo(*this, RemovableKind::Composition, composition->id, subject);
    }
}

} // namespace polymath
