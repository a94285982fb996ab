#pragma once

#include "core/text/readers/format.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace polymath {

/// Recognises questions with answers in JSON by their shape, whatever data set they are of.
///
/// A list of questions is a list of objects, each with a question and an answer ("qas", "questions", "qa_pairs"); it
/// may lie some lists deep in its record, and what stands beside it is its context: running text, paragraphs, tables. A
/// choice is an object with a question, its choices, and which of them is right.
class QuestionReader {
public:
    /// A row for each question in the record, with the columns "context" where there is one, "question" and "answer";
    /// for a choice "question (with choices)" and "answer (in words)", and all else in the record. None where the
    /// record has another shape.
    [[nodiscard]] std::vector<Row> rowsOf(const nlohmann::ordered_json& record, const Row& flat);
    /// Notes what was not taken.
    void finish(ReadSink& sink) const;

private:
    void gather(const nlohmann::ordered_json& record, int depth, std::vector<Row>& rows);

    bool m_cutContexts = false;
    bool m_tooMany = false;
};

} // namespace polymath
