#include "app/worker/ask.h"
#include "app/worker/job.h"
#include "app/worker/serve.h"
#include "commit.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/engine/device.h"
#include "core/gpupack/place.h"

#include <charconv>
#include <cstdint>
#include <iostream>
#include <string>

int main(int argc, char** argv)
{
    using namespace polymath;
    log::start("polymath-worker");
    if (const auto& pack = builtInPack(); isInstalled(pack, gpuFolder())) {
        engine::offerCudaLibraries(packFolder(gpuFolder(), pack.torchVersion), pack.torchVersion);
    }
    const std::string mode = argc > 1 ? argv[1] : "";
    if (mode == "ask" && argc == 2) {
        return answerRequest();
    }
    if (mode == "serve" && argc == 2) {
        return serve();
    }
    if (mode == "job" && argc == 4) {
        const std::string text = argv[3];
        RowId job = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), job);
        if (error == std::errc() && end == text.data() + text.size()) {
            return runJob(argv[2], job);
        }
    }
    const std::string usage =
        "Usage: polymath-worker ask < request.json\n       polymath-worker job PROJECT ID\n       polymath-worker "
        "serve\n\nDoes one piece of work of Polymath: answers a request, runs a job of a project, or talks.\n"
        "Started by polymath-cli and polymath, not by hand.\n";
    if (mode == "--help" && argc == 2) {
        std::cout << usage;
        return 0;
    }
    if (mode == "--version" && argc == 2) {
        std::cout << "polymath-worker " POLYMATH_VERSION " (" POLYMATH_COMMIT ")\n";
        return 0;
    }
    std::cerr << usage;
    return static_cast<int>(ErrorCode::Usage);
}
