"""
python scripts/verify/litert.py DIR

Runs the LiteRT files of an exported model with ai-edge-litert, and compares their scores of the
test images with the studio's. With test-predictions.int8.json (`--export litert-int8-scores`),
model.int8.tflite is also compared with what the studio's own integers give.
"""

import json
import sys
from importlib.metadata import version

import numpy as np
from ai_edge_litert.interpreter import Interpreter

from exported import main

# Of a score; int8 answers differently, and is compared with the studio's integers.
BOUNDS = {"model.tflite": 1e-4, "model.float16.tflite": 0.05, "model.int8.tflite": None}
STEP = 1 / 256


def scores_of(path, images):
    run = Interpreter(str(path)).get_signature_runner()
    return np.concatenate([run(image=image[None])["scores"] for image in images])


def check(exported, _):
    paths = [exported.folder / name for name in BOUNDS if (exported.folder / name).exists()]
    if not paths:
        sys.exit(f"There is none of {', '.join(BOUNDS)} in {exported.folder}.")
    for path in paths:
        name = f"{path.name}, {path.stat().st_size:,} bytes, ai-edge-litert {version('ai-edge-litert')}"
        whole = path.name == "model.int8.tflite"
        scores = scores_of(path, exported.images if whole else np.float32(exported.images))
        scores = scores * STEP if whole else scores
        for i in exported.compare(name, scores, BOUNDS[path.name]):
            print(f"    {exported.paths[i]}")
        if whole:
            check_integers(exported, scores)


def check_integers(exported, scores):
    accuracy = (exported.answers(scores) == exported.truth).mean()
    print(f"    accuracy {accuracy:.4f}, float32 {(exported.answers(exported.scores) == exported.truth).mean():.4f}")
    file = exported.folder / "test-predictions.int8.json"
    if not file.exists():
        print(f"skipped  the studio's integers: there is no {file.name}")
        return
    steps = np.abs(scores - np.array(json.loads(file.read_text())["scores"])) / STEP
    past = not steps.max() <= 1
    exported.failed = exported.failed or past
    print(
        f"{'FAILED' if past else 'ok'}  model.int8.tflite, the studio's integers: at most "
        f"{steps.max():.0f} steps of 1/256 apart, {(steps > 0).mean():.1%} of the scores differ"
    )


main(check)
