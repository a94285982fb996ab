#include "ui/charts/chartview.h"

#include "ui/charts/plot.h"
#include "ui/charts/save.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileDialog>
#include <QFontInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace polymath::charts {

namespace {

/// Lies over a legend entry that the plot draws, so that it can be clicked, reached by keyboard and read out.
class LegendButton : public QAbstractButton {
public:
    using QAbstractButton::QAbstractButton;

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (hasFocus() || underMouse()) {
            QPainter painter(this);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Mid), 1));
            painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        }
    }
};

ChartTheme themeOf(const QWidget& widget)
{
    auto theme = ChartTheme::of(widget.palette());
    theme.fontFamily = QFontInfo(widget.font()).family();
    theme.textSize = std::clamp(QFontInfo(widget.font()).pixelSize(), 10, 22);
    theme.smallSize = std::max(theme.textSize - 1, 10);
    theme.titleSize = theme.textSize + 4;
    return theme;
}

/// Whether a wheel over `widget` could move what it lies in.
bool pageScrolls(const QWidget& widget)
{
    for (const auto* parent = widget.parentWidget(); parent != nullptr; parent = parent->parentWidget()) {
        const auto* area = qobject_cast<const QAbstractScrollArea*>(parent);
        if (area != nullptr && area->verticalScrollBar()->maximum() > 0) {
            return true;
        }
    }
    return false;
}

QString kindOf(const Chart& chart)
{
    struct Say {
        QString operator()(const Tradeoff&) const { return ChartView::tr("trade-off"); }
        QString operator()(const Cost&) const { return ChartView::tr("cost"); }
        QString operator()(const Progress&) const { return ChartView::tr("training"); }
        QString operator()(const Forgetting&) const { return ChartView::tr("forgetting"); }
        QString operator()(const Routing&) const { return ChartView::tr("gates"); }
        QString operator()(const Histogram&) const { return ChartView::tr("lengths"); }
    };
    return std::visit(Say{}, chart);
}

QToolButton* addButton(QHBoxLayout& bar, QWidget* parent, const char* name, const QString& text, const QString& hint)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(hint);
    button->setProperty("kind", "quiet");
    bar.addWidget(button);
    return button;
}

} // namespace

struct ChartView::State {
    ChartOptions options;
    bool ownTheme = false; ///< set by setTheme()
    bool zoomed = false;
    bool focusShown = false;
    std::optional<PointId> cursor; ///< of the keyboard or the mouse
    std::optional<Reading> reading;
    QString saveName;
    QWidget* content = nullptr;  ///< everything, in the theme's colours; the view itself keeps the page's
    QWidget* controls = nullptr; ///< over the plot's upper right corner
    Plot* plot = nullptr;
    QLabel* box = nullptr; ///< the read-out
    QLabel* smoothingLabel = nullptr;
    QDoubleSpinBox* smoothing = nullptr;
    QComboBox* progressAxis = nullptr;
    QComboBox* costAxis = nullptr;
    QToolButton* reset = nullptr;
    std::vector<LegendButton*> keys;
    std::unique_ptr<Painted> crosshair;
};

ChartView::ChartView(QWidget* parent) : QWidget(parent), m_state(std::make_unique<State>())
{
    auto& state = *m_state;
    setFocusPolicy(Qt::StrongFocus);
    state.content = new QWidget(this);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(state.content);
    auto* column = new QVBoxLayout(state.content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    state.controls = new QWidget(state.content);
    auto* bar = new QHBoxLayout(state.controls);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->setSpacing(6);

    state.smoothingLabel = new QLabel(tr("Smoothing"), this);
    state.smoothing = new QDoubleSpinBox(this);
    state.smoothing->setObjectName("smoothing");
    state.smoothing->setRange(0, 0.99);
    state.smoothing->setSingleStep(0.05);
    state.smoothing->setToolTip(tr("How much of the loss before counts in the thick line; 0 shows it as measured"));
    state.smoothingLabel->setBuddy(state.smoothing);
    state.progressAxis = new QComboBox(this);
    state.progressAxis->setObjectName("progressAxis");
    state.progressAxis->setAccessibleName(tr("Along"));
    state.progressAxis->addItems({tr("Steps"), tr("Time"), tr("Tokens")});
    state.costAxis = new QComboBox(this);
    state.costAxis->setObjectName("costAxis");
    state.costAxis->setAccessibleName(tr("Cost"));
    state.costAxis->addItems({tr("Training time"), tr("Parameters"), tr("Peak memory")});
    for (QWidget* control :
         std::initializer_list<QWidget*>{state.smoothingLabel, state.smoothing, state.progressAxis, state.costAxis}) {
        bar->addWidget(control);
    }
    state.reset = addButton(*bar, this, "resetView", tr("Reset view"), tr("Shows everything again (0)"));
    auto* copy = addButton(*bar, this, "copyImage", tr("Copy"), tr("Copies the chart as an image"));
    auto* save = addButton(*bar, this, "saveChart", tr("Save…"), tr("Saves the chart as PNG, SVG, PDF or CSV"));

    state.plot = new Plot(this);
    state.plot->setObjectName("plot");
    state.plot->setFocusPolicy(Qt::ClickFocus);
    state.plot->setFocusProxy(this);
    state.plot->setMouseTracking(true);
    state.plot->installEventFilter(this);
    state.plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    column->addWidget(state.plot, 1);
    state.controls->raise();

    state.box = new QLabel(state.plot);
    state.box->setObjectName("reading");
    state.box->setProperty("role", "reading");
    state.box->setAttribute(Qt::WA_TransparentForMouseEvents);
    state.box->setTextFormat(Qt::PlainText);
    state.box->setMargin(6);
    state.box->setAutoFillBackground(true);
    state.box->hide();
    state.crosshair = std::make_unique<Painted>(state.plot, "overlay", nullptr,
                                                [this](QCPPainter& painter) { paintCrosshair(painter); });

    connect(state.smoothing, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        m_state->options.smoothing = value;
        applyOptions(true);
    });
    connect(state.progressAxis, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_state->options.progressAxis = static_cast<ProgressAxis>(index);
        m_state->zoomed = false; // the ranges were of another unit
        applyOptions(true);
    });
    connect(state.costAxis, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_state->options.costAxis = static_cast<CostAxis>(index);
        m_state->zoomed = false;
        applyOptions(true);
    });
    connect(state.reset, &QToolButton::clicked, this, &ChartView::resetView);
    connect(copy, &QToolButton::clicked, this, &ChartView::copyImage);
    connect(save, &QToolButton::clicked, this, &ChartView::chooseFile);
    connect(state.plot, &QCustomPlot::afterLayout, this, &ChartView::placeKeys);
    connect(state.plot, &QCustomPlot::mouseMove, this, &ChartView::readAt);
    connect(state.plot, &QCustomPlot::mouseDoubleClick, this, &ChartView::resetView);
    connect(state.plot, &QCustomPlot::mouseWheel, this, [this](QWheelEvent* event) { noteZoom(event->position()); });

    state.options.theme = themeOf(*this);
    applyOptions(false);
}

ChartView::~ChartView()
{
    m_state->plot->removeEventFilter(this); // its last events come when the state is gone
    m_state->crosshair.reset();
}

void ChartView::setChart(Chart chart)
{
    auto& state = *m_state;
    const bool sameKind = chart.index() == state.plot->chart().index();
    if (!sameKind) {
        state.zoomed = false;
        showReading(std::nullopt);
    }
    state.plot->setChart(std::move(chart), state.zoomed);
    showChart();
}

const Chart& ChartView::chart() const { return m_state->plot->chart(); }

void ChartView::setTheme(const ChartTheme& theme)
{
    m_state->ownTheme = true;
    m_state->options.theme = theme;
    applyOptions(false);
}

const ChartOptions& ChartView::options() const { return m_state->options; }

void ChartView::setOptions(const ChartOptions& options)
{
    const auto theme = m_state->options.theme;
    m_state->options = options;
    m_state->options.theme = theme;
    m_state->options.smoothing = std::clamp(options.smoothing, 0.0, 0.99);
    applyOptions(false);
}

bool ChartView::isZoomed() const { return m_state->zoomed; }

QSize ChartView::sizeHint() const { return {720, 480}; }
QSize ChartView::minimumSizeHint() const { return {280, 200}; }

void ChartView::resetView()
{
    auto& state = *m_state;
    state.zoomed = false;
    if (auto* drawing = state.plot->drawing()) {
        drawing->resetRanges();
    }
    showChart();
}

/// The chart as shown, drawn anew in the light theme.
std::unique_ptr<Plot> ChartView::printed() const
{
    const auto& state = *m_state;
    auto plot = std::make_unique<Plot>();
    auto options = state.options;
    options.theme = ChartTheme::light();
    plot->setOptions(options);
    plot->setChart(state.plot->chart());
    if (state.zoomed) {
        plot->setRanges(state.plot->ranges());
    }
    return plot;
}

void ChartView::copyImage() { QApplication::clipboard()->setImage(toImage(*printed(), m_state->plot->size(), 2)); }

void ChartView::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Save the chart"));
    dialog->setObjectName("saveDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(
        {tr("PNG image (*.png)"), tr("SVG drawing (*.svg)"), tr("PDF document (*.pdf)"), tr("CSV table (*.csv)")});
    dialog->setDefaultSuffix("png");
    dialog->selectFile(proposedFile());
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        const auto start = filter.indexOf("*.") + 2;
        dialog->setDefaultSuffix(filter.mid(start, 3));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &ChartView::saveTo);
    dialog->open();
}

void ChartView::setSaveName(const QString& name) { m_state->saveName = name; }

/// Without its ending, which is that of the chosen kind of file.
QString ChartView::proposedFile() const
{
    auto name = QString(m_state->saveName + " " + kindOf(chart())).trimmed();
    static const QRegularExpression noFileName("[/\\\\:*?\"<>|.\\x00-\\x1f]+"); // a dot would begin an ending
    return name.replace(noFileName, "-");
}

void ChartView::saveTo(const QString& file)
{
    const std::filesystem::path path = file.toStdString();
    const auto result = file.endsWith(".csv", Qt::CaseInsensitive) ? saveChart(chart(), path)
                                                                   : savePlot(*printed(), path, m_state->plot->size());
    if (result) {
        Q_EMIT saved(file);
    } else {
        Q_EMIT failed(QString::fromStdString(result.error().sentence));
    }
}

void ChartView::applyOptions(bool byUser)
{
    auto& state = *m_state;
    {
        const QSignalBlocker smoothing(state.smoothing);
        const QSignalBlocker progress(state.progressAxis);
        const QSignalBlocker cost(state.costAxis);
        state.smoothing->setValue(state.options.smoothing);
        state.progressAxis->setCurrentIndex(static_cast<int>(state.options.progressAxis));
        state.costAxis->setCurrentIndex(static_cast<int>(state.options.costAxis));
    }
    const auto& theme = state.options.theme;
    auto colours = state.box->palette();
    colours.setColor(QPalette::Window, blend(theme.background, theme.faint, 0.7));
    colours.setColor(QPalette::WindowText, theme.ink);
    state.box->setPalette(colours);
    state.box->setFont(fontOf(theme, theme.smallSize));
    if (state.ownTheme) {
        paintContent();
    }
    state.plot->setOptions(state.options, state.zoomed);
    showChart();
    if (byUser) {
        Q_EMIT optionsChanged(state.options);
    }
}

/// In colours that are not the page's: those of the page come with its palette and style sheet.
void ChartView::paintContent()
{
    auto& state = *m_state;
    const auto& theme = state.options.theme;
    state.content->setAutoFillBackground(true);
    auto own = state.content->palette();
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        own.setColor(role, theme.ink);
        own.setColor(QPalette::Disabled, role, withAlpha(theme.muted, 130));
    }
    for (const auto role : {QPalette::Window, QPalette::Base}) {
        own.setColor(role, theme.background);
    }
    own.setColor(QPalette::Button, blend(theme.background, theme.faint, 0.7));
    state.content->setPalette(own);
}

/// After the plot has another chart, other ranges or another look.
void ChartView::showChart()
{
    auto& state = *m_state;
    const bool progress = std::holds_alternative<Progress>(chart());
    state.smoothingLabel->setVisible(progress);
    state.smoothing->setVisible(progress);
    state.progressAxis->setVisible(progress);
    state.costAxis->setVisible(std::holds_alternative<Cost>(chart()));
    state.controls->setVisible(state.plot->drawing() != nullptr);
    placeControls();
    state.reset->setEnabled(state.zoomed);
    setAccessibleDescription(describe(chart()));
    makeKeys();
    showReading(state.cursor);
    state.plot->replot(QCustomPlot::rpQueuedReplot);
}

void ChartView::makeKeys()
{
    auto& state = *m_state;
    const auto* legend = state.plot->keys();
    const std::vector<LegendEntry> entries = legend == nullptr ? std::vector<LegendEntry>() : legend->entries();
    while (state.keys.size() > entries.size()) {
        state.keys.back()->deleteLater();
        state.keys.pop_back();
    }
    while (state.keys.size() < entries.size()) {
        auto* key = new LegendButton(state.plot);
        key->setCheckable(true);
        key->setFocusPolicy(Qt::TabFocus);
        key->setCursor(Qt::PointingHandCursor);
        connect(key, &QAbstractButton::clicked, this, [this, key](bool shown) {
            const auto name = key->property("key").toString().toStdString();
            shown ? void(m_state->options.hidden.erase(name)) : void(m_state->options.hidden.insert(name));
            applyOptions(true);
        });
        state.keys.push_back(key);
    }
    for (std::size_t index = 0; index < entries.size(); ++index) {
        auto* key = state.keys[index];
        const auto name = QString::fromStdString(entries[index].key);
        key->setObjectName("legend/" + name);
        key->setProperty("key", name);
        key->setChecked(!state.options.hidden.contains(entries[index].key));
        key->setAccessibleName(entries[index].name);
        key->setToolTip(tr("Hides or shows %1").arg(entries[index].name));
    }
}

void ChartView::placeControls()
{
    auto& state = *m_state;
    constexpr int edge = 8;
    state.controls->layout()->activate();
    const auto size = state.controls->sizeHint();
    state.controls->setGeometry(state.content->width() - size.width() - edge, edge, size.width(), size.height());
    state.plot->setControls(state.controls->isHidden() ? QSize() : size);
}

void ChartView::placeKeys()
{
    const auto* legend = m_state->plot->keys();
    if (legend == nullptr) {
        return;
    }
    const auto places = legend->places();
    for (std::size_t index = 0; index < m_state->keys.size(); ++index) {
        const bool fits = index < places.size();
        m_state->keys[index]->setVisible(fits);
        if (fits) {
            m_state->keys[index]->setGeometry(places[index].adjusted(-4, 0, 4, 0));
        }
    }
}

/// After a wheel or drag over `place`, which moves ranges only over axes.
void ChartView::noteZoom(const QPointF& place)
{
    if (m_state->plot->axisRectAt(place) != nullptr) {
        m_state->zoomed = true;
        m_state->reset->setEnabled(true);
        showReading(std::nullopt);
    }
}

void ChartView::readAt(QMouseEvent* event)
{
    const auto* drawing = m_state->plot->drawing();
    if (drawing == nullptr) {
        return;
    }
    if (event->buttons() != Qt::NoButton) {
        noteZoom(event->position());
        return;
    }
    showReading(drawing->nearest(event->position()));
}

void ChartView::showReading(std::optional<PointId> point)
{
    auto& state = *m_state;
    const auto* drawing = state.plot->drawing();
    if (drawing == nullptr || !point || point->series >= drawing->seriesCount() ||
        point->index >= drawing->pointCount(point->series)) {
        point.reset();
    }
    const bool before = state.reading.has_value();
    state.cursor = point;
    state.reading = point ? drawing->read(*point) : std::nullopt;
    if (state.reading) {
        state.box->setText(state.reading->text);
        state.box->adjustSize();
        const QRect inside = state.plot->rect().adjusted(4, 4, -4, -4);
        const QPoint at = state.reading->place.toPoint();
        QPoint corner(at.x() + 14, at.y() - state.box->height() - 10);
        if (corner.x() + state.box->width() > inside.right()) {
            corner.setX(at.x() - 14 - state.box->width());
        }
        if (corner.y() < inside.top()) {
            corner.setY(at.y() + 14);
        }
        state.box->move(std::max(corner.x(), inside.left()), corner.y());
    }
    state.box->setVisible(state.reading.has_value());
    setAccessibleName(state.reading ? tr("Chart: %1").arg(state.reading->text) : tr("Chart"));
    if (before || state.reading) {
        drawOverlay();
    }
}

void ChartView::paintCrosshair(QCPPainter& painter) const
{
    const auto& state = *m_state;
    if (state.focusShown) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(state.plot->viewport().adjusted(1, 1, -2, -2));
    }
    if (!state.reading) {
        return;
    }
    const auto& reading = *state.reading;
    painter.setPen(QPen(withAlpha(state.options.theme.muted, 170), 1));
    for (const auto* rect : reading.crossed) {
        const QRectF inside = rect->rect();
        painter.drawLine(QPointF(reading.place.x(), inside.top()), QPointF(reading.place.x(), inside.bottom()));
        if (inside.contains(reading.place)) {
            painter.drawLine(QPointF(inside.left(), reading.place.y()), QPointF(inside.right(), reading.place.y()));
        }
    }
    painter.setPen(QPen(state.options.theme.ink, 1.6));
    painter.setBrush(reading.colour);
    painter.drawEllipse(reading.place, 4.5, 4.5);
}

void ChartView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    const bool look = event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange;
    if (look && !m_state->ownTheme) {
        m_state->options.theme = themeOf(*this);
        applyOptions(false);
    }
}

void ChartView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    m_state->focusShown = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    drawOverlay();
}

void ChartView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_state->focusShown = false;
    drawOverlay();
}

/// The crosshair and the frame of the focus, without the chart below.
void ChartView::drawOverlay()
{
    if (isVisible()) { // there is nothing to draw on before
        m_state->plot->layer("overlay")->replot();
    }
}

bool ChartView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_state->plot && event->type() == QEvent::Leave) {
        showReading(std::nullopt);
    } else if (watched == m_state->plot && event->type() == QEvent::Resize) {
        placeControls();
    } else if (watched == m_state->plot && event->type() == QEvent::Wheel && !hasFocus() && pageScrolls(*this)) {
        event->ignore(); // as with fields: the wheel moves the page until the chart was clicked
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        moveCursor(0, -1);
        return;
    case Qt::Key_Right:
        moveCursor(0, 1);
        return;
    case Qt::Key_Up:
        moveCursor(-1, 0);
        return;
    case Qt::Key_Down:
        moveCursor(1, 0);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(0.8);
        return;
    case Qt::Key_Minus:
        zoomBy(1.25);
        return;
    case Qt::Key_0:
        resetView();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

/// To the next point that can be read in this direction; stays where there is none.
void ChartView::moveCursor(int series, int points)
{
    const auto* drawing = m_state->plot->drawing();
    if (drawing == nullptr || drawing->seriesCount() == 0) {
        return;
    }
    PointId point = m_state->cursor.value_or(PointId{series < 0   ? drawing->seriesCount()
                                                     : series > 0 ? -1
                                                                  : 0,
                                                     points < 0   ? drawing->pointCount(0)
                                                     : points > 0 ? -1
                                                                  : 0});
    while (true) {
        point.series += series;
        point.index += points;
        if (point.series < 0 || point.series >= drawing->seriesCount()) {
            return;
        }
        const int count = drawing->pointCount(point.series);
        if (series != 0) {
            point.index = std::min(point.index, count - 1);
        }
        if (point.index < 0 || point.index >= count) {
            return;
        }
        if (drawing->read(point)) {
            showReading(point);
            return;
        }
    }
}

void ChartView::zoomBy(double factor)
{
    auto& state = *m_state;
    if (state.plot->axisRectCount() == 0) {
        return;
    }
    for (auto* rect : state.plot->axisRects()) {
        const auto ways = rect->rangeZoom();
        const bool follows = rect != state.plot->axisRects().front(); // its bottom axis moves with the first's
        if (ways.testFlag(Qt::Horizontal) && !follows) {
            rect->axis(QCPAxis::atBottom)->scaleRange(factor);
        }
        if (ways.testFlag(Qt::Vertical)) {
            rect->axis(QCPAxis::atLeft)->scaleRange(factor);
        }
    }
    state.zoomed = true;
    state.reset->setEnabled(true);
    state.plot->replot(QCustomPlot::rpQueuedReplot);
    showReading(state.cursor);
}

} // namespace polymath::charts
