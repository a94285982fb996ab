#include "ui/pages/exportpage.h"

#include "ui/dialogs/choosepath.h"
#include "ui/models/chartdata.h"
#include "ui/pages/exportcard.h"
#include "ui/pages/importexpertcard.h"
#include "ui/widgets/cardgrid.h"
#include "ui/widgets/format.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>

#include <algorithm>

namespace polymath {

namespace {

constexpr int cardWidth = 380;

QString text(const std::string& value) { return QString::fromStdString(value); }

template <typename List> auto named(const List& list, const std::string& name)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& record) { return record.name == name; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace

ExportPage::ExportPage(AppContext& context)
    : Page(context, Needs::Project, tr("Export"), tr("Hand on what you made, or take what others made.")),
      m_import(new ImportExpertCard(context))
{
    auto* column = makeScrollingContent();
    column->addWidget(makeSubjectRow());
    makeExpertCard();
    makeOtherCards();
    makeReportCard();
    auto* grid = new CardGrid(cardWidth);
    for (auto* card : {m_expert, m_model, m_peft, m_report}) {
        grid->addWidget(card);
        watch(card);
    }
    column->addLayout(grid);
    column->addWidget(m_import);
    column->addStretch();
    connect(m_subject, &QComboBox::currentTextChanged, this, &ExportPage::showSubject);
    connect(m_import, &ImportExpertCard::toastRequested, this, &ExportPage::tell);
}

QWidget* ExportPage::makeSubjectRow()
{
    auto* whole = new QWidget;
    auto* row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    m_subject = new QComboBox;
    m_subject->setObjectName("exportSubject");
    m_subject->setMinimumWidth(260);
    auto* label = makeLabel(tr("What to &hand on"));
    label->setBuddy(m_subject);
    m_about = makeLabel({}, "muted");
    m_about->setObjectName("exportAbout");
    row->addWidget(label);
    row->addWidget(m_subject);
    row->addWidget(m_about, 1);
    return whole;
}

void ExportPage::makeExpertCard()
{
    m_expert = new ExportCard("exportExpert", "spark", tr("Expert file"),
                              tr("One file for others who use Polymath with the same base model. It says what was "
                                 "learned, how, and what was measured. It holds no text of your documents."),
                              tr("Save expert file…"), "expert");
    m_licence = new QPlainTextEdit;
    m_licence->setObjectName("exportLicence");
    m_licence->setTabChangesFocus(true);
    m_licence->setPlaceholderText(tr("For example: CC BY 4.0, please name the author"));
    m_licence->setFixedHeight(m_licence->fontMetrics().lineSpacing() * 2 + 26);
    auto* label = makeLabel(tr("What others may do with it (&licence)"), "muted");
    label->setBuddy(m_licence);
    m_expert->fields()->addWidget(label);
    m_expert->fields()->addWidget(m_licence);
    connect(m_expert, &ExportCard::requested, this, &ExportPage::chooseFile);
}

void ExportPage::makeOtherCards()
{
    m_model = new ExportCard("exportModel", "model", tr("Model folder"),
                             tr("A whole model in Hugging Face's layout, with what was learned merged into its "
                                "weights. Programs that read such folders can open it. It is as large as the base "
                                "model in 32-bit numbers."),
                             tr("Save model folder…"));
    m_peft = new ExportCard("exportPeft", "merge", tr("PEFT adapter"),
                            tr("A LoRA as the Python library PEFT reads it, small, to be used beside the base model "
                               "in Hugging Face's layout."),
                            tr("Save adapter…"), "adapter");
    connect(m_model, &ExportCard::requested, this,
            [this] { chooseFolder(m_model, ExportFormat::ModelFolder, "-model"); });
    connect(m_peft, &ExportCard::requested, this,
            [this] { chooseFolder(m_peft, ExportFormat::PeftAdapter, "-adapter"); });
}

void ExportPage::makeReportCard()
{
    m_report = new ExportCard("exportReport", "file", tr("Report"),
                              tr("Charts, tables, settings, costs, and how everything was measured, of the whole "
                                 "project in one file: for a browser, or as PDF for paper."),
                              tr("Save for a browser…"));
    auto* pdf = new QPushButton(tr("Save as PDF…"));
    pdf->setObjectName("exportReportPdf");
    m_report->buttons()->insertWidget(1, pdf);
    connect(m_report, &ExportCard::requested, this, [this] { chooseReport("html"); });
    connect(pdf, &QPushButton::clicked, this, [this] { chooseReport("pdf"); });
    connect(&m_reports, &ReportWriter::busyChanged, m_report, &ExportCard::setBusy);
    connect(&m_reports, &ReportWriter::done, this, [this](const QString& file) { tell(tr("Wrote %1.").arg(file)); });
    connect(&m_reports, &ReportWriter::failed, this, &ExportPage::tell);
}

void ExportPage::watch(ExportCard* card)
{
    connect(&card->work(), &FileWork::done, this, &ExportPage::tell);
    connect(&card->work(), &FileWork::failed, this, &ExportPage::tell);
}

void ExportPage::tell(const QString& words) { Q_EMIT toastRequested(words, {}, {}); }

void ExportPage::refresh(Parts parts)
{
    states().showReady();
    if (parts & (Parts(Part::Base) | Part::Subjects)) {
        fillSubjects();
        showSubject();
    }
}

void ExportPage::fillSubjects()
{
    const auto chosen = m_subject->currentText();
    const QSignalBlocker quiet(m_subject);
    m_subject->clear();
    for (const auto& composition : project().compositions) {
        m_subject->addItem(text(composition.name));
    }
    for (const auto& expert : project().experts) {
        m_subject->addItem(text(expert.name));
    }
    m_subject->setCurrentIndex(std::max(0, m_subject->findText(chosen)));
    m_subject->setEnabled(m_subject->count() > 0);
}

std::string ExportPage::method() const
{
    const auto name = m_subject->currentText().toStdString();
    if (const auto* expert = named(project().experts, name)) {
        return expert->method;
    }
    return named(project().compositions, name) != nullptr ? "composition" : "base";
}

void ExportPage::showSubject()
{
    m_expert->setReason(reasonAgainst(ExportFormat::ExpertFile));
    m_model->setReason(reasonAgainst(ExportFormat::ModelFolder));
    m_peft->setReason(reasonAgainst(ExportFormat::PeftAdapter));
    const auto name = m_subject->currentText().toStdString();
    QString about = tr("Nothing was trained yet. Train an expert, or import one below.");
    if (const auto* expert = named(project().experts, name)) {
        about = tr("%1 · %2 tokens in %3 steps")
                    .arg(text(chartdata::methodName(expert->method)), format::count(expert->trainedTokens),
                         format::count(expert->steps));
    } else if (const auto* composition = named(project().compositions, name)) {
        about = tr("Composition of %n expert(s)", nullptr, static_cast<int>(composition->experts.size()));
    }
    m_about->setText(about);
}

QString ExportPage::reasonAgainst(ExportFormat format) const
{
    switch (obstacleTo(format, method(), project().base.architecture)) {
    case ExportObstacle::None:
        return {};
    case ExportObstacle::BaseAlone:
        return tr("There is nothing to hand on yet.");
    case ExportObstacle::Gates:
        return tr("Not for this one: it has parts of its own beside the base model, which no plain model "
                  "has a place for. Save it as an expert file.");
    case ExportObstacle::NoAdapter:
        return tr("Not for this one: all of the model's weights were trained, so there is no adapter. Save it as a "
                  "model folder.");
    case ExportObstacle::Architecture:
        break;
    }
    return tr("Not for this base model: the architecture %1 cannot be written for other programs yet. llama, qwen2 "
              "and qwen3 can. Save it as an expert file.")
        .arg(text(project().base.architecture));
}

QString ExportPage::suggested(const QString& ending) const
{
    const auto remembered = context().settings.value("export/folder").toString();
    const auto folder = !remembered.isEmpty() && QFileInfo(remembered).isDir()
                            ? remembered
                            : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto name = m_subject->currentText();
    name.replace('/', '_');
    return QDir(folder).filePath(name + ending);
}

void ExportPage::chooseFile()
{
    chooseNewPath(this, tr("Save the expert file"), tr("Expert files (*.expert)"), suggested(".expert"), "expert",
                  [this](const QString& path) { write(m_expert, ExportFormat::ExpertFile, path); });
}

void ExportPage::chooseFolder(ExportCard* card, ExportFormat format, const QString& ending)
{
    chooseNewPath(this, tr("Name the new folder"), {}, suggested(ending), {},
                  [this, card, format](const QString& path) { write(card, format, path); });
}

void ExportPage::write(ExportCard* card, ExportFormat format, const QString& target)
{
    context().settings.setValue("export/folder", QFileInfo(target).absolutePath());
    ExportRequest request{m_subject->currentText().toStdString(), format, target.toStdString(), {}, true};
    if (format == ExportFormat::ExpertFile) {
        request.licence = m_licence->toPlainText().trimmed().toStdString();
    }
    const auto words = tr("Wrote %1.").arg(target);
    // Gigabytes would hold up the project's thread, so this is done on a connection of its own.
    card->start(
        [folder = session().folder().toStdString(), request, words](const ByteProgress& progress) -> Result<QString> {
            POLYMATH_TRY(open, Project::open(folder));
            POLYMATH_CHECK(exportSubject(open, request, progress));
            return words;
        });
}

void ExportPage::chooseReport(const QString& suffix)
{
    const auto filter = suffix == "pdf" ? tr("PDF (*.pdf)") : tr("Web page (*.html)");
    const auto folder = QFileInfo(suggested({})).absolutePath();
    auto name = text(project().name);
    name.replace('/', '_');
    chooseNewPath(this, tr("Save the report"), filter, QDir(folder).filePath(name + "." + suffix), suffix,
                  [this](const QString& path) {
                      context().settings.setValue("export/folder", QFileInfo(path).absolutePath());
                      m_reports.start(session().folder(), path);
                  });
}

bool ExportPage::takeFiles(const QStringList& paths)
{
    const auto ending = QFileInfo(paths.front()).suffix().toLower();
    const bool isExpert = ending == "expert" || ending == "safetensors";
    if (paths.size() != 1 || !isExpert || session().state() != ProjectSession::State::Ready) {
        return false;
    }
    m_import->look(paths.front());
    return true;
}

} // namespace polymath
