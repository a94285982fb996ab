#include "ui/mainwindow/tour.h"

#include "ui/widgets/card.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>

#include <array>

namespace polymath {

namespace {

constexpr int stepCount = 5;
constexpr int gap = 16;
constexpr int dimming = 150; ///< alpha of what is not spoken of

struct TourStep {
    PageId page;
    QString title;
    QString text;
};

TourStep tourStep(int index)
{
    const std::array<TourStep, stepCount> steps{
        TourStep{PageId::Start, Tour::tr("A project holds everything"),
                 Tour::tr("Begin with the sample, make your own beside a model you have, or open one. Model shows what "
                          "the model is and what training it needs on this computer.")},
        TourStep{PageId::Data, Tour::tr("Give it documents"),
                 Tour::tr("One domain for each field to teach, and one for retention: what the model should keep.")},
        TourStep{
            PageId::Train, Tour::tr("Train an expert for each field"),
            Tour::tr("Polymath suggests how, and says how long it takes. Watch it learn; pause whenever you like.")},
        TourStep{
            PageId::Compose, Tour::tr("Compose and compare"),
            Tour::tr("Put experts beside one model. Compare shows what was gained and what was forgotten, with the "
                     "range each number may lie in.")},
        TourStep{
            PageId::Playground, Tour::tr("Try it, hand it on"),
            Tour::tr("Talk to two models side by side and see which expert spoke. Export writes files and a report.")}};
    return steps[static_cast<std::size_t>(index)];
}

} // namespace

void Tour::start(QWidget* window)
{
    delete window->findChild<Tour*>();
    auto* tour = new Tour(window);
    tour->show();
    tour->raise();
    tour->m_next->setFocus();
}

Tour::Tour(QWidget* window)
    : QWidget(window), m_card(new Card(this)), m_count(makeLabel({}, "small")), m_title(makeLabel({}, "heading")),
      m_text(makeLabel({}, nullptr, true)), m_next(new QPushButton)
{
    setObjectName("tour");
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("A tour of the pages"));
    m_card->setFixedWidth(380);
    for (auto* label : {m_count, m_title, m_text}) {
        m_card->content()->addWidget(label);
    }
    auto* skip = new QPushButton(tr("Skip"));
    skip->setObjectName("tourSkip");
    skip->setProperty("kind", "quiet");
    m_next->setObjectName("tourNext");
    m_next->setProperty("kind", "primary");
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(skip);
    buttons->addStretch();
    buttons->addWidget(m_next);
    m_card->content()->addLayout(buttons);
    connect(skip, &QPushButton::clicked, this, &QWidget::close);
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (m_step + 1 == stepCount) {
            close();
        } else {
            showStep(m_step + 1);
        }
    });
    window->installEventFilter(this);
    showStep(0);
}

void Tour::showStep(int step)
{
    m_step = step;
    const auto now = tourStep(step);
    m_count->setText(tr("%1 of %2").arg(step + 1).arg(stepCount));
    m_title->setText(now.title);
    m_text->setText(now.text);
    m_next->setText(step + 1 == stepCount ? tr("Done") : tr("Next"));
    place();
}

QRect Tour::spot() const
{
    const auto name = "nav" + QString::number(static_cast<int>(tourStep(m_step).page) + 1);
    const auto* button = parentWidget()->findChild<QWidget*>(name);
    return button == nullptr ? QRect() : QRect(button->mapTo(parentWidget(), QPoint()), button->size());
}

void Tour::place()
{
    setGeometry(parentWidget()->rect());
    m_card->adjustSize();
    const auto beside = spot();
    const int lowest = height() - m_card->height() - gap;
    m_card->move(beside.right() + gap, qBound(gap, beside.top() - gap, qMax(gap, lowest)));
    update();
}

bool Tour::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)) {
        place();
    }
    return QWidget::eventFilter(watched, event);
}

void Tour::paintEvent(QPaintEvent*)
{
    QPainterPath dimmed;
    dimmed.addRect(rect());
    QPainterPath hole;
    hole.addRoundedRect(spot().adjusted(-4, -4, 4, 4), 10, 10);
    QColor shade = palette().color(QPalette::Shadow);
    shade.setAlpha(dimming);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(dimmed.subtracted(hole), shade);
}

void Tour::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace polymath
