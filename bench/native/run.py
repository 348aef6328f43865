"""Native rivals on the studio's heavy pieces of work: times beside ours of `npm run bench`.

    npx tsx bench/backbone/models.ts
    python3 -m venv .venv && .venv/bin/pip install -r bench/native/requirements.txt
    .venv/bin/python bench/native/run.py [NAME…] [--threads 1,2] [--json bench/results/native.json]

Runs what is installed, and says what is not. Where packages are in several environments, `--python
PATH` (again for each) names their interpreters. NAME: only these rivals (litert, openvino,
onnxruntime, ncnn, tensorflow, torch, torch_compiled, jax) or works (backbone-1, backbone-16,
cnn-step, fine-tune). Each rival is a process; rounds go round all of them, five after a warm-up,
medians. Same weights; features are compared with ours, more than 1e-4 apart is a failure.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
RIVALS = {
    "litert": "ai_edge_litert",
    "openvino": "openvino",
    "onnxruntime": "onnxruntime",
    "ncnn": "ncnn",
    "tensorflow": "tensorflow",
    "torch": "torch",
    "torch_compiled": "torch",
    "jax": "jax",
}
#: Passes of a round.
WORKS = {"backbone-16": 2, "backbone-1": 20, "cnn-step": 1, "fine-tune": 1}


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", choices=[[], *RIVALS, *WORKS])
    parser.add_argument("--threads", default="1,2")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--python", action="append", default=[])
    parser.add_argument("--json")
    return parser.parse_args()


def interpreter_with(package, pythons):
    """The first interpreter that has the package; None where none has."""
    find = f"import importlib.util, sys; sys.exit(importlib.util.find_spec('{package}') is None)"
    return next((path for path in pythons if subprocess.run([path, "-c", find]).returncode == 0), None)


class Rival:
    """A process that runs one rival with so many threads."""

    def __init__(self, name, python, threads):
        self.name, self.threads = name, threads
        # Before the libraries load: some read only these.
        limits = {key: str(threads) for key in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")}
        quiet = {"TF_CPP_MIN_LOG_LEVEL": "3", "JAX_PLATFORMS": "cpu"}
        self.process = subprocess.Popen(
            [python, HERE / "worker.py", name, str(threads)],
            env={**os.environ, **limits, **quiet},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.about = self.read()

    def read(self):
        line = self.process.stdout.readline()
        return json.loads(line) if line else {"error": f"ended with {self.process.wait()}"}

    def ask(self, **command):
        print(json.dumps(command), file=self.process.stdin, flush=True)
        return self.read()

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def measure(work, rivals, rounds):
    """Interleaved rounds of one work; a result for each rival."""
    results, ready = [], []
    for rival in rivals:
        if work not in rival.about.get("works", []):
            continue
        result = {"work": work, "rival": rival.name, "version": rival.about["version"], "threads": rival.threads}
        facts = rival.ask(do="prepare", work=work)
        results.append({**result, **facts})
        if "error" not in facts:
            results[-1]["rounds"] = []
            ready.append((rival, results[-1]))
    for _ in range(rounds):
        for rival, result in ready:
            result["rounds"].append(rival.ask(do="round", work=work, passes=WORKS[work])["ms"])
    for _, result in ready:
        result["ms"] = statistics.median(result["rounds"])
    return results


def main():
    options = parse()
    pythons = [sys.executable, *options.python]
    wanted = [name for name in RIVALS if name in options.names] or list(RIVALS)
    works = [work for work in WORKS if work in options.names] or list(WORKS)
    results = []
    for threads in map(int, options.threads.split(",")):
        rivals = []
        for name in wanted:
            python = interpreter_with(RIVALS[name], pythons)
            if python is None:
                print(f"{name}: not installed ({RIVALS[name]})")
                continue
            rival = Rival(name, python, threads)
            if "error" in rival.about:
                print(f"{name}: did not start, {rival.about['error']}")
            else:
                rivals.append(rival)
        try:
            for work in works:
                for result in measure(work, rivals, options.rounds):
                    results.append(result)
                    took = f"{result['ms']:9.1f} ms" if "ms" in result else result["error"]
                    print(f"{work:12} {threads} threads  {result['rival']:15} {took}", flush=True)
        finally:
            for rival in rivals:
                rival.close()
    if options.json:
        Path(options.json).write_text(json.dumps({"results": results}, indent=1) + "\n", "utf8")


main()
