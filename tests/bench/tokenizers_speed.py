#!/usr/bin/env python3
"""Speed of Hugging Face's tokenizers on the text of bench_throughput, on one core.

Usage: tokenizers_speed.py FOLDER; FOLDER holds text.txt and tokenizer.json as bench_throughput leaves them.
Prints one JSON object: MB/s of processor time, one document after the other and as one batch.
"""
import json
import os
import pathlib
import resource
import sys

os.environ["RAYON_NUM_THREADS"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"
from tokenizers import Tokenizer  # noqa: E402  (reads the environment)

PASSAGE = 6000  # bytes, as Polymath cuts running text
MOST = 10_000_000  # bytes that are read


def seconds():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def passages(text):
    gathered, size = [], 0
    for paragraph in text.split("\n\n"):
        gathered.append(paragraph)
        size += len(paragraph)
        if size >= PASSAGE:
            yield "\n\n".join(gathered)
            gathered, size = [], 0
    if gathered:
        yield "\n\n".join(gathered)


def main():
    folder = pathlib.Path(sys.argv[1])
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    with open(folder / "text.txt", "rb") as file:
        texts = list(passages(file.read(MOST).decode("utf-8", errors="ignore")))
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    start = seconds()
    tokens = sum(len(tokenizer.encode(text, add_special_tokens=False).ids) for text in texts)
    one = seconds() - start
    start = seconds()
    for first in range(0, len(texts), 1000):
        tokenizer.encode_batch_fast(texts[first:first + 1000], add_special_tokens=False)
    batch = seconds() - start
    print(json.dumps({"tokens": tokens, "one by one": megabytes / one, "batches": megabytes / batch}))


if __name__ == "__main__":
    main()
