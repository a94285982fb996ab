#pragma once

#include "ui/models/trainpresets.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QPushButton;
class QUndoStack;

namespace polymath {

/// Named settings of a run: chooses one, and saves what is set now under a name. What was saved or removed can be
/// undone.
class PresetBar : public QWidget {
    Q_OBJECT

public:
    PresetBar(QSettings& settings, QUndoStack& undo, QWidget* parent = nullptr);

    void setRecommended(const engine::TrainSettings& settings);
    /// What is set now: a preset that still is what is set stays named.
    void showSettings(const engine::TrainSettings& settings);
    /// In place of those that were saved before.
    void setSaved(const QList<TrainPreset>& saved);

Q_SIGNALS:
    void chosen(const polymath::TrainPreset& preset);
    void toastRequested(const QString& text, const QString& action, const std::function<void()>& onAction);

private:
    void fill();
    void choose(int index);
    void showChosen();
    void askName();
    void removeChosen();
    void change(const QList<TrainPreset>& after, const QString& name, const QString& done);

    TrainPresets m_saved;
    QUndoStack& m_undo;
    QList<TrainPreset> m_presets; ///< as listed
    engine::TrainSettings m_recommended;
    engine::TrainSettings m_settings;
    QString m_chosen; ///< the preset that was chosen last, while it is what is set
    QComboBox* m_list;
    QLabel* m_sentence;
    QPushButton* m_save;
    QPushButton* m_remove;
};

} // namespace polymath
