"""
python train.py --data FOLDER [--epochs N] [--out DIR] [--resume]

Trains the network of start.keras as recipe.json says, on the images of split.csv: in this process,
or under torchrun in several. README.md has the commands.
"""

import argparse
import copy
import hashlib
import json
import os
import sys
import time
from pathlib import Path

os.environ["KERAS_BACKEND"] = "torch"

import keras  # noqa: E402
import torch  # noqa: E402

from data import Reader, locate, read_split  # noqa: E402
from first_steps import print_first_steps  # noqa: E402
from loop import Loop  # noqa: E402
from parallel import Processes  # noqa: E402
from results import Results, evaluate  # noqa: E402
from stages import Job  # noqa: E402

KIT = Path(__file__).resolve().parent


def options(parser):
    """The arguments that train.py and ray_train.py share."""
    add = parser.add_argument
    add("--data", type=Path, required=True, metavar="FOLDER", help="the images, as they were given to the studio")
    add("--epochs", type=int, metavar="N", help="epochs of the first stage (default: the recipe's)")
    add("--out", type=Path, default=KIT / "trained", metavar="DIR", help="where the results go (default: trained)")
    add("--resume", action="store_true", help="go on from DIR/checkpoint.pt")
    cores = (os.cpu_count() or 1) // int(os.environ.get("LOCAL_WORLD_SIZE", 1))
    add("--workers", type=int, default=min(8, max(1, cores)), metavar="N", help="decoding processes of each process")
    add("--steps", type=int, metavar="N", help="only print the losses of the first N steps; see README.md")
    return parser


def read_json(name):
    return json.loads((KIT / name).read_text(encoding="utf-8"))


def prepare(arguments, processes):
    """The job that the kit describes, and the names of its classes."""
    recipe, classes = read_json("recipe.json"), read_json("metadata.json")["classes"]
    if arguments.epochs is not None:
        recipe["training"]["epochs"] = arguments.epochs
    items = read_split(KIT / "split.csv", classes)
    processes.say(f"Checking {len(items)} images…")
    files = locate(items, arguments.data)
    reader = Reader(files, recipe["imageSize"], arguments.workers, processes.device)
    model = keras.models.load_model(KIT / "start.keras", compile=False)
    draws = read_json("augmentation.json") if (KIT / "augmentation.json").exists() else None
    return Job(model, recipe, items, reader, processes, draws), classes


def read_checkpoint(out, recipe):
    """What --resume goes on from; exits with a message where there is nothing to go on from."""
    file = out / "checkpoint.pt"
    if not file.is_file():
        sys.exit(f"There is no checkpoint in {out}. Leave --resume out.")
    checkpoint = torch.load(file, map_location="cpu", weights_only=True)
    before, now = json.loads(checkpoint["recipe"]), copy.deepcopy(recipe)
    before["training"]["epochs"] = now["training"]["epochs"]
    if before != now:
        sys.exit(f"The checkpoint in {out} was trained by another recipe. Leave --resume out, or name another --out.")
    return checkpoint


def train(job, results, checkpoint):
    """Train every stage; returns the history of all epochs."""
    processes = job.processes
    history = checkpoint["history"] if checkpoint else []
    best = (0, float("inf"))
    for name, make in job.stages().items():
        if checkpoint and name == "head" and checkpoint["stage"] == "fine-tune":
            continue
        stage = make()
        if stage is None:
            break

        def keep(record, state):
            history.append(record)
            processes.say("epoch {epoch} ({stage}): loss {loss:.4f}, accuracy {accuracy:.4f}, validation loss "
                          "{valLoss:.4f}, accuracy {valAccuracy:.4f}, {seconds:.1f} s".format(**record))
            if results:
                results.epoch(history, stage.learning_rate, state)

        before = sum(record["stage"] != name for record in history)
        resumed = checkpoint if checkpoint and checkpoint["stage"] == name else None
        best = Loop(job, stage, before, keep).run(resumed, best)
    if results:
        results.history(history, best[0])
    return history


def checksum(model):
    """SHA-256 of all weights: equal on every process when they trained the same network."""
    values = hashlib.sha256()
    for weight in model.weights:
        values.update(weight.value.detach().cpu().numpy().tobytes())
    return values.hexdigest()


def run(arguments):
    """Train, in whatever processes there are; ends with SystemExit and a message where that cannot be."""
    processes = Processes()
    job, classes = prepare(arguments, processes)
    if arguments.steps is not None:
        return print_first_steps(job, KIT / "order.csv", arguments.steps)
    if job.batch_size != job.recipe["training"]["batchSize"]:
        processes.say(f"{job.batch_size} images a step, so that every process has as many.")
    checkpoint = None
    if arguments.resume:
        checkpoint = processes.share(lambda: read_checkpoint(arguments.out, job.recipe))
    results = Results(arguments.out, KIT, job.recipe, processes, arguments.resume) if processes.rank == 0 else None
    began = time.monotonic()
    history = train(job, results, checkpoint)
    predictions, metrics = evaluate(job, classes)
    if results:
        results.model(job.model, history, predictions, metrics)
    processes.say(f"Test accuracy {metrics['testAccuracy']:.4f} on {metrics['testImages']} images, "
                  f"after {time.monotonic() - began:.0f} s. Written to {arguments.out}.")
    print(f"process {processes.rank} of {processes.count}: weights {checksum(job.model)}", flush=True)
    processes.close()


if __name__ == "__main__":
    run(options(argparse.ArgumentParser(description=__doc__.split("\n\n")[1])).parse_args())
