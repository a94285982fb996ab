#include "ui/widgets/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace polymath::format {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(format)
};

QString number(double value, int digits) { return QLocale().toString(value, 'f', digits); }

QString scaled(double value) { return number(value, value < 10 ? 2 : value < 100 ? 1 : 0); }

} // namespace

QString count(std::int64_t value)
{
    const auto size = static_cast<double>(value);
    if (std::abs(size) < 1e6) {
        return QLocale().toString(static_cast<qlonglong>(value));
    }
    return std::abs(size) < 1e9 ? Words::tr("%1 M").arg(scaled(size / 1e6)) : Words::tr("%1 B").arg(scaled(size / 1e9));
}

QString bytes(std::int64_t value)
{
    const auto size = static_cast<double>(value);
    if (size < 1e3) {
        return Words::tr("%1 B", "bytes").arg(value);
    }
    if (size < 1e6) {
        return Words::tr("%1 kB").arg(number(size / 1e3, 0));
    }
    return size < 1e9 ? Words::tr("%1 MB").arg(number(size / 1e6, 0))
                      : Words::tr("%1 GB").arg(number(size / 1e9, size < 1e10 ? 2 : 1));
}

QString bytesOf(std::int64_t done, std::int64_t all)
{
    auto first = bytes(done);
    const auto second = bytes(all);
    if (first.section(' ', -1) == second.section(' ', -1)) { // the unit once is enough
        first = first.section(' ', 0, -2);
    }
    return Words::tr("%1 of %2", "12 of 40 MB").arg(first, second);
}

QString duration(double seconds)
{
    const auto whole = static_cast<std::int64_t>(std::llround(seconds));
    if (whole < 60) {
        return Words::tr("%1 s").arg(whole);
    }
    if (whole < 3600) {
        return whole % 60 == 0 || whole >= 600 ? Words::tr("%1 min").arg((whole + 30) / 60)
                                               : Words::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    }
    return whole < 86'400 ? Words::tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60)
                          : Words::tr("%1 d %2 h").arg(whole / 86'400).arg(whole % 86'400 / 3600);
}

QString range(double low, double high)
{
    const auto from = duration(low);
    const auto to = duration(high);
    return from == to ? from : Words::tr("%1 to %2").arg(from, to);
}

QString percent(double share, int digits) { return Words::tr("%1 %").arg(number(share * 100, digits)); }

QString points(double share, int digits)
{
    const double value = share * 100;
    const bool zero = std::abs(value) < 0.5 * std::pow(10, -digits);
    return (zero ? QString() : value > 0 ? QString("+") : QString(QChar(0x2212))) + number(std::abs(value), digits);
}

QString ago(std::int64_t atMs, std::int64_t nowMs)
{
    const auto seconds = (nowMs - atMs) / 1000;
    if (seconds < 60) {
        return Words::tr("just now");
    }
    if (seconds < 3600) {
        return Words::tr("%1 min ago").arg(seconds / 60);
    }
    if (seconds < 86'400) {
        return Words::tr("%1 h ago").arg(seconds / 3600);
    }
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(atMs).date(), QLocale::ShortFormat);
}

} // namespace polymath::format
