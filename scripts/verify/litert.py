"""
python scripts/verify/litert.py DIR

Runs the LiteRT files of an exported model with ai-edge-litert, and compares their scores of the
test images with the studio's.
"""

import sys
from importlib.metadata import version

import numpy as np
from ai_edge_litert.interpreter import Interpreter

from exported import main

BOUNDS = {"model.tflite": 1e-4, "model.float16.tflite": 0.05}


def scores_of(path, images):
    run = Interpreter(str(path)).get_signature_runner()
    return np.concatenate([run(image=image[None])["scores"] for image in images])


def check(exported, _):
    paths = [exported.folder / name for name in BOUNDS if (exported.folder / name).exists()]
    if not paths:
        sys.exit(f"There is none of {', '.join(BOUNDS)} in {exported.folder}.")
    for path in paths:
        name = f"{path.name}, {path.stat().st_size:,} bytes, ai-edge-litert {version('ai-edge-litert')}"
        scores = scores_of(path, np.float32(exported.images))
        for i in exported.compare(name, scores, BOUNDS[path.name]):
            print(f"    {exported.paths[i]}")


main(check)
