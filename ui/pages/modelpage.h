#pragma once

#include "core/jobs/newproject.h"
#include "ui/models/background.h"
#include "ui/models/modelfacts.h"
#include "ui/pages/page.h"

#include <optional>

namespace polymath {

class MemoryCard;
class ModelCard;
class ProjectActions;

/// What the base model is, whether it is still there, and what training it needs on this machine.
class ModelPage : public Page {
    Q_OBJECT

public:
    explicit ModelPage(AppContext& context);

    bool takeFiles(const QStringList& paths) override;

protected:
    void refresh(Parts parts) override;

private:
    void addMoreButton();
    void takeState(const Result<BaseState>& state);
    void takeFacts(const Result<ModelFacts>& facts);
    void showMemory();
    void findAgain();
    void adopt(const QString& path);
    void refuse(const QString& path);
    void showNotice(const QString& title, const QString& text, bool findAgain);

    ProjectActions* m_actions;
    QVBoxLayout* m_column;
    QPointer<QWidget> m_notice;
    QPointer<QWidget> m_refusal; ///< of a file that was dropped
    ModelCard* m_card;
    MemoryCard* m_memory;
    std::optional<ModelConfig> m_model; ///< as its files describe it; nothing while they are read or missing
    Background m_background;
};

} // namespace polymath
