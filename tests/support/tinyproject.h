#pragma once

#include "core/base/file.h"
#include "core/jobs/newproject.h"
#include "core/store/project.h"
#include "core/text/importing.h"
#include "core/text/readers/documentreader.h"
#include "tests/support/tinytokenizedmodel.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>

namespace polymath::test {

/// A project of a tiny model with two domains to teach, "sums" and "words", and "numbers" that must not be forgotten.
inline Project makeTinyProject(const std::filesystem::path& folder, const std::string& name = "tiny")
{
    const auto model = folder / "tiny.gguf";
    EXPECT_TRUE(writeFileAtomically(model, tinyTokenizedGguf()).has_value());
    auto project = createProject(folder / (name + ".polymath"), model).value();
    const auto add = [&](const char* domain, DomainRole role, const std::string& text) {
        const auto file = folder / (std::string(domain) + ".csv");
        EXPECT_TRUE(writeFileAtomically(file, text).has_value());
        const auto record = project.addDomain(domain, role).value();
        EXPECT_TRUE(importFile(project, record.id, file, {}, readDocuments).has_value());
    };
    std::string sums = "question,answer\n";
    std::string words = sums;
    std::string numbers = "text\n";
    for (int index = 0; index < 200; ++index) {
        const auto number = std::to_string(index);
        sums += "what is " + number + ",it is " + std::to_string(index * 7) + "\n";
        words += "say " + number + ",the word is " + std::to_string(index * 3) + "\n";
        numbers += "the number " + std::to_string(index * 13) + " is here\n";
    }
    add("sums", DomainRole::Target, sums);
    add("words", DomainRole::Target, words);
    add("numbers", DomainRole::Retention, numbers);
    return project;
}

} // namespace polymath::test
