#!/usr/bin/env python3
"""The table of `./dev bench`: Polymath beside transformers and PEFT, one after the other, alternating.

Usage: compare.py POLYMATH_CLI HF_PYTHON GGUF [ROUNDS]; each figure is the best of its rounds.
"""
import json
import os
import pathlib
import subprocess
import sys

BATCH, SEQUENCE, STEPS = 4, 512, 4


def physical_cores():
    pairs = set()
    for cpu in os.sched_getaffinity(0):
        topology = pathlib.Path(f"/sys/devices/system/cpu/cpu{cpu}/topology")
        pairs.add(((topology / "physical_package_id").read_text(), (topology / "core_id").read_text()))
    return len(pairs)


def main():
    cli, python, model = sys.argv[1:4]
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 2
    threads = physical_cores()
    theirs_script = pathlib.Path(__file__).with_name("huggingface.py")

    def run(command):
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])

    def ours(method, precision):
        return run([cli, "bench", "--model", model, "--method", method, "--batch", str(BATCH), "--seq", str(SEQUENCE),
                    "--steps", str(STEPS), "--threads", str(threads), "--precision", precision, "--json"])

    def theirs(method):
        return run([python, str(theirs_script), model, method, str(BATCH), str(SEQUENCE), str(STEPS), str(threads)])

    def best(results):
        return {"tokens_per_second": max(result["tokens_per_second"] for result in results),
                "peak_memory_bytes": min(result["peak_memory_bytes"] for result in results),
                "precision": results[0].get("precision", "f32")}

    print(f"{threads} threads, batch {BATCH} x {SEQUENCE}, best of {rounds} rounds; theirs: transformers + PEFT in f32\n")
    print(f"{'work':<8}{'against':<22}{'ours':>16}{'theirs':>11}{'ratio':>8}{'ours GB':>10}{'theirs GB':>11}{'share':>8}")
    reference = {}
    for method, other in (("full", "full"), ("lora", "lora"), ("mode", "full"), ("score", "score")):
        mine = {"auto": [], "f32": []}
        his = []
        for _ in range(rounds):
            for precision, list_ in mine.items():
                list_.append(ours(method, precision))
            if other not in reference:
                his.append(theirs(other))
        if other not in reference:
            reference[other] = best(his)
        his = reference[other]
        for results in mine.values():
            me = best(results)
            print(f"{method:<8}{'their ' + other:<22}{me['tokens_per_second']:>10.0f} {me['precision']:<5}"
                  f"{his['tokens_per_second']:>11.0f}{me['tokens_per_second'] / his['tokens_per_second']:>8.2f}"
                  f"{me['peak_memory_bytes'] / 1e9:>10.2f}{his['peak_memory_bytes'] / 1e9:>11.2f}"
                  f"{me['peak_memory_bytes'] / his['peak_memory_bytes']:>8.2f}", flush=True)


if __name__ == "__main__":
    main()
