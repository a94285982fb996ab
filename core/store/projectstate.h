#pragma once

// Internal to core/store: what Project's own files share.

#include "core/store/project.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polymath {

constexpr int busyTimeoutMs = 20'000;
constexpr const char* databaseName = "project.sqlite";

/// What SQLite reported, as a sentence that names the database.
[[nodiscard]] Error errorOf(const SQLite::Exception& error, const std::filesystem::path& database);

/// A list of words as a JSON array, and back; unreadable text is an empty list.
[[nodiscard]] std::string listToText(const std::vector<std::string>& list);
[[nodiscard]] std::vector<std::string> listFromText(const std::string& text);

/// Reads the columns of one row from left to right.
class Row {
public:
    explicit Row(SQLite::Statement& statement) : m_statement(statement) {}

    Row& operator>>(std::int64_t& value)
    {
        value = m_statement.getColumn(m_next++).getInt64();
        return *this;
    }
    Row& operator>>(int& value)
    {
        value = m_statement.getColumn(m_next++).getInt();
        return *this;
    }
    Row& operator>>(double& value)
    {
        value = m_statement.getColumn(m_next++).getDouble();
        return *this;
    }
    Row& operator>>(std::string& value)
    {
        value = m_statement.getColumn(m_next++).getString();
        return *this;
    }
    Row& operator>>(std::vector<std::string>& value)
    {
        std::string text;
        *this >> text;
        value = listFromText(text);
        return *this;
    }
    Row& operator>>(std::optional<int>& value)
    {
        const auto column = m_statement.getColumn(m_next++);
        value = column.isNull() ? std::nullopt : std::optional<int>(column.getInt());
        return *this;
    }
    template <typename Enum> Row& word(Enum& value, std::optional<Enum> (*fromText)(std::string_view))
    {
        std::string text;
        *this >> text;
        value = fromText(text).value_or(value);
        return *this;
    }

private:
    SQLite::Statement& m_statement;
    int m_next = 0;
};

/// What a name in a job's description stands for.
enum class UsedAs { Domain, Subject, Task };

/// Of the columns id, domain_id, source_id, hash, split, prompt, text, place.
[[nodiscard]] DocumentRecord readDocument(SQLite::Statement& statement);

struct Project::State {
    State(std::filesystem::path place, int flags)
        : folder(std::move(place)), file(folder / databaseName), database(file.string(), flags, busyTimeoutMs)
    {
        database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;");
    }

    /// Runs `work` and turns what SQLite throws into an Error.
    template <typename Work> auto guarded(Work&& work) -> decltype(work())
    {
        try {
            return work();
        } catch (const SQLite::Exception& error) {
            return tl::unexpected(errorOf(error, file));
        }
    }

    template <typename... Values> int write(const char* sql, const Values&... values)
    {
        SQLite::Statement statement(database, sql);
        SQLite::bind(statement, values...);
        return statement.exec();
    }

    template <typename... Values> Result<void> writing(const char* sql, const Values&... values)
    {
        return guarded([&]() -> Result<void> {
            write(sql, values...);
            return {};
        });
    }

    /// All rows of a query, each made by `read`.
    template <typename Read, typename... Values> auto rows(const std::string& sql, Read&& read, const Values&... values)
    {
        using Record = decltype(read(std::declval<SQLite::Statement&>()));
        return guarded([&]() -> Result<std::vector<Record>> {
            SQLite::Statement statement(database, sql);
            if constexpr (sizeof...(values) > 0) {
                SQLite::bind(statement, values...);
            }
            std::vector<Record> all;
            while (statement.executeStep()) {
                all.push_back(read(statement));
            }
            return all;
        });
    }

    /// The first row of a query, if there is one.
    template <typename Read, typename... Values>
    auto first(const std::string& sql, Read&& read, const Values&... values)
        -> Result<std::optional<decltype(read(std::declval<SQLite::Statement&>()))>>
    {
        POLYMATH_TRY(all, rows(sql, read, values...));
        if (all.empty()) {
            return std::nullopt;
        }
        return std::move(all.front());
    }

    /// A statement that is prepared once and run often, ready for its values.
    SQLite::Statement& prepared(std::unique_ptr<SQLite::Statement>& statement, const char* sql)
    {
        if (!statement) {
            statement = std::make_unique<SQLite::Statement>(database, sql);
        }
        statement->reset();
        return *statement;
    }

    /// Brings the schema up to date, one transaction a step, after a copy of what was there.
    Result<void> migrate();

    // Inside a transaction
    /// Usage where an active job works with this domain, subject or task. `doing`: "renamed".
    Result<void> refuseWhileActive(UsedAs use, const std::string& name);
    Result<void> refuseRemoval(RemovableKind kind, RowId id, const std::string& name);
    /// Renames a removed domain or subject that has this name, so that a new one can take it.
    void giveUpDomainName(const std::string& name);
    void giveUpSubjectName(const std::string& name);
    /// Changes a name wherever the project has it.
    void changeDomainName(RowId domain, const std::string& from, const std::string& to);
    void changeSubjectName(const std::string& from, const std::string& to);
    /// Replaces `from` by `to` in the lists and texts of this key in the descriptions of jobs that may still run.
    void changeInJobs(const std::vector<std::string>& keys, const std::string& from, const std::string& to);

    std::filesystem::path folder;
    std::filesystem::path file;
    SQLite::Database database;
    std::optional<int> upgradedFrom;                   ///< the schema before migrate() had something to do
    std::unique_ptr<SQLite::Statement> insertDocument; ///< imports run these millions of times
    std::unique_ptr<SQLite::Statement> insertSignature;
    std::unique_ptr<SQLite::Statement> selectDocument;
    std::unique_ptr<SQLite::Statement> selectSignature;
};

} // namespace polymath
