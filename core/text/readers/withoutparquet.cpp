#include "core/text/readers/readers.h"

namespace polymath {

Result<void> readParquet(const ReadInput& input, ReadSink&)
{
    return fail(ErrorCode::BadInput, "'" + input.name +
                                         "' is a Parquet file, which this build of Polymath does not read: it was made "
                                         "without Arrow. Save it as JSON lines or CSV and import that.");
}

} // namespace polymath
