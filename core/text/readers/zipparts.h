#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct archive;

namespace polymath {

/// The named parts of a document that is a zip: DOCX, ODT, EPUB, XLSX. Nothing is written to disk.
class ZipParts {
public:
    /// The most bytes that read() takes of one part. A book of 900 pages has 10 MB of XML; as a tree, which takes
    /// several times its size, more than this would not fit the memory that one file may take.
    static constexpr std::uint64_t largestPart = 96ULL << 20;
    /// The most bytes that all reading of one file may unpack, so that a bomb of many parts ends too.
    static constexpr std::uint64_t largestTotal = 4ULL << 30;
    /// The most parts that one file may have: a book of pictures has thousands.
    static constexpr std::size_t mostParts = 50'000;

    /// `name`: the file as sentences name it. Errors: BadInput for a file that is no zip, cut off, or has too many
    /// parts.
    [[nodiscard]] static Result<ZipParts> open(const std::filesystem::path& file, const std::string& name);

    /// Their names in the file's order, with "/" between folders.
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }
    /// Upper and lower case of ASCII letters are the same, as in all that takes a name here.
    [[nodiscard]] bool has(std::string_view part) const { return indexOf(part) < m_names.size(); }

    /// A part's content. Errors: BadInput for a part that is not there, has a password, is damaged or too large.
    [[nodiscard]] Result<std::string> read(std::string_view part);
    /// Hands a part's content on piece by piece, whatever its size; errors as read(), and what `take` returns.
    [[nodiscard]] Result<void> stream(std::string_view part,
                                      const std::function<Result<void>(std::string_view piece)>& take);

private:
    struct Close {
        void operator()(archive* opened) const;
    };

    [[nodiscard]] std::size_t indexOf(std::string_view part) const;
    [[nodiscard]] Result<void> rewind();
    [[nodiscard]] tl::unexpected<Error> damaged(std::string_view part) const;

    std::filesystem::path m_file;
    std::string m_name;
    std::vector<std::string> m_names;
    std::unique_ptr<archive, Close> m_archive;
    std::size_t m_next = 0; ///< the index of the part whose header comes next in m_archive
    std::uint64_t m_unpacked = 0;
};

/// What a zip says it is: the content of its "mimetype" (ODT, EPUB) or of its "[Content_Types].xml" (DOCX, XLSX). Of
/// one that is damaged, `head`, in which both or the first parts' names mostly are. Empty for any other file.
[[nodiscard]] std::string zipType(std::string_view head, const std::filesystem::path& file);

} // namespace polymath
