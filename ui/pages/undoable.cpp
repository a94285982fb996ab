#include "ui/pages/undoable.h"

#include "ui/pages/page.h"
#include "ui/widgets/sentences.h"

#include <QCoreApplication>
#include <QPointer>
#include <QUndoCommand>

#include <utility>

namespace polymath {

namespace {

/// One change on the undo stack. It is pushed when it was made already, so its first redo() has nothing to do.
class ChangeCommand : public QUndoCommand {
public:
    ChangeCommand(Page& page, UndoableChange change)
        : QUndoCommand(change.name), m_session(page.context().session), m_page(&page), m_change(std::move(change))
    {
    }

    void undo() override { apply(m_change.takeBack); }
    void redo() override
    {
        if (std::exchange(m_done, true)) {
            apply(m_change.make);
        }
    }

private:
    void apply(const std::function<Result<void>(Project&)>& work)
    {
        m_session.edit(m_page, work, [page = m_page](const Result<void>& answer) {
            if (!answer) {
                Q_EMIT page->toastRequested(translatedSentence(answer.error().sentence), {}, {});
            }
        });
    }

    ProjectSession& m_session;
    QPointer<Page> m_page;
    UndoableChange m_change;
    bool m_done = false;
};

} // namespace

void changeWithUndo(Page& page, const UndoableChange& change, std::function<void()> made,
                    std::function<void(const QString&)> refused)
{
    page.context().session.edit(
        &page, change.make,
        [&page, change, made = std::move(made), refused = std::move(refused)](const Result<void>& answer) {
            if (!answer) {
                const auto sentence = translatedSentence(answer.error().sentence);
                if (refused) {
                    refused(sentence);
                } else {
                    Q_EMIT page.toastRequested(sentence, {}, {});
                }
                return;
            }
            if (made) {
                made();
            }
            auto& stack = page.context().undo;
            stack.push(new ChangeCommand(page, change));
            const auto undo = [&stack, place = stack.index()] {
                if (stack.index() == place) { // else it is undone already
                    stack.undo();
                }
            };
            Q_EMIT page.toastRequested(change.done, QCoreApplication::translate("removal", "Undo"), undo);
        });
}

} // namespace polymath
