#include "ui/models/importresultmodel.h"

#include "ui/models/cells.h"
#include "ui/models/importfilemodel.h"
#include "ui/widgets/sentences.h"

#include <QBrush>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

namespace polymath {

namespace {
QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

bool isRemoved(const EntryOutcome& outcome, const std::set<RowId>& sources)
{
    const auto& gone = outcome.goneSources;
    return !gone.empty() && std::none_of(gone.begin(), gone.end(), [&](RowId id) { return sources.contains(id); });
}
} // namespace

QString titleOf(const EntryOutcome& outcome)
{
    if (outcome.format == "built-in") {
        return ImportResultModel::tr("Built-in general English");
    }
    return QFileInfo(text(outcome.name)).fileName();
}

QStringList sentencesOf(const ImportResult& result)
{
    const auto& outcome = result.outcome;
    const auto plural = [](const char* words, std::int64_t count) {
        return ImportResultModel::tr(words, nullptr, static_cast<int>(count));
    };
    QStringList sentences;
    if (!outcome.problem.empty()) {
        sentences << withoutFolder(translatedSentence(outcome.problem), outcome.name);
    }
    if (!outcome.goneSources.empty()) {
        sentences << (result.removed
                          ? ImportResultModel::tr("Is not in the folder any more. Its documents were removed.")
                          : ImportResultModel::tr("Is not in the folder any more. Its documents are kept."));
    }
    if (outcome.unchanged) {
        sentences << ImportResultModel::tr("Not changed since it was imported before.");
    }
    for (const auto& note : outcome.notes) {
        sentences << withoutFolder(translatedSentence(note), outcome.name);
    }
    const auto& counts = outcome.cleaning;
    const std::pair<std::int64_t, const char*> parts[] = {
        {outcome.skipped, QT_TRANSLATE_N_NOOP("polymath::ImportResultModel", "%Ln row(s) without text.")},
        {counts.copies, QT_TRANSLATE_N_NOOP("polymath::ImportResultModel", "%Ln exact copies left out.")},
        {counts.nearDuplicates, QT_TRANSLATE_N_NOOP("polymath::ImportResultModel", "%Ln near copies left out.")},
        {counts.otherDomainsDropped,
         QT_TRANSLATE_N_NOOP("polymath::ImportResultModel", "%Ln document(s) left out that other domains have.")},
        {counts.betweenSplits,
         QT_TRANSLATE_N_NOOP("polymath::ImportResultModel", "%Ln near copies of documents that test left out.")},
        {counts.tooShort, QT_TRANSLATE_N_NOOP("polymath::ImportResultModel", "%Ln very short text(s) left out.")},
        {counts.garbled,
         QT_TRANSLATE_N_NOOP("polymath::ImportResultModel", "%Ln text(s) left out that are no language.")},
        {counts.boilerplate,
         QT_TRANSLATE_N_NOOP("polymath::ImportResultModel", "%Ln document(s) without the lines that many repeat.")},
        {counts.repaired, QT_TRANSLATE_N_NOOP("polymath::ImportResultModel", "%Ln document(s) with letters repaired.")},
        {counts.personalData.total(),
         QT_TRANSLATE_N_NOOP("polymath::ImportResultModel", "%Ln piece(s) of personal data found.")},
        {counts.masked,
         QT_TRANSLATE_N_NOOP("polymath::ImportResultModel", "%Ln document(s) with personal data masked.")},
    };
    for (const auto& [count, words] : parts) {
        if (count > 0) {
            sentences << plural(words, count);
        }
    }
    return sentences;
}

void ImportResultModel::show(const std::vector<EntryOutcome>& entries, const std::set<RowId>& sources)
{
    clearRows();
    std::vector<ImportResult> rows;
    for (const auto& entry : entries) {
        rows.push_back({static_cast<std::int64_t>(rows.size()), entry, isRemoved(entry, sources)});
    }
    appendRows(std::move(rows));
}

void ImportResultModel::setSources(const std::set<RowId>& sources)
{
    for (int index = 0; index < rowCount(); ++index) {
        if (auto result = row(index); isRemoved(result.outcome, sources) != result.removed) {
            result.removed = !result.removed;
            replaceRow(index, std::move(result));
        }
    }
}

QVariant ImportResultModel::cell(const ImportResult& result, int column, int role) const
{
    const auto& outcome = result.outcome;
    if (role == Qt::ForegroundRole && !outcome.problem.empty() && column != Words) {
        return QGuiApplication::palette().brush(QPalette::PlaceholderText);
    }
    switch (column) {
    case File:
        return role == Qt::ToolTipRole ? text(outcome.name) : textCell(titleOf(outcome), role);
    case Kind:
        return textCell(formatTitle(outcome.format).section(" (", 0, 0), role);
    case Documents:
        if (outcome.unchanged || !outcome.goneSources.empty()) { // nothing was read
            return {};
        }
        return countCell(outcome.documents, role);
    case Words: {
        const auto sentences = sentencesOf(result);
        return role == Qt::ToolTipRole ? sentences.join("\n")
                                       : textCell(sentences.isEmpty() ? tr("Taken.") : sentences.join(" "), role);
    }
    default:
        return {};
    }
}

QVariant ImportResultModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole) {
        return headerAlignment(column == Documents);
    }
    const QString titles[] = {tr("File"), tr("Kind"), tr("Documents"), tr("What became of it")};
    return textCell(titles[column], role);
}

} // namespace polymath
