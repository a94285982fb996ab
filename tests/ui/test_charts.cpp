#include "core/base/file.h"
#include "tests/support/samplecharts.h"
#include "tests/support/tinymodel.h"
#include "ui/charts/chartview.h"
#include "ui/charts/qcp.h"
#include "ui/charts/sparkline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>
#include <set>

using namespace polymath;
using namespace polymath::charts;
using namespace polymath::test;
using ::testing::HasSubstr;

namespace {

std::vector<Chart> samples()
{
    return {sampleTradeoff(),   sampleCost(),    sampleProgress(3, 200),
            sampleForgetting(), sampleRouting(), sampleHistogram()};
}

/// How many pixels differ from the upper left one.
int drawnPixels(const QImage& image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            count += image.pixel(x, y) != image.pixel(0, 0);
        }
    }
    return count;
}

bool hasPixel(const QImage& image, const QColor& colour)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).rgb() == colour.rgb()) {
                return true;
            }
        }
    }
    return false;
}

class View : public ::testing::Test {
protected:
    void show(Chart chart)
    {
        m_view.resize(900, 600);
        m_view.setTheme(ChartTheme::light());
        m_view.setChart(std::move(chart));
        m_view.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_view));
        m_view.grab(); // draws what is queued
        plot()->replot(QCustomPlot::rpImmediateRefresh);
    }
    [[nodiscard]] QCustomPlot* plot() { return m_view.findChild<QCustomPlot*>("plot"); }
    [[nodiscard]] QAbstractButton* key(const char* name)
    {
        return m_view.findChild<QAbstractButton*>(QString("legend/%1").arg(name));
    }
    /// What the read-out says; empty while it is hidden.
    [[nodiscard]] std::string reading()
    {
        const auto* box = m_view.findChild<QLabel*>("reading");
        return box->isVisible() ? box->text().toStdString() : "";
    }
    [[nodiscard]] QPoint pixel(double x, double y, int rect = 0)
    {
        auto* axes = plot()->axisRect(rect);
        return QPointF(axes->axis(QCPAxis::atBottom)->coordToPixel(x), axes->axis(QCPAxis::atLeft)->coordToPixel(y))
            .toPoint();
    }
    void hover(const QPoint& place)
    {
        QTest::mouseMove(plot(), place + QPoint(40, 40));
        QTest::mouseMove(plot(), place);
    }
    void wheel(const QPoint& place, int turns)
    {
        QWheelEvent event(place, plot()->mapToGlobal(place), {}, {0, 120 * turns}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(plot(), &event);
    }

    ChartView m_view;
};

} // namespace

TEST(Palette, EveryColourIsReadableOnBothBackgrounds)
{
    EXPECT_NEAR(contrast(Qt::white, Qt::black), 21, 1e-9);
    EXPECT_NEAR(contrast(Qt::black, Qt::white), 21, 1e-9);
    for (const auto& theme : {ChartTheme::light(), ChartTheme::dark()}) {
        std::set<QRgb> different;
        for (int index = 0; index < 8; ++index) {
            EXPECT_GE(contrast(subjectColour(index), theme.background), 3) << index;
            EXPECT_GE(contrast(domainColour(index), theme.background), 3) << index;
            EXPECT_EQ(slotColour(index), subjectColour(index)) << "an expert has its colour in gates as well";
            different.insert(subjectColour(index).rgb());
        }
        EXPECT_EQ(different.size(), 8U);
        EXPECT_GE(contrast(theme.ink, theme.background), 7);
        EXPECT_GE(contrast(theme.muted, theme.background), 4.5);
        EXPECT_GE(contrast(theme.gain, theme.background), 3);
        EXPECT_GE(contrast(theme.loss, theme.background), 3);
    }
    EXPECT_EQ(subjectColour(-3), subjectColour(0));
    EXPECT_EQ(domainColour(-3), domainColour(0));
}

TEST(Palette, ThemeFollowsThePalette)
{
    QPalette dark;
    dark.setColor(QPalette::Window, QColor(30, 30, 30));
    dark.setColor(QPalette::Base, QColor(24, 24, 24));
    EXPECT_GT(ChartTheme::of(dark).ink.lightness(), 128);
    QPalette light;
    light.setColor(QPalette::Window, QColor(240, 240, 240));
    light.setColor(QPalette::Base, Qt::white);
    EXPECT_LT(ChartTheme::of(light).ink.lightness(), 128);
}

TEST(Files, HaveTheSizeAskedAndSomethingOnThem)
{
    const TemporaryFolder folder;
    for (const auto& chart : samples()) {
        const auto file = folder.path() / "chart.png";
        ASSERT_TRUE(saveChart(chart, file, {}, {640, 400}));
        const QImage image(QString::fromStdString(file.string()));
        EXPECT_EQ(image.size(), QSize(1280, 800)) << "double resolution";
        EXPECT_EQ(image.pixelColor(0, 0).rgb(), QColor(Qt::white).rgb());
        EXPECT_GT(drawnPixels(image), 5000);
        for (const auto* name : {"chart.svg", "chart.PDF", "chart.csv"}) {
            ASSERT_TRUE(saveChart(chart, folder.path() / name));
            EXPECT_GT(std::filesystem::file_size(folder.path() / name), 100U) << name;
        }
        EXPECT_EQ(readFile(folder.path() / "chart.csv").value(), toCsv(chart));
        EXPECT_THAT(readFile(folder.path() / "chart.svg").value(), HasSubstr("<svg"));
    }
}

TEST(Files, SayWhatIsOnTheirAxes)
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "chart.svg";
    const auto words = [&file](const Chart& chart, const ChartOptions& options = {}) {
        EXPECT_TRUE(saveChart(chart, file, options));
        return readFile(file).value();
    };
    const auto tradeoff = words(sampleTradeoff());
    for (const auto* text : {">38</text>", ">31</text>", ">Retention accuracy (%)</text>", ">both-experts</text>"}) {
        EXPECT_THAT(tradeoff, HasSubstr(text));
    }
    EXPECT_THAT(words(sampleProgress(1, 400)), HasSubstr(">350</text>"));
    ChartOptions options;
    options.progressAxis = ProgressAxis::Tokens;
    EXPECT_THAT(words(sampleProgress(1, 400), options), HasSubstr("00k</text>"));
    options.progressAxis = ProgressAxis::Time;
    EXPECT_THAT(words(sampleProgress(1, 400), options), HasSubstr(">10:00</text>"));
    EXPECT_THAT(words(sampleForgetting()), HasSubstr(">-3.91 to -2.32</text>"));
    EXPECT_THAT(words(sampleRouting()), HasSubstr(">block 3</text>"));
    EXPECT_THAT(words(sampleHistogram()), HasSubstr(">median 86</text>"));
    EXPECT_THAT(words(sampleCost()), HasSubstr(">Training time (minutes)</text>"));
}

TEST(Files, WrongEndingsAndPlacesAreRefused)
{
    const TemporaryFolder folder;
    const auto wrong = saveChart(sampleTradeoff(), folder.path() / "chart.jpeg");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, ErrorCode::Usage);
    EXPECT_THAT(wrong.error().sentence, HasSubstr(".csv"));
    EXPECT_FALSE(saveChart(sampleTradeoff(), folder.path() / "chart"));
    for (const auto* name : {"x.png", "x.svg", "x.pdf", "x.csv"}) {
        EXPECT_FALSE(saveChart(sampleTradeoff(), folder.path() / "missing" / name)) << name;
    }
}

TEST(Pictures, EmptyAndOddChartsSurvive)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    const Measured odd{nan, -inf, inf};
    Progress one;
    one.losses.push_back({"a", {1}, {3.5}});
    one.accuracies.push_back({"a", {1}, {30}, {}, {}, {nan}, {inf}, "law"});
    Progress mixed;
    mixed.losses.push_back({"a", {1, nan, 3, 2, inf}, {nan, 1, inf, -inf, 2}});
    mixed.losses.push_back({"none", {}, {}});
    mixed.losses.push_back({"ragged", {1, 2, 3}, {1}});
    std::vector<Chart> charts{Tradeoff{}, Cost{}, Progress{}, Forgetting{}, Routing{}, Histogram{}, one, mixed};
    charts.push_back(Tradeoff{{{"a", "LoRA", odd, odd, true, 1}}});
    charts.push_back(Tradeoff{{{"a", "LoRA", {5, 5, 5}, {6, nan, inf}, true, 1}}});
    charts.push_back(Cost{{{"a", "LoRA", odd, inf, nan, -1, 1}, {"b", "LoRA", {3, 3, 3}, 0, 0, 0, 2}}});
    charts.push_back(Forgetting{{"a", "b"}, {"law", "x"}, {{odd}}});
    charts.push_back(Routing{"a", {{"backbone", 0}, {"x", 1}}, {{"law", 0, {nan, 2}}, {"law", 1, {}}}});
    charts.push_back(Histogram{"t", "tokens", {{0, 0, 5}, {nan, inf, 1}}, nan, inf, 0, true});
    for (const auto& chart : charts) {
        for (const QSize size : {QSize(900, 600), QSize(420, 300), QSize(60, 40)}) {
            EXPECT_EQ(toImage(chart, {}, size, 1).size(), size);
        }
        ChartView view;
        view.resize(500, 400);
        view.setChart(chart);
        view.grab();
        for (const int key : {Qt::Key_Right, Qt::Key_Down, Qt::Key_Up, Qt::Key_Left, Qt::Key_Plus, Qt::Key_0}) {
            QTest::keyClick(&view, static_cast<Qt::Key>(key));
        }
        EXPECT_FALSE(view.accessibleDescription().isEmpty());
    }
    EXPECT_GT(drawnPixels(toImage(Tradeoff{}, {}, {400, 300}, 1)), 100) << "says that there is nothing yet";
}

TEST(Pictures, SubjectsHaveTheirColourInEveryTheme)
{
    for (const auto& theme : {ChartTheme::light(), ChartTheme::dark()}) {
        ChartOptions options;
        options.theme = theme;
        for (const auto& chart : std::vector<Chart>{sampleTradeoff(), sampleCost(), sampleRouting()}) {
            const auto image = toImage(chart, options, {700, 450}, 1);
            EXPECT_TRUE(hasPixel(image, theme.background));
            EXPECT_TRUE(hasPixel(image, subjectColour(2)));
        }
        options.hidden = {"words"};
        EXPECT_FALSE(hasPixel(toImage(sampleTradeoff(), options, {700, 450}, 1), subjectColour(2)));
    }
}

TEST_F(View, HoverReadsTheNearestPointOff)
{
    show(sampleTradeoff());
    hover(pixel(31.34, 35.00) + QPoint(3, 2));
    EXPECT_THAT(reading(), HasSubstr("words, MoDE, one expert"));
    EXPECT_THAT(reading(), HasSubstr("35.00 % (33.66 to 36.28)"));
    hover(pixel(28.0, 40.5));
    EXPECT_EQ(reading(), "") << "nothing is near";
}

TEST_F(View, HoverOnALineFindsTheStep)
{
    auto chart = sampleProgress(1, 200);
    chart.losses[0].values.assign(200, 3.0);
    chart.losses[0].values[119] = 2.5;
    show(chart);
    hover(pixel(120, 2.9));
    EXPECT_THAT(reading(), HasSubstr("Step 120, after 3:24, 246k tokens"));
    EXPECT_THAT(reading(), HasSubstr("Loss 2.5000"));
    EXPECT_THAT(reading(), HasSubstr("Smoothed 2.9500"));
    hover(pixel(101, 30, 1));
    EXPECT_THAT(reading(), HasSubstr("Retention on english: 30.25 % (29.55 to 31.05)"));
}

TEST_F(View, HoverOnCellsAndBars)
{
    show(sampleForgetting());
    hover(QPoint(plot()->width() - 60, 130));
    EXPECT_THAT(reading(), HasSubstr("computing on english"));
    EXPECT_THAT(reading(), HasSubstr("within its interval"));
    m_view.setChart(sampleRouting());
    EXPECT_EQ(reading(), "") << "another chart";
    plot()->replot();
    hover(pixel(0, 20));
    EXPECT_THAT(reading(), HasSubstr("backbone\ncomputing, block 1\nGate weight 37.0 %"));
    m_view.setChart(sampleHistogram());
    plot()->replot();
    hover(pixel(45, 5));
    EXPECT_THAT(reading(), HasSubstr("40 to 60 tokens"));
}

TEST_F(View, LegendEntriesHideAndShow)
{
    show(sampleTradeoff());
    const QSignalSpy changes(&m_view, &ChartView::optionsChanged);
    ASSERT_NE(key("words"), nullptr);
    EXPECT_EQ(key("words")->accessibleName(), "words");
    QTest::mouseClick(key("words"), Qt::LeftButton);
    EXPECT_TRUE(m_view.options().hidden.contains("words"));
    EXPECT_EQ(changes.count(), 1);
    plot()->replot();
    EXPECT_FALSE(hasPixel(plot()->toPixmap().toImage(), subjectColour(2)));
    hover(pixel(31.34, 35.00));
    EXPECT_EQ(reading(), "");
    QTest::keyClick(key("words"), Qt::Key_Space);
    EXPECT_FALSE(m_view.options().hidden.contains("words"));
    plot()->replot();
    EXPECT_TRUE(hasPixel(plot()->toPixmap().toImage(), subjectColour(2)));
}

TEST_F(View, ALegendOfManyRunsLeavesRoomForTheChart)
{
    show(sampleProgress(80, 20));
    EXPECT_GT(plot()->axisRect(0)->height(), 150);
    ASSERT_NE(key("run 80"), nullptr);
    EXPECT_TRUE(key("computing")->isVisible());
    EXPECT_FALSE(key("run 80")->isVisible());
    const auto last = key("run 20")->geometry();
    EXPECT_TRUE(plot()->rect().contains(last));
}

TEST_F(View, WheelZoomsAndADoubleClickShowsEverythingAgain)
{
    show(sampleTradeoff());
    auto* reset = m_view.findChild<QAbstractButton*>("resetView");
    auto* axis = plot()->axisRect()->axis(QCPAxis::atBottom);
    const auto whole = axis->range();
    EXPECT_FALSE(reset->isEnabled());
    wheel(plot()->axisRect()->center(), 2);
    EXPECT_LT(axis->range().size(), whole.size());
    EXPECT_TRUE(m_view.isZoomed());
    EXPECT_TRUE(reset->isEnabled());
    QTest::mouseDClick(plot(), Qt::LeftButton, {}, plot()->axisRect()->center());
    EXPECT_DOUBLE_EQ(axis->range().size(), whole.size());
    EXPECT_FALSE(m_view.isZoomed());
    QTest::keyClick(&m_view, Qt::Key_Plus);
    EXPECT_LT(axis->range().size(), whole.size());
    QTest::mouseClick(reset, Qt::LeftButton);
    EXPECT_DOUBLE_EQ(axis->range().size(), whole.size());
    QTest::keyClick(&m_view, Qt::Key_Minus);
    EXPECT_GT(axis->range().size(), whole.size());
    QTest::keyClick(&m_view, Qt::Key_0);
    EXPECT_DOUBLE_EQ(axis->range().size(), whole.size());
}

TEST_F(View, DraggingPans)
{
    show(sampleTradeoff());
    auto* axis = plot()->axisRect()->axis(QCPAxis::atBottom);
    const auto before = axis->range();
    const QPoint from = plot()->axisRect()->center();
    QTest::mousePress(plot(), Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, from + QPoint(60, 0), plot()->mapToGlobal(from + QPoint(60, 0)), Qt::LeftButton,
                     Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(plot(), &move);
    QTest::mouseRelease(plot(), Qt::LeftButton, {}, from + QPoint(60, 0));
    EXPECT_LT(axis->range().lower, before.lower);
    EXPECT_TRUE(m_view.isZoomed());
}

TEST_F(View, LiveDataFollowUnlessZoomed)
{
    auto chart = sampleProgress(2, 300);
    const auto whole = chart;
    const auto cut = [&whole](std::size_t steps) {
        auto part = whole;
        for (auto& series : part.losses) {
            for (auto* values : {&series.steps, &series.values, &series.seconds, &series.tokens}) {
                values->resize(steps);
            }
        }
        part.accuracies.clear();
        return part;
    };
    show(cut(100));
    auto* graph = plot()->graph(0);
    auto* axis = plot()->axisRect()->axis(QCPAxis::atBottom);
    EXPECT_EQ(graph->dataCount(), 100);
    m_view.setChart(cut(200));
    ASSERT_EQ(plot()->graph(0), graph) << "not built anew";
    EXPECT_EQ(graph->dataCount(), 200);
    EXPECT_DOUBLE_EQ(axis->range().upper, 204);
    wheel(plot()->axisRect()->center(), 3);
    const auto zoomed = axis->range();
    m_view.setChart(cut(300));
    EXPECT_EQ(plot()->graph(0), graph);
    EXPECT_EQ(graph->dataCount(), 300) << "all of them, not the last ones";
    EXPECT_DOUBLE_EQ(axis->range().lower, zoomed.lower);
    EXPECT_DOUBLE_EQ(axis->range().upper, zoomed.upper);
    m_view.resetView();
    EXPECT_DOUBLE_EQ(axis->range().upper, 306);

    // Smoothing goes on where it was: the same as of all values at once.
    ChartView fresh;
    fresh.setChart(cut(300));
    const auto* other = fresh.findChild<QCustomPlot*>("plot")->graph(1);
    EXPECT_DOUBLE_EQ(plot()->graph(1)->data()->at(299)->value, other->data()->at(299)->value);

    // A resumed run repeats steps with other values: drawn anew.
    auto repeated = cut(250);
    repeated.losses[0].values.back() += 1;
    m_view.setChart(repeated);
    EXPECT_EQ(plot()->graph(0)->dataCount(), 250);
    EXPECT_DOUBLE_EQ(plot()->graph(0)->data()->at(249)->value, repeated.losses[0].values.back());
}

TEST_F(View, SmoothingAndAxisAreControls)
{
    show(sampleProgress(1, 100));
    EXPECT_EQ(plot()->graph(1)->dataCount(), 100);
    auto wild = m_view.options();
    wild.smoothing = 7;
    m_view.setOptions(wild);
    EXPECT_EQ(m_view.options().smoothing, 0.99);
    m_view.findChild<QDoubleSpinBox*>("smoothing")->setValue(0);
    EXPECT_EQ(m_view.options().smoothing, 0);
    EXPECT_EQ(plot()->graph(1)->dataCount(), 11) << "no smooth line any more";
    auto* axis = m_view.findChild<QComboBox*>("progressAxis");
    axis->setCurrentIndex(2);
    EXPECT_DOUBLE_EQ(plot()->graph(0)->data()->at(99)->key, 204800);
    EXPECT_TRUE(axis->isVisible());
    m_view.setChart(sampleCost());
    EXPECT_FALSE(axis->isVisible());
    auto* cost = m_view.findChild<QComboBox*>("costAxis");
    EXPECT_TRUE(cost->isVisible());
    const auto minutes = plot()->axisRect()->axis(QCPAxis::atBottom)->label();
    cost->setCurrentIndex(1);
    EXPECT_NE(plot()->axisRect()->axis(QCPAxis::atBottom)->label(), minutes);
}

TEST_F(View, ArrowsMoveOverPointsAndTheContentIsInWords)
{
    show(sampleTradeoff());
    EXPECT_THAT(m_view.accessibleDescription().toStdString(),
                HasSubstr("full (full fine-tuning): target 38.60 % (37.47 to 39.72)"));
    QTest::keyClick(&m_view, Qt::Key_Right);
    EXPECT_THAT(reading(), HasSubstr("computing")) << "the leftmost";
    QTest::keyClick(&m_view, Qt::Key_Right);
    EXPECT_THAT(reading(), HasSubstr("base"));
    QTest::keyClick(&m_view, Qt::Key_Left);
    QTest::keyClick(&m_view, Qt::Key_Left);
    EXPECT_THAT(reading(), HasSubstr("computing")) << "stays at the end";
}

TEST_F(View, ThemeChangesAtRunTimeAndCopiesAreLight)
{
    show(sampleTradeoff());
    m_view.setTheme(ChartTheme::dark());
    plot()->replot();
    EXPECT_EQ(plot()->toPixmap().toImage().pixelColor(0, 0).rgb(), ChartTheme::dark().background.rgb());
    m_view.findChild<QAbstractButton*>("copyImage")->click();
    const auto copied = QApplication::clipboard()->image();
    ASSERT_FALSE(copied.isNull());
    EXPECT_EQ(copied.pixelColor(0, 0).rgb(), QColor(Qt::white).rgb());
    EXPECT_EQ(copied.size(), plot()->size() * 2);
}

TEST(Theme, FollowsThePageUnlessOneIsSet)
{
    QWidget page;
    auto* following = new ChartView(&page);
    auto* fixed = new ChartView(&page);
    fixed->setTheme(ChartTheme::light());
    page.show();
    ASSERT_LT(following->options().theme.ink.lightness(), 128);
    const QPalette before = page.palette();
    QPalette dark = before;
    dark.setColor(QPalette::Window, QColor(30, 32, 36));
    dark.setColor(QPalette::Base, QColor(24, 27, 32));
    dark.setColor(QPalette::WindowText, Qt::white);
    page.setPalette(dark);
    EXPECT_GT(following->options().theme.ink.lightness(), 128);
    EXPECT_EQ(fixed->options().theme, ChartTheme::light());
    page.setPalette(before);
    EXPECT_LT(following->options().theme.ink.lightness(), 128);
}

TEST_F(View, SavesWhatIsChosenInTheDialog)
{
    const TemporaryFolder folder;
    show(sampleTradeoff());
    const QSignalSpy saved(&m_view, &ChartView::saved);
    const QSignalSpy failed(&m_view, &ChartView::failed);
    const auto choose = [this](const std::filesystem::path& file) {
        QTest::mouseClick(m_view.findChild<QAbstractButton*>("saveChart"), Qt::LeftButton);
        auto* dialog = m_view.findChild<QFileDialog*>("saveDialog");
        ASSERT_NE(dialog, nullptr);
        Q_EMIT dialog->fileSelected(QString::fromStdString(file.string()));
        delete dialog;
    };
    choose(folder.path() / "chart.png");
    choose(folder.path() / "chart.csv");
    ASSERT_EQ(saved.count(), 2);
    EXPECT_EQ(QImage(QString::fromStdString((folder.path() / "chart.png").string())).size(), plot()->size() * 2);
    EXPECT_EQ(readFile(folder.path() / "chart.csv").value(), toCsv(sampleTradeoff()));
    choose(folder.path() / "chart.gif");
    ASSERT_EQ(failed.count(), 1);
    EXPECT_THAT(failed[0][0].toString().toStdString(), HasSubstr("chart.gif"));
}

TEST_F(View, SaveProposesANameFromTheProjectAndTheKindOfChart)
{
    show(sampleTradeoff());
    const auto proposed = [this] {
        QTest::mouseClick(m_view.findChild<QAbstractButton*>("saveChart"), Qt::LeftButton);
        auto* dialog = m_view.findChild<QFileDialog*>("saveDialog");
        const auto file = dialog == nullptr ? QString() : QFileInfo(dialog->selectedFiles().value(0)).fileName();
        delete dialog;
        return file.toStdString();
    };
    EXPECT_EQ(proposed(), "trade-off.png");
    m_view.setSaveName("My law/2.0");
    EXPECT_EQ(proposed(), "My law-2-0 trade-off.png") << "a name for a file, with the ending of the chosen kind";
}

TEST_F(View, StepsAreWholeOnTheAxis)
{
    Progress chart;
    Progress::Series loss;
    loss.name = "short";
    for (int step = 1; step <= 3; ++step) {
        loss.steps.push_back(step);
        loss.values.push_back(4.0 - step);
    }
    chart.losses.push_back(loss);
    show(chart);
    const auto* axis = plot()->axisRect()->axis(QCPAxis::atBottom);
    ASSERT_FALSE(axis->tickVectorLabels().isEmpty());
    for (const auto& label : axis->tickVectorLabels()) {
        EXPECT_TRUE(label.isEmpty() || QString::number(label.toInt()) == label) << label.toStdString();
    }
}

TEST_F(View, TheWheelIsThePagesOverAnEmptyChart)
{
    show(Tradeoff());
    const QPoint place = plot()->rect().center();
    QWheelEvent event(place, plot()->mapToGlobal(place), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    event.accept();
    QApplication::sendEvent(plot(), &event);
    EXPECT_FALSE(event.isAccepted());
    EXPECT_FALSE(m_view.isZoomed());
}

TEST_F(View, OnAPageThatScrollsTheWheelZoomsOnlyAfterAClick)
{
    QScrollArea area;
    area.resize(900, 500);
    auto* view = new ChartView;
    view->setMinimumSize(800, 1200);
    area.setWidget(view);
    view->setChart(sampleTradeoff());
    area.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&area));
    ASSERT_GT(area.verticalScrollBar()->maximum(), 0);
    view->grab();
    auto* drawn = view->findChild<QCustomPlot*>("plot");
    drawn->replot(QCustomPlot::rpImmediateRefresh);
    const auto turn = [drawn] {
        const QPoint place = drawn->axisRect()->center();
        QWheelEvent event(place, drawn->mapToGlobal(place), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(drawn, &event);
    };
    view->clearFocus();
    turn();
    EXPECT_FALSE(view->isZoomed());
    area.activateWindow();
    view->setFocus();
    ASSERT_TRUE(QTest::qWaitFor([&] { return view->hasFocus(); }));
    turn();
    EXPECT_TRUE(view->isZoomed());
}

TEST(SparklineWidget, DrawsEveryExtreme)
{
    Sparkline line;
    line.resize(100, 30);
    line.setColour(Qt::red);
    EXPECT_EQ(drawnPixels(line.grab().toImage()), 0) << "nothing without values";
    std::vector<double> values(100000, 1);
    line.setValues(values);
    const auto flat = line.grab().toImage();
    values[70000] = 9;
    line.setValues(values);
    EXPECT_GT(drawnPixels(line.grab().toImage()), drawnPixels(flat)) << "one value of 100,000 still shows";
    line.setValues({NAN, INFINITY});
    EXPECT_EQ(drawnPixels(line.grab().toImage()), 0);
    line.setValues({NAN, 3});
    EXPECT_GT(drawnPixels(line.grab().toImage()), 0) << "a single value is a point";
}
