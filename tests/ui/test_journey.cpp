#include "tests/ui/windowfixture.h"
#include "ui/charts/chartview.h"
#include "ui/widgets/card.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <fstream>

using namespace polymath;

namespace {

constexpr int patienceMs = 120'000; ///< for the real worker on a busy machine

/// The whole way of somebody with two files: from the drop to the chart that says what was gained and forgotten.
class Journey : public test::AWindow {
protected:
    [[nodiscard]] QString write(const std::string& name, const std::string& content) const
    {
        const auto path = m_folder.path() / name;
        std::ofstream(path, std::ios::binary) << content;
        return test::text(path);
    }
    [[nodiscard]] Page* page() const { return test::visiblePage(*m_window); }
    /// Drops a file on the page Data and imports it; the domain is named after the file.
    void import(const QString& file, const std::string& domain, bool kept)
    {
        m_window->showPage(PageId::Data);
        ASSERT_TRUE(page()->takeFiles({file}));
        auto* start = await<QPushButton>("importStart");
        ASSERT_TRUE(QTest::qWaitFor([&] { return start->isEnabled(); }));
        if (kept) {
            auto* role = find<QComboBox>("importRole");
            role->setFocus();
            QTest::keyClick(role, Qt::Key_Down);
        }
        QTest::mouseClick(start, Qt::LeftButton);
        ASSERT_TRUE(QTest::qWaitFor(
            [&] {
                const auto snapshot = m_session.snapshot();
                return std::any_of(snapshot->domains.begin(), snapshot->domains.end(), [&](const DomainRecord& record) {
                    return record.name == domain && record.tokens > 0 && (record.role == DomainRole::Retention) == kept;
                });
            },
            patienceMs))
            << domain;
        ASSERT_TRUE(QTest::qWaitFor([&] { return m_window->findChild<QWidget*>("importStart") == nullptr; }));
    }
    void setting(const QString& key, const QString& value) const
    {
        auto* field = find<QLineEdit>("setting_" + key);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, value);
    }
};

} // namespace

TEST_F(Journey, FromTwoFilesToTheChart)
{
    openProject("sums");
    std::string table = "question,answer\n";
    std::string prose;
    for (int number = 0; number < 300; ++number) {
        table += "what is " + std::to_string(number) + " and one," + std::to_string(number + 1) + "\n";
    }
    for (int number = 0; number < 1200; ++number) { // a book of some twenty passages, some of which are for the test
        prose += "the hare number " + std::to_string(number * 7) + " met " + std::to_string(number % 13) + " foxes, " +
                 std::to_string(number * 11 % 97) + " hens and " + std::to_string(number * number) +
                 " bees before the end of part " + std::to_string(number) + " came.\n\n";
    }
    import(write("sums.csv", table), "sums", false);
    import(write("prose.txt", prose), "prose", true);

    m_window->showPage(PageId::Train);
    EXPECT_TRUE(find<Card>("trainDomain_sums")->isSelected()); // there is nothing to choose between
    click("trainAdvanced");
    click("method_mode");
    for (const auto& [key, value] : {std::pair("steps", "6"), std::pair("batch", "2"), std::pair("sequence", "32"),
                                     std::pair("evaluate_every", "3"), std::pair("threads", "1")}) {
        setting(key, value);
    }
    auto* precision = find<QComboBox>("setting_precision");
    precision->setFocus();
    QTest::keyClick(precision, Qt::Key_Down); // auto would measure this machine first
    ASSERT_TRUE(find<QCheckBox>("trainAfter")->isChecked());
    ASSERT_TRUE(find<QPushButton>("trainStart")->isEnabled()) << find<QLabel>("trainWhy")->text().toStdString();
    click("trainStart");
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            const auto snapshot = m_session.snapshot();
            return snapshot->experts.size() == 1 && snapshot->evaluations.size() == 4;
        },
        patienceMs));

    m_window->showPage(PageId::Compare);
    auto* chart = find<charts::ChartView>("chartTradeoff");
    ASSERT_TRUE(QTest::qWaitFor([&] {
        const auto* tradeoff = std::get_if<charts::Tradeoff>(&chart->chart());
        return tradeoff != nullptr && tradeoff->points.size() == 2;
    }));
    EXPECT_TRUE(chart->isVisible());
    EXPECT_EQ(std::get<charts::Tradeoff>(chart->chart()).points[0].name, "base");
}
