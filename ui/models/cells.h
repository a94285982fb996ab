#pragma once

#include <QLocale>
#include <QString>
#include <QVariant>

#include <cstdint>

/// What several models answer alike.
namespace polymath {

[[nodiscard]] inline QVariant textCell(const QString& text, int role)
{
    return role == Qt::DisplayRole ? QVariant(text) : QVariant();
}

/// A number with the language's separators, at the right edge.
[[nodiscard]] inline QVariant countCell(std::int64_t value, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return QLocale().toString(static_cast<qlonglong>(value));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    default:
        return {};
    }
}

[[nodiscard]] inline QVariant headerAlignment(bool number)
{
    return QVariant::fromValue(Qt::Alignment((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
}

} // namespace polymath
