#include "ui/models/sourcemodel.h"

#include "ui/models/cells.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

namespace polymath {

QVariant SourceModel::cell(const SourceRecord& source, int column, int role) const
{
    const auto path = QString::fromStdString(source.path);
    switch (column) {
    case File:
        return role == Qt::ToolTipRole ? path : textCell(QFileInfo(path).fileName(), role);
    case Documents:
        return countCell(source.documents, role);
    case Duplicates:
        return countCell(source.duplicates, role);
    case Skipped:
        return countCell(source.skipped, role);
    case Format:
        return textCell(QString::fromStdString(source.format), role);
    case Encoding:
        return textCell(QString::fromStdString(source.encoding), role);
    case Imported:
        return textCell(QLocale().toString(QDateTime::fromMSecsSinceEpoch(source.importedMs), QLocale::ShortFormat),
                        role);
    default:
        return {};
    }
}

QVariant SourceModel::header(int column, int role) const
{
    if (role == Qt::ToolTipRole) {
        return column == Duplicates ? tr("Exact copies of documents that the domain already had. They are left out.")
               : column == Skipped  ? tr("Rows that hold no text to learn from.")
               : column == Encoding ? tr("How the file's letters are stored. Everything is converted to UTF-8.")
                                    : QVariant();
    }
    if (role == Qt::TextAlignmentRole) {
        return headerAlignment(column >= Documents && column <= Skipped);
    }
    const QString titles[] = {tr("File"),   tr("Documents"), tr("Copies left out"), tr("Rows without text"),
                              tr("Format"), tr("Encoding"),  tr("Imported")};
    return textCell(titles[column], role);
}

} // namespace polymath
