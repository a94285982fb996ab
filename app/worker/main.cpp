#include "app/worker/ask.h"
#include "app/worker/job.h"
#include "app/worker/serve.h"
#include "core/base/error.h"
#include "core/base/log.h"

#include <charconv>
#include <cstdint>
#include <iostream>
#include <string>

int main(int argc, char** argv)
{
    using namespace polymath;
    log::start("polymath-worker");
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
    std::cerr
        << "Usage: polymath-worker ask < request.json\n       polymath-worker job PROJECT ID\n       polymath-worker "
           "serve\n"
           "Started by polymath-cli and polymath, not by hand.\n";
    return static_cast<int>(ErrorCode::Usage);
}
