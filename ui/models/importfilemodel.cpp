#include "ui/models/importfilemodel.h"

#include "ui/models/cells.h"
#include "ui/widgets/sentences.h"

#include <QBrush>
#include <QGuiApplication>
#include <QPalette>

#include <algorithm>
#include <set>

namespace polymath {

namespace {

bool usesMapping(ImportFile::State state)
{
    return state == ImportFile::State::Ready || state == ImportFile::State::NeedsColumns;
}

} // namespace

bool ImportGroup::isMapped() const
{
    return !isTable() || !mapping.text.empty() || (!mapping.prompt.empty() && !mapping.response.empty());
}

void ImportFileModel::add(const std::vector<FoundFile>& files)
{
    std::set<std::filesystem::path> known;
    for (const auto& row : rows()) {
        known.insert(row.file.path);
    }
    std::vector<ImportFile> added;
    auto id = static_cast<std::int64_t>(rows().size());
    for (const auto& file : files) {
        if (known.insert(file.path).second) {
            const bool skipped = !file.skipped.isEmpty();
            added.push_back(
                {id++, file, skipped ? ImportFile::State::Skipped : ImportFile::State::Waiting, file.skipped, -1});
        }
    }
    appendRows(std::move(added));
}

int ImportFileModel::firstOf(ImportFile::State state, int from) const
{
    for (int index = std::max(0, from); index < rowCount(); ++index) {
        if (row(index).state == state) {
            return index;
        }
    }
    return -1;
}

int ImportFileModel::groupFor(const FilePreview& preview)
{
    const auto found = std::find_if(m_groups.begin(), m_groups.end(),
                                    [&](const ImportGroup& group) { return group.columns == preview.columns; });
    if (found != m_groups.end()) {
        return static_cast<int>(found - m_groups.begin());
    }
    m_groups.push_back({preview.columns, preview.mapping});
    return static_cast<int>(m_groups.size()) - 1;
}

void ImportFileModel::setPreview(int index, const Result<FilePreview>& preview)
{
    auto file = row(index);
    if (preview && (preview->problem.empty() || !preview->mappingWorks)) { // a mapping can be mended here, rows cannot
        file.group = groupFor(*preview);
        file.state = m_groups[static_cast<std::size_t>(file.group)].isMapped() ? ImportFile::State::Ready
                                                                               : ImportFile::State::NeedsColumns;
    } else {
        file.state = ImportFile::State::Failed;
        file.sentence = translatedSentence(preview ? preview->problem : preview.error().sentence);
    }
    replaceRow(index, std::move(file));
}

void ImportFileModel::setLeftOut(int index, bool leftOut)
{
    auto file = row(index);
    file.state = leftOut ? ImportFile::State::LeftOut : ImportFile::State::Waiting;
    replaceRow(index, std::move(file));
}

int ImportFileModel::filesOf(int group) const
{
    return static_cast<int>(std::count_if(rows().begin(), rows().end(), [group](const ImportFile& file) {
        return file.group == group && usesMapping(file.state);
    }));
}

void ImportFileModel::setMapping(int group, const ColumnMapping& mapping)
{
    auto& changed = m_groups[static_cast<std::size_t>(group)];
    changed.mapping = mapping;
    const auto state = changed.isMapped() ? ImportFile::State::Ready : ImportFile::State::NeedsColumns;
    for (int index = 0; index < rowCount(); ++index) {
        auto file = row(index);
        if (file.group == group && usesMapping(file.state)) {
            file.state = state;
            replaceRow(index, std::move(file));
        }
    }
}

ImportCounts ImportFileModel::counts() const
{
    ImportCounts counts;
    for (const auto& file : rows()) {
        switch (file.state) {
        case ImportFile::State::Waiting:
            ++counts.waiting;
            break;
        case ImportFile::State::Ready:
            ++counts.ready;
            counts.readyBytes += file.file.bytes;
            break;
        case ImportFile::State::NeedsColumns:
            ++counts.needColumns;
            break;
        case ImportFile::State::Failed:
            ++counts.failed;
            break;
        case ImportFile::State::Skipped:
        case ImportFile::State::LeftOut:
            ++counts.skipped;
            break;
        }
    }
    return counts;
}

std::vector<ImportPart> ImportFileModel::parts() const
{
    std::vector<ImportPart> parts;
    for (int group = 0; group < static_cast<int>(m_groups.size()); ++group) {
        ImportPart part;
        part.mapping = m_groups[static_cast<std::size_t>(group)].mapping;
        for (const auto& file : rows()) {
            if (file.group == group && file.state == ImportFile::State::Ready) {
                part.files.push_back(file.file.path.string());
            }
        }
        if (!part.files.empty()) {
            parts.push_back(std::move(part));
        }
    }
    return parts;
}

QString ImportFileModel::status(const ImportFile& file) const
{
    switch (file.state) {
    case ImportFile::State::Waiting:
        return tr("Looking into it");
    case ImportFile::State::Ready: {
        const auto& group = m_groups[static_cast<std::size_t>(file.group)];
        return !group.isTable()             ? tr("Running text")
               : group.mapping.text.empty() ? tr("%1 → %2").arg(QString::fromStdString(group.mapping.prompt),
                                                                QString::fromStdString(group.mapping.response))
                                            : tr("Running text in %1").arg(QString::fromStdString(group.mapping.text));
    }
    case ImportFile::State::NeedsColumns:
        return tr("Choose its columns");
    case ImportFile::State::LeftOut:
        return tr("Left out");
    case ImportFile::State::Failed:
    case ImportFile::State::Skipped:
        return file.sentence;
    }
    return {};
}

QVariant ImportFileModel::cell(const ImportFile& file, int column, int role) const
{
    if (role == Qt::ToolTipRole) {
        return column == Status ? status(file) : QString::fromStdString(file.file.path.string());
    }
    const bool leftOut = file.state != ImportFile::State::Waiting && !usesMapping(file.state);
    if (role == Qt::ForegroundRole && leftOut) {
        return QGuiApplication::palette().brush(QPalette::PlaceholderText);
    }
    switch (column) {
    case Name:
        return textCell(file.file.name, role);
    case Size:
        return role == Qt::DisplayRole
                   ? QVariant(QLocale().formattedDataSize(file.file.bytes, 0, QLocale::DataSizeSIFormat))
                   : countCell(file.file.bytes, role);
    case Status:
        return textCell(status(file), role);
    default:
        return {};
    }
}

QVariant ImportFileModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole) {
        return headerAlignment(column == Size);
    }
    const QString titles[] = {tr("File"), tr("Size"), tr("What the model reads and learns")};
    return textCell(titles[column], role);
}

} // namespace polymath
