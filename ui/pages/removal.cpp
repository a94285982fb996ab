#include "ui/pages/removal.h"

#include "ui/pages/page.h"
#include "ui/widgets/sentences.h"

#include <QCoreApplication>
#include <QPointer>
#include <QUndoCommand>

#include <functional>
#include <utility>

namespace polymath {

namespace {

/// One removal on the undo stack. It is pushed when the row is gone already, so its first redo() has nothing to do.
class RemovalCommand : public QUndoCommand {
public:
    RemovalCommand(Page& page, RemovableKind kind, RowId id, const QString& what)
        : QUndoCommand(QCoreApplication::translate("removal", "removing %1").arg(what)),
          m_session(page.context().session), m_page(&page), m_kind(kind), m_id(id)
    {
    }

    void undo() override { set(false); }
    void redo() override
    {
        if (std::exchange(m_done, true)) {
            set(true);
        }
    }

private:
    void set(bool removed)
    {
        m_session.edit(
            m_page,
            [kind = m_kind, id = m_id, removed](Project& project) { return project.setRemoved(kind, id, removed); },
            [page = m_page](const Result<void>& answer) {
                if (!answer) {
                    Q_EMIT page->toastRequested(translatedSentence(answer.error().sentence), {}, {});
                }
            });
    }

    ProjectSession& m_session;
    QPointer<Page> m_page;
    RemovableKind m_kind;
    RowId m_id;
    bool m_done = false;
};

} // namespace

void removeWithUndo(Page& page, RemovableKind kind, RowId id, const QString& what)
{
    page.context().session.edit(
        &page, [kind, id](Project& project) { return project.setRemoved(kind, id, true); },
        [&page, kind, id, what](const Result<void>& answer) {
            if (!answer) {
                Q_EMIT page.toastRequested(translatedSentence(answer.error().sentence), {}, {});
                return;
            }
            auto& stack = page.context().undo;
            stack.push(new RemovalCommand(page, kind, id, what));
            // The toast may still be there when the step was undone by the keyboard already.
            const auto undo = [&stack, place = stack.index()] {
                if (stack.index() == place) {
                    stack.undo();
                }
            };
            Q_EMIT page.toastRequested(QCoreApplication::translate("removal", "Removed %1.").arg(what),
                                       QCoreApplication::translate("removal", "Undo"), undo);
        });
}

} // namespace polymath
