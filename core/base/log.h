#pragma once

#include <filesystem>
#include <string_view>

namespace polymath::log {

/// Sends the program's log to stderr (warnings and worse, or everything when `verbose`) and, where `file` is not
/// empty, all of it to that file. Call once, from main().
void start(std::string_view program, const std::filesystem::path& file = {}, bool verbose = false);

void debug(std::string_view message);
void info(std::string_view message);
void warn(std::string_view message);
void error(std::string_view message);

} // namespace polymath::log
