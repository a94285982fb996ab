#pragma once

#include "core/base/system.h"

#include <chrono>
#include <cstdio>
#include <string>

namespace polymath::cli {

/// A bar with the time left, on stderr and only where that is a terminal.
class ProgressBar {
public:
    void show(double share, const std::string& what = {})
    {
        if (!isStderrTerminal()) {
            return;
        }
        if (m_first < 0) {
            m_first = share;
        }
        const double elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
        const double gone = share - m_first; // a resumed job does not start at zero
        const auto filled = static_cast<std::size_t>(share * 30);
        std::string left = "";
        if (gone > 0.001) {
            const auto seconds = static_cast<int>(elapsed * (1 - share) / gone + 0.5);
            char text[32];
            std::snprintf(text, sizeof text, "%d:%02d left", seconds / 60, seconds % 60);
            left = text;
        }
        std::fprintf(stderr, "\r[%s%s] %3.0f %%  %-12s %-40.40s", std::string(filled, '#').c_str(),
                     std::string(30 - filled, '.').c_str(), share * 100, left.c_str(), what.c_str());
        m_shown = true;
    }
    ~ProgressBar()
    {
        if (m_shown) {
            std::fprintf(stderr, "\r%95s\r", "");
        }
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    double m_first = -1;
    bool m_shown = false;
};

} // namespace polymath::cli
