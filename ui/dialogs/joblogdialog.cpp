#include "ui/dialogs/joblogdialog.h"

#include "ui/dialogs/importresultdialog.h"
#include "ui/models/importresultmodel.h"
#include "ui/models/jobwords.h"
#include "ui/widgets/card.h"
#include "ui/widgets/sentences.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QDateTime>
#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>

namespace polymath {

namespace {

constexpr qint64 mostBytes = 1'000'000; ///< of the log's end

QString logText(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    if (file.size() > mostBytes) {
        file.seek(file.size() - mostBytes);
        file.readLine(); // the rest of a line
    }
    return QString::fromUtf8(file.readAll()).trimmed();
}

/// What became of a file of an import, in a line.
QString entryText(const std::string& json)
{
    const auto outcome = entryOutcomeFrom(json);
    return QString("%1: %2 %3")
        .arg(QString::fromStdString(outcome.name),
             JobLogDialog::tr("%Ln document(s).", nullptr, static_cast<int>(outcome.documents)),
             sentencesOf({0, outcome}).join(" "));
}

QString eventText(const std::vector<JobEventRecord>& events)
{
    QString text;
    for (const auto& event : events) {
        text += QString("%1  %2  %3\n")
                    .arg(QDateTime::fromMSecsSinceEpoch(event.atMs).toString("yyyy-MM-dd HH:mm:ss"),
                         QString::fromStdString(event.kind).leftJustified(8),
                         event.kind == "entry" ? entryText(event.text) : translatedSentence(event.text));
    }
    return text;
}

} // namespace

JobLogDialog::JobLogDialog(ProjectSession& session, const JobRecord& job, QWidget* parent)
    : QDialog(parent), m_text(new QPlainTextEdit), m_copy(new QPushButton(themedIcon("copy"), tr("Copy")))
{
    setObjectName("jobLog");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Log of %1").arg(translatedSentence(job.title)));
    resize(820, 520);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(translatedSentence(job.title), "heading"));
    if (const auto sentence = whatHappened(job); !sentence.isEmpty()) {
        layout->addWidget(makeLabel(sentence, jobStateRole(job.state), true));
    }
    m_text->setObjectName("jobLogText");
    m_text->setAccessibleName(tr("Log"));
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setPlaceholderText(tr("Reading the log"));
    layout->addWidget(m_text, 1);
    auto* buttons = new QHBoxLayout;
    m_copy->setObjectName("jobLogCopy");
    m_copy->setEnabled(false);
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName("jobLogClose");
    close->setDefault(true);
    buttons->addWidget(m_copy);
    if (job.kind == JobKind::Import) {
        auto* files = new QPushButton(tr("What became of the files"));
        files->setObjectName("jobLogFiles");
        connect(files, &QPushButton::clicked, this,
                [this, &session, id = job.id] { (new ImportResultDialog(session, id, this))->open(); });
        buttons->addWidget(files);
    }
    buttons->addStretch();
    buttons->addWidget(close);
    layout->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });

    const auto work = [id = job.id, detail = QString::fromStdString(job.detail)](Project& project) -> Result<QString> {
        POLYMATH_TRY(events, project.jobEvents(id));
        const auto log = logText(project.runFolder(id) / "worker.log");
        QString text = eventText(events);
        for (const auto& part : {detail, log}) {
            text += part.isEmpty() ? QString() : "\n" + part + "\n";
        }
        return text;
    };
    session.read(this, work, [this](const Result<QString>& text) {
        m_text->setPlainText(text ? *text : translatedSentence(text.error().sentence));
        m_copy->setEnabled(true);
    });
}

} // namespace polymath
