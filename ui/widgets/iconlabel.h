#pragma once

#include <QLabel>
#include <QPalette>

namespace polymath {

/// An icon of resources/icons as a picture, in the colours of the theme, also of one that is chosen later.
class IconLabel : public QLabel {
    Q_OBJECT

public:
    IconLabel(QPalette::ColorRole role, int side, QWidget* parent = nullptr); ///< `side` in pixels

    void setIcon(const QString& name);

protected:
    void changeEvent(QEvent* event) override;

private:
    void draw();

    QPalette::ColorRole m_role;
    int m_side;
    QString m_name;
};

} // namespace polymath
