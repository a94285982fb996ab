#include "tests/support/collector.h"

#include <arrow/api.h>
#include <arrow/io/file.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <parquet/arrow/writer.h>

#include <memory>
#include <string>
#include <vector>

using namespace polymath;
using namespace polymath::test;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

class Parquet : public ReaderTest {
protected:
    std::filesystem::path write(const std::string& name, const std::shared_ptr<arrow::Table>& table)
    {
        const auto path = m_folder.path() / name;
        const auto out = arrow::io::FileOutputStream::Open(path.string()).ValueOrDie();
        EXPECT_TRUE(parquet::arrow::WriteTable(*table, arrow::default_memory_pool(), out, 1000).ok());
        EXPECT_TRUE(out->Close().ok());
        return path;
    }
    /// A column of strings.
    static std::shared_ptr<arrow::Array> strings(const std::vector<std::string>& values)
    {
        arrow::StringBuilder builder;
        EXPECT_TRUE(builder.AppendValues(values).ok());
        return builder.Finish().ValueOrDie();
    }
    static std::shared_ptr<arrow::Table> table(const std::vector<std::string>& names,
                                               const std::vector<std::shared_ptr<arrow::Array>>& columns)
    {
        arrow::FieldVector fields;
        for (std::size_t index = 0; index < names.size(); ++index) {
            fields.push_back(arrow::field(names[index], columns[index]->type()));
        }
        return arrow::Table::Make(arrow::schema(fields), columns);
    }
    /// One conversation of a question and, where it is not empty, an answer.
    static std::shared_ptr<arrow::Array> conversation(const std::string& question, const std::string& answer)
    {
        const auto message =
            arrow::struct_({arrow::field("role", arrow::utf8()), arrow::field("content", arrow::utf8())});
        const auto role = std::make_shared<arrow::StringBuilder>();
        const auto content = std::make_shared<arrow::StringBuilder>();
        const auto messages = std::make_shared<arrow::StructBuilder>(
            message, arrow::default_memory_pool(), std::vector<std::shared_ptr<arrow::ArrayBuilder>>{role, content});
        arrow::ListBuilder list(arrow::default_memory_pool(), messages);
        EXPECT_TRUE(list.Append().ok());
        for (const auto& [who, said] : {std::pair<std::string, std::string>("user", question), {"assistant", answer}}) {
            if (!said.empty()) {
                EXPECT_TRUE(messages->Append().ok() && role->Append(who).ok() && content->Append(said).ok());
            }
        }
        return list.Finish().ValueOrDie();
    }
};

} // namespace

TEST_F(Parquet, ColumnsAreGuessedAsOfAnyTable)
{
    std::vector<std::string> questions;
    std::vector<std::string> answers;
    arrow::Int64Builder numbers;
    for (int index = 0; index < 3000; ++index) {
        questions.push_back("What is " + std::to_string(index) + "?");
        answers.push_back("A number, ü.");
        ASSERT_TRUE(numbers.Append(index).ok());
    }
    const auto path = write("a.parquet", table({"id", "question", "answer"},
                                               {numbers.Finish().ValueOrDie(), strings(questions), strings(answers)}));
    const auto outcome = readWhole(path);
    EXPECT_EQ(outcome.format, "parquet");
    EXPECT_EQ(outcome.documents, 3000U);
    const auto preview = previewFile(path).value();
    EXPECT_THAT(preview.columns, ElementsAre("id", "question", "answer"));
    EXPECT_EQ(preview.mapping.prompt, "question");
    EXPECT_EQ(preview.rows.size(), 20U);
    std::filesystem::copy(path, m_folder.path() / "wrong name.txt");
    EXPECT_EQ(readWhole(m_folder.path() / "wrong name.txt").format, "parquet");
}

TEST_F(Parquet, NestedColumnsAreConversationsAndPaths)
{
    Collector collector;
    const auto chat = write("chat.parquet", table({"messages"}, {conversation("Why?", "Because.")}));
    ASSERT_TRUE(readDocuments(chat, {}, collector).has_value());
    ASSERT_EQ(collector.documents.size(), 1U);
    EXPECT_EQ(collector.documents[0].prompt, "Why?");
    EXPECT_EQ(collector.documents[0].text, "Because.");

    const auto inner =
        arrow::StructArray::Make({strings({"It is 4."})}, std::vector<std::string>{"answer"}).ValueOrDie();
    const auto verl = write("verl.parquet", table({"data_source", "prompt", "extra_info"},
                                                  {strings({"x"}), conversation("2+2?", ""), inner}));
    collector = {};
    ASSERT_TRUE(readDocuments(verl, {}, collector).has_value());
    ASSERT_EQ(collector.documents.size(), 1U);
    EXPECT_EQ(collector.documents[0].prompt, "2+2?");
    EXPECT_EQ(collector.documents[0].text, "It is 4.");
    EXPECT_THAT(previewFile(verl)->columns, ElementsAre("data_source", "prompt", "extra_info.answer"));
}

TEST_F(Parquet, DamagedAndEmptyOnesSaySo)
{
    EXPECT_THAT(readWhole(write("empty.parquet", table({"text"}, {strings({})}))).sentence, HasSubstr("no rows"));
    std::vector<std::string> texts;
    for (int index = 0; index < 500; ++index) {
        texts.push_back("Words number " + std::to_string(index * 7919) + " of a text.");
    }
    const auto whole = readFile(write("a.parquet", table({"text"}, {strings(texts)}))).value();
    for (std::size_t length = 4; length < whole.size(); length += whole.size() / 40) {
        EXPECT_THAT(read("cut.parquet", whole.substr(0, length)).sentence, HasSubstr("damaged or cut off")) << length;
    }
    for (std::size_t place = 4; place < whole.size(); place += whole.size() / 200) {
        auto broken = whole;
        broken[place] = static_cast<char>(broken[place] ^ 0x5A);
        const auto outcome = read("broken.parquet", broken);
        EXPECT_TRUE(!outcome.sentence.empty() || outcome.documents > 0) << place;
    }
    EXPECT_THAT(read("junk.parquet", "PAR1" + std::string(100, 'x') + "PAR1").sentence, HasSubstr("damaged"));
    EXPECT_THAT(read("secret.parquet", "PARE" + std::string(100, 'x') + "PARE").sentence, HasSubstr("encrypted"));
}
