#include "ui/dialogs/cleaningpanel.h"

#include "ui/widgets/card.h"
#include "ui/widgets/format.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>

#include <algorithm>
#include <array>

namespace polymath {

namespace {

struct Step {
    const char* name; ///< of the switch
    bool CleaningOptions::*option;
    const char* title;
    const char* hint;
    std::int64_t (*count)(const CleaningCounts& counts);
};

const std::array steps{
    Step{"cleanEncoding", &CleaningOptions::repairEncoding,
         QT_TRANSLATE_NOOP("polymath::CleaningPanel", "Repair letters that were saved wrongly"),
         QT_TRANSLATE_NOOP("polymath::CleaningPanel", "\"Ã©\" becomes \"é\", where nothing else can be meant."),
         [](const CleaningCounts& counts) { return counts.repaired; }},
    Step{"cleanUnicode", &CleaningOptions::composeUnicode,
         QT_TRANSLATE_NOOP("polymath::CleaningPanel", "Write accents in one way"),
         QT_TRANSLATE_NOOP("polymath::CleaningPanel",
                           "Some programs store é as one sign, others as e and an accent. The model sees two words "
                           "unless it is always the same (Unicode form NFC)."),
         [](const CleaningCounts& counts) { return counts.composed; }},
    Step{"cleanSpace", &CleaningOptions::tidyWhiteSpace,
         QT_TRANSLATE_NOOP("polymath::CleaningPanel", "Tidy spaces and empty lines"),
         QT_TRANSLATE_NOOP("polymath::CleaningPanel", "Indentation stays."),
         [](const CleaningCounts& counts) { return counts.tidied; }},
    Step{"cleanRepeated", &CleaningOptions::removeBoilerplate,
         QT_TRANSLATE_NOOP("polymath::CleaningPanel", "Remove lines that many documents repeat"),
         QT_TRANSLATE_NOOP("polymath::CleaningPanel", "Such as letterheads, menus and legal notices."),
         [](const CleaningCounts& counts) { return counts.boilerplate; }},
    Step{"cleanShort", &CleaningOptions::dropShort,
         QT_TRANSLATE_NOOP("polymath::CleaningPanel", "Leave out very short texts"),
         QT_TRANSLATE_NOOP("polymath::CleaningPanel", "Running text of fewer than 20 characters."),
         [](const CleaningCounts& counts) { return counts.tooShort; }},
    Step{"cleanGarbled", &CleaningOptions::dropGarbled,
         QT_TRANSLATE_NOOP("polymath::CleaningPanel", "Leave out what is no language"),
         QT_TRANSLATE_NOOP("polymath::CleaningPanel", "Rows of symbols, endless repetitions, misread scans."),
         [](const CleaningCounts& counts) { return counts.garbled; }},
    Step{"cleanNear", &CleaningOptions::dropNearDuplicates,
         QT_TRANSLATE_NOOP("polymath::CleaningPanel", "Leave out near copies"),
         QT_TRANSLATE_NOOP("polymath::CleaningPanel",
                           "Documents whose words are the same for the most part. Exact copies are always left out."),
         [](const CleaningCounts& counts) { return counts.nearDuplicates; }},
    Step{"cleanOther", &CleaningOptions::dropOtherDomains,
         QT_TRANSLATE_NOOP("polymath::CleaningPanel", "Leave out what other domains have"),
         QT_TRANSLATE_NOOP("polymath::CleaningPanel", "Copies and near copies of documents of other domains."),
         [](const CleaningCounts& counts) { return counts.inOtherDomains; }},
    Step{"cleanPersonal", &CleaningOptions::findPersonalData,
         QT_TRANSLATE_NOOP("polymath::CleaningPanel", "Look for personal data"),
         QT_TRANSLATE_NOOP("polymath::CleaningPanel", "Mail addresses, phone, card and account numbers are counted."),
         [](const CleaningCounts& counts) { return counts.personalData.total(); }},
    Step{"cleanMask", &CleaningOptions::maskPersonalData,
         QT_TRANSLATE_NOOP("polymath::CleaningPanel", "Mask personal data"),
         QT_TRANSLATE_NOOP("polymath::CleaningPanel",
                           "The model reads [EMAIL], [PHONE], [CARD] or [IBAN] in their place."),
         [](const CleaningCounts& counts) { return counts.masked; }},
};

} // namespace

CleaningPanel::CleaningPanel(QWidget* parent)
    : QWidget(parent), m_kept(makeLabel({}, "small", true)), m_languages(makeLabel({}, "small", true))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(4, 12, 4, 4);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(0, 1);
    auto* counted = makeLabel(tr("Documents"), "small");
    counted->setToolTip(tr("How many documents of these files each step changes, leaves out or finds something in."));
    grid->addWidget(counted, 0, 1, Qt::AlignRight);
    int line = 1;
    for (const auto& step : steps) {
        auto* box = new QCheckBox(tr(step.title));
        box->setObjectName(step.name);
        box->setToolTip(tr(step.hint));
        auto* count = new QLabel;
        count->setObjectName(QString(step.name) + "Count");
        grid->addWidget(box, line, 0);
        grid->addWidget(count, line, 1, Qt::AlignRight);
        connect(box, &QCheckBox::toggled, this, [this, option = step.option](bool on) {
            m_options.*option = on;
            Q_EMIT changed();
        });
        m_rows.push_back({box, count});
        ++line;
    }
    grid->addWidget(m_languages, line++, 0, 1, 2);
    grid->addWidget(m_kept, line++, 0, 1, 2);
    grid->setRowStretch(line, 1);
    setOptions({});
    hideCounts();
}

CleaningOptions CleaningPanel::options() const { return m_options; }

void CleaningPanel::setOptions(const CleaningOptions& options)
{
    m_options = options;
    for (std::size_t index = 0; index < steps.size(); ++index) {
        const QSignalBlocker quiet(m_rows[index].box);
        m_rows[index].box->setChecked(options.*steps[index].option);
    }
}

void CleaningPanel::hideCounts()
{
    for (const auto& row : m_rows) {
        row.count->setText("–");
    }
    m_languages->hide();
    m_kept->setText(tr("No near copy of a document that tests is ever trained on. This always holds."));
}

void CleaningPanel::showCounts(const CleaningCounts& counts)
{
    for (std::size_t index = 0; index < steps.size(); ++index) {
        m_rows[index].count->setText(m_options.*steps[index].option ? format::count(steps[index].count(counts))
                                                                    : QString("–"));
    }
    std::vector<std::pair<std::int64_t, QString>> languages;
    for (const auto& [code, count] : counts.languages) {
        const QLocale locale(QString::fromStdString(code));
        const auto name = code == "und" ? tr("not recognised") : QLocale::languageToString(locale.language());
        languages.emplace_back(count, QString("%1 (%2)").arg(name, format::count(count)));
    }
    std::sort(languages.rbegin(), languages.rend());
    QStringList names;
    for (std::size_t index = 0; index < std::min<std::size_t>(languages.size(), 5); ++index) {
        names << languages[index].second;
    }
    m_languages->setText(tr("Languages: %1").arg(names.join(", ")));
    m_languages->setVisible(!names.isEmpty());
    const auto apart = counts.movedToSplit + counts.betweenSplits;
    auto words = tr("No near copy of a document that tests is ever trained on. This always holds.");
    if (apart > 0) {
        words += " " + tr("%Ln document(s) were put with their near copies for that, or left out.", nullptr,
                          static_cast<int>(apart));
    }
    m_kept->setText(words);
}

} // namespace polymath
