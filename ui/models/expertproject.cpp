#include "ui/models/expertproject.h"

#include "core/exchange/expertfile.h"
#include "core/store/project.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace polymath {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(expertproject)
};

bool fits(const ExpertFileInfo& info, const std::filesystem::path& file, const std::filesystem::path& folder)
{
    const auto schema = Project::schemaOf(folder);
    if (!schema || *schema != Project::currentSchema()) {
        return false;
    }
    const auto project = Project::open(folder);
    const auto base = project ? project->baseModel() : tl::unexpected(project.error());
    return base && checkBase(info, file, *base);
}

} // namespace

Result<QString> projectForExpert(const QString& file, const QStringList& projects)
{
    const auto path = std::filesystem::path(file.toStdString());
    POLYMATH_TRY(info, readExpertFile(path));
    for (const auto& folder : projects) {
        if (fits(info, path, folder.toStdString())) {
            return folder;
        }
    }
    return fail(ErrorCode::BadInput,
                Words::tr("'%1' was trained beside the base model %2, and no recent project has that model. Make a "
                          "project with it or open one, then open the file again.")
                    .arg(QFileInfo(file).fileName(), QString::fromStdString(info.baseName))
                    .toStdString());
}

} // namespace polymath
