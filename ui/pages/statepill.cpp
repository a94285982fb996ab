#include "ui/pages/statepill.h"

#include "ui/models/jobwords.h"
#include "ui/models/runmodel.h"
#include "ui/widgets/theme.h"

#include <QPainter>

namespace polymath {

namespace {

QColor colourOf(const QString& role, const ThemeColours& colours)
{
    return role == "good"      ? colours.good
           : role == "bad"     ? colours.bad
           : role == "warning" ? colours.warning
                               : colours.muted;
}

} // namespace

void StatePill::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    auto item = option;
    initStyleOption(&item, index);
    const auto text = item.text;
    item.text.clear();
    const auto* style = item.widget->style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget); // background and selection

    const auto colours = themeColours(option.palette.color(QPalette::Window).lightness() < 128);
    const auto state = static_cast<JobState>(index.data(RunModel::StateRole).toInt());
    const auto ink = colourOf(QString::fromLatin1(jobStateRole(state)), colours);
    auto fill = ink;
    fill.setAlphaF(0.14F);
    const int width = option.fontMetrics.horizontalAdvance(text) + 18;
    const int height = option.fontMetrics.height() + 4;
    const QRect pill(option.rect.x() + 6, option.rect.center().y() - height / 2,
                     std::min(width, option.rect.width() - 8), height);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill);
    painter->drawRoundedRect(pill, height / 2.0, height / 2.0);
    painter->setPen(ink);
    painter->drawText(pill, Qt::AlignCenter, text);
    painter->restore();
}

} // namespace polymath
