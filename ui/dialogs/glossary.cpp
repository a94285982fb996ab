#include "ui/dialogs/glossary.h"

#include "core/engine/settings.h"
#include "ui/widgets/card.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QLineEdit>
#include <QListWidget>
#include <QTextBrowser>
#include <QUrl>

#include <algorithm>

namespace polymath {

namespace {
constexpr const char* scheme = "glossary";
constexpr int indexRole = Qt::UserRole;
} // namespace

QList<GlossaryEntry> glossary()
{
    QList<GlossaryEntry> entries{
        {"accuracy", GlossaryDialog::tr("Accuracy"),
         GlossaryDialog::tr(
             "The share of tokens that the model guesses right when it sees everything before them. Measured on "
             "documents "
             "that were not trained on.")},
        {"adapter", GlossaryDialog::tr("Adapter"),
         GlossaryDialog::tr("Small added weights that change what a model says. LoRA makes adapters.")},
        {"backbone", GlossaryDialog::tr("Backbone"),
         GlossaryDialog::tr(
             "The base model inside a composition. It stays frozen: experts are added beside it, and none of its "
             "weights "
             "change.")},
        {"base", GlossaryDialog::tr("Base model"),
         GlossaryDialog::tr("The model you started with. Every change is measured against it.")},
        {"batch", GlossaryDialog::tr("Batch"),
         GlossaryDialog::tr("How many pieces of text one training step looks at together.")},
        {"block", GlossaryDialog::tr("Block"),
         GlossaryDialog::tr("A stretch of the backbone's layers. Beside each block stands a part of every expert, and "
                            "a gate that weighs them.")},
        {"checkpoint", GlossaryDialog::tr("Checkpoint"),
         GlossaryDialog::tr(
             "A saved state of a run, so that it can go on after a pause or a crash exactly where it was.")},
        {"composition", GlossaryDialog::tr("Composition"),
         GlossaryDialog::tr("Several experts beside one backbone, with a router that weighs them for every token.")},
        {"context", GlossaryDialog::tr("Context"),
         GlossaryDialog::tr("How many tokens the model can look at together.")},
        {"domain", GlossaryDialog::tr("Domain"),
         GlossaryDialog::tr("One field with its documents: law, computing, letters. Each can have an expert.")},
        {"expert", GlossaryDialog::tr("Expert"),
         GlossaryDialog::tr(
             "What is trained for one domain: a few layers beside the backbone, which add to what it computes. The "
             "backbone itself stays as it was.")},
        {"forgetting", GlossaryDialog::tr("Forgetting"),
         GlossaryDialog::tr("What a model loses on other texts while it learns yours. It is measured on retention "
                            "domains and shown as "
                            "a "
                            "number; it is rarely exactly zero.")},
        {"full", GlossaryDialog::tr("Full fine-tuning"),
         GlossaryDialog::tr(
             "Training every weight of the model. Learns most, forgets most, and needs the most memory.")},
        {"gate", GlossaryDialog::tr("Gate"),
         GlossaryDialog::tr(
             "The part of the router inside a block. For every token it gives backbone and experts their weights.")},
        {"gradient", GlossaryDialog::tr("Gradient"),
         GlossaryDialog::tr("Which way, and how strongly, each weight would have to move to make the loss smaller. A "
                            "step follows it.")},
        {"interval", GlossaryDialog::tr("Interval"),
         GlossaryDialog::tr(
             "The range in which the true value lies in 95 of 100 cases. Fewer test documents make it wider.")},
        {"layer", GlossaryDialog::tr("Layer"),
         GlossaryDialog::tr("One of the steps that text passes through inside the model.")},
        {"learningrate", GlossaryDialog::tr("Learning rate"),
         GlossaryDialog::tr("How far each step moves the weights. Too high unlearns, too low crawls.")},
        {"lora", GlossaryDialog::tr("LoRA"),
         GlossaryDialog::tr(
             "Low-rank adaptation: trains two thin matrices beside a weight instead of the weight. Needs little "
             "memory.")},
        {"loss", GlossaryDialog::tr("Loss"),
         GlossaryDialog::tr("How surprised the model is by the right token, on average. Training makes it smaller.")},
        {"mode", GlossaryDialog::tr("MoDE"),
         GlossaryDialog::tr("Mixture of domain experts: frozen backbone, one expert for each domain, and gates.")},
        {"parameter", GlossaryDialog::tr("Parameter"),
         GlossaryDialog::tr("One of the numbers that make up a model, a weight.")},
        {"perplexity", GlossaryDialog::tr("Perplexity"),
         GlossaryDialog::tr(
             "Loss as a number of choices: 12 means the model is as unsure as if it chose among 12 tokens. Lower is "
             "better.")},
        {"quantisation", GlossaryDialog::tr("Quantisation"),
         GlossaryDialog::tr("Storing weights with fewer bits, so that the file is smaller and a little less exact.")},
        {"retention", GlossaryDialog::tr("Retention"),
         GlossaryDialog::tr(
             "What the model should keep. A retention domain is never trained on; it measures forgetting.")},
        {"router", GlossaryDialog::tr("Router"),
         GlossaryDialog::tr("All gates of a composition: what decides which expert is heard for which token.")},
        {"step", GlossaryDialog::tr("Step"), GlossaryDialog::tr("One update of the weights, from one batch.")},
        {"target", GlossaryDialog::tr("Target"),
         GlossaryDialog::tr("A domain that you teach. The opposite of a retention domain.")},
        {"token", GlossaryDialog::tr("Token"),
         GlossaryDialog::tr("A piece of text as the model reads it: a short word, or part of one.")},
        {"validation", GlossaryDialog::tr("Validation and test"),
         GlossaryDialog::tr(
             "A tenth of the documents is kept for watching a run, another for the final measurement. Neither is "
             "trained "
             "on.")}};
    const auto translated = [](const std::string& text) {
        return QCoreApplication::translate("methods", text.c_str());
    };
    for (const auto& method : engine::methods()) { // which explain themselves
        const auto key = QString::fromStdString(method.key);
        if (std::none_of(entries.cbegin(), entries.cend(), [&](const GlossaryEntry& one) { return one.key == key; })) {
            entries << GlossaryEntry{key, translated(method.term),
                                     translated(method.sentence) + ' ' + translated(method.when) + ' ' +
                                         translated(method.source)};
        }
    }
    std::sort(entries.begin(), entries.end(), [](const GlossaryEntry& a, const GlossaryEntry& b) {
        return QString::localeAwareCompare(a.term, b.term) < 0;
    });
    return entries;
}

GlossaryDialog::GlossaryDialog(QWidget* parent)
    : QDialog(parent), m_entries(glossary()), m_search(new QLineEdit), m_list(new QListWidget), m_text(new QTextBrowser)
{
    setObjectName("glossaryDialog");
    setWindowTitle(tr("Glossary"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(680, 460);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 18);
    layout->setSpacing(12);
    m_search->setObjectName("glossarySearch");
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the glossary"));
    m_search->setClearButtonEnabled(true);
    layout->addWidget(m_search);
    auto* row = new QHBoxLayout;
    m_list->setObjectName("glossaryList");
    m_list->setAccessibleName(tr("Terms"));
    m_list->setFixedWidth(220);
    m_text->setObjectName("glossaryText");
    m_text->setAccessibleName(tr("What it means"));
    row->addWidget(m_list);
    row->addWidget(m_text, 1);
    layout->addLayout(row, 1);
    connect(m_search, &QLineEdit::textChanged, this, &GlossaryDialog::filter);
    connect(m_list, &QListWidget::currentRowChanged, this, &GlossaryDialog::showCurrent);
    filter({});
}

void GlossaryDialog::filter(const QString& wanted)
{
    m_list->clear();
    for (int index = 0; index < m_entries.size(); ++index) {
        const auto& entry = m_entries[index];
        if (entry.term.contains(wanted, Qt::CaseInsensitive) || entry.text.contains(wanted, Qt::CaseInsensitive)) {
            auto* item = new QListWidgetItem(entry.term, m_list);
            item->setData(indexRole, index);
        }
    }
    m_list->setCurrentRow(0);
    showCurrent();
}

void GlossaryDialog::showCurrent()
{
    const auto* item = m_list->currentItem();
    if (item == nullptr) {
        m_text->setPlainText(tr("No term contains this."));
        return;
    }
    const auto& entry = m_entries[item->data(indexRole).toInt()];
    m_text->setHtml(QString("<h3>%1</h3><p>%2</p>").arg(entry.term.toHtmlEscaped(), entry.text.toHtmlEscaped()));
}

void GlossaryDialog::showTerm(const QString& key)
{
    m_search->clear();
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_entries[m_list->item(row)->data(indexRole).toInt()].key == key) {
            m_list->setCurrentRow(row);
        }
    }
}

void openGlossary(QWidget* window, const QString& key)
{
    auto* dialog = window->findChild<GlossaryDialog*>();
    if (dialog == nullptr) {
        dialog = new GlossaryDialog(window);
    }
    dialog->showTerm(key);
    dialog->show(); // beside the window, so that one can go on while reading
    dialog->raise();
}

GlossaryLinks::GlossaryLinks(QWidget* window) : QObject(window), m_window(window)
{
    QDesktopServices::setUrlHandler(scheme, this, "open");
}

GlossaryLinks::~GlossaryLinks() { QDesktopServices::unsetUrlHandler(scheme); }

void GlossaryLinks::open(const QUrl& url) { openGlossary(m_window, url.path()); }

} // namespace polymath
