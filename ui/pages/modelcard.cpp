#include "ui/pages/modelcard.h"

#include "ui/dialogs/modelwords.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/format.h"
#include "ui/widgets/termmark.h"
#include "ui/widgets/theme.h"

#include <QDir>
#include <QFormLayout>
#include <QPushButton>
#include <QToolButton>

#include <array>

namespace polymath {

namespace {
/// Of lines with and without a button, in pixels.
int lineHeight(const QWidget& widget) { return widget.fontMetrics().height() + 20; }
} // namespace

ModelCard::ModelCard(QWidget* parent)
    : Card(parent), m_name(makeLabel({}, "heading")), m_architecture(makeLabel({}, "pill")), m_lines(new QFormLayout),
      m_check(new QPushButton(tr("Check now")))
{
    auto* top = new QHBoxLayout;
    m_name->setObjectName("modelName");
    top->addWidget(m_name);
    top->addWidget(m_architecture);
    top->addStretch();
    content()->addLayout(top);
    auto* tiles = new FlowLayout(28);
    m_parameters = addTile(tiles, tr("parameters"), tr("The numbers that make up the model"), "parameter");
    m_bytes = addTile(tiles, tr("on disk"), tr("The size of the files that hold the weights"));
    m_context = addTile(tiles, tr("context"), tr("How many tokens it can look at together"), "context");
    m_vocabulary = addTile(tiles, tr("vocabulary"), tr("How many different tokens it knows"), "token");
    m_layers = addTile(tiles, tr("layers"), tr("Steps that text passes through, one after another"), "layer");
    m_hidden = addTile(tiles, tr("hidden size"), tr("Numbers that stand for one token between the layers"));
    m_heads = addTile(tiles, tr("heads"), tr("How many places each layer can look at, at the same time"));
    content()->addLayout(tiles);
    content()->addSpacing(6);

    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setHorizontalSpacing(24);
    m_lines->setVerticalSpacing(0);
    m_lines->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    content()->addLayout(m_lines);
    m_ownName = addLine("modelOwnName", tr("Calls itself"),
                        tr("The name that its maker put into the file; the title is what the file is called."));
    m_stored =
        addLine("modelStored", tr("Stored as"),
                tr("Quantisation: how many bits each weight has. Fewer bits are smaller and a little less exact."),
                "quantisation");
    m_tokenizer = addLine("modelTokenizer", tr("Tokenizer"), tr("How text is cut into tokens"));
    m_licence = addLine("modelLicence", tr("Licence"), tr("As the model's maker names it"));
    m_place = addLine("modelPlace", tr("Lies at"), {});
    m_sha = addLine("modelSha", tr("Fingerprint"), tr("sha256: tells this model from any other"));
    auto* copy = new QToolButton;
    copy->setObjectName("modelCopySha");
    copy->setProperty("kind", "quiet");
    copy->setIcon(themedIcon("copy"));
    copy->setAccessibleName(tr("Copy the fingerprint"));
    copy->setToolTip(tr("Copy"));
    m_sha->parentWidget()->layout()->addWidget(copy);
    m_state =
        addLine("modelState", tr("State"), tr("Sizes and times are compared at once; Check now reads all of it."));
    m_check->setObjectName("modelCheck");
    m_state->parentWidget()->layout()->addWidget(m_check);
    for (auto* label : {m_sha, m_state}) {
        static_cast<QHBoxLayout*>(label->parentWidget()->layout())->addStretch();
    }
    connect(copy, &QToolButton::clicked, this, [this] { Q_EMIT copyRequested(m_sha->text()); });
    connect(m_check, &QPushButton::clicked, this, &ModelCard::checkRequested);
}

StatTile* ModelCard::addTile(QLayout* row, const QString& caption, const QString& hint, const QString& term)
{
    auto* tile = new StatTile(caption);
    tile->setToolTip(hint);
    if (!term.isEmpty()) {
        tile->addToCaption(makeTermMark(term, caption));
    }
    row->addWidget(tile);
    return tile;
}

QLabel* ModelCard::addLine(const char* name, const QString& caption, const QString& hint, const QString& term)
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    auto* value = new QLabel("–");
    value->setObjectName(name);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    row->addWidget(value);
    line->setFixedHeight(lineHeight(*value));
    auto* label = makeLabel(caption, "muted");
    label->setFixedHeight(lineHeight(*label));
    label->setToolTip(hint);
    value->setToolTip(hint);
    m_lines->addRow(term.isEmpty() ? label : withTermMark(label, term, caption), line);
    return value;
}

void ModelCard::show(const BaseModelRecord& base)
{
    for (auto* tile : {m_bytes, m_context, m_vocabulary, m_layers, m_hidden, m_heads}) {
        tile->setValue("–", tile->toolTip());
    }
    for (auto* label : {m_ownName, m_stored, m_tokenizer, m_licence, m_state}) {
        label->setText("–");
    }
    m_name->setText(QString::fromStdString(base.name));
    m_architecture->setText(QString::fromStdString(base.architecture));
    m_parameters->setValue(format::count(base.parameters), m_parameters->toolTip());
    m_place->setText(QDir::toNativeSeparators(QString::fromStdString(base.path)));
    m_sha->setText(QString::fromStdString(base.sha256));
}

void ModelCard::show(const ModelFacts& facts)
{
    const auto set = [](StatTile* tile, const QString& value) { tile->setValue(value, tile->toolTip()); };
    set(m_bytes, format::bytes(static_cast<std::int64_t>(facts.bytes)));
    set(m_context, format::count(facts.config.contextLength));
    set(m_vocabulary, format::count(facts.config.vocabulary));
    set(m_layers, format::count(facts.config.layers));
    set(m_hidden, format::count(facts.config.hidden));
    set(m_heads, format::count(facts.config.heads));
    m_stored->setText(words::storedTypes(facts));
    const auto named = [](const std::string& word) {
        return word.empty() ? tr("not named by the model") : QString::fromStdString(word);
    };
    m_ownName->setText(named(facts.config.name));
    m_tokenizer->setText(named(facts.tokenizer));
    m_licence->setText(named(facts.licence));
}

void ModelCard::showState(BaseState state)
{
    static const std::array roles{"good", "muted", "warning", "bad"};
    const std::array texts{tr("There and unchanged"), tr("There; not compared with the project yet"),
                           tr("Its size or time is another one than before"), tr("Not where it was")};
    setRole(m_state, roles[static_cast<std::size_t>(state)]);
    m_state->setText(texts[static_cast<std::size_t>(state)]);
    m_check->setVisible(state != BaseState::Missing);
}

void ModelCard::setChecking(bool checking)
{
    m_check->setEnabled(!checking);
    m_check->setText(checking ? tr("Reading all of it…") : tr("Check now"));
}

} // namespace polymath
