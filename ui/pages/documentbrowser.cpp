#include "ui/pages/documentbrowser.h"

#include "core/store/project.h"
#include "ui/widgets/card.h"
#include "ui/widgets/format.h"
#include "ui/widgets/readingview.h"
#include "ui/widgets/theme.h"

#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTimer>

#include <chrono>
#include <utility>

namespace polymath {

namespace {

constexpr std::chrono::milliseconds typingPause{250};
constexpr int glance = 300; ///< characters that can be seen in two lines of a list

/// Two lines of a document: the prompt muted, what is learned in colour; the split at the right edge.
class DocumentDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {100, 2 * option.fontMetrics.lineSpacing() + 16};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        auto background = option;
        initStyleOption(&background, index);
        background.text.clear();
        background.widget->style()->drawControl(QStyle::CE_ItemViewItem, &background, painter, background.widget);

        const auto prompt = line(index, DocumentModel::PromptRole);
        const auto text = line(index, DocumentModel::TextRole);
        const auto split = splitName(static_cast<Split>(index.data(DocumentModel::SplitRole).toInt()));
        const auto box = option.rect.adjusted(12, 8, -12, -8);
        const int height = option.fontMetrics.lineSpacing();
        const int right = option.fontMetrics.horizontalAdvance(split) + 12;
        const auto write = [&](const QRect& place, const QString& words, QPalette::ColorRole role) {
            painter->setPen(QGuiApplication::palette().color(role)); // the style sheet fades the widget's
            painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                              option.fontMetrics.elidedText(words, Qt::ElideRight, place.width()));
        };
        const QRect first(box.left(), box.top(), box.width() - right, height);
        const QRect second(box.left(), box.top() + height, box.width(), height);
        painter->save();
        if (prompt.isEmpty()) { // running text takes both lines
            const auto fits = fitting(text, option.fontMetrics, first.width() - 4);
            write(first, text.left(fits), QPalette::Link);
            write(second, text.mid(fits).trimmed(), QPalette::Link);
        } else {
            write(first, prompt, QPalette::PlaceholderText);
            write(second, text, QPalette::Link);
        }
        write(QRect(box.right() - right + 12, box.top(), right, height), split, QPalette::PlaceholderText);
        painter->restore();
    }

private:
    static QString line(const QModelIndex& index, int role)
    {
        return index.data(role).toString().left(glance).simplified();
    }
    /// How many characters of `text` fit, up to the end of a word where there is one.
    static qsizetype fitting(const QString& text, const QFontMetrics& metrics, int width)
    {
        qsizetype count = text.size();
        while (count > 0 && metrics.horizontalAdvance(text, static_cast<int>(count)) > width) {
            const auto space = text.lastIndexOf(' ', count - 1);
            count = space > 0 ? space : count - 1;
        }
        return count;
    }
};

} // namespace

DocumentBrowser::DocumentBrowser(QWidget* parent)
    : QWidget(parent), m_search(new QLineEdit), m_found(makeLabel({}, "small")), m_list(new QListView),
      m_split(makeLabel({}, "pill")), m_reading(new ReadingView), m_typing(new QTimer(this))
{
    m_model = new DocumentModel(
        [this](const DocumentModel::Request& wanted, std::function<void(DocumentModel::Page)> done) {
            m_background.run(
                this,
                [folder = m_folder, wanted]() -> DocumentModel::Page {
                    POLYMATH_TRY(project, Project::open(folder));
                    return project.documents(wanted.domain, wanted.offset, wanted.limit, wanted.search);
                },
                std::move(done));
        },
        this);
    m_search->setObjectName("documentSearch");
    m_search->setPlaceholderText(tr("Search the documents"));
    m_search->setAccessibleName(tr("Search the documents"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themedIcon("search", QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    m_list->setObjectName("documentList");
    m_list->setAccessibleName(tr("Documents"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new DocumentDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_reading->setObjectName("documentReading");
    m_reading->setAccessibleName(tr("The chosen document"));
    m_found->setObjectName("documentCount");
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPause);

    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 6, 0);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_found);
    auto* right = new QWidget;
    auto* page = new QVBoxLayout(right);
    page->setContentsMargins(6, 0, 0, 0);
    page->addWidget(m_split, 0, Qt::AlignLeft);
    page->addWidget(m_reading, 1);
    page->addWidget(makeReadingLegend());
    auto* parts = new QSplitter;
    parts->setChildrenCollapsible(false);
    parts->addWidget(left);
    parts->addWidget(right);
    parts->setSizes({480, 520});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->addWidget(parts);

    setFocusProxy(m_search);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_typing->start(); });
    connect(m_search, &QLineEdit::returnPressed, this, &DocumentBrowser::search);
    connect(m_typing, &QTimer::timeout, this, &DocumentBrowser::search);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &DocumentBrowser::showCurrent);
    connect(m_model, &DocumentModel::loaded, this, [this] {
        if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0) {
            m_list->setCurrentIndex(m_model->index(0, 0));
        }
        showCurrent();
        showCount();
    });
    connect(m_model, &DocumentModel::failed, this, [this](const QString& sentence) { m_found->setText(sentence); });
}

void DocumentBrowser::showDomain(const std::filesystem::path& folder, RowId domain, std::int64_t count)
{
    if (folder == m_folder && domain == m_domain && count == m_count) {
        return;
    }
    if (folder != m_folder || domain != m_domain) {
        const QSignalBlocker quiet(m_search);
        m_search->clear();
    }
    m_folder = folder;
    m_domain = domain;
    m_count = count;
    search();
}

void DocumentBrowser::search()
{
    m_typing->stop();
    m_found->setText(tr("Searching"));
    m_model->showDocuments(m_domain, m_search->text());
}

void DocumentBrowser::showCurrent()
{
    const auto index = m_list->currentIndex();
    m_split->setVisible(index.isValid());
    if (!index.isValid()) {
        m_reading->setTexts({});
        return;
    }
    const auto split = static_cast<Split>(index.data(DocumentModel::SplitRole).toInt());
    const auto use = split == Split::Train        ? tr("to train: the model learns it")
                     : split == Split::Validation ? tr("to check: never trained on, watched while training")
                                                  : tr("to test: never trained on, measures the result");
    const auto place = index.data(DocumentModel::PlaceRole).toString();
    m_split->setText(place.isEmpty() ? use : use + " · " + place);
    m_reading->setTexts(
        {{index.data(DocumentModel::PromptRole).toString(), index.data(DocumentModel::TextRole).toString()}});
}

void DocumentBrowser::showCount()
{
    const int rows = m_model->rowCount();
    const bool searched = !m_search->text().trimmed().isEmpty();
    if (!searched) {
        m_found->setText(tr("%Ln document(s)", nullptr, static_cast<int>(m_count)));
    } else if (rows == 0) {
        m_found->setText(tr("No document holds these words"));
    } else {
        m_found->setText(m_model->isComplete() ? tr("%Ln document(s) found", nullptr, rows)
                                               : tr("More than %Ln document(s) found", nullptr, rows));
    }
}

} // namespace polymath
