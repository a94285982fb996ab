#include "ui/dialogs/guidewindow.h"

#include "ui/widgets/card.h"
#include "ui/widgets/iconbutton.h"

#include <QEvent>
#include <QHeaderView>
#include <QImage>
#include <QLineEdit>
#include <QLocale>
#include <QResizeEvent>
#include <QScrollBar>
#include <QSplitter>
#include <QTextBlock>
#include <QToolButton>
#include <QTreeWidget>

namespace polymath {

namespace {

constexpr int targetRole = Qt::UserRole;
constexpr int contentsWidth = 270;
constexpr qreal textMargin = 18;

} // namespace

GuideBrowser::GuideBrowser(QWidget* parent) : QTextBrowser(parent)
{
    setOpenExternalLinks(true);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(textMargin);
    connect(this, &QTextBrowser::sourceChanged, this, [this](const QUrl& url) {
        dress();
        markAll();
        if (url.hasFragment()) {
            scrollToAnchor(url.fragment()); // again: headings have anchors now
        }
    });
}

void GuideBrowser::showPage(const QString& target) { setSource(QUrl(QString("qrc") + guideRoot + target)); }

QString GuideBrowser::page() const
{
    return source().toString().sliced(static_cast<qsizetype>(qstrlen(guideRoot) + qstrlen("qrc")));
}

void GuideBrowser::mark(const QString& words)
{
    m_words = words;
    markAll();
}

void GuideBrowser::markAll()
{
    QList<QTextEdit::ExtraSelection> places;
    for (auto found = QTextCursor(document()); !m_words.isEmpty();) {
        found = document()->find(m_words, found);
        if (found.isNull()) {
            break;
        }
        QTextEdit::ExtraSelection place;
        place.cursor = found;
        place.format.setBackground(palette().highlight());
        place.format.setForeground(palette().highlightedText());
        places << place;
    }
    setExtraSelections(places);
}

QVariant GuideBrowser::loadResource(int type, const QUrl& name)
{
    const auto loaded = QTextBrowser::loadResource(type, name);
    if (type != QTextDocument::ImageResource) {
        return loaded;
    }
    auto picture = QImage::fromData(loaded.toByteArray());
    const qreal ratio = devicePixelRatioF();
    const int widest = static_cast<int>(m_pictureWidth * ratio);
    if (widest > 0 && picture.width() > widest) {
        picture = picture.scaledToWidth(widest, Qt::SmoothTransformation);
        picture.setDevicePixelRatio(ratio);
    }
    return picture;
}

void GuideBrowser::dress()
{
    dressGuide(*document());
    document()->setModified(false);
    m_ink = palette().color(QPalette::Text);
}

void GuideBrowser::resizeEvent(QResizeEvent* event)
{
    QTextBrowser::resizeEvent(event);
    const int width = viewport()->width() - 2 * static_cast<int>(textMargin);
    if (width == m_pictureWidth) {
        return;
    }
    m_pictureWidth = width;
    bool changed = false;
    for (auto block = document()->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const auto format = part.fragment().charFormat();
            if (format.isImageFormat()) {
                const auto name = document()->baseUrl().resolved(QUrl(format.toImageFormat().name()));
                document()->addResource(QTextDocument::ImageResource, name,
                                        loadResource(QTextDocument::ImageResource, name));
                changed = true;
            }
        }
    }
    if (changed) {
        document()->markContentsDirty(0, document()->characterCount());
    }
}

void GuideBrowser::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    // Colours are in the document. One change of the theme sends several of these events.
    if (event->type() == QEvent::PaletteChange && source().isValid() && m_ink != palette().color(QPalette::Text)) {
        const int place = verticalScrollBar()->value();
        reload();
        verticalScrollBar()->setValue(place);
    }
}

GuideWindow::GuideWindow(QWidget* parent)
    : QDialog(parent, Qt::Window), m_pages(guidePages()), m_search(new QLineEdit), m_contents(new QTreeWidget),
      m_browser(new GuideBrowser)
{
    setObjectName("guideWindow");
    setWindowTitle(tr("User guide"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(1080, 760);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 16);
    layout->setSpacing(10);
    auto* bar = new QHBoxLayout;
    auto* back = makeIconButton("guideBack", "arrow-left", tr("Back"));
    back->setShortcut(QKeySequence::Back);
    back->setEnabled(false);
    auto* forward = makeIconButton("guideForward", "arrow-right", tr("Forward"));
    forward->setShortcut(QKeySequence::Forward);
    forward->setEnabled(false);
    auto* first = makeIconButton("guideHome", "home", tr("First page"));
    m_search->setObjectName("guideSearch");
    m_search->setPlaceholderText(tr("Search the guide"));
    m_search->setAccessibleName(tr("Search the guide"));
    m_search->setToolTip(tr("Return goes to the next place"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(420);
    bar->addWidget(back);
    bar->addWidget(forward);
    bar->addWidget(first);
    bar->addWidget(m_search, 1);
    bar->addStretch();
    layout->addLayout(bar);
    if (QLocale().language() != QLocale::English) {
        auto* language = makeLabel(tr("The guide is there in English only."), "muted", true);
        language->setObjectName("guideLanguage");
        layout->addWidget(language);
    }
    auto* columns = new QSplitter;
    columns->setObjectName("guideColumns");
    columns->setChildrenCollapsible(false);
    m_contents->setObjectName("guideContents");
    m_contents->setAccessibleName(tr("Contents"));
    m_contents->setHeaderHidden(true);
    m_contents->header()->setStretchLastSection(true);
    m_browser->setObjectName("guideText");
    m_browser->setAccessibleName(tr("The page"));
    columns->addWidget(m_contents);
    columns->addWidget(m_browser);
    columns->setStretchFactor(1, 1);
    columns->setSizes({contentsWidth, width() - contentsWidth});
    layout->addWidget(columns, 1);

    connect(back, &QToolButton::clicked, m_browser, &QTextBrowser::backward);
    connect(forward, &QToolButton::clicked, m_browser, &QTextBrowser::forward);
    connect(first, &QToolButton::clicked, this, [this] { showPage(guideIndex); });
    connect(m_browser, &QTextBrowser::backwardAvailable, back, &QWidget::setEnabled);
    connect(m_browser, &QTextBrowser::forwardAvailable, forward, &QWidget::setEnabled);
    connect(m_browser, &QTextBrowser::historyChanged, this, &GuideWindow::selectShown); // after source() is the new one
    connect(m_search, &QLineEdit::textChanged, this, &GuideWindow::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &GuideWindow::findNext);
    connect(m_contents, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) {
        if (item != nullptr) {
            m_browser->showPage(item->data(0, targetRole).toString());
        }
    });
    filter({});
}

void GuideWindow::showPage(const QString& target)
{
    m_search->clear();
    m_browser->showPage(target);
    m_browser->setFocus();
}

/// The contents of what holds `words`; of everything where there are none.
void GuideWindow::filter(const QString& words)
{
    const QSignalBlocker quiet(m_contents);
    m_contents->clear();
    for (const auto& page : m_pages) {
        QTreeWidgetItem* top = nullptr;
        for (const auto& section : page.sections) {
            if (!section.text.contains(words, Qt::CaseInsensitive)) {
                continue;
            }
            if (top == nullptr) {
                top = new QTreeWidgetItem(m_contents, {page.title});
                top->setData(0, targetRole, page.file);
                top->setToolTip(0, page.title);
                top->setExpanded(!words.isEmpty());
            }
            if (&section != &page.sections.front() && page.file != guideIndex) {
                auto* item = new QTreeWidgetItem(top, {section.title});
                item->setData(0, targetRole, page.file + '#' + section.anchor);
                item->setToolTip(0, section.title);
            }
        }
    }
    m_browser->mark(words);
    selectShown();
}

/// The next place on this page, or the first on the next page of the contents.
void GuideWindow::findNext()
{
    const auto words = m_search->text();
    if (words.isEmpty() || m_browser->find(words)) {
        return;
    }
    const auto* shown = m_contents->currentItem();
    while (shown != nullptr && shown->parent() != nullptr) {
        shown = shown->parent();
    }
    const int count = m_contents->topLevelItemCount();
    if (count > 0) {
        const int next = (m_contents->indexOfTopLevelItem(const_cast<QTreeWidgetItem*>(shown)) + 1) % count;
        m_browser->showPage(m_contents->topLevelItem(next)->data(0, targetRole).toString());
        m_browser->moveCursor(QTextCursor::Start);
        m_browser->find(words);
    }
}

/// In the contents, the section that is shown, or its page.
void GuideWindow::selectShown()
{
    const QSignalBlocker quiet(m_contents); // it is shown already
    const auto shown = m_browser->source().isValid() ? m_browser->page() : QString();
    m_contents->setCurrentItem(nullptr);
    for (int row = 0; row < m_contents->topLevelItemCount(); ++row) {
        auto* top = m_contents->topLevelItem(row);
        if (top->data(0, targetRole).toString() != shown.section('#', 0, 0)) {
            continue;
        }
        m_contents->setCurrentItem(top);
        top->setExpanded(true);
        for (int child = 0; child < top->childCount(); ++child) {
            if (top->child(child)->data(0, targetRole).toString() == shown) {
                m_contents->setCurrentItem(top->child(child));
            }
        }
    }
}

void openGuide(QWidget* window, const QString& target)
{
    auto* guide = window->findChild<GuideWindow*>();
    if (guide == nullptr) {
        guide = new GuideWindow(window);
    }
    guide->showPage(target);
    guide->show(); // beside the window, so that one can go on while reading
    guide->raise();
    guide->activateWindow();
}

} // namespace polymath
