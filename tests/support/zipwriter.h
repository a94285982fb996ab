#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace polymath::test {

/// Names and contents, in order.
using ZipContent = std::vector<std::pair<std::string, std::string>>;

/// Writes a zip; with a password, encrypted as zip programs do it. Links are made of entries named "link:NAME", whose
/// content is where they lead to.
inline void writeZip(const std::filesystem::path& file, const ZipContent& parts, const std::string& password = {},
                     const std::string& encryption = "zipcrypt")
{
    archive* out = archive_write_new();
    archive_write_set_format_zip(out);
    if (!password.empty()) {
        archive_write_set_options(out, ("zip:encryption=" + encryption).c_str());
        archive_write_set_passphrase(out, password.c_str());
    }
    ASSERT_EQ(archive_write_open_filename(out, file.c_str()), ARCHIVE_OK) << archive_error_string(out);
    archive_entry* entry = archive_entry_new();
    for (const auto& [name, content] : parts) {
        const bool link = name.starts_with("link:");
        if (name == "mimetype") { // as ODT and EPUB ask for it
            archive_write_zip_set_compression_store(out);
        } else {
            archive_write_zip_set_compression_deflate(out);
        }
        archive_entry_clear(entry);
        archive_entry_set_pathname_utf8(entry, name.c_str() + (link ? 5 : 0));
        archive_entry_set_filetype(entry, link ? AE_IFLNK : AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        if (link) {
            archive_entry_set_symlink_utf8(entry, content.c_str());
        }
        archive_entry_set_size(entry, link ? 0 : static_cast<la_int64_t>(content.size()));
        ASSERT_EQ(archive_write_header(out, entry), ARCHIVE_OK) << archive_error_string(out);
        if (!link) {
            ASSERT_EQ(archive_write_data(out, content.data(), content.size()), static_cast<la_ssize_t>(content.size()))
                << archive_error_string(out);
        }
    }
    archive_entry_free(entry);
    ASSERT_EQ(archive_write_close(out), ARCHIVE_OK) << archive_error_string(out);
    archive_write_free(out);
}

} // namespace polymath::test
