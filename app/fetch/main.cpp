#include "app/fetch/addresssource.h"
#include "commit.h"
#include "core/base/log.h"
#include "core/base/translate.h"
#include "core/gpupack/network.h"
#include "core/jobs/workercall.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <chrono>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

namespace {

using namespace polymath;
using nlohmann::json;

constexpr std::chrono::milliseconds betweenReports{100};

void send(const json& event) { std::cout << event.dump() << std::endl; }

const char* toText(InstallStep::Stage stage)
{
    switch (stage) {
    case InstallStep::Stage::Checking:
        return "checking";
    case InstallStep::Stage::Unpacking:
        return "unpacking";
    case InstallStep::Stage::Fetching:
        break;
    }
    return "fetching";
}

/// A folder's path, one as an address (file://), a file in it, or an address.
Result<std::unique_ptr<WheelSource>> sourceOf(const std::string& from, const std::filesystem::path& root)
{
    const QUrl address(QString::fromStdString(from));
    if (address.scheme() == "http" || address.scheme() == "https") {
        if (const auto refusal = networkRefusal(networkRule()); !refusal.empty()) {
            return fail(ErrorCode::Usage, refusal);
        }
        if (!address.isValid() || address.host().isEmpty()) {
            return fail(ErrorCode::Usage,
                        sentence(POLYMATH_TEXT("sentences", "'%1' is no address."), {shown(address)}));
        }
        return std::make_unique<AddressSource>(address, root);
    }
    std::filesystem::path folder = address.isLocalFile() ? address.toLocalFile().toStdString() : from;
    if (folder.extension() == ".whl") {
        folder = std::filesystem::absolute(folder).parent_path();
    }
    return wheelsInFolder(folder);
}

Result<json> install(const json& request)
{
    POLYMATH_TRY(pack, readPins(request.at("pins").get<std::string>()));
    const std::filesystem::path root = request.at("root").get<std::string>();
    POLYMATH_TRY(source, sourceOf(request.at("from").get<std::string>(), root));
    auto last = std::chrono::steady_clock::now() - betweenReports;
    POLYMATH_TRY(made, installPack(pack, root, *source, [&last](const InstallStep& step) {
                     const auto now = std::chrono::steady_clock::now();
                     if (now - last >= betweenReports) {
                         last = now;
                         send({{"event", "progress"},
                               {"stage", toText(step.stage)},
                               {"part", step.part},
                               {"done", step.done},
                               {"total", step.total}});
                     }
                 }));
    return json{{"folder", made.folder.string()}, {"torch", made.torchVersion}, {"bytes", made.bytes}};
}

Result<json> answer(const std::string& input)
{
    const auto request = json::parse(input, nullptr, false);
    try {
        if (request.is_object() && request.value("request", "") == "install") {
            return install(request);
        }
    } catch (const json::exception& error) {
        return fail(ErrorCode::Usage, "The request to polymath-fetch is incomplete.", error.what());
    }
    return fail(ErrorCode::Usage, "polymath-fetch expects one JSON object with a request that it knows on its input.");
}

} // namespace

int main(int argc, char** argv)
{
    const std::string mode = argc == 2 ? argv[1] : "";
    const std::string usage = "Usage: polymath-fetch ask < request.json\n\nPuts the libraries for NVIDIA's graphics "
                              "processors together, from a "
                              "folder or from an address:\nthe one program of Polymath that opens connections, and "
                              "only to an address that it "
                              "was given.\nStarted by polymath-cli and polymath, not by hand.\n";
    if (mode == "--help") {
        std::cout << usage;
        return 0;
    }
    if (mode == "--version") {
        std::cout << "polymath-fetch " POLYMATH_VERSION " (" POLYMATH_COMMIT ")\n";
        return 0;
    }
    if (mode != "ask") {
        std::cerr << usage;
        return static_cast<int>(ErrorCode::Usage);
    }
    const QCoreApplication application(argc, argv);
    log::start("polymath-fetch");
    const std::string input(std::istreambuf_iterator<char>(std::cin), {});
    auto result = answer(input);
    if (!result) {
        send(errorEvent(result.error()));
        return exitCode(result.error());
    }
    (*result)["event"] = "result";
    send(*result);
    return 0;
}
