#pragma once

namespace polymath {

/// `polymath-worker serve`: keeps a model loaded and talks with one JSON object a line until "quit" or the end of
/// stdin. Requests, with an "id" that comes back in every event they cause:
///
///     {"request":"load","id":1,"model":path,"artefact":"" or path,"base_sha256":"...","precision":"auto",
///      "device":"auto","threads":0}
///         -> {"event":"loaded","id":1,"slots":["backbone",...],"parameters":n,"context":tokens,"chat":bool,
///             "precision":"bf16","seconds":s}
///     {"request":"generate","id":2,"format":"document"|"chat"|"plain","messages":[{"role":"user","content":"..."}],
///      "max_tokens":128,"temperature":0,"top_k":0,"top_p":1,"repetition_penalty":1,"seed":1,"preference":[1,...],
///      "threads":0}
///         -> {"event":"token","id":2,"token":n,"text":piece,"weights":[...],"probability":p} ...
///            {"event":"done","id":2,"text":rest,"tokens":n,"seconds":s,"tokens_per_second":r,
///             "first_token_seconds":s,"reason":"end"|"length"|"stopped"}
///     {"request":"stop"}                             the running generation ends at its next token
///     {"request":"preference","values":[1,0,2]}      acts from the next token of the running generation on
///     {"request":"quit"}
///
/// "document" writes the prompt as training does (prompt, line end), "chat" as the model's family does, "plain" as it
/// is. "threads" of an answer are fewer where
/// another worker answers at the same time; 0 takes those of "load". "text" of "done" holds what was left of an
/// unfinished character. One request runs at a time; others wait, at most 64 of them.
/// {"event":"error","id":n,"code":exit code,"sentence":"...","detail":"..."} ends a request, not the program. Lines
/// over 1 MiB are refused without being kept.
///
/// Returns the program's exit code.
[[nodiscard]] int serve();

} // namespace polymath
