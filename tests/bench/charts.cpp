#include "tests/support/samplecharts.h"
#include "ui/charts/chartview.h"
#include "ui/charts/qcp.h"

#include <benchmark/benchmark.h>

#include <QApplication>

using namespace polymath;

namespace {

std::unique_ptr<charts::ChartView> shownView(int runs, int steps)
{
    auto view = std::make_unique<charts::ChartView>();
    view->resize(900, 600);
    view->setChart(test::sampleProgress(runs, steps));
    view->grab(); // lays everything out
    return view;
}

void replot(benchmark::State& state)
{
    const auto view = shownView(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
    auto* plot = view->findChild<QCustomPlot*>();
    for (auto round : state) {
        (void)round;
        plot->replot(QCustomPlot::rpImmediateRefresh);
    }
}

/// Ten more steps of every run, then the drawing of them.
void append(benchmark::State& state)
{
    const int runs = static_cast<int>(state.range(0));
    auto chart = test::sampleProgress(runs, static_cast<int>(state.range(1)));
    const auto view = shownView(runs, static_cast<int>(state.range(1)));
    auto* plot = view->findChild<QCustomPlot*>();
    for (auto round : state) {
        (void)round;
        state.PauseTiming();
        for (auto& series : chart.losses) {
            for (int more = 0; more < 10; ++more) {
                series.steps.push_back(series.steps.back() + 1);
                series.values.push_back(series.values.back());
                series.seconds.push_back(series.seconds.back() + 1);
                series.tokens.push_back(series.tokens.back() + 2048);
            }
        }
        charts::Chart next = chart;
        state.ResumeTiming();
        view->setChart(std::move(next));
        plot->replot(QCustomPlot::rpImmediateRefresh);
    }
}

} // namespace

BENCHMARK(replot)->Args({3, 2000})->Args({20, 50000})->Unit(benchmark::kMillisecond);
BENCHMARK(append)->Args({3, 2000})->Args({20, 50000})->Unit(benchmark::kMillisecond);

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
