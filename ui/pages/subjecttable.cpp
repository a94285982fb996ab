#include "ui/pages/subjecttable.h"

#include "ui/charts/palette.h"
#include "ui/widgets/chiprow.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTableView>

namespace polymath {

namespace {

/// Of two lines, in pixels.
int rowHeight(const QFontMetrics& metrics) { return 2 * metrics.height() + 16; }

/// Draws a value and below it, small, its change against the base; a dot in the subject's colour before its name.
class MeasuredDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        auto shown = option;
        initStyleOption(&shown, index);
        const auto words = std::exchange(shown.text, QString());
        shown.widget->style()->drawControl(QStyle::CE_ItemViewItem, &shown, painter, shown.widget);
        painter->save();
        auto area = option.rect.adjusted(12, 4, -12, -4);
        if (const auto colour = index.data(SubjectTableModel::ColourRole); colour.isValid()) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(charts::subjectColour(colour.toInt()));
            painter->drawEllipse(QPoint(area.left() + 5, area.center().y() + 1), 5, 5);
            area.setLeft(area.left() + 20);
        }
        const auto change = index.data(SubjectTableModel::ChangeRole).toString();
        const auto note =
            index.data(SubjectTableModel::NoteRole).isValid() ? SubjectTable::tr("other settings") : QString();
        const auto below = change.isEmpty() ? note : change;
        const auto side = shown.displayAlignment & Qt::AlignHorizontal_Mask;
        const auto upper = below.isEmpty() ? area : QRect(area.left(), area.top(), area.width(), area.height() / 2);
        painter->setPen(option.palette.color(QPalette::Text));
        painter->drawText(upper, static_cast<int>(side | Qt::AlignVCenter),
                          painter->fontMetrics().elidedText(words, Qt::ElideRight, upper.width()));
        if (!below.isEmpty()) {
            painter->setFont(smaller(painter->font()));
            painter->setPen(colourOf(index.data(SubjectTableModel::VerdictRole).toInt(), option.palette));
            painter->drawText(area.adjusted(0, area.height() / 2, 0, 0), static_cast<int>(side | Qt::AlignVCenter),
                              below);
        }
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto words = index.data().toString();
        const auto change = index.data(SubjectTableModel::ChangeRole).toString();
        const QFontMetrics small(smaller(option.font));
        const int dot = index.data(SubjectTableModel::ColourRole).isValid() ? 20 : 0;
        const int width = std::max(option.fontMetrics.horizontalAdvance(words) + dot, small.horizontalAdvance(change));
        return {width + 30, rowHeight(option.fontMetrics)};
    }

private:
    static QFont smaller(QFont font)
    {
        font.setPointSizeF(font.pointSizeF() * 0.88);
        return font;
    }
    static QColor colourOf(int verdict, const QPalette& palette)
    {
        const auto colours = themeColours(palette.color(QPalette::Base).lightness() < 128);
        return verdict > 0 ? colours.good : verdict < 0 ? colours.bad : colours.muted;
    }
};

} // namespace

SubjectTable::SubjectTable(QWidget* parent)
    : QWidget(parent), m_sorted(new QSortFilterProxyModel(this)), m_view(new QTableView),
      m_measure(new ChipRow("tableMeasure", {tr("Accuracy"), tr("Perplexity")}))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    auto* header = new QWidget;
    makeHeader(header);
    layout->addWidget(header);
    m_sorted->setSourceModel(&m_model);
    m_sorted->setSortRole(SubjectTableModel::SortRole);
    m_view->setObjectName("subjectTable");
    m_view->setAccessibleName(tr("Table of methods"));
    m_view->setModel(m_sorted);
    m_view->setItemDelegate(new MeasuredDelegate(m_view));
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(-1, Qt::AscendingOrder); // as the project has them, until a heading is clicked
    m_view->setShowGrid(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(rowHeight(m_view->fontMetrics()));
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->horizontalHeader()->setStretchLastSection(true);
    layout->addWidget(m_view, 1);
    connect(m_view, &QWidget::customContextMenuRequested, this, &SubjectTable::openMenu);
    connect(m_view, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT detailsRequested(subjectAt(index)); });
    connect(m_measure, &ChipRow::chosen, this, [this] { show(m_comparison); });
}

void SubjectTable::makeHeader(QWidget* header)
{
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_measure, 1);
    auto* copyButton = new QPushButton(themedIcon("copy"), tr("Copy table"));
    copyButton->setObjectName("copyTable");
    copyButton->setProperty("kind", "quiet");
    auto* menu = new QMenu(copyButton);
    const std::pair<QString, TableFormat> formats[] = {{tr("For a spreadsheet"), TableFormat::Tabs},
                                                       {tr("As CSV"), TableFormat::Csv},
                                                       {tr("As Markdown"), TableFormat::Markdown}};
    for (const auto& [words, format] : formats) {
        connect(menu->addAction(words), &QAction::triggered, this, [this, format = format] { copy(format); });
    }
    copyButton->setMenu(menu);
    row->addWidget(copyButton);
}

void SubjectTable::show(const Comparison& comparison)
{
    m_comparison = comparison;
    m_model.show(m_comparison, m_measure->current() == 0 ? SubjectTableModel::Measure::Accuracy
                                                         : SubjectTableModel::Measure::Perplexity);
}

QString SubjectTable::subjectAt(const QModelIndex& index) const
{
    return index.siblingAtColumn(SubjectTableModel::Name).data().toString();
}

void SubjectTable::openMenu(const QPoint& place)
{
    const auto index = m_view->indexAt(place);
    if (!index.isValid()) {
        return;
    }
    const auto subject = subjectAt(index);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(themedIcon("info"), tr("Details")), &QAction::triggered, this,
            [this, subject] { Q_EMIT detailsRequested(subject); });
    if (subject != "base" && !m_readOnly) {
        connect(menu->addAction(themedIcon("edit"), tr("Rename")), &QAction::triggered, this,
                [this, subject] { Q_EMIT renameRequested(subject); });
        connect(menu->addAction(themedIcon("trash"), tr("Remove")), &QAction::triggered, this,
                [this, subject] { Q_EMIT removeRequested(subject); });
    }
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

void SubjectTable::copy(TableFormat format)
{
    QGuiApplication::clipboard()->setText(tableAs(m_comparison, format));
    Q_EMIT copied();
}

} // namespace polymath
