#include "ui/pages/importexpertcard.h"

#include "ui/dialogs/choosepath.h"
#include "ui/models/chartdata.h"
#include "ui/widgets/dropzone.h"
#include "ui/widgets/format.h"
#include "ui/widgets/sentences.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

namespace polymath {

namespace {
QString text(const std::string& value) { return QString::fromStdString(value); }

QString joined(const std::vector<std::string>& names)
{
    QStringList list;
    for (const auto& name : names) {
        list << text(name);
    }
    return list.join(", ");
}
} // namespace

ImportExpertCard::ImportExpertCard(AppContext& context)
    : m_context(context), m_zone(new DropZone("download", tr("Import an expert"),
                                              tr("Drop an expert file here that somebody trained on the same base "
                                                 "model. You see what it is before it is added."),
                                              tr("Choose a file…")))
{
    m_preview = makePreview();
    setObjectName("importCard");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_zone);
    column->addWidget(m_preview);
    leave();
    connect(m_zone, &DropZone::dropped, this, [this](const QStringList& paths) { look(paths.front()); });
    connect(m_zone, &DropZone::chooseRequested, this, &ImportExpertCard::choose);
    connect(m_add, &QPushButton::clicked, this, &ImportExpertCard::add);
    connect(m_leave, &QPushButton::clicked, this, [this] {
        if (m_work.isBusy()) {
            m_work.stop();
        } else {
            leave();
        }
    });
    connect(&m_work, &FileWork::busyChanged, this, &ImportExpertCard::setBusy);
    connect(&m_work, &FileWork::progressed, m_progress, &QProgressBar::setValue);
    connect(&m_work, &FileWork::done, this, [this](const QString& name) {
        leave();
        Q_EMIT toastRequested(tr("Added %1. Measure it on the page Compare.").arg(name));
    });
    connect(&m_work, &FileWork::failed, this, [this](const QString& sentence) {
        m_refusal->setText(sentence);
        m_refusal->show();
    });
}

QWidget* ImportExpertCard::makePreview()
{
    auto* preview = new Card;
    auto* column = preview->content();
    m_title = makeLabel({}, "heading", true);
    m_title->setObjectName("importTitle");
    m_words = makeLabel({}, nullptr, true);
    m_words->setObjectName("importWords");
    m_words->setTextFormat(Qt::PlainText);
    m_refusal = makeLabel({}, "bad", true);
    m_refusal->setObjectName("importRefusal");
    m_refusal->setTextFormat(Qt::PlainText);
    m_name = new QLineEdit;
    m_name->setObjectName("importName");
    m_nameLabel = makeLabel(tr("&Name in this project"), "muted");
    m_nameLabel->setBuddy(m_name);
    m_progress = new QProgressBar;
    m_progress->setObjectName("importProgress");
    m_progress->setAccessibleName(tr("Checking and copying"));
    m_progress->setTextVisible(false);
    m_add = new QPushButton(tr("Add to the project"));
    m_add->setObjectName("importAdd");
    m_add->setProperty("kind", "primary");
    m_leave = new QPushButton(tr("Not now"));
    m_leave->setObjectName("importLeave");
    m_leave->setProperty("kind", "quiet");
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_leave);
    buttons->addStretch();
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_title, m_words, m_refusal, m_nameLabel, m_name, m_progress}) {
        column->addWidget(part);
    }
    column->addLayout(buttons);
    return preview;
}

void ImportExpertCard::choose()
{
    choosePath(this, PathKind::File, tr("Choose an expert file"),
               tr("Expert files (*.expert *.safetensors);;All files (*)"), {},
               [this](const QString& path) { look(path); });
}

void ImportExpertCard::look(const QString& file)
{
    if (m_work.isBusy()) {
        return;
    }
    m_file = file;
    m_background.run(
        this, [path = file.toStdString()] { return readExpertFile(path); },
        [this, file](const Result<ExpertFileInfo>& info) {
            if (file == m_file) {
                show(info);
            }
        });
}

void ImportExpertCard::show(const Result<ExpertFileInfo>& info)
{
    m_zone->hide();
    m_preview->show();
    auto fits = info ? checkBase(*info, m_file.toStdString(), m_context.session.snapshot()->base)
                     : Result<void>(tl::unexpected(info.error()));
    if (fits && m_context.session.isReadOnly()) {
        fits = fail(ErrorCode::Usage,
                    tr("Another window has this project open, so nothing can be added here.").toStdString());
    }
    m_title->setText(info ? text(info->name) : tr("This file cannot be added"));
    m_words->setVisible(info.has_value());
    if (info) {
        showWords(*info);
        m_name->setText(text(info->name));
    }
    m_refusal->setText(fits ? QString() : translatedSentence(fits.error().sentence));
    m_refusal->setVisible(!fits);
    m_add->setVisible(fits.has_value());
    m_name->setVisible(fits.has_value());
    m_nameLabel->setVisible(fits.has_value());
    m_progress->hide();
    m_leave->setText(fits ? tr("Not now") : tr("Choose another file"));
}

void ImportExpertCard::showWords(const ExpertFileInfo& info)
{
    QStringList lines{tr("%1, %2").arg(text(chartdata::methodName(info.kind)), format::bytes(info.bytes))};
    if (!info.experts.empty() && info.kind == "composition") {
        lines << tr("Holds the experts: %1").arg(joined(info.experts));
    }
    if (!info.domains.empty()) {
        lines << tr("Learned %1, from %2 documents").arg(joined(info.domains), format::count(info.documents));
    }
    lines << tr("Trained on %1 tokens in %2 steps").arg(format::count(info.tokens), format::count(info.steps));
    lines << tr("Base model: %1").arg(text(info.baseName));
    for (const auto& score : info.scores) {
        const auto accuracy = format::percent(score.accuracy, 2);
        lines << (score.baseAccuracy < 0
                      ? tr("Where it was made: %1 on %2").arg(accuracy, text(score.domain))
                      : tr("Where it was made: %1 on %2 (%3 points against the base)")
                            .arg(accuracy, text(score.domain), format::points(score.accuracy - score.baseAccuracy)));
    }
    lines << (info.licence.empty() ? tr("Licence: none given. Ask whoever made it before you hand it on.")
                                   : tr("Licence: %1").arg(text(info.licence)));
    m_words->setText(lines.join('\n'));
}

void ImportExpertCard::add()
{
    m_refusal->hide();
    // Copying gigabytes would hold up the project's thread, so this is done on a connection of its own.
    m_work.start([folder = m_context.session.folder().toStdString(), file = m_file.toStdString(),
                  name = m_name->text().trimmed().toStdString()](const ByteProgress& progress) -> Result<QString> {
        POLYMATH_TRY(project, Project::open(folder));
        POLYMATH_TRY(added, importExpertFile(project, file, name, progress));
        return text(added);
    });
}

void ImportExpertCard::leave()
{
    m_file.clear();
    m_preview->hide();
    m_zone->show();
}

void ImportExpertCard::setBusy(bool busy)
{
    m_progress->setVisible(busy);
    m_add->setVisible(!busy);
    m_name->setEnabled(!busy);
    m_leave->setText(busy ? tr("Stop") : tr("Not now"));
}

} // namespace polymath
