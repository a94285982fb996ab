#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace polymath {

/// One of a few, as a row of chips.
class ChipRow : public QWidget {
    Q_OBJECT

public:
    /// `name` is the row's object name; chips are called name0, name1, ...
    ChipRow(const QString& name, const QStringList& choices, QWidget* parent = nullptr);

    [[nodiscard]] int current() const;
    void setCurrent(int index);

Q_SIGNALS:
    void chosen(int index);

private:
    QButtonGroup* m_group;
};

} // namespace polymath
