#include "core/base/file.h"
#include "core/formats/gatenorms.h"
#include "core/formats/safetensors.h"
#include "tests/support/tinymodel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

using namespace polymath;
using namespace polymath::test;
using ::testing::DoubleEq;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

TensorEntry tensor(const std::string& name, std::vector<std::int64_t> shape, const std::vector<float>& values)
{
    return {name, TensorType::F32, std::move(shape), std::as_bytes(std::span(values))};
}

} // namespace

TEST(GateMovements, AreRelativeToTheBackboneAndSummedOverBlocks)
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "pair.safetensors";
    // Backbone, first expert, second expert; two hidden values.
    const std::vector<float> first{1, 1, 4, 5, 1, 1};
    const std::vector<float> second{0, 0, 0, 12, 0, -2};
    ASSERT_TRUE(writeSafetensors(
        file, {tensor("gates.0.weight", {3, 2}, first), tensor("gates.1.weight", {3, 2}, second)}, {}));
    const auto movements = gateMovements(file);
    ASSERT_TRUE(movements) << movements.error().sentence;
    ASSERT_EQ(movements->size(), 2U);
    EXPECT_THAT(movements->at(0).blocks, ElementsAre(DoubleEq(5), DoubleEq(12))); // 3-4-5 and 12: 13 together
    EXPECT_DOUBLE_EQ(movements->at(0).norm, 13);
    EXPECT_THAT(movements->at(1).blocks, ElementsAre(DoubleEq(0), DoubleEq(2)));
    EXPECT_DOUBLE_EQ(movements->at(1).norm, 2);
}

TEST(GateMovements, OnLinearLayersAreRelativeToTheirMeanAndSummedOverLayers)
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "mixture.safetensors";
    const std::vector<float> query{3, 4, 0, 0, -3, -4}; // three experts, their mean is zero
    const std::vector<float> value{13, 1, 1, 1, 7, 1};  // mean 7, 1
    ASSERT_TRUE(writeSafetensors(file,
                                 {tensor("gates.layers.0.attention.q.weight", {3, 2}, query),
                                  tensor("gates.layers.2.attention.v.weight", {3, 2}, value)},
                                 {}));
    const auto movements = gateMovements(file);
    ASSERT_TRUE(movements) << movements.error().sentence;
    ASSERT_EQ(movements->size(), 3U);
    EXPECT_THAT(movements->at(0).blocks, ElementsAre(DoubleEq(5), DoubleEq(0), DoubleEq(6)));
    EXPECT_THAT(movements->at(1).blocks, ElementsAre(DoubleEq(0), DoubleEq(0), DoubleEq(6)));
    EXPECT_THAT(movements->at(2).blocks, ElementsAre(DoubleEq(5), DoubleEq(0), DoubleEq(0)));
    EXPECT_DOUBLE_EQ(movements->at(0).norm, std::sqrt(61));
}

TEST(GateMovements, FilesWithoutGatesAreRefusedByName)
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "lora.safetensors";
    const std::vector<float> values{1, 2};
    ASSERT_TRUE(writeSafetensors(file, {tensor("layers.0.down", {1, 2}, values)}, {}));
    const auto movements = gateMovements(file);
    ASSERT_FALSE(movements);
    EXPECT_EQ(movements.error().code, ErrorCode::BadInput);
    EXPECT_THAT(movements.error().sentence, HasSubstr("lora.safetensors"));
    EXPECT_FALSE(gateMovements(folder.path() / "missing.safetensors"));
}

TEST(GateMovements, GatesThatDisagreeAreDamage)
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "odd.safetensors";
    const std::vector<float> values{1, 2, 3, 4, 5, 6};
    ASSERT_TRUE(writeSafetensors(
        file, {tensor("gates.0.weight", {3, 2}, values), tensor("gates.1.weight", {2, 3}, values)}, {}));
    const auto movements = gateMovements(file);
    ASSERT_FALSE(movements);
    EXPECT_THAT(movements.error().sentence, HasSubstr("block 1"));
}
