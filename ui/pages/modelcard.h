#pragma once

#include "core/jobs/newproject.h"
#include "ui/models/modelfacts.h"
#include "ui/widgets/card.h"

class QFormLayout;
class QLayout;
class QPushButton;

namespace polymath {

/// What the base model is, where it lies and whether it still is what it was.
class ModelCard : public Card {
    Q_OBJECT

public:
    explicit ModelCard(QWidget* parent = nullptr);

    void show(const BaseModelRecord& base); ///< what the project remembers
    void show(const ModelFacts& facts);     ///< what its files say
    void showState(BaseState state);        ///< against what the project remembers
    void setChecking(bool checking);        ///< while all of it is read

Q_SIGNALS:
    void checkRequested();
    void copyRequested(const QString& text);

private:
    StatTile* addTile(QLayout* row, const QString& caption, const QString& hint, const QString& term = {});
    QLabel* addLine(const char* name, const QString& caption, const QString& hint, const QString& term = {});

    QLabel* m_name;
    QLabel* m_architecture;
    StatTile* m_parameters;
    StatTile* m_bytes;
    StatTile* m_context;
    StatTile* m_vocabulary;
    StatTile* m_layers;
    StatTile* m_hidden;
    StatTile* m_heads;
    QFormLayout* m_lines;
    QLabel* m_ownName;
    QLabel* m_stored;
    QLabel* m_tokenizer;
    QLabel* m_licence;
    QLabel* m_place;
    QLabel* m_sha;
    QLabel* m_state;
    QPushButton* m_check;
};

} // namespace polymath
