#include "ui/pages/presetbar.h"

#include "ui/dialogs/namedialog.h"
#include "ui/widgets/card.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QUndoCommand>
#include <QUndoStack>

#include <algorithm>
#include <utility>

namespace polymath {

namespace {

const TrainPreset* named(const QList<TrainPreset>& presets, const QString& name)
{
    const auto found =
        std::find_if(presets.begin(), presets.end(), [&](const TrainPreset& one) { return one.name == name; });
    return found == presets.end() ? nullptr : &*found;
}

/// One change of the list. Its first redo() makes it.
class ListCommand : public QUndoCommand {
public:
    ListCommand(PresetBar& bar, QList<TrainPreset> before, QList<TrainPreset> after, const QString& name)
        : QUndoCommand(name), m_bar(&bar), m_before(std::move(before)), m_after(std::move(after))
    {
    }

    void undo() override { set(m_before); }
    void redo() override { set(m_after); }

private:
    void set(const QList<TrainPreset>& list)
    {
        if (m_bar) {
            m_bar->setSaved(list);
        }
    }

    QPointer<PresetBar> m_bar;
    QList<TrainPreset> m_before;
    QList<TrainPreset> m_after;
};

} // namespace

PresetBar::PresetBar(QSettings& settings, QUndoStack& undo, QWidget* parent)
    : QWidget(parent), m_saved(settings), m_undo(undo), m_list(new QComboBox), m_sentence(makeLabel({}, "muted", true)),
      m_save(new QPushButton(tr("Save as preset…"))), m_remove(new QPushButton(themedIcon("trash"), tr("Remove")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* label = makeLabel(tr("&Preset"));
    label->setBuddy(m_list);
    m_list->setObjectName("presetList");
    m_list->setMinimumWidth(200);
    m_list->setPlaceholderText(tr("Your own settings"));
    m_save->setObjectName("presetSave");
    m_remove->setObjectName("presetRemove");
    m_remove->setProperty("kind", "quiet");
    row->addWidget(label);
    row->addWidget(m_list);
    row->addWidget(m_save);
    row->addWidget(m_remove);
    row->addStretch();
    column->addLayout(row);
    m_sentence->setObjectName("presetSentence");
    column->addWidget(m_sentence);
    connect(m_list, &QComboBox::activated, this, &PresetBar::choose);
    connect(m_save, &QPushButton::clicked, this, &PresetBar::askName);
    connect(m_remove, &QPushButton::clicked, this, &PresetBar::removeChosen);
    fill();
}

void PresetBar::setRecommended(const engine::TrainSettings& settings)
{
    m_recommended = settings;
    fill();
}

void PresetBar::showSettings(const engine::TrainSettings& settings)
{
    m_settings = settings;
    showChosen();
}

void PresetBar::setSaved(const QList<TrainPreset>& saved)
{
    m_saved.setList(saved);
    fill();
}

void PresetBar::fill()
{
    m_presets = builtInPresets(m_recommended) + m_saved.list();
    m_list->clear();
    for (const auto& preset : m_presets) {
        m_list->addItem(preset.name);
        m_list->setItemData(m_list->count() - 1, preset.sentence, Qt::ToolTipRole);
    }
    showChosen();
}

void PresetBar::choose(int index)
{
    const auto preset = m_presets[index];
    m_chosen = preset.name;
    Q_EMIT chosen(preset); // the settings follow, and showSettings() with them
}

void PresetBar::showChosen()
{
    const auto* preset = named(m_presets, m_chosen);
    if (preset != nullptr && !differences(applied(*preset, m_settings), m_settings).empty()) {
        preset = nullptr; // something was set otherwise since
    }
    if (preset == nullptr) { // what is recommended, a length of it say, is known by what it is
        const auto same = std::find_if(m_presets.cbegin(), m_presets.cend(), [this](const TrainPreset& one) {
            return differences(applied(one, m_recommended), m_settings).empty();
        });
        preset = same == m_presets.cend() ? nullptr : &*same;
    }
    m_chosen = preset == nullptr ? QString() : preset->name;
    m_list->setCurrentIndex(preset == nullptr ? -1 : static_cast<int>(preset - m_presets.constData()));
    m_sentence->setText(preset == nullptr ? tr("A preset sets several settings at once, and only those it names.")
                                          : preset->sentence);
    m_remove->setVisible(preset != nullptr && !preset->builtIn);
    m_save->setEnabled(!differences(m_settings, m_recommended).empty());
    m_save->setToolTip(m_save->isEnabled()
                           ? tr("Keeps under a name what is set otherwise than recommended.")
                           : tr("This is what is recommended. Change a setting first; what differs is saved."));
}

void PresetBar::askName()
{
    const auto values = differences(m_settings, m_recommended);
    auto* dialog = new NameDialog(tr("Save as a preset"), presetSentence(values), tr("My settings"), tr("Save"), this);
    connect(dialog, &NameDialog::submitted, this, [this, dialog, values](const QString& name) {
        const auto* there = named(m_presets, name);
        if (there != nullptr && there->builtIn) {
            dialog->showError(tr("“%1” is always there as it is. Choose another name.").arg(name));
            return;
        }
        auto list = m_saved.list();
        const bool replaces = there != nullptr;
        list.removeIf([&](const TrainPreset& one) { return one.name == name; });
        list << TrainPreset{name, {}, values, false};
        m_chosen = name;
        change(list, tr("saving the preset %1").arg(name),
               replaces ? tr("Replaced the preset %1.").arg(name) : tr("Saved the preset %1.").arg(name));
        dialog->accept();
    });
    dialog->open();
}

void PresetBar::removeChosen()
{
    const auto name = m_chosen;
    auto list = m_saved.list();
    list.removeIf([&](const TrainPreset& one) { return one.name == name; });
    change(list, tr("removing the preset %1").arg(name), tr("Removed the preset %1.").arg(name));
}

void PresetBar::change(const QList<TrainPreset>& after, const QString& name, const QString& done)
{
    m_undo.push(new ListCommand(*this, m_saved.list(), after, name));
    const auto undo = [&stack = m_undo, place = m_undo.index()] {
        if (stack.index() == place) { // else it is undone already
            stack.undo();
        }
    };
    Q_EMIT toastRequested(done, tr("Undo"), undo);
}

} // namespace polymath
