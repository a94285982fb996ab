#include "ui/models/importfilemodel.h"

#include "core/text/formats.h"
#include "ui/models/cells.h"
#include "ui/widgets/sentences.h"

#include <QBrush>
#include <QCoreApplication>
#include <QFileInfo>
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

bool isGone(ImportFile::State state)
{
    return state == ImportFile::State::Gone || state == ImportFile::State::Forgotten;
}

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

/// A name without the folder that was dropped, which is the same for all.
QString belowFolder(const QString& name) { return name.contains('/') ? name.section('/', 1) : name; }

} // namespace

QString formatTitle(const std::string& format)
{
    if (format == "built-in" || format == "project") { // no files
        return format == "project" ? ImportFileModel::tr("domain") : ImportFileModel::tr("built in");
    }
    const auto* known = findFormat(format);
    return known == nullptr ? text(format) : QCoreApplication::translate("formats", std::string(known->title).c_str());
}

QString withoutFolder(QString sentence, const std::string& path)
{
    const auto folder = QFileInfo(text(path)).path();
    return folder == "." || folder == "/" ? sentence : sentence.replace(folder + '/', QString());
}

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
    for (const auto& file : files) {
        if (known.insert(file.path).second) {
            ImportFile row;
            row.id = ++m_lastId;
            row.file = file;
            row.state = file.skipped.isEmpty() ? ImportFile::State::Waiting : ImportFile::State::Skipped;
            row.sentence = file.skipped;
            added.push_back(std::move(row));
        }
    }
    const auto gone =
        std::find_if(rows().begin(), rows().end(), [](const ImportFile& file) { return isGone(file.state); });
    insertRowsAt(static_cast<int>(gone - rows().begin()), std::move(added));
}

void ImportFileModel::setGone(const std::vector<std::string>& files, const std::filesystem::path& folder)
{
    auto all = rows();
    std::erase_if(all, [](const ImportFile& file) { return isGone(file.state); });
    for (const auto& path : files) {
        ImportFile file;
        file.id = ++m_lastId;
        file.file.path = path;
        file.file.name = text((folder.filename() / std::filesystem::path(path).lexically_relative(folder)).string());
        file.file.bytes = -1;
        file.state = ImportFile::State::Gone;
        file.sentence = tr("This file was imported from the folder before and is not in it any more. Its documents "
                           "stay in the domain unless you remove them.");
        all.push_back(std::move(file));
    }
    clearRows();
    appendRows(std::move(all));
}

void ImportFileModel::setForgotten(int index, bool forgotten)
{
    auto file = row(index);
    file.state = forgotten ? ImportFile::State::Forgotten : ImportFile::State::Gone;
    replaceRow(index, std::move(file));
}

void ImportFileModel::setAllForgotten(bool forgotten)
{
    for (int index = 0; index < rowCount(); ++index) {
        if (isGone(row(index).state)) {
            setForgotten(index, forgotten);
        }
    }
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

int ImportFileModel::rowOf(std::int64_t id) const
{
    const auto found =
        std::find_if(rows().begin(), rows().end(), [id](const ImportFile& file) { return file.id == id; });
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

int ImportFileModel::groupFor(const FilePreview& preview)
{
    const auto found = std::find_if(m_groups.begin(), m_groups.end(),
                                    [&](const ImportGroup& group) { return group.columns == preview.columns; });
    if (found != m_groups.end()) {
        return static_cast<int>(found - m_groups.begin());
    }
    m_groups.push_back({preview.columns, preview.mapping, preview.guesses});
    return static_cast<int>(m_groups.size()) - 1;
}

void ImportFileModel::setPreview(int index, const Result<FilePreview>& preview)
{
    auto file = row(index);
    file.format = preview ? preview->format : "";
    file.sentence.clear();
    if (preview && (preview->problem.empty() || !preview->mappingWorks)) { // a mapping can be mended here, rows cannot
        file.group = groupFor(*preview);
        file.state = m_groups[static_cast<std::size_t>(file.group)].isMapped() ? ImportFile::State::Ready
                                                                               : ImportFile::State::NeedsColumns;
    } else {
        file.state = preview && preview->needsPassword ? ImportFile::State::NeedsPassword : ImportFile::State::Failed;
        file.sentence = translatedSentence(preview ? preview->problem : preview.error().sentence);
    }
    const bool whole = file.inside.empty();
    replaceRow(index, std::move(file));
    if (preview && whole) {
        showInside(index, *preview);
    }
}

void ImportFileModel::showInside(int index, const FilePreview& preview)
{
    const bool known = index + 1 < rowCount() && !row(index + 1).inside.empty();
    std::vector<ImportFile> inner;
    for (const auto& found : preview.files) {
        ImportFile file;
        file.id = ++m_lastId;
        file.file = row(index).file;
        file.file.bytes = static_cast<std::int64_t>(found.bytes);
        file.inside = found.name;
        file.format = found.format;
        file.group = row(index).group;
        file.state = found.problem.empty() ? ImportFile::State::Ready : ImportFile::State::Failed;
        file.sentence = translatedSentence(found.problem);
        inner.push_back(std::move(file));
    }
    if (!known) {
        insertRowsAt(index + 1, std::move(inner));
    }
}

void ImportFileModel::lookAgain(int index)
{
    auto file = row(index);
    file.state = ImportFile::State::Waiting;
    replaceRow(index, std::move(file));
}

void ImportFileModel::setLeftOut(int index, bool leftOut)
{
    auto file = row(index);
    const auto state = leftOut               ? ImportFile::State::LeftOut
                       : file.inside.empty() ? ImportFile::State::Waiting
                                             : ImportFile::State::Ready;
    file.state = state;
    const bool whole = file.inside.empty();
    replaceRow(index, std::move(file));
    for (int inner = index + 1; whole && inner < rowCount() && !row(inner).inside.empty(); ++inner) {
        auto part = row(inner);
        if (part.state != ImportFile::State::Failed) {
            part.state = leftOut ? ImportFile::State::LeftOut : ImportFile::State::Ready;
            replaceRow(inner, std::move(part));
        }
    }
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
        if (!file.inside.empty()) {
            continue;
        }
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
        case ImportFile::State::NeedsPassword:
            ++counts.needPassword;
            break;
        case ImportFile::State::Failed:
            ++counts.failed;
            break;
        case ImportFile::State::Skipped:
        case ImportFile::State::LeftOut:
            ++counts.skipped;
            break;
        case ImportFile::State::Gone:
            ++counts.gone;
            break;
        case ImportFile::State::Forgotten:
            ++counts.forgotten;
            break;
        }
    }
    return counts;
}

void ImportFileModel::fill(ImportRequest& request) const
{
    bool taken = false; // the file that the rows behind it are inside of
    for (const auto& file : rows()) {
        if (file.inside.empty()) {
            taken = file.state == ImportFile::State::Ready;
            if (taken) {
                const auto path = file.file.path.string();
                request.files.push_back(path);
                if (const auto& group = m_groups[static_cast<std::size_t>(file.group)]; group.isTable()) {
                    request.mappings[path] = group.mapping;
                }
            }
        }
        if (file.state == ImportFile::State::LeftOut && (taken || file.inside.empty())) {
            request.leftOut.push_back(file.reportName());
        }
        if (file.state == ImportFile::State::Forgotten) {
            request.forgotten.push_back(file.file.path.string());
        }
    }
}

void ImportFileModel::setOutcome(const ImportOutcome& outcome)
{
    std::map<std::string, const EntryOutcome*> found;
    std::map<std::string, std::int64_t> inFile; // with what is inside it
    for (const auto& entry : outcome.entries) {
        found[entry.name] = &entry;
    }
    for (int index = rowCount() - 1; index >= 0; --index) {
        auto file = row(index);
        const auto entry = found.find(file.reportName());
        const auto path = file.file.path.string();
        if (file.state != ImportFile::State::Ready) {
            continue;
        }
        file.documents = entry == found.end() ? 0 : entry->second->documents;
        if (file.inside.empty()) {
            file.documents += inFile[path];
        } else {
            inFile[path] += file.documents;
        }
        if (file.documents != row(index).documents) {
            replaceRow(index, std::move(file));
        }
    }
}

QString ImportFileModel::reading(const ImportFile& file) const
{
    const auto& group = m_groups[static_cast<std::size_t>(file.group)];
    return !group.isTable()             ? tr("Running text")
           : group.mapping.text.empty() ? tr("%1 → %2").arg(text(group.mapping.prompt), text(group.mapping.response))
                                        : tr("Running text in %1").arg(text(group.mapping.text));
}

QString ImportFileModel::status(const ImportFile& file) const
{
    switch (file.state) {
    case ImportFile::State::Waiting:
        return tr("Looking into it");
    case ImportFile::State::Ready: {
        const auto counted =
            file.documents < 0 ? QString() : tr("%Ln document(s)", nullptr, static_cast<int>(file.documents));
        if (!file.inside.empty() || file.format == "archive") {
            return counted.isEmpty() ? tr("Is taken") : counted;
        }
        return counted.isEmpty() ? reading(file) : counted + " · " + reading(file);
    }
    case ImportFile::State::NeedsColumns:
        return tr("Choose its columns");
    case ImportFile::State::NeedsPassword:
        return tr("Needs its password");
    case ImportFile::State::LeftOut:
        return tr("Left out");
    case ImportFile::State::Gone:
        return tr("Is gone; its documents stay");
    case ImportFile::State::Forgotten:
        return tr("Is gone; its documents are removed");
    case ImportFile::State::Failed:
    case ImportFile::State::Skipped:
        return withoutFolder(file.sentence, file.file.path.string());
    }
    return {};
}

QVariant ImportFileModel::cell(const ImportFile& file, int column, int role) const
{
    if (role == Qt::ToolTipRole) {
        return column == Status ? status(file) : text(file.reportName());
    }
    const bool aside = file.state == ImportFile::State::Failed || file.state == ImportFile::State::Skipped ||
                       file.state == ImportFile::State::LeftOut || isGone(file.state);
    if (role == Qt::ForegroundRole && aside) {
        return QGuiApplication::palette().brush(QPalette::PlaceholderText);
    }
    switch (column) {
    case Name:
        return textCell(file.inside.empty() ? belowFolder(file.file.name) : QString("    ") + text(file.inside), role);
    case Kind:
        return textCell(formatTitle(file.format).section(" (", 0, 0), role); // "archive", without its kinds
    case Size:
        if (file.file.bytes < 0) { // gone
            return {};
        }
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
    const QString titles[] = {tr("File"), tr("Kind"), tr("Size"), tr("What becomes of it")};
    return textCell(titles[column], role);
}

} // namespace polymath
