#pragma once

#include "ui/charts/chart.h"
#include "ui/charts/qcp.h"

#include <QCoreApplication>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

/// Inside ui/charts: a chart drawn with QCustomPlot, the same for windows and files.
namespace polymath::charts {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(charts)
};

[[nodiscard]] QFont fontOf(const ChartTheme& theme, int pixels, bool bold = false);
[[nodiscard]] QColor withAlpha(QColor colour, int alpha);
[[nodiscard]] QColor blend(const QColor& from, const QColor& to, double share);
/// "33.35" with `digits` behind the point, as the user's language writes it.
[[nodiscard]] QString number(double value, int digits = 2);
/// "33.35 % (32.10 to 34.60)"
[[nodiscard]] QString withInterval(const Measured& value, bool percent = true);
/// "950", "12.5k", "1.2M"; with as many digits as values `step` apart need, or as the value needs where that is 0.
[[nodiscard]] QString compact(double value, double step = 0);

/// A point of a drawing: which series, which point of it.
struct PointId {
    int series = 0;
    int index = 0;
    bool operator==(const PointId&) const = default;
};

/// What is said about a point.
struct Reading {
    QPointF place; ///< pixels
    QString text;  ///< lines
    QColor colour;
    std::vector<QCPAxisRect*> crossed; ///< where the crosshair's upright runs
};

struct LegendEntry {
    enum class Mark { Disc, Line, DashedLine, Square };
    std::string key; ///< in ChartOptions::hidden
    QString name;
    QColor colour;
    Mark mark = Mark::Disc;
};

class Plot;

/// One chart in a plot. Made anew for another chart or other options.
class Drawing {
public:
    Drawing(Plot& plot, const ChartOptions& options) : m_plot(plot), m_options(options) {}
    virtual ~Drawing() = default;
    Drawing(const Drawing&) = delete;
    Drawing& operator=(const Drawing&) = delete;

    /// Takes numbers of a chart that has the same series; false where it has others.
    virtual bool update(const Chart&) { return false; }
    virtual void resetRanges() {}
    [[nodiscard]] virtual int seriesCount() const { return 1; }
    [[nodiscard]] virtual int pointCount(int series) const = 0;
    /// Nothing for a point that is hidden or not finite.
    [[nodiscard]] virtual std::optional<Reading> read(PointId point) const = 0;
    /// The point that the mouse at `place` means.
    [[nodiscard]] virtual std::optional<PointId> nearest(const QPointF& place) const;

protected:
    [[nodiscard]] bool isHidden(const std::string& key) const { return m_options.hidden.contains(key); }
    [[nodiscard]] const ChartTheme& theme() const { return m_options.theme; }

    Plot& m_plot;
    const ChartOptions& m_options;
};

/// Lines of text over a drawing; each wraps or, where there is no room, ends in dots.
class TextBlock : public QCPLayoutElement {
public:
    struct Line {
        QString text;
        QFont font;
        QColor colour;
        int rows = 1;          ///< at most
        QString right = {};    ///< at the other end, where both fit
        bool optional = false; ///< left out where there is little room
    };
    TextBlock(QCustomPlot* plot, std::vector<Line> lines);
    /// Pixels that the lines leave free at their right end.
    void setFree(int width) { m_free = width; }
    [[nodiscard]] QSize minimumOuterSizeHint() const override;
    [[nodiscard]] QSize maximumOuterSizeHint() const override;

protected:
    void draw(QCPPainter* painter) override;

private:
    [[nodiscard]] int rowsOf(const Line& line) const;
    std::vector<Line> m_lines;
    int m_free = 0;
};

/// Marks and names in rows, up to four; how many more there are is said at the end.
class Legend : public QCPLayoutElement {
public:
    Legend(QCustomPlot* plot, std::vector<LegendEntry> entries, const ChartOptions& options);
    [[nodiscard]] QSize minimumOuterSizeHint() const override;
    [[nodiscard]] QSize maximumOuterSizeHint() const override;
    [[nodiscard]] const std::vector<LegendEntry>& entries() const { return m_entries; }
    /// Where the entries are that fit, in pixels of the plot.
    [[nodiscard]] std::vector<QRect> places() const;

protected:
    void draw(QCPPainter* painter) override;

private:
    [[nodiscard]] std::vector<QRect> arrange(int width) const;
    std::vector<LegendEntry> m_entries;
    const ChartOptions& m_options;
};

/// A part of the plot that a function paints.
class Canvas : public QCPLayoutElement {
public:
    using Paint = std::function<void(QCPPainter&, const QRect&)>;
    Canvas(QCustomPlot* plot, Paint paint);

protected:
    void draw(QCPPainter* painter) override { m_paint(*painter, rect()); }

private:
    Paint m_paint;
};

/// A function that paints over or under an axis rect, in pixels.
class Painted : public QCPLayerable {
public:
    using Paint = std::function<void(QCPPainter&)>;
    /// `clip` may be null: the whole plot.
    Painted(QCustomPlot* plot, const QString& layer, QCPAxisRect* clip, Paint paint);

protected:
    [[nodiscard]] QRect clipRect() const override;
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }
    void draw(QCPPainter* painter) override { m_paint(*painter); }

private:
    QCPAxisRect* m_clip;
    Paint m_paint;
};

/// Ticks with labels of our own.
class Ticker : public QCPAxisTicker {
public:
    using Label = std::function<QString(double value, double step)>;
    enum class Values { Any, Whole }; ///< whole: of what is counted, such as steps
    explicit Ticker(Label label, Values values = Values::Any) : m_label(std::move(label)), m_values(values) {}

protected:
    double getTickStep(const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return m_label(tick, m_step); }

private:
    Label m_label;
    Values m_values;
    double m_step = 0;
};

/// A chart with its heading, legend and drawing.
class Plot : public QCustomPlot {
public:
    explicit Plot(QWidget* parent = nullptr);
    ~Plot() override;

    /// Draws `chart`; only its new numbers where it has the series of the one before and the options are the same.
    /// With `keepRanges` axes stay as they are.
    void setChart(Chart chart, bool keepRanges = false);
    void setOptions(const ChartOptions& options, bool keepRanges = false);
    [[nodiscard]] const Chart& chart() const { return m_chart; }
    [[nodiscard]] const ChartOptions& options() const { return m_options; }
    [[nodiscard]] Drawing* drawing() const { return m_drawing.get(); } ///< null where the chart is empty
    [[nodiscard]] Legend* keys() const { return m_legend; }            ///< null where there is none
    [[nodiscard]] std::vector<QCPRange> ranges() const;
    void setRanges(const std::vector<QCPRange>& ranges);
    /// How much room the controls over the upper right corner need; the heading goes beside or below them.
    void setControls(QSize size);

    // For drawings
    /// The row below what is there already.
    void addRow(QCPLayoutElement* element, double stretch = 0.001);
    void addHeading(const QString& title, const QString& subtitle);
    void addLegend(std::vector<LegendEntry> entries);
    void addCaption(const QString& left, const QString& right = {});
    [[nodiscard]] QCPAxisRect* addAxes(bool uprightGrid);
    void paint(const QString& layer, QCPAxisRect* clip, Painted::Paint paint);
    /// Whether there is little room, so that what is nice to have goes.
    [[nodiscard]] bool isSmall() const;

protected:
    void updateLayout() override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void build();

    Chart m_chart;
    ChartOptions m_options;
    std::vector<std::unique_ptr<Painted>> m_painted;
    std::unique_ptr<Drawing> m_drawing;
    Legend* m_legend = nullptr;
    TextBlock* m_heading = nullptr;
    QSize m_controls;
};

[[nodiscard]] std::unique_ptr<Drawing> drawTradeoff(Plot& plot, const ChartOptions& options);
[[nodiscard]] std::unique_ptr<Drawing> drawCost(Plot& plot, const ChartOptions& options);
[[nodiscard]] std::unique_ptr<Drawing> drawProgress(Plot& plot, const ChartOptions& options);
[[nodiscard]] std::unique_ptr<Drawing> drawForgetting(Plot& plot, const ChartOptions& options);
[[nodiscard]] std::unique_ptr<Drawing> drawRouting(Plot& plot, const ChartOptions& options);
[[nodiscard]] std::unique_ptr<Drawing> drawHistogram(Plot& plot, const ChartOptions& options);

} // namespace polymath::charts
