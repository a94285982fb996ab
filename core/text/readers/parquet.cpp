#include "core/text/readers/readers.h"

#include "core/base/translate.h"
#include "core/text/readers/jsonrecords.h"

#include <arrow/api.h>
#include <arrow/io/file.h>
#include <nlohmann/json.hpp>
#include <parquet/arrow/reader.h>
#include <parquet/properties.h>

#include <array>
#include <cstdint>
#include <exception>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace polymath {

namespace {

using json = nlohmann::ordered_json;

/// Rows that are decoded together: documents may be long, so a few.
constexpr std::int64_t rowsAtOnce = 256;
/// More columns than any table with text has.
constexpr int mostColumns = 20'000;
/// Types inside types deeper than this have no text.
constexpr int deepestType = 20;

json valueAt(const arrow::Array& array, std::int64_t at, int depth);

json listAt(const arrow::Array& values, std::int64_t first, std::int64_t length, int depth)
{
    json result = json::array();
    for (std::int64_t index = 0; index < length; ++index) {
        result.push_back(valueAt(values, first + index, depth + 1));
    }
    return result;
}

template <typename List> json listOf(const arrow::Array& array, std::int64_t at, int depth)
{
    const auto& list = static_cast<const List&>(array);
    return listAt(*list.values(), list.value_offset(at), list.value_length(at), depth);
}

template <typename Text> json textOf(const arrow::Array& array, std::int64_t at)
{
    return std::string(static_cast<const Text&>(array).GetView(at));
}

/// A cell as JSON would write it. Bytes that are no text are null, dates and the like are what Arrow writes.
json valueAt(const arrow::Array& array, std::int64_t at, int depth)
{
    if (array.IsNull(at) || depth > deepestType) {
        return nullptr;
    }
    switch (array.type_id()) {
    case arrow::Type::STRING:
        return textOf<arrow::StringArray>(array, at);
    case arrow::Type::LARGE_STRING:
        return textOf<arrow::LargeStringArray>(array, at);
    case arrow::Type::STRING_VIEW:
        return textOf<arrow::StringViewArray>(array, at);
    case arrow::Type::BOOL:
        return static_cast<const arrow::BooleanArray&>(array).Value(at);
    case arrow::Type::INT64:
        return static_cast<const arrow::Int64Array&>(array).Value(at);
    case arrow::Type::INT32:
        return static_cast<const arrow::Int32Array&>(array).Value(at);
    case arrow::Type::DOUBLE:
        return static_cast<const arrow::DoubleArray&>(array).Value(at);
    case arrow::Type::FLOAT:
        return static_cast<const arrow::FloatArray&>(array).Value(at);
    case arrow::Type::LIST:
        return listOf<arrow::ListArray>(array, at, depth);
    case arrow::Type::LARGE_LIST:
        return listOf<arrow::LargeListArray>(array, at, depth);
    case arrow::Type::FIXED_SIZE_LIST:
        return listOf<arrow::FixedSizeListArray>(array, at, depth);
    case arrow::Type::MAP: {
        const auto& map = static_cast<const arrow::MapArray&>(array);
        json result = json::object();
        for (auto index = map.value_offset(at); index < map.value_offset(at + 1); ++index) {
            const auto key = valueAt(*map.keys(), index, depth + 1);
            result[key.is_string() ? key.get<std::string>() : key.dump()] = valueAt(*map.items(), index, depth + 1);
        }
        return result;
    }
    case arrow::Type::STRUCT: {
        const auto& parts = static_cast<const arrow::StructArray&>(array);
        json result = json::object();
        for (int part = 0; part < parts.num_fields(); ++part) {
            result[parts.type()->field(part)->name()] = valueAt(*parts.field(part), at, depth + 1);
        }
        return result;
    }
    case arrow::Type::DICTIONARY: {
        const auto& coded = static_cast<const arrow::DictionaryArray&>(array);
        return valueAt(*coded.dictionary(), coded.GetValueIndex(at), depth + 1);
    }
    case arrow::Type::BINARY:
    case arrow::Type::LARGE_BINARY:
    case arrow::Type::BINARY_VIEW:
    case arrow::Type::FIXED_SIZE_BINARY:
        return nullptr; // pictures, mostly
    default: {
        const auto scalar = array.GetScalar(at);
        return scalar.ok() ? json((*scalar)->ToString()) : json();
    }
    }
}

tl::unexpected<Error> encrypted(const ReadInput& input, const std::string& detail)
{
    return fail(ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences",
                                       "'%1' is encrypted, which cannot be read. Write it again without encryption."),
                         {input.name}),
                detail);
}

tl::unexpected<Error> damaged(const ReadInput& input, const std::string& detail)
{
    return detail.find("ncrypt") != std::string::npos
               ? encrypted(input, detail)
               : fail(ErrorCode::BadInput,
                      sentence(POLYMATH_TEXT("sentences",
                                             "'%1' is damaged or cut off, or not written as Parquet is. Get it again."),
                               {input.name}),
                      detail);
}

Result<void> readRows(const ReadInput& input, ReadSink& sink)
{
    // The system's memory, so that a limit on this process counts.
    auto* pool = arrow::system_memory_pool();
    const auto file = arrow::io::ReadableFile::Open(input.file.string(), pool);
    if (!file.ok()) {
        return damaged(input, file.status().ToString());
    }
    parquet::ReaderProperties properties(pool);
    properties.enable_buffered_stream(); // not whole row groups, which may be gigabytes
    parquet::ArrowReaderProperties arrowProperties(false);
    arrowProperties.set_batch_size(rowsAtOnce);
    arrowProperties.set_pre_buffer(false);
    parquet::arrow::FileReaderBuilder builder;
    if (const auto opened = builder.Open(*file, properties); !opened.ok()) {
        return damaged(input, opened.ToString());
    }
    const auto metadata = builder.raw_reader()->metadata();
    if (metadata->num_columns() > mostColumns) {
        return fail(
            ErrorCode::BadInput,
            sentence(
                POLYMATH_TEXT(
                    "sentences",
                    "'%1' has %2 columns; up to %3 are read. Keep the columns with text and leave the others out."),
                {input.name, std::to_string(metadata->num_columns()), std::to_string(mostColumns)}));
    }
    const auto reader = builder.memory_pool(pool)->properties(arrowProperties)->Build();
    if (!reader.ok()) {
        return damaged(input, reader.status().ToString());
    }
    const auto batches = (*reader)->GetRecordBatchReader();
    if (!batches.ok()) {
        return damaged(input, batches.status().ToString());
    }
    RecordReader records;
    std::int64_t rows = 0;
    while (true) {
        const auto batch = (*batches)->Next();
        if (!batch.ok()) {
            return damaged(input, batch.status().ToString());
        }
        if (*batch == nullptr) {
            break;
        }
        if (const auto valid = (*batch)->ValidateFull(); !valid.ok()) { // offsets and texts of a damaged file
            return damaged(input, valid.ToString());
        }
        for (std::int64_t at = 0; at < (*batch)->num_rows(); ++at) {
            sink.at({Place::Unit::Row, ++rows});
            json record = json::object();
            for (int column = 0; column < (*batch)->num_columns(); ++column) {
                record[(*batch)->column_name(column)] = valueAt(*(*batch)->column(column), at, 0);
            }
            for (const auto& row : records.rowsOf(record)) {
                POLYMATH_CHECK(sink.row(row));
            }
        }
    }
    records.finish(sink);
    return rows > 0 ? Result<void>()
                    : fail(ErrorCode::BadInput,
                           sentence(POLYMATH_TEXT("sentences", "'%1' has columns but no rows."), {input.name}));
}

} // namespace

Result<void> readParquet(const ReadInput& input, ReadSink& sink)
{
    std::array<char, 4> magic{};
    std::ifstream(input.file, std::ios::binary).read(magic.data(), magic.size());
    if (std::string_view(magic.data(), magic.size()) == "PARE") {
        return encrypted(input, "encrypted footer");
    }
    try {
        return readRows(input, sink);
    } catch (const std::exception& error) { // of Arrow and of memory that is not there
        return damaged(input, error.what());
    }
}

} // namespace polymath
