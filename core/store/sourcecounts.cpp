#include "core/store/sourcecounts.h"

#include "core/store/projectstate.h"

#include <nlohmann/json.hpp>

namespace polymath {

Result<SplitCounts> documentCountsOf(const Project& project, const std::vector<RowId>& sources)
{
    const auto file = project.folder() / databaseName;
    try {
        const SQLite::Database database(file.string(), SQLite::OPEN_READONLY, busyTimeoutMs);
        SQLite::Statement statement(database, "SELECT d.split, count(*) FROM json_each(?) JOIN document d "
                                              "ON d.source_id = value GROUP BY d.split");
        statement.bind(1, nlohmann::json(sources).dump());
        SplitCounts counts;
        while (statement.executeStep()) {
            const int split = statement.getColumn(0).getInt();
            (split == 0   ? counts.train
             : split == 1 ? counts.validation
                          : counts.test) = statement.getColumn(1).getInt64();
        }
        return counts;
    } catch (const SQLite::Exception& error) {
        return tl::unexpected(errorOf(error, file));
    }
}

} // namespace polymath
