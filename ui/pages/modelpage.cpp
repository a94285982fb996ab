#include "ui/pages/modelpage.h"

#include "core/text/formats.h"
#include "ui/dialogs/choosepath.h"
#include "ui/pages/memorycard.h"
#include "ui/pages/modelcard.h"
#include "ui/pages/projectactions.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/sentences.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QToolButton>

namespace polymath {

ModelPage::ModelPage(AppContext& context)
    : Page(context, Needs::Project, tr("Model"),
           tr("The base model stays as it is. Everything you train is kept beside it.")),
      m_actions(new ProjectActions(context, this)), m_column(makeScrollingContent()), m_card(new ModelCard),
      m_memory(new MemoryCard)
{
    addMoreButton();
    m_column->addWidget(m_card);
    m_column->addWidget(m_memory);
    m_memory->hide();
    m_column->addWidget(makeLabel(
        tr("Another model? Drop it here: it becomes the base of a new project beside this one."), "small", true));
    m_column->addStretch();
    connect(m_actions, &ProjectActions::navigateRequested, this, &Page::navigateRequested);
    connect(m_actions, &ProjectActions::toastRequested, this, &Page::toastRequested);
    connect(m_card, &ModelCard::copyRequested, this, [this](const QString& text) {
        QGuiApplication::clipboard()->setText(text);
        Q_EMIT toastRequested(tr("Copied the fingerprint."), {}, {});
    });
    connect(m_card, &ModelCard::checkRequested, this, [this] { adopt(QString::fromStdString(project().base.path)); });
}

void ModelPage::addMoreButton()
{
    auto* more = new QToolButton;
    more->setObjectName("modelMore");
    more->setIcon(themedIcon("more"));
    more->setAccessibleName(tr("What can be done with this project"));
    more->setToolTip(tr("More"));
    actions()->addWidget(more);
    connect(more, &QToolButton::clicked, this, [this, more] {
        if (session().state() != ProjectSession::State::Ready) {
            return;
        }
        auto* menu = new QMenu(more);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_actions->fill(menu, session().folder());
        menu->popup(more->mapToGlobal(QPoint(0, more->height())));
    });
}

void ModelPage::refresh(Parts parts)
{
    states().showReady();
    if (parts.testFlag(Part::Subjects)) {
        showMemory(); // runs that were measured
    }
    if (!parts.testFlag(Part::Base)) {
        return;
    }
    m_model.reset();
    showMemory();
    const auto& base = project().base;
    m_card->show(base);
    session().read(
        this, [](Project& open) { return baseState(open); },
        [this](const Result<BaseState>& state) { takeState(state); });
    m_background.run(
        this, [path = base.path] { return readModelFacts(path); },
        [this, path = base.path](const Result<ModelFacts>& facts) {
            if (path == project().base.path) {
                takeFacts(facts);
            }
        });
}

void ModelPage::takeState(const Result<BaseState>& state)
{
    if (!state) {
        return; // the project was closed meanwhile
    }
    m_card->showState(*state);
    if (*state == BaseState::Missing) {
        showNotice(tr("The base model is not where it was"),
                   tr("Nothing can be trained, measured or tried until it is found. The project remembers its "
                      "fingerprint, so it can lie anywhere under any name."),
                   true);
    } else if (*state == BaseState::Changed) {
        showNotice(
            tr("The base model's file may have changed"),
            tr("Its size or time is another one than before. What was trained fits only the model it was trained "
               "with: check it before you go on."),
            false);
    } else {
        delete m_notice;
    }
}

void ModelPage::takeFacts(const Result<ModelFacts>& facts)
{
    if (facts) {
        m_card->show(*facts);
        m_model = facts->config;
        showMemory();
    }
}

void ModelPage::showMemory()
{
    m_memory->setVisible(m_model.has_value());
    if (m_model) {
        m_memory->show(*m_model, project().experts);
    }
}

void ModelPage::showNotice(const QString& title, const QString& text, bool find)
{
    delete m_notice;
    auto* notice = new Notice("warning", title, text);
    notice->setObjectName("modelNotice");
    if (find) {
        notice->addAction(tr("Find it again…"), "modelFindAgain", [this] { findAgain(); });
    } else {
        notice->addAction(tr("Check it"), "modelCheckIt",
                          [this] { adopt(QString::fromStdString(project().base.path)); });
    }
    m_notice = notice;
    m_column->insertWidget(0, notice);
}

void ModelPage::findAgain()
{
    const QFileInfo before(QString::fromStdString(project().base.path));
    const bool isFile = before.fileName().endsWith(".gguf", Qt::CaseInsensitive);
    choosePath(this, isFile ? PathKind::File : PathKind::Folder, tr("Where is the base model?"),
               tr("Models (*.gguf);;All files (*)"), before.path(), [this](const QString& path) { adopt(path); });
}

void ModelPage::adopt(const QString& path)
{
    if (session().isReadOnly()) {
        Q_EMIT toastRequested(tr("Another window has this project open, so its model cannot be checked here."), {}, {});
        return;
    }
    m_card->setChecking(true);
    // Reading gigabytes would hold up the project's thread, so this is done on a connection of its own.
    const auto work = [folder = session().folder().toStdString(), path = path.toStdString()]() -> Result<void> {
        POLYMATH_TRY(project, Project::open(folder));
        return adoptBase(project, path);
    };
    m_background.run(this, work, [this, folder = session().folder()](const Result<void>& adopted) {
        m_card->setChecking(false);
        if (folder != session().folder()) {
            return; // the window shows another project by now
        }
        Q_EMIT toastRequested(adopted ? tr("It is the model that this project was made with.")
                                      : translatedSentence(adopted.error().sentence),
                              {}, {});
        session().read(
            this, [](Project& open) { return baseState(open); },
            [this](const Result<BaseState>& state) { takeState(state); });
    });
}

bool ModelPage::takeFiles(const QStringList& paths)
{
    const QFileInfo file(paths.front());
    const bool isModel =
        file.fileName().endsWith(".gguf", Qt::CaseInsensitive) || QFileInfo::exists(file.filePath() + "/config.json");
    if (paths.size() != 1) {
        return false;
    }
    if (isModel) {
        m_actions->makeNew(file.filePath());
        return true;
    }
    const auto ending = file.suffix().toLower();
    const bool elsewhere =
        file.isDir() || ending == "expert" || ending == "safetensors" || isImportable(ending.toStdString());
    if (!isVisible() || elsewhere) {
        return false; // Data and Export take these
    }
    refuse(file.filePath());
    return true;
}

/// Says what a file seems to be, and what a model is.
void ModelPage::refuse(const QString& path)
{
    m_background.run(
        this, [file = path.toStdString()] { return readModelFacts(file); },
        [this, path](const Result<ModelFacts>& facts) {
            if (facts) { // a model under an unusual name
                m_actions->makeNew(path);
                return;
            }
            delete m_refusal;
            auto* notice =
                new Notice("warning", tr("This cannot be a base model"), translatedSentence(facts.error().sentence));
            notice->setObjectName("modelRefusal");
            notice->addAction(tr("Choose a model…"), "modelChooseOther", [this] { m_actions->makeNew(); });
            notice->addAction(tr("Close"), "modelRefusalClose", [notice] { notice->deleteLater(); });
            m_refusal = notice;
            m_column->insertWidget(0, notice);
        });
}

} // namespace polymath
