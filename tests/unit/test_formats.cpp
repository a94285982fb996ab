#include "core/base/file.h"
#include "core/formats/filekind.h"
#include "core/formats/gguf.h"
#include "core/formats/modelfile.h"
#include "core/formats/safetensors.h"
#include "tests/support/tinymodel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>

using namespace polymath;
using namespace polymath::test;
using ::testing::AllOf;
using ::testing::HasSubstr;

namespace {

constexpr std::uint16_t halfOne = 0x3C00;       // 1.0
constexpr std::uint16_t halfTwo = 0x4000;       // 2.0
constexpr std::uint16_t halfMinusHalf = 0xB800; // -0.5

std::string half(std::uint16_t bits)
{
    std::string text;
    GgufWriter::put(text, bits);
    return text;
}

/// Bytes that differ from each other, so that a wrong place shows.
std::string pattern(std::size_t count)
{
    std::string text;
    for (std::size_t index = 0; index < count; ++index) {
        text.push_back(static_cast<char>((index * 37 + 11) % 251));
    }
    return text;
}

int at(const std::string& bytes, std::size_t index) { return static_cast<unsigned char>(bytes[index]); }

std::vector<float> decoded(TensorType type, const std::string& data, std::int64_t count)
{
    const TensorEntry entry{"t", type, {count}, std::as_bytes(std::span(data))};
    std::vector<float> out(static_cast<std::size_t>(count));
    const auto outcome = dequantise(entry, 0, out);
    EXPECT_TRUE(outcome);
    return out;
}

Result<ModelFile> opened(const std::filesystem::path& folder, const std::string& bytes)
{
    const auto file = folder / "some.gguf";
    EXPECT_TRUE(writeFileAtomically(file, bytes));
    return ModelFile::open(file);
}

} // namespace

TEST(KindOfFile, KnowsWhatPeopleTakeForAModel)
{
    const auto name = [](std::string_view beginning) { return std::string(kindOfFile(beginning).name); };
    EXPECT_EQ(name("\x89PNG\r\n\x1a\n"), "a PNG image");
    EXPECT_EQ(name("%PDF-1.7"), "a PDF document");
    EXPECT_THAT(name("PK\x03\x04rest"), HasSubstr("ZIP"));
    EXPECT_THAT(name("version https://git-lfs.github.com/spec/v1\noid"), HasSubstr("Git LFS"));
    EXPECT_EQ(name("\n <!DOCTYPE html><html>"), "a web page");
    EXPECT_THAT(name(std::string("\x40\0\0\0\0\0\0\0{\"a\"", 12)), HasSubstr("safetensors"));
    EXPECT_EQ(name("Dear reader,"), "a text");
    EXPECT_EQ(name(""), "an empty file");
    EXPECT_EQ(name(std::string("\x01\x02\x03\0", 4)), "") << "nothing is guessed";
}

TEST(GgufFile, ARefusalSaysWhatTheFileSeemsToBeAndWhatAModelIs)
{
    const TemporaryFolder folder;
    const auto picture = opened(folder.path(), std::string("\x89PNG\r\n\x1a\n") + std::string(40, '\0'));
    ASSERT_FALSE(picture);
    EXPECT_THAT(picture.error().sentence,
                AllOf(HasSubstr("PNG image"), HasSubstr(".gguf"), HasSubstr("config.json"), HasSubstr("some.gguf")));
    const auto unknown = opened(folder.path(), std::string("\x01\x02\x03\0more", 8));
    ASSERT_FALSE(unknown);
    EXPECT_THAT(unknown.error().sentence, AllOf(HasSubstr("'GGUF'"), HasSubstr("damaged")));
}

TEST(Dequantise, PlainNumbers)
{
    EXPECT_EQ(decoded(TensorType::F32, floatsAsBytes({1.5F, -2}), 2), (std::vector<float>{1.5F, -2}));
    EXPECT_EQ(decoded(TensorType::F16, half(halfOne) + half(halfMinusHalf) + half(1) + half(0x8000), 4),
              (std::vector<float>{1, -0.5F, 0x1p-24F, -0.0F}));
    EXPECT_EQ(decoded(TensorType::BF16, half(0x3FC0) + half(0xC000), 2), (std::vector<float>{1.5F, -2}));
}

TEST(Dequantise, BlocksOf32)
{
    const auto q = pattern(32);
    const auto high = pattern(4);
    const auto nibble = [&](int i) {
        return i < 16 ? at(q, static_cast<std::size_t>(i)) % 16 : at(q, static_cast<std::size_t>(i - 16)) / 16;
    };
    const auto fifth = [&](int i) { return (at(high, static_cast<std::size_t>(i / 8)) >> (i % 8)) % 2 * 16; };
    const auto scale = half(halfTwo);
    const auto offset = half(halfMinusHalf);
    const auto q40 = decoded(TensorType::Q4_0, scale + q.substr(0, 16), 32);
    const auto q41 = decoded(TensorType::Q4_1, scale + offset + q.substr(0, 16), 32);
    const auto q50 = decoded(TensorType::Q5_0, scale + high + q.substr(0, 16), 32);
    const auto q51 = decoded(TensorType::Q5_1, scale + offset + high + q.substr(0, 16), 32);
    const auto q80 = decoded(TensorType::Q8_0, scale + q, 32);
    for (int i = 0; i < 32; ++i) {
        const auto index = static_cast<std::size_t>(i);
        EXPECT_EQ(q40[index], 2.0F * static_cast<float>(nibble(i) - 8)) << i;
        EXPECT_EQ(q41[index], 2.0F * static_cast<float>(nibble(i)) - 0.5F) << i;
        EXPECT_EQ(q50[index], 2.0F * static_cast<float>(nibble(i) + fifth(i) - 16)) << i;
        EXPECT_EQ(q51[index], 2.0F * static_cast<float>(nibble(i) + fifth(i)) - 0.5F) << i;
        EXPECT_EQ(q80[index], 2.0F * static_cast<float>(static_cast<signed char>(q[index]))) << i;
    }
}

// The packing of the k types is written here a second time, from the side of one element.
TEST(Dequantise, BlocksOf256)
{
    const auto scales = pattern(12);
    const auto high = pattern(32);
    const auto q = pattern(128);
    const auto q4 = decoded(TensorType::Q4_K, half(halfTwo) + half(halfOne) + scales + q, 256);
    const auto q5 = decoded(TensorType::Q5_K, half(halfTwo) + half(halfOne) + scales + high + q, 256);
    for (std::size_t i = 0; i < 256; ++i) {
        const std::size_t sub = i / 32;
        const int byte = at(q, i / 64 * 32 + i % 32);
        const int low = sub % 2 == 0 ? byte % 16 : byte / 16;
        const int factor = sub < 4 ? at(scales, sub) % 64 : at(scales, sub + 4) % 16 + at(scales, sub - 4) / 64 * 16;
        const int minimum = sub < 4 ? at(scales, sub + 4) % 64 : at(scales, sub + 4) / 16 + at(scales, sub) / 64 * 16;
        const int fifth = (at(high, i % 32) >> sub) % 2 * 16;
        EXPECT_EQ(q4[i], static_cast<float>(2 * factor * low - minimum)) << i;
        EXPECT_EQ(q5[i], static_cast<float>(2 * factor * (low + fifth) - minimum)) << i;
    }
    const auto low6 = pattern(128);
    const auto high6 = pattern(64);
    const auto scales6 = pattern(16);
    const auto q6 = decoded(TensorType::Q6_K, low6 + high6 + scales6 + half(halfTwo), 256);
    for (std::size_t i = 0; i < 256; ++i) {
        const std::size_t inHalf = i % 128;
        const int byte = at(low6, i / 128 * 64 + inHalf % 64);
        const int low = inHalf < 64 ? byte % 16 : byte / 16;
        const int upper = (at(high6, i / 128 * 32 + inHalf % 32) >> (inHalf / 32 * 2)) % 4;
        const int factor = static_cast<signed char>(scales6[i / 16]);
        EXPECT_EQ(q6[i], static_cast<float>(2 * factor * (low + 16 * upper - 32))) << i;
    }
}

class Files : public ::testing::Test {
protected:
    TemporaryFolder m_folder;
    ModelConfig m_config = tinyConfig("llama");
    Weights m_weights = randomWeights(m_config);
};

TEST_F(Files, AModelSaysWhatItIs)
{
    const auto file = opened(m_folder.path(), tinyGguf(m_config, m_weights).bytes());
    ASSERT_TRUE(file) << file.error().sentence;
    EXPECT_EQ(file->config().architecture, "llama");
    EXPECT_EQ(file->config().layers, 3);
    EXPECT_EQ(file->config().headSize, 4);
    EXPECT_TRUE(file->config().tiedEmbeddings);
    // embedding 32*16, three layers of 2*16 + (16+8+8+16)*16 + 3*24*16, one norm
    EXPECT_EQ(file->config().parameterCount(), 512 + 3 * (32 + 768 + 1152) + 16);
    std::vector<float> query(256);
    ASSERT_TRUE(file->read("layers.2.attention.q.weight", query));
    EXPECT_EQ(query, m_weights["layers.2.attention.q.weight"]) << "interleaved rows must be put apart";
}

TEST_F(Files, EveryTruncationIsRefusedWithTheFilesName)
{
    const auto bytes = tinyGguf(m_config, m_weights).bytes();
    const std::size_t headerEnd = 4096;
    for (std::size_t length = 0; length < bytes.size() - 32; length += length < headerEnd ? 1 : 509) {
        const auto file = opened(m_folder.path(), bytes.substr(0, length));
        ASSERT_FALSE(file) << "cut to " << length << " bytes";
        ASSERT_EQ(file.error().code, ErrorCode::BadInput);
        ASSERT_THAT(file.error().sentence, HasSubstr("some.gguf"));
    }
}

TEST_F(Files, EveryChangedByteIsReadOrRefusedButNeverACrash)
{
    const auto bytes = tinyGguf(m_config, m_weights).bytes();
    for (std::size_t place = 0; place < 3000; ++place) {
        auto changed = bytes;
        changed[place] = static_cast<char>(0xFF);
        static_cast<void>(opened(m_folder.path(), changed));
    }
}

TEST_F(Files, ImpossibleTensorsAreNamed)
{
    const auto base = [] { return GgufWriter().text("general.architecture", "llama"); };
    EXPECT_THAT(opened(m_folder.path(), base().tensor("huge", 0, {1LL << 39, 1LL << 39}, "").bytes()).error().sentence,
                AllOf(HasSubstr("huge"), HasSubstr("overflow")));
    EXPECT_THAT(opened(m_folder.path(), base().tensor("long", 0, {1000}, "").bytes()).error().sentence,
                HasSubstr("long"));
    EXPECT_THAT(opened(m_folder.path(), base().tensor("odd", 2, {33}, pattern(64)).bytes()).error().sentence,
                AllOf(HasSubstr("odd"), HasSubstr("Q4_0")));
    EXPECT_THAT(opened(m_folder.path(), base().tensor("iq", 16, {32}, pattern(64)).bytes()).error().sentence,
                AllOf(HasSubstr("iq"), HasSubstr("type 16")));
    EXPECT_THAT(opened(m_folder.path(), base().tensor("t", 0, {1}, "1234").tensor("t", 0, {1}, "1234").bytes())
                    .error()
                    .sentence,
                HasSubstr("twice"));
    EXPECT_THAT(opened(m_folder.path(), base().tensor("deep", 0, {1, 1, 1, 1, 1}, "1234").bytes()).error().sentence,
                HasSubstr("deep"));
}

TEST_F(Files, AnUnknownArchitectureIsRefusedByName)
{
    const auto file = opened(m_folder.path(), GgufWriter().text("general.architecture", "mamba").bytes());
    ASSERT_FALSE(file);
    EXPECT_THAT(file.error().sentence, HasSubstr("mamba"));
}

TEST_F(Files, MissingAndMisshapenTensorsAreRefusedByName)
{
    auto config = m_config;
    config.layers = 2;
    auto writer = tinyGguf(config, m_weights);
    auto bytes = writer.bytes();
    const auto place = bytes.find("llama.block_count") + std::strlen("llama.block_count") + 4;
    bytes[place] = 3; // claims a third layer
    EXPECT_THAT(opened(m_folder.path(), bytes).error().sentence, HasSubstr("layers.2."));

    config = m_config;
    config.feedForward = 20;
    writeFolder(m_folder.path() / "folder", m_config, m_weights);
    auto description = nlohmann::json::parse(readFile(m_folder.path() / "folder" / "config.json").value());
    description["intermediate_size"] = 20;
    ASSERT_TRUE(writeFileAtomically(m_folder.path() / "folder" / "config.json", description.dump()));
    EXPECT_THAT(ModelFile::open(m_folder.path() / "folder").error().sentence, HasSubstr("mlp.gate_proj.weight"));
}

TEST_F(Files, PicklesAreNeverOpened)
{
    const auto folder = m_folder.path() / "pickle";
    std::filesystem::create_directories(folder);
    ASSERT_TRUE(writeFileAtomically(folder / "pytorch_model.bin", "x"));
    const auto file = ModelFile::open(folder);
    ASSERT_FALSE(file);
    EXPECT_THAT(file.error().sentence, HasSubstr("never read"));
}

TEST_F(Files, SafetensorsComeBackAsWritten)
{
    const std::vector<float> values{1, 2, 3, 4, 5, 6};
    const auto path = m_folder.path() / "a.safetensors";
    ASSERT_TRUE(writeSafetensors(path, {{"w", TensorType::F32, {2, 3}, std::as_bytes(std::span(values))}},
                                 {{"licence", "MIT"}}));
    const auto file = SafetensorsFile::open(path);
    ASSERT_TRUE(file) << file.error().sentence;
    EXPECT_EQ(file->metadata().at("licence"), "MIT");
    ASSERT_NE(file->find("w"), nullptr);
    EXPECT_EQ(file->find("w")->shape, (std::vector<std::int64_t>{2, 3}));
    std::vector<float> out(6);
    ASSERT_TRUE(dequantise(*file->find("w"), 0, out));
    EXPECT_EQ(out, values);
    const auto bytes = readFile(path).value();
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        ASSERT_TRUE(writeFileAtomically(path, bytes.substr(0, length)));
        ASSERT_FALSE(SafetensorsFile::open(path)) << "cut to " << length << " bytes";
    }
}

TEST_F(Files, HostileSafetensorsAreRefused)
{
    const auto path = m_folder.path() / "b.safetensors";
    const auto sentence = [&](const std::string& header, std::uint64_t claimed) {
        std::string bytes;
        GgufWriter::put(bytes, claimed);
        EXPECT_TRUE(writeFileAtomically(path, bytes + header + "12345678"));
        const auto file = SafetensorsFile::open(path);
        EXPECT_FALSE(file);
        return file ? std::string() : file.error().sentence;
    };
    const auto whole = [&](const std::string& header) { return sentence(header, header.size()); };
    EXPECT_THAT(sentence("{}", ~std::uint64_t{0}), HasSubstr("header"));
    EXPECT_THAT(whole(R"({"w":{"dtype":"F32","shape":[4611686018427387904,8],"data_offsets":[0,8]}})"),
                HasSubstr("'w'"));
    EXPECT_THAT(whole(R"({"w":{"dtype":"F32","shape":[2],"data_offsets":[0,800]}})"), HasSubstr("'w'"));
    EXPECT_THAT(whole(R"({"w":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}})"), HasSubstr("does not fit"));
    EXPECT_THAT(whole(R"({"w":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}})"), HasSubstr("'w'"));
    EXPECT_THAT(whole(R"({"w":{"dtype":"F8","shape":[8],"data_offsets":[0,8]}})"), HasSubstr("F8"));
    EXPECT_THAT(whole(R"({"w":7})"), HasSubstr("'w'"));
    EXPECT_THAT(whole("[]"), HasSubstr("not JSON"));
}

TEST(ModelFacts, StoredTypesLicenceAndTokenizerOfGguf)
{
    const TemporaryFolder folder;
    const auto config = tinyConfig("llama");
    auto writer = tinyGguf(config, randomWeights(config));
    writer.text("general.license", "apache-2.0")
        .text("tokenizer.ggml.model", "gpt2")
        .text("tokenizer.ggml.pre", "smollm");
    const auto model = opened(folder.path(), writer.bytes());
    ASSERT_TRUE(model) << model.error().sentence;
    EXPECT_EQ(model->storedTypes(),
              (std::vector<StoredType>{{TensorType::F32, config.parameterCount(),
                                        static_cast<std::uint64_t>(config.parameterCount()) * 4}}));
    EXPECT_EQ(model->licence(), "apache-2.0");
    EXPECT_EQ(model->tokenizerKind(), "gpt2 (smollm)");
}

TEST(ModelFacts, WordsThatAreNotUtf8AreMadeReadable)
{
    const TemporaryFolder folder;
    const auto config = tinyConfig("llama");
    auto writer = tinyGguf(config, randomWeights(config));
    writer.text("general.name", "caf\xE9").text("general.license", "\xFFmit");
    const auto model = opened(folder.path(), writer.bytes());
    ASSERT_TRUE(model) << model.error().sentence;
    EXPECT_EQ(model->config().name, "caf\uFFFD");
    EXPECT_EQ(model->licence(), "\uFFFDmit");
    EXPECT_THAT(model->config().toJson(), HasSubstr("caf\uFFFD"));
}

TEST(ModelFacts, NothingIsInvented)
{
    const TemporaryFolder folder;
    const auto config = tinyConfig("llama");
    const auto model = opened(folder.path(), tinyGguf(config, randomWeights(config)).bytes());
    ASSERT_TRUE(model) << model.error().sentence;
    EXPECT_EQ(model->licence(), "");
    EXPECT_EQ(model->tokenizerKind(), "");
}

TEST(ModelFacts, LicenceOfAFolder)
{
    const TemporaryFolder folder;
    const auto config = tinyConfig("qwen2");
    writeFolder(folder.path(), config, randomWeights(config));
    const auto model = ModelFile::open(folder.path());
    ASSERT_TRUE(model) << model.error().sentence;
    EXPECT_EQ(model->licence(), "");
    ASSERT_TRUE(writeFileAtomically(folder.path() / "LICENSE", "\n   MIT License\r\n\nCopyright\n"));
    EXPECT_EQ(model->licence(), "MIT License");
    ASSERT_TRUE(writeFileAtomically(folder.path() / "README.md", "license: in the text\n"));
    EXPECT_EQ(model->licence(), "MIT License") << "only the lines between the two --- count";
    ASSERT_TRUE(writeFileAtomically(folder.path() / "README.md", "---\ntags: [a]\nlicense: \"gemma\"\n---\n# Model\n"));
    EXPECT_EQ(model->licence(), "gemma");
    ASSERT_TRUE(writeFileAtomically(folder.path() / "tokenizer.json", R"({"model": {"type": "BPE"}})"));
    EXPECT_EQ(model->tokenizerKind(), "BPE");
    ASSERT_TRUE(writeFileAtomically(folder.path() / "tokenizer.json", R"({"model": [7]})"));
    EXPECT_EQ(model->tokenizerKind(), "");
}

TEST(ModelFacts, StampSeesAnotherSizeAndAMissingFile)
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "some.gguf";
    EXPECT_EQ(stampOf(file), ModelStamp());
    ASSERT_TRUE(writeFileAtomically(file, "1234"));
    const auto before = stampOf(file);
    EXPECT_EQ(before.bytes, 4U);
    EXPECT_GT(before.modifiedMs, 0);
    ASSERT_TRUE(writeFileAtomically(file, "12345"));
    EXPECT_NE(stampOf(file), before);
    EXPECT_TRUE(weightFiles(folder.path()).empty()) << "a folder's weights are its .safetensors files";
}
