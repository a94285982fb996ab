// Stands in for libFuzzer where there is none: runs each file of a corpus, and simple mutations of it that are the same
// each time, through the fuzz target. FOLDER holds a folder for each format; SECONDS are spent on each at most.

#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr unsigned longestRun = 30; ///< seconds that one input may take
constexpr std::size_t longestInput = 1 << 20;
constexpr std::array<char, 7> values{'\0', '\xFF', '0', '<', '{', '"', '\n'}; ///< that readers look at

std::string current; ///< the input that is under way
std::string place;   ///< its name

/// Keeps the input that ended the program.
void keep(int signal)
{
    const auto file = fs::temp_directory_path() / "polymath-fuzz-found";
    std::ofstream(file, std::ios::binary) << current;
    std::fprintf(stderr, "Signal %d on a mutation of %s, which is kept as %s.\n", signal, place.c_str(), file.c_str());
    std::_Exit(1);
}

void run(const std::string& input)
{
    current = input;
    ::alarm(longestRun);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(current.data()), current.size());
    ::alarm(0);
}

/// Changes some bytes, takes some away, repeats or exchanges pieces, or cuts the end off.
void mutate(std::string& input, const std::string& other, std::mt19937& random)
{
    const auto below = [&random](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
    for (auto changes = 1 + below(6); changes > 0; --changes) {
        const auto at = below(input.size() + 1);
        const auto length = std::min<std::size_t>(below(below(2) == 0 ? 8 : 200), input.size() - at);
        switch (below(7)) {
        case 0:
            input.insert(at, 1, static_cast<char>(random()));
            break;
        case 1:
            if (at < input.size()) {
                input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
            }
            break;
        case 2:
            input.erase(at, length);
            break;
        case 3:
            input.insert(below(input.size() + 1), input.substr(at, length));
            break;
        case 4:
            input.insert(at, other.substr(below(other.size() + 1), 200));
            break;
        case 5:
            if (below(8) == 0) {
                input.resize(at);
            }
            break;
        default:
            std::fill_n(input.begin() + static_cast<std::ptrdiff_t>(at), length, values[below(values.size())]);
        }
    }
    input.resize(std::min(input.size(), longestInput));
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 3) {
        std::fprintf(stderr, "Usage: %s FOLDER SECONDS\n", arguments[0]);
        return 2;
    }
    for (const int signal : {SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGILL, SIGALRM}) {
        std::signal(signal, keep);
    }
    const double seconds = std::strtod(arguments[2], nullptr);
    std::vector<fs::path> folders(fs::directory_iterator(arguments[1]), {});
    std::sort(folders.begin(), folders.end());
    for (const auto& folder : folders) {
        std::vector<fs::path> files(fs::directory_iterator(folder), {});
        std::sort(files.begin(), files.end());
        std::vector<std::string> seeds;
        for (const auto& file : files) {
            std::ifstream in(file, std::ios::binary);
            seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
        }
        ::setenv("POLYMATH_FUZZ_FORMAT", folder.filename().c_str(), 1);
        LLVMFuzzerInitialize(&count, &arguments);
        std::mt19937 random(1);
        const auto start = Clock::now();
        std::size_t runs = 0;
        for (std::size_t round = 0; !seeds.empty(); ++round) {
            const auto index = round % seeds.size();
            place = files[index].string();
            auto input = seeds[index];
            if (round >= seeds.size()) {
                mutate(input, seeds[random() % seeds.size()], random);
            }
            run(input);
            ++runs;
            if (round >= seeds.size() && std::chrono::duration<double>(Clock::now() - start).count() > seconds) {
                break;
            }
        }
        std::printf("%s: %zu inputs\n", folder.filename().c_str(), runs);
        std::fflush(stdout);
    }
    return folders.empty() ? 1 : 0;
}
