#include "ui/dialogs/newprojectdialog.h"

#include "core/jobs/newproject.h"
#include "core/jobs/projectfolder.h"
#include "ui/dialogs/choosepath.h"
#include "ui/dialogs/modelwords.h"
#include "ui/models/recentprojects.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dropzone.h"
#include "ui/widgets/sentences.h"

#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>

#include <chrono>

namespace polymath {

namespace {
constexpr std::chrono::milliseconds afterTyping{250};
constexpr const char* parentKey = "projects/folder";
} // namespace

QString defaultProjectsFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath("Polymath");
}

NewProjectDialog::NewProjectDialog(QSettings& settings, const QString& model, QWidget* parent)
    : QDialog(parent), m_settings(settings), m_error(makeLabel({}, "bad", true)), m_busy(new QProgressBar),
      m_cancel(new QPushButton(tr("Cancel"))), m_create(new QPushButton(tr("Make project"))), m_typing(new QTimer(this))
{
    setObjectName("newProjectDialog");
    setWindowTitle(tr("New project"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    setMinimumWidth(600);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(14);
    layout->addWidget(makeLabel(tr("New project"), "title"));
    layout->addWidget(makeFields());
    layout->addWidget(makeModelFields());
    m_error->setObjectName("newProjectError");
    m_error->hide();
    layout->addWidget(m_error);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("Making the project"));
    m_busy->hide();
    layout->addWidget(m_busy);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    m_cancel->setObjectName("newProjectCancel");
    m_create->setObjectName("newProjectCreate");
    m_create->setProperty("kind", "primary");
    m_create->setDefault(true);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_create);
    layout->addLayout(buttons);

    m_typing->setSingleShot(true);
    m_typing->setInterval(afterTyping);
    connect(m_typing, &QTimer::timeout, this, &NewProjectDialog::checkModel);
    connect(m_cancel, &QPushButton::clicked, this, &NewProjectDialog::reject);
    connect(m_create, &QPushButton::clicked, this, &NewProjectDialog::create);
    m_model->setEditText(model);
    checkModel();
    showFolder();
    m_name->setFocus();
    m_name->selectAll();
}

QWidget* NewProjectDialog::makeFields()
{
    auto* fields = new QWidget;
    auto* form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(8);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_name = new QLineEdit(tr("My project"));
    m_name->setObjectName("newProjectName");
    form->addRow(tr("&Name"), m_name);
    m_parent = new QLineEdit(m_settings.value(parentKey, defaultProjectsFolder()).toString());
    m_parent->setObjectName("newProjectParent");
    auto* choose = new QPushButton(tr("Choose…"));
    choose->setObjectName("newProjectChooseParent");
    choose->setAccessibleName(tr("Choose the folder that the project is put into"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_parent, 1);
    row->addWidget(choose);
    auto* label = new QLabel(tr("&Put into"));
    label->setBuddy(m_parent);
    form->addRow(label, row);
    m_place = makeLabel({}, "small", true);
    m_place->setObjectName("newProjectPlace");
    form->addRow(QString(), m_place);
    connect(m_name, &QLineEdit::textChanged, this, &NewProjectDialog::showFolder);
    connect(m_parent, &QLineEdit::textChanged, this, &NewProjectDialog::showFolder);
    connect(choose, &QPushButton::clicked, this, [this] {
        choosePath(this, PathKind::Folder, tr("Put the project into"), {}, m_parent->text(),
                   [this](const QString& path) { m_parent->setText(path); });
    });
    return fields;
}

QWidget* NewProjectDialog::makeModelFields()
{
    auto* fields = new QWidget;
    auto* column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, 0, 0);
    auto* zone = new DropZone("model", tr("Base model"),
                              tr("Drop a .gguf file or a model's folder here. The model itself is never changed."),
                              tr("Choose a file…"));
    auto* label = new QLabel(tr("&Model"));
    m_model = new QComboBox;
    m_model->setObjectName("newProjectModel");
    m_model->setEditable(true);
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->addItems(RecentProjects(m_settings).models());
    m_model->lineEdit()->setPlaceholderText(tr("The file or folder, or one that was used before"));
    m_model->setToolTip(tr("The list holds models that were used before."));
    label->setBuddy(m_model);
    auto* folder = new QPushButton(tr("Folder…"));
    folder->setObjectName("newProjectChooseModelFolder");
    folder->setAccessibleName(tr("Choose a model's folder"));
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_model, 1);
    row->addWidget(folder);
    m_check = makeLabel({}, "muted", true);
    m_check->setObjectName("newProjectCheck");
    m_check->setMinimumHeight(m_check->fontMetrics().height() * 2);
    column->addWidget(zone);
    column->addLayout(row);
    column->addWidget(m_check);

    const auto take = [this](const QString& path) { m_model->setEditText(path); };
    connect(m_model, &QComboBox::editTextChanged, this, [this] {
        m_modelFits = false;
        m_create->setEnabled(false);
        m_typing->start();
    });
    connect(zone, &DropZone::dropped, this, [take](const QStringList& paths) { take(paths.front()); });
    connect(zone, &DropZone::chooseRequested, this, [this, take] {
        choosePath(this, PathKind::File, tr("Base model"), tr("Models (*.gguf);;All files (*)"),
                   QFileInfo(m_model->currentText()).path(), take);
    });
    connect(folder, &QPushButton::clicked, this, [this, take] {
        choosePath(this, PathKind::Folder, tr("A model's folder"), {}, m_model->currentText(), take);
    });
    return fields;
}

void NewProjectDialog::showFolder()
{
    allowCreating();
    m_background.run(
        this,
        [parent = m_parent->text().toStdString(), name = m_name->text().trimmed().toStdString()] {
            return freeProjectFolder(parent, name);
        },
        [this](const std::filesystem::path& folder) {
            m_place->setText(tr("The project's folder will be %1")
                                 .arg(QDir::toNativeSeparators(QString::fromStdString(folder.string()))));
        });
}

void NewProjectDialog::allowCreating()
{
    const bool named = !m_name->text().trimmed().isEmpty() && !m_parent->text().trimmed().isEmpty();
    m_create->setEnabled(named && m_modelFits && !m_working);
}

void NewProjectDialog::checkModel()
{
    const auto path = m_model->currentText().trimmed();
    if (path.isEmpty()) {
        setRole(m_check, "muted");
        m_check->setText(tr("A model of 100 to 600 million parameters trains on a laptop."));
        return;
    }
    setRole(m_check, "muted");
    m_check->setText(tr("Looking into the model…"));
    m_background.run(
        this, [file = path.toStdString()] { return readModelFacts(file); },
        [this, path](const Result<ModelFacts>& facts) {
            if (path != m_model->currentText().trimmed()) {
                return; // an answer to what was typed before
            }
            m_modelFits = facts.has_value();
            setRole(m_check, facts ? "good" : "bad");
            m_check->setText(facts ? words::modelInShort(*facts) : translatedSentence(facts.error().sentence));
            allowCreating();
        });
}

void NewProjectDialog::setWorking(bool working)
{
    m_working = working;
    m_busy->setVisible(working);
    m_cancel->setEnabled(!working);
    for (QWidget* field :
         {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_parent), static_cast<QWidget*>(m_model)}) {
        field->setEnabled(!working);
    }
    m_create->setText(working ? tr("Reading the model…") : tr("Make project"));
    allowCreating();
}

void NewProjectDialog::create()
{
    m_error->hide();
    setWorking(true);
    m_background.run(
        this,
        [parent = m_parent->text().toStdString(), name = m_name->text().trimmed().toStdString(),
         model = m_model->currentText().trimmed().toStdString()]() -> Result<QString> {
            const auto folder = freeProjectFolder(parent, name);
            POLYMATH_TRY(project, createProject(folder, model));
            POLYMATH_CHECK(project.rename(name));
            return QString::fromStdString(folder.string());
        },
        [this](const Result<QString>& made) {
            setWorking(false);
            if (!made) {
                m_error->setText(translatedSentence(made.error().sentence));
                m_error->show();
                return;
            }
            m_settings.setValue(parentKey, m_parent->text());
            Q_EMIT created(*made);
            accept();
        });
}

void NewProjectDialog::reject()
{
    if (!m_working) {
        QDialog::reject();
    }
}

void NewProjectDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localPaths(event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void NewProjectDialog::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    m_model->setEditText(localPaths(event->mimeData()).front());
}

} // namespace polymath
