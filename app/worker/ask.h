#pragma once

namespace polymath {

/// Answers one request on stdin (score, generate) with events on stdout; see core/jobs/workercall.h.
/// Returns the program's exit code.
[[nodiscard]] int answerRequest();

} // namespace polymath
