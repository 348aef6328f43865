"""Runs one rival for run.py: `python worker.py RIVAL THREADS`, a JSON command a line in, an answer a line out."""

import importlib
import json
import sys
import time

import data
import numpy as np

#: The largest difference of two features that rounding may make; they go up to 6.
BOUND = 1e-4
WARM_UP_SECONDS = 1.0


def prepare(works, name):
    """Set a work up and warm it up; what it gives is compared with ours where it gives features."""
    work = works[name]()
    started = time.perf_counter()
    result = work()
    # At least three passes: some libraries compile or choose kernels in the first ones.
    passes = 1
    while passes < 3 or time.perf_counter() - started < WARM_UP_SECONDS:
        result, passes = work(), passes + 1
    if not name.startswith("backbone"):
        return work, {"loss": float(result)}
    ours = data.features(int(name.split("-")[1]))
    difference = float(np.max(np.abs(np.reshape(result, ours.shape) - ours)))
    if not difference <= BOUND:
        raise ValueError(f"features differ from ours by up to {difference:.1e}, allowed are {BOUND:.0e}")
    return work, {"difference": difference}


def main():
    rival, threads = sys.argv[1], int(sys.argv[2])
    # What a library prints may not mix with the answers.
    answers, sys.stdout = sys.stdout, sys.stderr

    def answer(**fields):
        print(json.dumps(fields), file=answers, flush=True)

    module = importlib.import_module(f"rivals.{rival}")
    works = module.start(threads)
    answer(version=module.version(), works=list(works))
    ready = {}
    for line in sys.stdin:
        command = json.loads(line)
        try:
            if command["do"] == "prepare":
                ready[command["work"]], facts = prepare(works, command["work"])
                answer(**facts)
            else:
                work, passes = ready[command["work"]], command["passes"]
                started = time.perf_counter()
                for _ in range(passes):
                    work()
                answer(ms=1000 * (time.perf_counter() - started) / passes)
        except Exception as error:
            answer(error=f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}")


main()
