#include "core/store/project.h"
#include "tests/support/tinymodel.h"
#include "ui/models/chartdata.h"
#include "ui/models/datasummary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace polymath;
using polymath::test::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

EvaluationRecord evaluation(const std::string& subject, const std::string& domain, double accuracy, double half,
                            const std::string& scores = "[[10,5,1.0],[10,5,1.0]]")
{
    EvaluationRecord record;
    record.subject = subject;
    record.domain = domain;
    record.accuracy = accuracy;
    record.accuracyLow = accuracy - half;
    record.accuracyHigh = accuracy + half;
    record.settingsJson = "{}";
    record.documentScoresJson = scores;
    return record;
}

JobRecord run(RowId id, JobKind kind, const std::string& name)
{
    JobRecord job;
    job.id = id;
    job.kind = kind;
    job.configJson = R"({"name":")" + name + R"(","settings":{"batch":4,"sequence":128,"accumulation":2}})";
    return job;
}

DomainRecord domain(const std::string& name, DomainRole role)
{
    DomainRecord record;
    record.name = name;
    record.role = role;
    return record;
}

/// Two targets, one retention domain; a base, an expert, a LoRA and a composition of the expert.
chartdata::Records sample()
{
    chartdata::Records records;
    records.base.parameters = 100;
    records.domains = {domain("law", DomainRole::Target), domain("english", DomainRole::Retention),
                       domain("sums", DomainRole::Target)};
    records.jobs = {run(1, JobKind::Train, "lawyer"), run(2, JobKind::Compose, "both"),
                    run(3, JobKind::Evaluate, "measure"), run(4, JobKind::Train, "lora")};
    ExpertRecord expert;
    expert.name = "lawyer";
    expert.method = "mode";
    expert.jobId = 1;
    expert.seconds = 30;
    expert.peakMemoryBytes = 5000;
    expert.parameters = 120;
    records.experts.push_back(expert);
    expert.name = "lora";
    expert.method = "lora";
    expert.jobId = 4;
    records.experts.push_back(expert);
    CompositionRecord composition;
    composition.name = "both";
    composition.training = "gate";
    composition.jobId = 2;
    composition.seconds = 12;
    composition.peakMemoryBytes = 4000;
    composition.experts = {"lawyer"};
    records.compositions.push_back(composition);
    records.evaluations = {evaluation("base", "law", 0.30, 0.03),       evaluation("base", "english", 0.40, 0.02),
                           evaluation("base", "sums", 0.50, 0.04),      evaluation("lawyer", "law", 0.40, 0.03),
                           evaluation("lawyer", "english", 0.38, 0.02), evaluation("lawyer", "sums", 0.52, 0.04),
                           evaluation("lora", "law", 0.9, 0.01)};
    return records;
}

} // namespace

TEST(ChartData, ColoursFollowTheJobsThatMadeTheSubjects)
{
    auto records = sample();
    const auto order = chartdata::subjectOrder(records);
    EXPECT_THAT(order, ElementsAre("base", "lawyer", "both", "lora"));
    EXPECT_EQ(chartdata::colourOf(order, "both"), 2);
    EXPECT_EQ(chartdata::colourOf(order, "nobody"), 0);
    records.jobs.push_back(run(9, JobKind::Train, "newer")); // a run without a result yet
    EXPECT_THAT(chartdata::subjectOrder(records), ElementsAre("base", "lawyer", "both", "lora", "newer"));
}

TEST(ChartData, TradeoffTakesMeansOverDomainsAndLeavesOutWhatDoesNotCompare)
{
    const auto chart = chartdata::tradeoff(sample());
    ASSERT_EQ(chart.points.size(), 2U) << "lora was not measured on every target";
    const auto& base = chart.points[0];
    EXPECT_EQ(base.name, "base");
    EXPECT_NEAR(base.target.value, 40, 1e-9);
    // Half-widths 3 and 4 points combine to 5, over two domains.
    EXPECT_NEAR(base.target.low, 37.5, 1e-9);
    EXPECT_NEAR(base.target.high, 42.5, 1e-9);
    EXPECT_NEAR(base.retention.value, 40, 1e-9);
    EXPECT_NEAR(chart.points[1].target.value, 46, 1e-9);
    EXPECT_NEAR(chart.points[1].retention.value, 38, 1e-9);
    EXPECT_EQ(chart.points[1].method, "MoDE, one expert");
    EXPECT_EQ(chart.points[1].colour, 1);
    EXPECT_TRUE(base.onFront);
    EXPECT_TRUE(chart.points[1].onFront);
    EXPECT_EQ(chartdata::tradeoff(sample(), {"lawyer"}).points.size(), 1U);
    EXPECT_TRUE(charts::isEmpty(chartdata::tradeoff(sample(), {"lora"})));
    EXPECT_TRUE(charts::isEmpty(chartdata::tradeoff({})));
}

TEST(ChartData, CostOfACompositionIncludesItsExperts)
{
    auto records = sample();
    for (const auto* name : {"law", "english", "sums"}) {
        records.evaluations.push_back(evaluation("both", name, 0.6, 0));
    }
    const auto chart = chartdata::cost(records);
    ASSERT_EQ(chart.points.size(), 3U);
    EXPECT_NEAR(chart.points[0].accuracy.value, 40, 1e-9);
    EXPECT_EQ(chart.points[0].parameters, 100);
    EXPECT_EQ(chart.points[0].seconds, 0);
    const auto& both = chart.points[2];
    EXPECT_EQ(both.name, "both");
    EXPECT_EQ(both.seconds, 42);
    EXPECT_EQ(both.bytes, 5000);
    EXPECT_EQ(both.colour, 2);
}

TEST(ChartData, ProgressHasStepsTimeAndTokens)
{
    auto records = sample();
    records.metrics[1] = {{1, 1, "loss", "", 3.5, 0.5},          {1, 1, "learning_rate", "", 1e-3, 0.5},
                          {1, 2, "loss", "", 3.25, 1.5},         {1, 2, "accuracy", "english", 0.4, 2},
                          {1, 2, "accuracy", "law", 0.25, 2.25}, {1, 2, "accuracy", "gone", 0.25, 2.25}};
    records.metrics[3] = {{3, 1, "loss", "", 1, 1}}; // no run
    const auto chart = chartdata::progress(records);
    ASSERT_EQ(chart.losses.size(), 1U);
    EXPECT_EQ(chart.losses[0].name, "lawyer");
    EXPECT_EQ(chart.losses[0].colour, 1);
    EXPECT_THAT(chart.losses[0].steps, ElementsAre(1, 2));
    EXPECT_THAT(chart.losses[0].values, ElementsAre(3.5, 3.25));
    EXPECT_THAT(chart.losses[0].seconds, ElementsAre(0.5, 1.5));
    EXPECT_THAT(chart.losses[0].tokens, ElementsAre(1024, 2048));
    ASSERT_EQ(chart.accuracies.size(), 2U) << "in the order of the domains";
    EXPECT_EQ(chart.accuracies[0].domain, "law");
    EXPECT_FALSE(chart.accuracies[0].retention);
    EXPECT_THAT(chart.accuracies[0].values, ElementsAre(25));
    EXPECT_TRUE(chart.accuracies[1].retention);
    EXPECT_TRUE(charts::isEmpty(chartdata::progress(records, {"lora"})));
    records.jobs[0].configJson = "damaged";
    EXPECT_EQ(chartdata::progress(records).losses.at(0).tokens.size(), 0U);
}

TEST(ChartData, ForgettingNeedsTheSameDocuments)
{
    auto records = sample();
    records.domains.pop_back();
    records.evaluations = {evaluation("base", "law", 0.5, 0),
                           evaluation("base", "english", 0.5, 0),
                           evaluation("lawyer", "law", 0.7, 0, "[[10,7,1.0],[10,7,1.0]]"),
                           evaluation("lawyer", "english", 0.4, 0, "[[10,4,1.0],[10,4,1.0]]"),
                           evaluation("lora", "law", 0.7, 0, "[[10,7,1.0]]"),
                           evaluation("lora", "english", 0.7, 0)};
    const auto chart = chartdata::forgetting(records);
    EXPECT_THAT(chart.domains, ElementsAre("law", "english"));
    EXPECT_THAT(chart.subjects, ElementsAre("lawyer"));
    ASSERT_EQ(chart.deltas.size(), 1U);
    EXPECT_NEAR(chart.deltas[0][0].value, 20, 1e-9);
    EXPECT_NEAR(chart.deltas[0][1].value, -10, 1e-9);
    EXPECT_NEAR(chart.deltas[0][1].high, -10, 1e-9) << "both documents agree";
    records.evaluations[2].settingsJson = "{\"window\":9}";
    EXPECT_TRUE(charts::isEmpty(chartdata::forgetting(records)));
}

TEST(ChartData, RoutingIsThatOfTheNewestSubjectWithGates)
{
    auto records = sample();
    records.routing = {{"lawyer", "law", 0, 0, "backbone", 0.5},   {"lawyer", "law", 0, 1, "lawyer", 0.5},
                       {"both", "english", 0, 0, "backbone", 0.8}, {"both", "english", 0, 1, "lawyer", 0.2},
                       {"both", "law", 1, 0, "backbone", 0.3},     {"both", "law", 1, 1, "lawyer", 0.7}};
    const auto chart = chartdata::routing(records);
    EXPECT_EQ(chart.subject, "both");
    ASSERT_EQ(chart.bars.size(), 2U);
    EXPECT_EQ(chart.bars[0].domain, "law") << "in the order of the domains";
    EXPECT_EQ(chart.bars[0].block, 1);
    EXPECT_THAT(chart.bars[0].weights, ElementsAre(0.3, 0.7));
    ASSERT_EQ(chart.slots.size(), 2U);
    EXPECT_EQ(chart.slots[0].colour, 0);
    EXPECT_EQ(chart.slots[1].colour, 1) << "the expert's colour";
    EXPECT_EQ(chartdata::routing(records, {"lawyer"}).subject, "lawyer");
    EXPECT_TRUE(charts::isEmpty(chartdata::routing(records, {"lora"})));
}

TEST(ChartData, HistogramCountsEverythingOnce)
{
    const std::vector<std::int64_t> lengths{0, 9, 10, 19, 20, 35, 49};
    const auto chart = chartdata::histogram("law", "tokens", lengths, 512, 2, 5);
    ASSERT_EQ(chart.bins.size(), 4U);
    EXPECT_EQ(chart.bins[0].high, 10);
    std::vector<std::int64_t> counts;
    for (const auto& bin : chart.bins) {
        counts.push_back(bin.count);
    }
    EXPECT_THAT(counts, ElementsAre(2, 2, 1, 2));
    EXPECT_EQ(chart.median, 19);
    EXPECT_EQ(chart.rowLength, 512);
    EXPECT_TRUE(chart.openEnded) << "49 is beyond the ninety-ninth hundredth's bin";
    std::vector<std::int64_t> many(1000, 15);
    many.push_back(1000000);
    const auto open = chartdata::histogram("law", "tokens", many, std::nullopt, 0);
    EXPECT_LE(open.bins.size(), 30U);
    EXPECT_TRUE(open.openEnded);
    EXPECT_EQ(open.bins.back().high, 16) << "one giant does not flatten the rest";
    EXPECT_EQ(open.bins.back().count, 1001);
    EXPECT_TRUE(charts::isEmpty(chartdata::histogram("law", "tokens", {}, 512, 0)));
    EXPECT_TRUE(charts::isEmpty(chartdata::histogram("law", "tokens", lengths, 512, 0, 0)));
}

TEST(ChartData, ReadsAProjectAndTakesNewMetricsUp)
{
    const TemporaryFolder folder;
    BaseModelRecord base;
    base.path = "/models/base.gguf";
    base.name = "base";
    base.parameters = 7;
    auto project = Project::create(folder.path() / "law.polymath", base).value();
    ASSERT_TRUE(project.addDomain("law", DomainRole::Target));
    const auto job = project.addJob(JobKind::Train, "Train law", R"({"name":"lawyer"})").value();
    ASSERT_TRUE(project.addMetrics({{job, 0, "accuracy", "law", 0.3, 0}, {job, 1, "loss", "", 3, 1}}));
    auto records = chartdata::readRecords(project).value();
    EXPECT_EQ(records.base.parameters, 7);
    EXPECT_TRUE(records.metrics.empty());
    ASSERT_TRUE(chartdata::readMetrics(project, records));
    auto chart = chartdata::progress(records);
    EXPECT_THAT(chart.losses.at(0).values, ElementsAre(3));
    EXPECT_THAT(chart.accuracies.at(0).values, ElementsAre(30));
    ASSERT_TRUE(project.addMetrics({{job, 1, "accuracy", "law", 0.4, 1.5}, {job, 2, "loss", "", 2.5, 2}}));
    ASSERT_TRUE(chartdata::readMetrics(project, records));
    chart = chartdata::progress(records);
    EXPECT_THAT(chart.losses.at(0).values, ElementsAre(3, 2.5));
    EXPECT_THAT(chart.accuracies.at(0).values, ElementsAre(30, 40)) << "of a step that was there already";
    ASSERT_TRUE(chartdata::readMetrics(project, records, {"nobody"}));
    EXPECT_EQ(chartdata::progress(records).losses.at(0).values.size(), 2U);
}

namespace {

/// Reads RFC 4180 back.
std::vector<std::vector<std::string>> parse(const std::string& text)
{
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t index = 0; index < text.size(); ++index) {
        const char letter = text[index];
        if (quoted && letter == '"' && index + 1 < text.size() && text[index + 1] == '"') {
            rows.back().back() += text[++index];
        } else if (letter == '"') {
            quoted = !quoted;
        } else if (!quoted && letter == ',') {
            rows.back().emplace_back();
        } else if (!quoted && letter == '\r' && index + 1 < text.size() && text[index + 1] == '\n') {
            ++index;
            rows.emplace_back(1);
        } else {
            rows.back().back() += letter;
        }
    }
    rows.pop_back(); // after the last line's end
    return rows;
}

} // namespace

TEST(ChartCsv, ParsesBackWithNamesThatNeedQuotes)
{
    charts::Tradeoff chart;
    chart.points.push_back({"a \"big\", odd\r\nname", "LoRA", {30.5, 29, 31}, {40.125, 39, INFINITY}, true, 1});
    const auto rows = parse(charts::toCsv(chart));
    ASSERT_EQ(rows.size(), 2U);
    ASSERT_EQ(rows[0].size(), 9U);
    EXPECT_EQ(rows[0][0], "subject");
    ASSERT_EQ(rows[1].size(), 9U);
    EXPECT_EQ(rows[1][0], "a \"big\", odd\r\nname");
    EXPECT_EQ(std::stod(rows[1][5]), 40.125);
    EXPECT_EQ(rows[1][7], "") << "what is not finite is empty";
    EXPECT_EQ(rows[1][8], "1");
}

TEST(ChartCsv, EveryChartHasOneLineForEachNumber)
{
    charts::Progress progress;
    progress.losses.push_back({"a", {1, 2, 3}, {3, NAN, 2.5}, {1, 2, 3}});
    progress.accuracies.push_back({"a", {2}, {40}, {}, {}, {39}, {41}, "law", true});
    const auto rows = parse(charts::toCsv(progress));
    ASSERT_EQ(rows.size(), 5U);
    EXPECT_EQ(rows[2][6], "");
    EXPECT_THAT(rows[4], ElementsAre("a", "retention_accuracy", "law", "2", "", "", "40", "39", "41"));
    EXPECT_EQ(parse(charts::toCsv(charts::Forgetting{{"a", "b"}, {"law"}, {{{1, 0, 2}}, {{2, 1, 3}}}})).size(), 3U);
    EXPECT_EQ(
        parse(charts::toCsv(charts::Routing{"a", {{"backbone", 0}, {"x", 1}}, {{"law", 0, {0.25, 0.75}}}})).size(), 3U);
    EXPECT_EQ(parse(charts::toCsv(charts::Cost{{{"a", "LoRA", {1, 1, 1}, 2, 3, 4, 1}}})).size(), 2U);
    EXPECT_EQ(parse(charts::toCsv(chartdata::histogram("law", "tokens", std::vector<std::int64_t>{1, 2}, {}, 0)))[0][0],
              "from_tokens");
}

TEST(Smoother, IsWithoutTheBiasOfItsBeginning)
{
    charts::Smoother smoother(0.9);
    EXPECT_NEAR(smoother.next(4), 4, 1e-12);
    EXPECT_NEAR(smoother.next(2), (0.09 * 4 + 0.1 * 2) / 0.19, 1e-12);
    EXPECT_TRUE(std::isnan(smoother.next(NAN)));
    EXPECT_TRUE(std::isfinite(smoother.next(2))) << "one bad value does not spoil the rest";
    charts::Smoother none(0);
    EXPECT_EQ(none.next(1), 1);
    EXPECT_EQ(none.next(7), 7);
}

TEST(MethodGains, AreMeansOverTheRunsOnJustTheseDomains)
{
    chartdata::Records records;
    const auto add = [&records](const std::string& name, const std::string& method,
                                const std::vector<std::string>& domains) {
        ExpertRecord expert;
        expert.name = name;
        expert.method = method;
        expert.domains = domains;
        records.experts.push_back(expert);
    };
    add("one", "lora", {"law"});
    add("two", "lora", {"law"});
    add("three", "mode", {"law"});
    add("other", "full", {"sums"});
    add("both", "full", {"law", "sums"});
    add("later", "dora", {"law"});
    records.evaluations = {evaluation("base", "law", 0.40, 0),  evaluation("one", "law", 0.42, 0),
                           evaluation("two", "law", 0.44, 0),   evaluation("three", "law", 0.41, 0),
                           evaluation("other", "law", 0.50, 0), evaluation("both", "law", 0.60, 0),
                           evaluation("later", "law", 0.45, 0)};
    records.evaluations.back().settingsJson = R"({"window":64})"; // not like the base
    const auto gains = methodGains(records, {"law"});
    ASSERT_EQ(gains.size(), 2U);
    EXPECT_EQ(gains[0].method, "lora");
    EXPECT_NEAR(gains[0].gain, 0.03, 1e-9);
    EXPECT_EQ(gains[0].runs, 2);
    EXPECT_EQ(gains[1].method, "mode");
    EXPECT_NEAR(gains[1].gain, 0.01, 1e-9);
    EXPECT_TRUE(methodGains(records, {"law", "sums"}).empty()) << "sums was measured by nobody";
    EXPECT_TRUE(methodGains(records, {}).empty());
}
