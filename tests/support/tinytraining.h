#pragma once

#include "core/base/file.h"
#include "core/engine/model.h"
#include "core/engine/registry.h"
#include "core/engine/trainer.h"
#include "tests/support/tinymodel.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

/// Training runs on the tiny model that end within a second.
namespace polymath::test {

/// Remembers what it hears and stops the run before a chosen step.
class Listener : public engine::TrainObserver {
public:
    void onStage(const std::string&) override {}
    void onResume(std::int64_t step, double) override { resumedAt = step; }
    void onStep(const engine::StepReport& report) override { losses.push_back(report.loss); }
    void onValidation(const engine::ValidationReport& report) override { validations.push_back(report); }
    void onCheckpoint() override {}
    void onNote(const std::string& sentence) override { notes.push_back(sentence); }
    [[nodiscard]] engine::Wish wish() override
    {
        return static_cast<std::int64_t>(losses.size()) == stopBefore ? wanted : engine::Wish::Continue;
    }

    std::int64_t stopBefore = -1;
    engine::Wish wanted = engine::Wish::Pause;
    std::int64_t resumedAt = 0;
    std::vector<double> losses;
    std::vector<engine::ValidationReport> validations;
    std::vector<std::string> notes;
};

/// Documents that count up from different starts, and runs that learn them.
class TinyTraining : public ::testing::Test {
protected:
    void SetUp() override
    {
        writeBase("llama");
        for (int document = 0; document < 12; ++document) {
            std::vector<std::int32_t> ids;
            for (int index = 0; index < 9 + document; ++index) {
                ids.push_back((document * 5 + index) % 32);
            }
            m_texts.push_back(std::move(ids));
        }
        m_domain.name = "counting";
        for (std::size_t index = 0; index < m_texts.size(); ++index) {
            m_domain.documents.push_back({m_texts[index], index % 3 == 0 ? 4 : 0});
        }
    }
    void writeBase(const std::string& architecture)
    {
        const auto config = tinyConfig(architecture);
        m_base = m_folder.path() / architecture;
        writeFolder(m_base, config, randomWeights(config));
    }
    [[nodiscard]] engine::TrainRequest request(const std::string& name, const std::string& method)
    {
        engine::TrainRequest request;
        request.base = m_base;
        request.baseSha256 = "base";
        request.name = "counting";
        request.settings.method = method;
        request.settings.steps = 12;
        request.settings.batch = 2;
        request.settings.sequence = 16;
        request.settings.accumulation = 2;
        request.settings.warmUp = 2;
        request.settings.learningRate = 0.01;
        request.settings.checkpointEvery = 5;
        request.settings.evaluateEvery = 6;
        request.settings.precision = "f32";
        request.settings.threads = 1;
        request.settings.loraTargets = "all";
        request.train = {m_domain};
        request.validation = {m_domain};
        request.runFolder = m_folder.path() / name;
        std::filesystem::create_directories(request.runFolder);
        request.artefact = m_folder.path() / (name + ".safetensors");
        return request;
    }
    /// The same for a method that is trained beside another expert, which is made first.
    [[nodiscard]] engine::TrainRequest wholeRequest(const std::string& name, const std::string& method)
    {
        auto run = request(name, method);
        const auto* kind = engine::findExpertSpec(method);
        if (kind != nullptr && !kind->beside.empty()) {
            auto other = request("universal", kind->besideOf.front());
            other.settings.seed = 9;
            Listener listener;
            EXPECT_TRUE(std::filesystem::exists(other.artefact) || engine::train(other, listener).has_value());
            run.beside = other.artefact;
        }
        return run;
    }
    static std::string bytes(const engine::TrainRequest& request) { return readFile(request.artefact).value(); }

    /// Mean loss on the documents, nats a token.
    [[nodiscard]] double lossOf(engine::Model& model) const
    {
        const auto measured = model.evaluate(m_domain.documents, 16).value();
        double nll = 0;
        std::int64_t tokens = 0;
        for (const auto& score : measured.documents) {
            nll += score.nll;
            tokens += score.tokens;
        }
        return nll / static_cast<double>(tokens);
    }
    [[nodiscard]] std::unique_ptr<engine::Model> loaded() const
    {
        return engine::Model::load(m_base, {engine::Precision::F32, 1}).value();
    }
    /// Generated with a cache, each token is the one that the whole text so far gives without one.
    void expectCacheChangesNothing(engine::Model& model) const
    {
        auto context = m_texts[3];
        const auto made = model.generate(m_texts[3], {.maxTokens = 10}).value();
        ASSERT_FALSE(made.empty());
        for (const auto token : made) {
            const auto logits = model.nextTokenLogits(context).value();
            EXPECT_EQ(token, std::max_element(logits.begin(), logits.end()) - logits.begin());
            context.push_back(token);
        }
    }

    TemporaryFolder m_folder;
    std::filesystem::path m_base;
    std::vector<std::vector<std::int32_t>> m_texts;
    engine::DomainDocuments m_domain;
};

} // namespace polymath::test
