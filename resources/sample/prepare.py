#!/usr/bin/env python3
"""Turns three unpacked Debian packages into the demonstration's documents.

Usage: prepare.py UNPACKED OUT
UNPACKED holds dict-foldoc, wordnet-base and fortunes; OUT receives computing.jsonl, words.jsonl and english.jsonl.
"""
import gzip
import json
import pathlib
import random
import re
import sys

MOST = 6000  # documents of each domain
FORTUNES = "cookie art education ethnic food goedel humorists kids law literature love medicine men-women " \
           "miscellaneous news people pets platitudes politics science songs-poems sports startrek tao translate-me " \
           "wisdom work zippy".split()


def computing(root):
    """FOLDOC: a term at the line's start, its definition indented below."""
    text = gzip.open(root / "usr/share/dictd/foldoc.dict.dz", "rt", encoding="utf-8", errors="replace").read()
    entries = re.split(r"\n(?=[^\s\n][^\n]*\n\n)", text)
    for entry in entries:
        term, _, body = entry.partition("\n")
        body = re.sub(r"[{}]", "", body)
        paragraphs = [" ".join(part.split()) for part in body.split("\n\n")]
        body = "\n".join(part for part in paragraphs if part and not re.fullmatch(r"\(\d{4}-\d\d-\d\d\)", part))
        if 60 < len(body) < 2500 and not term.startswith("00-database"):
            yield {"prompt": term.strip(), "response": body}


def words(root):
    """WordNet: what a noun or verb means."""
    for part in ("noun", "verb"):
        for line in open(root / f"usr/share/wordnet/data.{part}", encoding="utf-8"):
            if line.startswith(" ") or " | " not in line:
                continue
            fields, gloss = line.split(" | ", 1)
            word = fields.split()[4].replace("_", " ")
            yield {"prompt": f"{word} ({part})", "response": gloss.strip()}


def english(root):
    for name in FORTUNES:
        path = root / "usr/share/games/fortunes" / name
        if not path.exists():
            continue
        for piece in path.read_text(encoding="utf-8", errors="replace").split("\n%\n"):
            piece = " ".join(piece.split())
            if 80 < len(piece) < 3000:
                yield {"text": piece}


def main():
    root, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    for name, read in (("computing", computing), ("words", words), ("english", english)):
        rows = list(read(root))
        random.Random(1).shuffle(rows)
        with open(out / f"{name}.jsonl", "w", encoding="utf-8") as file:
            for row in rows[:MOST]:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        print(f"{name}: {min(len(rows), MOST)} of {len(rows)} documents")


if __name__ == "__main__":
    main()
