#include "tests/ui/windowfixture.h"
#include "ui/dialogs/guidewindow.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScrollBar>
#include <QSet>
#include <QTextBlock>
#include <QToolButton>
#include <QTreeWidget>

using namespace polymath;
using namespace polymath::test;

namespace {

class TheGuide : public AWindow {
protected:
    void open(const QString& page)
    {
        openGuide(m_window.get(), page);
        m_browser = find<GuideBrowser>("guideText");
        m_contents = find<QTreeWidget>("guideContents");
        ASSERT_TRUE(QTest::qWaitForWindowExposed(m_browser->window()));
    }
    [[nodiscard]] QString current() const
    {
        return m_contents->currentItem() == nullptr ? QString() : m_contents->currentItem()->text(0);
    }
    void search(const QString& words)
    {
        auto* field = find<QLineEdit>("guideSearch");
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, words);
    }
    GuideBrowser* m_browser = nullptr;
    QTreeWidget* m_contents = nullptr;
};

} // namespace

TEST(GuidePages, AreListedOnceWithTheirSections)
{
    const auto pages = guidePages();
    EXPECT_GT(pages.size(), 15);
    QSet<QString> files;
    for (const auto& page : pages) {
        EXPECT_FALSE(files.contains(page.file)) << page.file.toStdString();
        EXPECT_FALSE(page.title.isEmpty()) << page.file.toStdString();
        files << page.file;
    }
    EXPECT_EQ(pages.front().file, guideIndex);
    EXPECT_EQ(pages[1].title, "My first domain");
    EXPECT_TRUE(files.contains("formats.md"));
}

TEST(GuidePages, AnchorsAreThoseOfGitHub)
{
    EXPECT_EQ(guideAnchor("What it will take"), "what-it-will-take");
    EXPECT_EQ(guideAnchor("1. Look, first!"), "1-look-first");
}

TEST_F(TheGuide, HelpOnThisPageOpensItsChapter)
{
    for (const auto& [page, file] :
         {std::pair(PageId::Start, "start"), std::pair(PageId::Model, "model"), std::pair(PageId::Data, "data"),
          std::pair(PageId::Train, "train"), std::pair(PageId::Compose, "compose"),
          std::pair(PageId::Compare, "compare"), std::pair(PageId::Playground, "playground"),
          std::pair(PageId::Export, "export")}) {
        m_window->showPage(page);
        trigger("helpPage");
        EXPECT_EQ(find<GuideBrowser>("guideText")->page(), QString("guide/%1.md").arg(file));
    }
    EXPECT_EQ(m_window->findChildren<GuideWindow*>().size(), 1) << "the open one is used";
    EXPECT_EQ(m_window->findChild<QAction*>("helpPage")->shortcut(), QKeySequence(Qt::Key_F1));
    trigger("helpGuide");
    EXPECT_EQ(find<GuideBrowser>("guideText")->page(), guideIndex);
}

TEST_F(TheGuide, LinksGoForwardAndBack)
{
    open(guideIndex);
    EXPECT_FALSE(find("guideBack")->isEnabled());
    m_browser->showPage("guide/compare.md#gates");
    EXPECT_EQ(current(), "Gates");
    EXPECT_GT(m_browser->verticalScrollBar()->value(), 0) << "it begins at the section";
    click("guideBack");
    EXPECT_EQ(m_browser->page(), guideIndex);
    click("guideForward");
    EXPECT_EQ(m_browser->page(), "guide/compare.md#gates");
    click("guideHome");
    EXPECT_EQ(m_browser->page(), guideIndex);
}

TEST_F(TheGuide, ContentsOpenPages)
{
    open(guideIndex);
    m_contents->setFocus();
    QTest::keyClick(m_contents, Qt::Key_Down);
    EXPECT_EQ(current(), "My first domain");
    EXPECT_EQ(m_browser->page(), "guide/first-domain.md");
    QTest::keyClick(m_contents, Qt::Key_Down);
    EXPECT_EQ(m_browser->page(), "guide/first-domain.md#before-you-begin");
}

TEST_F(TheGuide, SearchNarrowsTheContentsAndGoesFromPlaceToPlace)
{
    open(guideIndex);
    const int all = m_contents->topLevelItemCount();
    search("near copies");
    EXPECT_LT(m_contents->topLevelItemCount(), all);
    ASSERT_GE(m_contents->topLevelItemCount(), 2);
    QSet<QString> pages;
    for (int place = 0; place < 6; ++place) {
        QTest::keyClick(find("guideSearch"), Qt::Key_Return);
        EXPECT_EQ(m_browser->textCursor().selectedText().toLower(), "near copies");
        EXPECT_FALSE(m_browser->extraSelections().isEmpty());
        pages << m_browser->page();
    }
    EXPECT_GE(pages.size(), 2) << "it goes on to the next page";
    search("qqqq");
    EXPECT_EQ(m_contents->topLevelItemCount(), 0);
    EXPECT_TRUE(m_browser->extraSelections().isEmpty());
    search(" ");
    EXPECT_EQ(m_contents->topLevelItemCount(), all);
}

TEST_F(TheGuide, FindsWhatAMessageMeansByAFewOfItsWords)
{
    open(guideIndex);
    search("gave numbers that are none");
    ASSERT_EQ(m_contents->topLevelItemCount(), 1);
    EXPECT_EQ(m_contents->topLevelItem(0)->text(0), "What the messages mean");
}

TEST_F(TheGuide, PicturesAreAsWideAsThereIsRoom)
{
    open("guide/start.md");
    const auto widest = [&] {
        qreal width = 0;
        for (auto block = m_browser->document()->begin(); block.isValid(); block = block.next()) {
            for (auto part = block.begin(); !part.atEnd(); ++part) {
                if (const auto format = part.fragment().charFormat(); format.isImageFormat()) {
                    const auto name = m_browser->document()->baseUrl().resolved(QUrl(format.toImageFormat().name()));
                    const auto picture =
                        m_browser->document()->resource(QTextDocument::ImageResource, name).value<QImage>();
                    EXPECT_FALSE(picture.isNull()) << name.toString().toStdString();
                    width = std::max(width, picture.width() / picture.devicePixelRatio());
                }
            }
        }
        return width;
    };
    EXPECT_GT(widest(), 300);
    EXPECT_LE(widest(), m_browser->viewport()->width());
    m_browser->window()->resize(760, 600);
    EXPECT_TRUE(QTest::qWaitFor([&] { return widest() <= m_browser->viewport()->width(); }));
    EXPECT_EQ(m_browser->horizontalScrollBar()->maximum(), 0);
}

TEST(AGuideBrowser, FollowsTheThemeWhereItIs)
{
    Theme theme(*qobject_cast<QApplication*>(QCoreApplication::instance()));
    theme.choose(ThemeChoice::Light);
    GuideBrowser browser;
    browser.resize(600, 400);
    browser.show();
    browser.showPage("guide/errors.md");
    const auto background = [&] {
        auto block = browser.document()->begin();
        while (block.isValid() && !block.blockFormat().hasProperty(QTextFormat::BlockQuoteLevel)) {
            block = block.next();
        }
        return block.blockFormat().background().color();
    };
    EXPECT_EQ(background(), themeColours(false).raised);
    browser.verticalScrollBar()->setValue(500);
    theme.choose(ThemeChoice::Dark);
    EXPECT_TRUE(QTest::qWaitFor([&] { return background() == themeColours(true).raised; }));
    EXPECT_EQ(browser.verticalScrollBar()->value(), 500);
    theme.choose(ThemeChoice::Light);
}

TEST_F(TheGuide, SaysThatItIsInEnglish)
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::English));
    const auto note = [&] { return m_window->findChild<QLabel*>("guideLanguage"); };
    open(guideIndex);
    EXPECT_EQ(note(), nullptr);
    m_window->findChild<GuideWindow*>()->close();
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_window->findChild<GuideWindow*>() == nullptr; }));
    QLocale::setDefault(QLocale(QLocale::German));
    open(guideIndex);
    EXPECT_NE(note(), nullptr);
    QLocale::setDefault(before);
}
