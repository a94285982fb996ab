#include "core/text/readers/readers.h"

#include "core/base/translate.h"

namespace polymath {

Result<void> readParquet(const ReadInput& input, ReadSink&)
{
    return fail(
        ErrorCode::BadInput,
        sentence(POLYMATH_TEXT("sentences", "'%1' is a Parquet file, which this build of Polymath does not read: it "
                                            "was made without Arrow. Save it as JSON lines or CSV and import that."),
                 {input.name}));
}

} // namespace polymath
