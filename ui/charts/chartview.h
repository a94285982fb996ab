#pragma once

#include "ui/charts/chart.h"

#include <QWidget>

#include <memory>
#include <optional>

class QCPPainter;

namespace polymath::charts {

class Plot;
struct PointId;

/// Shows any chart: hover reads values off, wheel and drag zoom and pan, a double click shows everything again, legend
/// entries hide and show series. Keyboard: arrows move a cursor over points and series, + and - zoom, 0 resets.
///
/// What is saved or copied has the light theme and what is shown: hidden series, axis, smoothing and zoom. The widget
/// draws an empty state for an empty chart; loading and failure are the page's business.
class ChartView : public QWidget {
    Q_OBJECT
public:
    explicit ChartView(QWidget* parent = nullptr);
    ~ChartView() override;

    /// Shows a chart. A Progress with the same series as before only adds or replaces numbers: cheap enough for live
    /// data. Zoom, cursor, hidden series and choices stay where the chart is of the same kind.
    void setChart(Chart chart);
    [[nodiscard]] const Chart& chart() const;

    /// Without a call the view follows its palette, which is the page's.
    void setTheme(const ChartTheme& theme);
    [[nodiscard]] const ChartOptions& options() const;
    /// Smoothing, axes and hidden series, as left last time; the theme in it is not used.
    void setOptions(const ChartOptions& options);

    /// What the file that Save proposes is called after; the kind of chart follows.
    void setSaveName(const QString& name);

    /// Whether the user zoomed or panned: live data then keep the ranges, otherwise the view follows.
    [[nodiscard]] bool isZoomed() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public Q_SLOTS:
    void resetView();
    void copyImage();
    /// Opens a file dialog for .png, .svg, .pdf or .csv.
    void chooseFile();

Q_SIGNALS:
    /// Smoothing, an axis or what is hidden was changed by the user; a page may keep it.
    void optionsChanged(const polymath::charts::ChartOptions& options);
    void saved(const QString& file);
    /// A sentence for people: why a chart was not saved.
    void failed(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct State;

    [[nodiscard]] std::unique_ptr<Plot> printed() const;
    void saveTo(const QString& file);
    void paintContent();
    void applyOptions(bool byUser);
    void showChart();
    void makeKeys();
    void placeKeys();
    void placeControls();
    [[nodiscard]] QString proposedFile() const;
    void noteZoom(const QPointF& place);
    void drawOverlay();
    void readAt(QMouseEvent* event);
    void showReading(std::optional<PointId> point);
    void paintCrosshair(QCPPainter& painter) const;
    void moveCursor(int series, int points);
    void zoomBy(double factor);

    std::unique_ptr<State> m_state;
};

} // namespace polymath::charts
