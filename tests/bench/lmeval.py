#!/usr/bin/env python3
"""Compares Polymath's tasks with EleutherAI's lm-eval on the same questions and weights, item by item, in f32.

Usage: lmeval.py POLYMATH_CLI LM_EVAL_PYTHON MODEL LIMIT SHOTS TASK_FILE...

MODEL is a .gguf file or a Hugging Face folder. LM_EVAL_PYTHON is a Python with lm-eval, torch, transformers and, for
.gguf, gguf: `python3 -m venv V && V/bin/pip install lm-eval torch transformers accelerate gguf`. For each file it
prints the largest difference of a log-likelihood, and on how many items both agree on each measure; it names the items
on which they do not. The exit code is 1 where there are such.
"""
import bz2
import json
import os
import pathlib
import subprocess
import sys
import tempfile

CHOICE_METRICS = "metric_list: [{metric: acc, aggregation: mean, higher_is_better: true}, " \
                 "{metric: acc_norm, aggregation: mean, higher_is_better: true}]\n"
QUESTION = 'doc_to_text: "Question: {{question}}\\nAnswer:"\n'
GSM8K = r'''output_type: generate_until
doc_to_text: "Question: {{question}}\nAnswer:"
doc_to_target: "{{answer}}"
metric_list:
  - metric: exact_match
    aggregation: mean
    higher_is_better: true
    ignore_case: true
    ignore_punctuation: false
    regexes_to_ignore: [",", "\\$", "(?s).*#### ", "\\.$"]
generation_kwargs: {until: ["Question:", "</s>", "<|im_end|>"], do_sample: false, temperature: 0.0}
filter_list:
  - name: strict-match
    filter: [{function: regex, regex_pattern: "#### (\\-?[0-9\\.\\,]+)"}, {function: take_first}]
  - name: flexible-extract
    filter: [{function: regex, group_select: -1, regex_pattern: "(-?[$0-9.,]{2,})|(-?[0-9]+)"}, {function: take_first}]
'''


def hellaswag(file):
    """The text of six lines for each item, cleaned as lm-eval's own task cleans what it reads."""
    from lm_eval.tasks.hellaswag.utils import preprocess
    lines = bz2.open(file, "rt").read().splitlines()
    for first in range(0, len(lines), 6):
        yield {"query": preprocess(lines[first]), "choices": [preprocess(e) for e in lines[first + 2:first + 6]],
               "gold": int(lines[first + 1])}


def records(file):
    """The file's items as lm-eval's task of its kind has them, and the lines of that task's description."""
    name = file.name
    if name.startswith("hellaswag"):
        return list(hellaswag(file)), 'doc_to_text: "{{query}}"\ndoc_to_target: "{{gold}}"\ndoc_to_choice: choices\n'
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    if "goal" in rows[0]:
        labels = file.with_name(file.stem + "-labels.lst").read_text().split()
        for row, label in zip(rows, labels):
            row["label"] = int(label)
        return rows, ('doc_to_text: "Question: {{goal}}\\nAnswer:"\ndoc_to_target: label\n'
                      'doc_to_choice: "{{[sol1, sol2]}}"\n')
    if "answerKey" in rows[0]:
        flat = [{"question": row["question"]["stem"], "answerKey": row["answerKey"],
                 "choices": {key: [choice[key] for choice in row["question"]["choices"]] for key in ("text", "label")}}
                for row in rows]
        return flat, QUESTION + 'doc_to_target: "{{choices.label.index(answerKey)}}"\n' \
                                'doc_to_choice: "{{choices.text}}"\n'
    return rows, None


def theirs(model, file, limit, shots):
    """Log-likelihoods or texts, and measures, of each item; runs inside LM_EVAL_PYTHON."""
    import lm_eval
    import torch
    from lm_eval.models.huggingface import HFLM
    from lm_eval.tasks import TaskManager
    rows, lines = records(pathlib.Path(file))
    with tempfile.TemporaryDirectory() as folder:
        for name, part in (("examples", rows[:shots] or rows[:1]), ("asked", rows[shots:shots + limit])):
            pathlib.Path(folder, name + ".jsonl").write_text("".join(json.dumps(row) + "\n" for row in part))
        body = GSM8K if lines is None else "output_type: multiple_choice\n" + lines + CHOICE_METRICS
        pathlib.Path(folder, "compared.yaml").write_text(
            "task: compared\ndataset_path: json\ndataset_kwargs:\n  data_files:\n"
            f"    train: {folder}/examples.jsonl\n    test: {folder}/asked.jsonl\n"
            "test_split: test\nfewshot_split: train\nfewshot_config: {sampler: first_n}\n" + body)
        torch.set_num_threads(max(1, (os.cpu_count() or 2) // 2))
        where = {"pretrained": model}
        if model.endswith(".gguf"):
            where = {"pretrained": os.path.dirname(os.path.abspath(model)), "gguf_file": os.path.basename(model)}
        network = HFLM(**where, device="cpu", dtype="float32", batch_size=8 if lines else 1)
        result = lm_eval.simple_evaluate(model=network, tasks=["compared"], num_fewshot=shots, log_samples=True,
                                         task_manager=TaskManager(include_path=folder), bootstrap_iters=0)
    items = {}
    for sample in result["samples"]["compared"]:
        item = items.setdefault(sample["doc_id"] + shots, {})
        if lines is None:
            item["text"] = sample["resps"][0][0]
            item[sample["filter"]] = bool(sample["exact_match"])
        else:
            item["log_likelihoods"] = [float(answer[0]) for answer in sample["filtered_resps"]]
            item["acc"] = bool(sample["acc"])
            item["acc_norm"] = bool(sample["acc_norm"])
    print(json.dumps(items))


def main():
    if sys.argv[1] == "--theirs":
        return theirs(sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
    cli, python, model, limit, shots = sys.argv[1:6]
    differ = 0
    with tempfile.TemporaryDirectory() as folder:
        project = os.path.join(folder, "compared.polymath")
        subprocess.run([cli, "project", "create", project, "--base", model], check=True, stdout=subprocess.DEVNULL)
        for file in sys.argv[6:]:
            answers = os.path.join(folder, "answers.jsonl")
            done = subprocess.run([cli, "evaluate", project, "--subject", "base", "--task", file, "--limit", limit,
                                   "--shots", shots, "--precision", "f32", "--answers", answers, "--json"],
                                  check=True, capture_output=True, text=True)
            seconds = json.loads(done.stdout)["results"][-1]["seconds"]
            ours = {line["item"]: line for line in map(json.loads, open(answers))}
            other = subprocess.run([python, __file__, "--theirs", model, file, limit, shots], check=True,
                                   stdout=subprocess.PIPE, text=True)
            his = {int(item): value for item, value in json.loads(other.stdout.splitlines()[-1]).items()}
            assert ours.keys() == his.keys(), f"other items: {sorted(ours.keys() ^ his.keys())}"
            print(f"{pathlib.Path(file).name}: {len(ours)} items, ours took {seconds:.1f} s")
            if "log_likelihoods" in next(iter(his.values())):
                gaps = [abs(a - b) for item in ours for a, b in
                        zip(ours[item]["log_likelihoods"], his[item]["log_likelihoods"], strict=True)]
                print(f"  log-likelihoods differ by at most {max(gaps):.2e}, {sum(gaps) / len(gaps):.2e} on average")
            else:
                same = sum(ours[item]["text"] == his[item]["text"] for item in ours)
                print(f"  {same} of {len(ours)} texts are the same to the letter")
            for measure in (key for key in next(iter(his.values())) if key not in ("text", "log_likelihoods")):
                unlike = [item for item in ours if ours[item][measure] != his[item][measure]]
                right = [sum(side[item][measure] for item in ours) / len(ours) for side in (ours, his)]
                print(f"  {measure}: ours {right[0]:.4f}, theirs {right[1]:.4f}, not alike on {unlike or 'none'}")
                differ += len(unlike)
                for item in unlike:
                    print(f"    {item}: ours {ours[item].get('log_likelihoods', ours[item].get('text'))!r}\n"
                          f"    {item}: theirs {his[item].get('log_likelihoods', his[item].get('text'))!r}")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
