#include "core/base/system.h"
#include "core/gpupack/place.h"
#include "core/jobs/workercall.h"
#include "tests/support/httpserver.h"
#include "tests/support/tinymodel.h"
#include "tests/support/tinywheels.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <set>

using namespace polymath;
using namespace polymath::test;
using nlohmann::json;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

namespace fs = std::filesystem;

namespace {

/// The real polymath-fetch, and a server on this machine.
class Fetch : public ::testing::Test {
protected:
    void SetUp() override
    {
        for (const char* variable : {"XDG_CONFIG_HOME", "XDG_CONFIG_DIRS"}) { // nothing is in there
            ::setenv(variable, m_folder.path().c_str(), 1);
        }
        for (const char* variable : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "POLYMATH_NO_NETWORK"}) {
            ::unsetenv(variable);
        }
    }

    Result<json> install(const std::string& from)
    {
        return askProgram(
            "polymath-fetch",
            {{"request", "install"}, {"pins", m_wheels.pins()}, {"root", m_root.string()}, {"from", from}},
            [this](const json& event) { m_stages.insert(event.value("stage", "")); });
    }
    /// As package indexes list them: links with hashes, to another place.
    [[nodiscard]] std::map<std::string, HttpServer::Answer> index() const
    {
        return {{"/simple/torch/",
                 {page("../../files/" + TinyWheels::torch() + "#sha256=" + m_wheels.hash(TinyWheels::torch()))}},
                {"/simple/nvidia-cublas/",
                 {page("/files/" + TinyWheels::cublas() + "#sha256=" + m_wheels.hash(TinyWheels::cublas()))}},
                {"/files/" + TinyWheels::torch(), {m_wheels.content(TinyWheels::torch())}},
                {"/files/" + TinyWheels::cublas(), {m_wheels.content(TinyWheels::cublas())}}};
    }
    static std::string page(const std::string& link)
    {
        return "<!DOCTYPE html><html><body><h1>Links</h1><a href='other-1.0.whl#sha256=aa'>other</a><p><A HREF=\"" +
               link + "\">it</A></body></html>";
    }
    [[nodiscard]] bool installed() const { return isInstalled(m_wheels.pack(), m_root); }

    TemporaryFolder m_folder;
    TinyWheels m_wheels{m_folder.path() / "wheels"};
    fs::path m_root = m_folder.path() / "gpu";
    std::set<std::string> m_stages;
};

} // namespace

TEST_F(Fetch, TakesAFolderAFileInItAndItsAddress)
{
    const auto folder = m_wheels.folder().string();
    for (const auto& from : {folder, "file://" + folder, folder + "/" + TinyWheels::torch()}) {
        const auto made = install(from);
        ASSERT_TRUE(made) << made.error().sentence;
        EXPECT_EQ(made->at("torch"), "1.2.3");
        EXPECT_TRUE(installed());
        ASSERT_TRUE(removePacks(m_root));
    }
}

TEST_F(Fetch, TakesWheelsFromAPackageIndexByTheirHashes)
{
    const HttpServer server(index());
    const auto made = install(server.address() + "simple"); // without a slash at its end
    ASSERT_TRUE(made) << made.error().sentence;
    EXPECT_TRUE(installed());
    EXPECT_EQ(fetchedBytes(m_root), 0U) << "what was fetched is gone when the pack is whole";
    EXPECT_THAT(m_stages, Contains("fetching"));
}

TEST_F(Fetch, TakesWheelsFromAFolderThatAServerLists)
{
    const HttpServer server({{"/wheels/", {page(TinyWheels::torch()) + page(TinyWheels::cublas())}},
                             {"/wheels/" + TinyWheels::torch(), {m_wheels.content(TinyWheels::torch())}},
                             {"/wheels/" + TinyWheels::cublas(), {m_wheels.content(TinyWheels::cublas())}}});
    const auto made = install(server.address() + "wheels/");
    ASSERT_TRUE(made) << made.error().sentence;
    EXPECT_TRUE(installed());
}

TEST_F(Fetch, RefusesAnotherFileAndFetchesItAnewTheNextTime)
{
    HttpServer server(index());
    auto other = m_wheels.content(TinyWheels::cublas());
    other[50] ^= 1;
    server.set("/files/" + TinyWheels::cublas(), {other});
    EXPECT_THAT(install(server.address() + "simple/").error().sentence, HasSubstr("SHA-256"));
    EXPECT_FALSE(installed());
    server.set("/files/" + TinyWheels::cublas(), {m_wheels.content(TinyWheels::cublas())});
    const auto made = install(server.address() + "simple/");
    ASSERT_TRUE(made) << made.error().sentence;
    const auto requests = server.requests();
    EXPECT_EQ(std::count(requests.begin(), requests.end(), "GET /files/" + TinyWheels::torch()), 1) << "kept";
}

TEST_F(Fetch, GoesOnWhereAConnectionBrokeOff)
{
    HttpServer server(index());
    const auto path = "/files/" + TinyWheels::torch();
    const auto content = m_wheels.content(TinyWheels::torch());
    server.set(path, {content, 200, 100});
    const auto cut = install(server.address() + "simple/");
    ASSERT_FALSE(cut);
    EXPECT_THAT(cut.error().sentence, HasSubstr("goes on from there"));
    EXPECT_EQ(fetchedBytes(m_root), 100U);
    server.set(path, {content});
    const auto made = install(server.address() + "simple/");
    ASSERT_TRUE(made) << made.error().sentence;
    EXPECT_THAT(server.requests(), Contains("GET " + path + " bytes=100-"));
}

TEST_F(Fetch, BeginsAnewWhereAServerCannotGoOn)
{
    HttpServer server(index());
    const auto path = "/files/" + TinyWheels::torch();
    const auto content = m_wheels.content(TinyWheels::torch());
    server.set(path, {content, 200, 100});
    ASSERT_FALSE(install(server.address() + "simple/"));
    HttpServer::Answer whole{content};
    whole.ranges = false;
    server.set(path, whole);
    const auto made = install(server.address() + "simple/");
    ASSERT_TRUE(made) << made.error().sentence;
}

TEST_F(Fetch, StopsAtTheSizeThatIsKnown)
{
    HttpServer server(index());
    server.set("/files/" + TinyWheels::torch(), {m_wheels.content(TinyWheels::torch()) + std::string(1'000'000, 'x')});
    EXPECT_THAT(install(server.address() + "simple/").error().sentence, HasSubstr("longer"));
    EXPECT_LE(fetchedBytes(m_root), m_wheels.pack().downloadBytes());
}

TEST_F(Fetch, SaysWhatTheServerAnswers)
{
    HttpServer server(index());
    EXPECT_THAT(install(server.address() + "elsewhere/").error().sentence,
                HasSubstr("there is no torch in version 1.2.3"));
    server.set("/files/" + TinyWheels::torch(), {"gone", 404});
    EXPECT_THAT(install(server.address() + "simple/").error().sentence, HasSubstr("answers with error 404"));
    server.set("/simple/torch/", {"busy", 503});
    EXPECT_THAT(install(server.address() + "simple/").error().sentence, HasSubstr("answers with error 503"));
    const auto secret = "http://me:secret@" + server.address().substr(7) + "simple/";
    EXPECT_THAT(install(secret).error().sentence, Not(HasSubstr("secret")));
    EXPECT_THAT(install("http://").error().sentence, HasSubstr("is no address"));
    EXPECT_THAT(install("ftp://host/x").error().sentence, HasSubstr("There is no folder 'ftp://host/x'"));
    EXPECT_FALSE(installed());
}

TEST_F(Fetch, SaysThatNobodyAnswers)
{
    std::string address;
    {
        const HttpServer server({});
        address = server.address(); // and is gone
    }
    const auto made = install(address);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, ErrorCode::BadInput);
    EXPECT_THAT(made.error().sentence, StartsWith("'" + address + "torch/' cannot be fetched"));
}

TEST_F(Fetch, OpensNoConnectionWhereThatIsForbiddenButTakesFiles)
{
    const HttpServer server(index());
    ::setenv("POLYMATH_NO_NETWORK", "1", 1);
    const auto made = install(server.address() + "simple/");
    ASSERT_FALSE(made);
    EXPECT_THAT(made.error().sentence, HasSubstr("POLYMATH_NO_NETWORK"));
    EXPECT_TRUE(server.requests().empty());
    EXPECT_TRUE(install(m_wheels.folder().string()));
    ::unsetenv("POLYMATH_NO_NETWORK");
}

TEST_F(Fetch, RefusesARequestThatIsNone)
{
    EXPECT_EQ(askProgram("polymath-fetch", {{"request", "dance"}}).error().code, ErrorCode::Usage);
    EXPECT_EQ(askProgram("polymath-fetch", {{"request", "install"}}).error().code, ErrorCode::Usage);
    EXPECT_EQ(
        askProgram("polymath-fetch", {{"request", "install"}, {"pins", "x"}, {"root", 3}, {"from", ""}}).error().code,
        ErrorCode::BadInput);
}
