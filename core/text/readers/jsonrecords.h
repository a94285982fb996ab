#pragma once

#include "core/text/readers/format.h"
#include "core/text/readers/questions.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace polymath {

/// Turns objects with others inside them (JSON, Parquet) into rows of named values.
///
/// Values inside objects and lists of objects are named by their path ("meta.title", "choices.0.text"); a list of
/// strings is their lines. A list of messages ({"role", "content"}, or ShareGPT's {"from", "value"}) is a
/// conversation: the object becomes a row for each answer in it, with the turns before it in the column
/// "NAME (turns before)" and the answer in "NAME (answer)"; several turns are written as "User: ...", "Assistant: ...".
/// Lists of questions, and questions with choices, become a row for each question (QuestionReader).
class RecordReader {
public:
    /// The rows of an object, of a conversation, or of a string, which is a text; none for anything else.
    [[nodiscard]] std::vector<Row> rowsOf(const nlohmann::ordered_json& record);
    /// Notes what was not taken.
    void finish(ReadSink& sink) const;

private:
    QuestionReader m_questions;
    bool m_pictures = false;
    bool m_cutHistory = false;
    bool m_cutColumns = false;
};

} // namespace polymath
