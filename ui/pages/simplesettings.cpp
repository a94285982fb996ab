#include "ui/pages/simplesettings.h"

#include "ui/models/trainpresets.h"
#include "ui/widgets/card.h"
#include "ui/widgets/format.h"
#include "ui/widgets/termmark.h"

#include <QCoreApplication>
#include <QToolButton>

#include <algorithm>

namespace polymath {

SimpleSettings::SimpleSettings(QWidget* parent)
    : QWidget(parent), m_method(makeLabel({}, "heading")), m_methodMark(makeTermMark("expert", {})),
      m_reasons(makeLabel({}, nullptr, true))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    auto* card = new Card;
    card->content()->setSpacing(4);
    m_method->setObjectName("recommendedMethod");
    m_reasons->setObjectName("recommendedReasons");
    card->content()->addWidget(makeLabel(tr("Recommended for what you chose"), "small"));
    auto* named = new QHBoxLayout;
    named->setSpacing(2);
    named->addWidget(m_method);
    named->addWidget(m_methodMark);
    named->addStretch();
    card->content()->addLayout(named);
    card->content()->addWidget(m_reasons);
    column->addWidget(card);
    auto* row = new QHBoxLayout;
    row->setSpacing(14);
    row->addWidget(makeLength(0, "lengthQuick", tr("Quick look"), tr("To see that everything works.")));
    row->addWidget(
        makeLength(1, "lengthRecommended", tr("Recommended"), tr("Enough to learn what the documents hold.")));
    row->addWidget(makeLength(2, "lengthThorough", tr("Thorough"), tr("May learn a little more, and forget more.")));
    column->addLayout(row);
    setRecommendation({}, {});
}

Card* SimpleSettings::makeLength(std::size_t index, const char* name, const QString& title, const QString& text)
{
    auto* card = new Card;
    card->setObjectName(name);
    card->setAccessibleName(title);
    card->setSelectable(true);
    card->content()->setSpacing(4);
    auto& length = m_lengths[index];
    length = {card, makeLabel({}), makeLabel({}, "small")};
    length.time->setObjectName(QString(name) + "Time");
    card->content()->addWidget(makeLabel(title, "heading"));
    card->content()->addWidget(makeLabel(text, "small", true));
    card->content()->addStretch();
    card->content()->addWidget(length.steps);
    card->content()->addWidget(length.time);
    connect(card, &Card::clicked, this, [this, index] {
        m_chosen = index;
        m_estimate.reset(); // it was that of another length
        showLengths();
        Q_EMIT edited();
    });
    return card;
}

void SimpleSettings::setRecommendation(const engine::TrainSettings& settings, const std::vector<std::string>& reasons)
{
    m_recommended = settings;
    const auto* method = engine::findMethod(settings.method);
    m_method->setText(method == nullptr ? QString() : QCoreApplication::translate("methods", method->term.c_str()));
    setTerm(m_methodMark, QString::fromStdString(settings.method), m_method->text());
    QStringList lines;
    for (const auto& reason : reasons) {
        lines << QString::fromStdString(reason);
    }
    m_reasons->setText(lines.join(" "));
    m_reasons->setVisible(!lines.isEmpty());
    showLengths();
}

engine::TrainSettings SimpleSettings::settingsOf(std::size_t index) const
{
    return applied(builtInPresets(m_recommended)[static_cast<qsizetype>(index)], m_recommended);
}

engine::TrainSettings SimpleSettings::settings() const { return settingsOf(m_chosen); }

void SimpleSettings::setEstimate(const std::optional<Estimate>& estimate)
{
    m_estimate = estimate;
    showLengths();
}

void SimpleSettings::showLengths()
{
    for (std::size_t index = 0; index < m_lengths.size(); ++index) {
        const auto steps = settingsOf(index).steps;
        auto& length = m_lengths[index];
        length.card->setSelected(index == m_chosen);
        length.steps->setText(tr("%n step(s)", nullptr, static_cast<int>(steps)));
        QString time = "–";
        if (m_estimate) {
            const auto [low, high] = m_estimate->secondsFor(steps, settings().steps);
            time = tr("about %1").arg(format::range(low, high));
        }
        length.time->setText(time);
    }
}

} // namespace polymath
