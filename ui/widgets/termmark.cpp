#include "ui/widgets/termmark.h"

#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QToolButton>
#include <QUrl>

namespace polymath {

namespace {
constexpr int side = 16; ///< pixels of the icon
constexpr const char* keyProperty = "term";
} // namespace

void setTerm(QToolButton* mark, const QString& key, const QString& term)
{
    mark->setObjectName("term:" + key);
    mark->setProperty(keyProperty, key);
    const auto words = QCoreApplication::translate("termmark", "What does “%1” mean?").arg(term);
    mark->setToolTip(words);
    mark->setAccessibleName(words);
}

QToolButton* makeTermMark(const QString& key, const QString& term)
{
    auto* mark = new QToolButton;
    mark->setProperty("kind", "term");
    mark->setIcon(themedIcon("help", QPalette::PlaceholderText));
    mark->setIconSize({side, side});
    mark->setCursor(Qt::PointingHandCursor);
    setTerm(mark, key, term);
    QObject::connect(mark, &QToolButton::clicked, mark,
                     [mark] { QDesktopServices::openUrl(QUrl("glossary:" + mark->property(keyProperty).toString())); });
    return mark;
}

QWidget* withTermMark(QWidget* widget, const QString& key, const QString& term)
{
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(widget);
    row->addWidget(makeTermMark(key, term));
    row->addStretch();
    return both;
}

} // namespace polymath
