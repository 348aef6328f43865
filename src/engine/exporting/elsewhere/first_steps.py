"""
The first steps of the first stage in the order of order.csv, without augmentation and dropout: the
studio's losses of the same steps are the same to 1e-3.
"""

import csv
from itertools import groupby

import keras
import torch

from loop import Loop


def print_first_steps(job, file, count):
    """Print each step's loss before its update, one a line."""
    job.recipe["augmentation"] |= {"horizontalFlip": False}
    for name in ("rotation", "widthShift", "heightShift", "shear", "zoom"):
        job.recipe["augmentation"][name]["enabled"] = False
    for chosen in job.recipe["augmentation"]["photometric"].values():
        chosen["enabled"] = False
    for layer in job.model.layers:
        if isinstance(layer, keras.layers.Dropout):
            layer.rate = 0
    stage = next(iter(job.stages().values()))()
    loop = Loop(job, stage, 0, None)
    index_of = {item.sha256: index for index, item in enumerate(job.items)}
    with open(file, newline="", encoding="utf-8") as rows:
        rows = [row for row in csv.DictReader(rows) if row["stage"] == stage.name]
    first_of = {}
    for (epoch, step), group in groupby(rows, key=lambda row: (row["epoch"], row["step"])):
        if count == 0:
            break
        batch = [(index_of[row["sha256"]], 0) for row in group]
        first_of.setdefault(epoch, batch)
        filled = [*batch, *first_of[epoch]][: job.batch_size]
        inputs = next(iter(stage.inputs([filled])))
        loss, _ = loop.step(inputs, filled, len(batch)).tolist()
        print(f"{step}\t{loss / len(batch):.7f}", flush=True)
        count -= 1
