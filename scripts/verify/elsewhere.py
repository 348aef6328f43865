"""
python scripts/verify/elsewhere.py DIR

Compares the kit "Train elsewhere" with the studio: the losses of the first 20 steps, the draws of
augmentation and the warped images. DIR is written by
ELSEWHERE_DIR=DIR npx vitest run src/engine/exporting/formats/elsewhere.test.ts
"""

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import torch

LOSS = 1e-3
#: Printed, not bounded: at these learning rates the losses drift apart by more than LOSS
#: (docs/exports.md has the figures, and what rounding alone does).
SENSITIVE = ["cnn 0.001", "compact-cnn 0.002"]
#: Levels of 0–255.
PIXEL = 0.02

failed = False


def compare(what, differences, bound):
    global failed
    apart = np.abs(differences)
    past = bound is not None and not apart.max() <= bound
    failed = failed or past
    print(f"{'FAILED' if past else 'ok'}  {what}: max |Δ| {apart.max():.2e}, mean |Δ| {apart.mean():.2e}, bound {bound or 'none'}")


def first_steps(folder):
    command = [sys.executable, "train.py", "--data", str(folder.resolve() / "images"), "--steps", "20"]
    printed = subprocess.run(command, cwd=folder / "elsewhere", stdout=subprocess.PIPE, text=True, check=True).stdout
    return np.array([float(line.split("\t")[1]) for line in printed.splitlines()])


def check_augmentation(folder, studio):
    from augment import matrix, photometric, photometric_draw, warp
    from data import decode, read_split

    items = read_split(folder / "elsewhere" / "split.csv", ["with_mask", "without_mask"])
    recipe = json.loads((folder / "elsewhere" / "recipe.json").read_text())
    size = recipe["imageSize"]
    drawn = [matrix(studio["augmentation"], size, recipe["seed"], index, 4) for index in range(3)]
    compare(f"{folder.name}, affine matrices", np.array(drawn) - np.reshape(studio["draws"], (3, 8))[:, :6], 1e-4)
    by_hash = [matrix(studio["augmentation"], size, 17, key, 4) for key in ("0a1b", "ffff")]
    compare(f"{folder.name}, matrices of an experiment", np.array(by_hash) - np.reshape(studio["byHash"], (2, 8))[:, :6], 1e-4)
    images = torch.stack([decode(folder / "images" / item.path, size) for item in items[:3]]).float()
    draws = [photometric_draw(studio["photometric"], recipe["seed"], index, 4) for index in range(3)]
    expected = np.frombuffer(base64.b64decode(studio["changed"]), np.float32).reshape(images.shape)
    changed = photometric(images, draws, studio["photometric"]["photometric"]).numpy()
    compare(f"{folder.name}, photometric", changed - expected, PIXEL)
    draws = [photometric_draw(studio["jpeg"], recipe["seed"], index, 4) for index in range(3)]
    expected = np.frombuffer(base64.b64decode(studio["compressed"]), np.float32).reshape(images.shape)
    compressed = photometric(images, draws, studio["jpeg"]["photometric"]).numpy()
    compare(f"{folder.name}, JPEG", compressed - expected, PIXEL)
    for mode, values in studio["warped"].items():
        expected = np.frombuffer(base64.b64decode(values), np.float32).reshape(images.shape)
        compare(f"{folder.name}, warped, {mode}", warp(images, torch.tensor(drawn), mode).numpy() - expected, PIXEL)


def main():
    os.environ["KERAS_BACKEND"] = "torch"
    folders = sorted(file.parent for file in Path(sys.argv[1]).glob("*/studio.json"))
    if not folders:
        sys.exit(f"There is no */studio.json in {sys.argv[1]}.")
    sys.path.insert(0, str(folders[0] / "elsewhere"))
    for folder in folders:
        studio = json.loads((folder / "studio.json").read_text())
        bound = None if folder.name in SENSITIVE else LOSS
        compare(f"{folder.name}, losses of 20 steps", first_steps(folder) - studio["losses"], bound)
        check_augmentation(folder, studio)
    sys.exit(1 if failed else 0)


main()
