#include "tests/support/tinytraining.h"

#include <nlohmann/json.hpp>

using namespace polymath;
using namespace polymath::engine;
using namespace polymath::test;
using nlohmann::json;

namespace {

/// A change to the engine that is meant to be neutral leaves tests/data/losses as it is: what every method learned in
/// its first steps, and artefacts that were written when the format was new.
class Losses : public TinyTraining {
protected:
    [[nodiscard]] static std::filesystem::path stored(const std::string& name)
    {
        return std::filesystem::path(POLYMATH_TEST_DATA) / "losses" / name;
    }
    /// The losses of a run's steps.
    std::vector<double> lossesOf(const TrainRequest& run)
    {
        Listener listener;
        const auto outcome = train(run, listener);
        EXPECT_TRUE(outcome.has_value()) << outcome.error().sentence;
        return listener.losses;
    }
    TrainRequest changed(const std::string& name, const std::string& method, const std::string& key,
                         const std::string& value)
    {
        auto run = request(name, method);
        EXPECT_TRUE(setSetting(run.settings, key, value).has_value());
        return run;
    }
    TrainRequest composed(const std::string& name, const std::string& training, const std::string& router)
    {
        auto run = request(name, "mode");
        run.experts = {m_folder.path() / "mode.safetensors", m_folder.path() / "second.safetensors"};
        run.settings.training = training;
        run.settings.router = router;
        return run;
    }
};

} // namespace

TEST_F(Losses, AreThoseOfBefore)
{
    const std::vector<std::pair<std::string, TrainRequest>> runs{
        {"mode", request("mode", "mode")},
        {"mode, second seed", changed("second", "mode", "seed", "2")},
        {"mode, convex", changed("convex", "mode", "mix", "convex")},
        {"mode, two layers", changed("layers", "mode", "blocks", "1")},
        {"lora", request("lora", "lora")},
        {"lora, attention", changed("attention", "lora", "lora_targets", "attention")},
        {"full", request("full", "full")},
        {"composed, gate", composed("gate", "gate", "softmax")},
        {"composed, all", composed("all", "all", "softmax")},
        {"composed, all, uniform", composed("uniform", "all", "uniform")},
    };
    json found;
    for (const auto& [name, run] : runs) {
        found[name] = lossesOf(run);
    }
    const auto expected = json::parse(readFile(stored("losses.json")).value(), nullptr, false);
    ASSERT_EQ(expected.size(), runs.size()) << found.dump(1);
    for (const auto& [name, losses] : expected.items()) {
        ASSERT_EQ(losses.size(), found[name].size()) << name;
        for (std::size_t step = 0; step < losses.size(); ++step) { // another processor adds in another order
            EXPECT_NEAR(losses[step].get<double>(), found[name][step].get<double>(), 1e-5) << name << ", " << step;
        }
    }
    EXPECT_FALSE(HasFailure()) << found.dump(1);
}

TEST_F(Losses, ArtefactsOfBeforeStillOpen)
{
    const auto expected = json::parse(readFile(stored("artefacts.json")).value(), nullptr, false);
    ASSERT_TRUE(expected.is_object() && !expected.empty());
    for (const auto& [name, loss] : expected.items()) {
        auto model = loaded();
        const auto attached = model->attach(stored(name), "base");
        ASSERT_TRUE(attached.has_value()) << attached.error().sentence;
        EXPECT_NEAR(lossOf(*model), loss.get<double>(), 1e-5) << name;
    }
}
