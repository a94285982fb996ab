#pragma once

#include "ui/charts/chartdata.h"

#include <cmath>
#include <string>

/// Charts with numbers like those of the demonstration.
namespace polymath::test {

inline charts::Tradeoff sampleTradeoff()
{
    charts::Tradeoff chart;
    chart.points = {
        {"base", "base model", {30.59, 28.47, 32.64}, {32.46, 31.15, 33.75}, false, 0},
        {"computing", "MoDE, one expert", {30.55, 28.24, 32.72}, {33.35, 32.16, 34.50}, false, 1},
        {"words", "MoDE, one expert", {31.34, 29.08, 33.42}, {35.00, 33.66, 36.28}, false, 2},
        {"both-experts", "MoDE, composed", {30.95, 28.77, 32.97}, {36.20, 34.97, 37.40}, false, 3},
        {"lora", "LoRA", {31.74, 29.42, 33.97}, {37.26, 36.06, 38.44}, true, 4},
        {"full", "full fine-tuning", {31.69, 29.27, 33.92}, {38.60, 37.47, 39.72}, true, 5},
    };
    return chart;
}

inline charts::Cost sampleCost()
{
    charts::Cost chart;
    chart.points = {
        {"base", "base model", {31.84, 30.7, 33.0}, 0, 134.5e6, 0, 0},
        {"computing", "MoDE, one expert", {32.42, 31.3, 33.6}, 71, 156.8e6, 2.31e9, 1},
        {"words", "MoDE, one expert", {33.78, 32.6, 34.9}, 74, 156.8e6, 2.29e9, 2},
        {"both-experts", "MoDE, composed", {34.45, 33.3, 35.6}, 181, 179.1e6, 2.62e9, 3},
        {"lora", "LoRA", {35.42, 34.2, 36.6}, 192, 136.3e6, 2.75e9, 4},
        {"full", "full fine-tuning", {36.30, 35.1, 37.5}, 247, 134.5e6, 3.94e9, 5},
    };
    return chart;
}

/// `runs` of `steps` steps, with accuracies on a target and a retention domain every tenth of them.
inline charts::Progress sampleProgress(int runs, int steps)
{
    charts::Progress chart;
    const char* names[] = {"computing", "words", "both-experts", "lora", "full"};
    for (int run = 0; run < runs; ++run) {
        charts::Progress::Series loss;
        loss.name = run < 5 ? names[run] : "run " + std::to_string(run + 1);
        loss.colour = run + 1;
        for (int step = 1; step <= steps; ++step) {
            const double along = static_cast<double>(step) / steps;
            const double noise = std::sin(step * 12.9898 + run * 78.233) * 43758.5453;
            loss.steps.push_back(step);
            loss.values.push_back(2.6 + 1.3 * std::exp(-5 * along) - 0.09 * run +
                                  0.5 * (noise - std::floor(noise) - 0.5));
            loss.seconds.push_back(step * 1.7);
            loss.tokens.push_back(step * 2048.0);
        }
        for (const bool retention : {false, true}) {
            charts::Progress::Series accuracy;
            accuracy.name = loss.name;
            accuracy.colour = loss.colour;
            accuracy.domain = retention ? "english" : "computing";
            accuracy.retention = retention;
            for (int tenth = 0; tenth <= 10; ++tenth) {
                const double value =
                    retention ? 30.6 - 0.07 * tenth + 0.2 * run : 32.4 + 3.2 * (1 - std::exp(-0.4 * tenth)) + 0.8 * run;
                accuracy.steps.push_back(steps * tenth / 10.0);
                accuracy.seconds.push_back(steps * tenth * 0.17);
                accuracy.tokens.push_back(steps * tenth * 204.8);
                accuracy.values.push_back(value);
                accuracy.low.push_back(value - 0.7);
                accuracy.high.push_back(value + 0.8);
            }
            chart.accuracies.push_back(accuracy);
        }
        chart.losses.push_back(std::move(loss));
    }
    return chart;
}

inline charts::Forgetting sampleForgetting()
{
    return {{"computing", "words", "both-experts", "lora", "full"},
            {"computing", "words", "english"},
            {{{1.79, 1.02, 2.55}, {-0.01, -0.42, 0.39}, {-0.04, -0.31, 0.24}},
             {{0.31, -0.20, 0.84}, {4.77, 3.98, 5.58}, {0.75, 0.12, 1.35}},
             {{2.11, 1.35, 2.88}, {5.37, 4.55, 6.21}, {0.36, -0.22, 0.93}},
             {{2.64, 1.83, 3.45}, {6.96, 6.02, 7.91}, {-1.15, -1.84, -0.49}},
             {{3.37, 2.48, 4.27}, {8.91, 7.83, 9.98}, {-3.10, -3.91, -2.32}}}};
}

inline charts::Routing sampleRouting(int blocks = 3)
{
    charts::Routing chart{"both-experts", {{"backbone", 0}, {"computing", 1}, {"words", 2}}, {}};
    for (const char* domain : {"computing", "words", "english"}) {
        for (int block = 0; block < blocks; ++block) {
            const double lean = domain[0] == 'c' ? 0.46 : domain[0] == 'w' ? 0.12 : 0.2;
            const double first = lean - 0.03 * (block % 4);
            const double second = domain[0] == 'w' ? 0.55 : 0.17 + 0.02 * (block % 3);
            chart.bars.push_back({domain, block, {1 - first - second, first, second}});
        }
    }
    return chart;
}

inline charts::Histogram sampleHistogram()
{
    charts::Histogram chart{"Length of the documents of computing", "tokens", {}, 86, 512, 0, true};
    for (int bin = 0; bin < 30; ++bin) {
        const double at = bin + 0.5;
        const auto count = static_cast<std::int64_t>(900 * at * std::exp(-at / 3.2)) + (bin == 29 ? 96 : 0);
        chart.bins.push_back({bin * 20.0, bin * 20.0 + 20, count});
    }
    return chart;
}

} // namespace polymath::test
