#!/usr/bin/env python3
"""Speed and peak memory of transformers and PEFT on the same weights and work as `polymath-cli bench`.

Usage: huggingface.py GGUF METHOD(full|lora|score) BATCH SEQUENCE STEPS THREADS; prints one JSON object.
"""
import json
import os
import resource
import sys
import time

import torch
from transformers import AutoModelForCausalLM


def main():
    file, method = sys.argv[1], sys.argv[2]
    batch, sequence, steps, threads = map(int, sys.argv[3:7])
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    model = AutoModelForCausalLM.from_pretrained(os.path.dirname(file), gguf_file=os.path.basename(file),
                                                 dtype=torch.float32)
    ids = torch.randint(model.config.vocab_size, (batch, sequence))
    if method == "lora":
        from peft import LoraConfig, get_peft_model
        model = get_peft_model(model, LoraConfig(r=16, lora_alpha=32, task_type="CAUSAL_LM",
                                                 target_modules=["q_proj", "k_proj", "v_proj", "o_proj"]))
    speeds = []
    if method != "score":
        trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
        optimiser = torch.optim.AdamW(trained, lr=5e-5, fused=True)
        model.train()
    for _ in range(steps + 1):
        start = time.time()
        if method == "score":
            with torch.no_grad():
                logits = model(ids).logits[:, :-1].float()
                labels = ids[:, 1:]
                torch.nn.functional.cross_entropy(logits.reshape(-1, logits.shape[-1]), labels.reshape(-1)).item()
                (logits.argmax(-1) == labels).sum().item()
                del logits
        else:
            model(input_ids=ids, labels=ids).loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimiser.step()
            optimiser.zero_grad()
        speeds.append(batch * sequence / (time.time() - start))
    speeds = sorted(speeds[1:])
    print(json.dumps({"tokens_per_second": speeds[len(speeds) // 2],
                      "peak_memory_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))


if __name__ == "__main__":
    main()
