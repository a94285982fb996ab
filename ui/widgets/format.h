#pragma once

#include <QString>

#include <cstdint>

/// Numbers as people read them, in the application's language.
namespace polymath::format {

[[nodiscard]] QString count(std::int64_t value);                    ///< 1,234 — 24.1 M — 1.58 B
[[nodiscard]] QString bytes(std::int64_t value);                    ///< 512 B — 98 MB — 1.2 GB (powers of 1000)
[[nodiscard]] QString bytesOf(std::int64_t done, std::int64_t all); ///< 12 of 40 MB — 900 kB of 1.2 GB
[[nodiscard]] QString duration(double seconds);                     ///< 8 s — 4 min 10 s — 2 h 5 min — 3 d 4 h
[[nodiscard]] QString range(double lowSeconds, double highSeconds); ///< 4 to 6 min
[[nodiscard]] QString percent(double share, int digits = 1);        ///< 0.4392 -> 43.9 %
[[nodiscard]] QString points(double share, int digits = 2);         ///< +0.0177 -> +1.77
[[nodiscard]] QString ago(std::int64_t atMs, std::int64_t nowMs);   ///< just now — 5 min ago — 3 Nov

} // namespace polymath::format
