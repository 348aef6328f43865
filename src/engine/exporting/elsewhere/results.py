"""What training writes: checkpoint, history, TensorBoard logs, and at the end the model and its metadata."""

import json
import os
import platform
import shutil
from datetime import datetime, timezone

import keras
import torch
from torch.utils.tensorboard import SummaryWriter


def write_whole(path, write):
    """Write a file under another name first, so that it is whole or absent."""
    part = path.with_name(f"{path.name}.part")
    write(part)
    os.replace(part, path)


def write_json(path, value):
    write_whole(path, lambda part: part.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8"))


class Results:
    """The files in --out; only the first process has one."""

    def __init__(self, out, kit, recipe, processes, resumes):
        self.out, self.kit, self.recipe, self.count = out, kit, recipe, processes.count
        out.mkdir(parents=True, exist_ok=True)
        if not resumes:
            shutil.rmtree(out / "tensorboard", ignore_errors=True)
        self.boards = [SummaryWriter(out / "tensorboard" / name) for name in ("train", "validation")]
        self.backend = f"Keras {keras.__version__} on PyTorch {torch.__version__}, {processes.count} × {processes.device.type}"

    def epoch(self, history, learning_rate, state):
        """Keep what one epoch gave: first what training goes on from."""
        checkpoint = {**state, "history": history, "recipe": json.dumps(self.recipe)}
        write_whole(self.out / "checkpoint.pt", lambda part: torch.save(checkpoint, part))
        self.history(history, state["best_epoch"])
        last, (train, validation) = history[-1], self.boards
        # As Keras's TensorBoard callback writes them: step = epoch − 1.
        for board, loss, accuracy in ((train, "loss", "accuracy"), (validation, "valLoss", "valAccuracy")):
            board.add_scalar("epoch_loss", last[loss], last["epoch"] - 1, new_style=True)
            board.add_scalar("epoch_accuracy", last[accuracy], last["epoch"] - 1, new_style=True)
        train.add_scalar("epoch_learning_rate", learning_rate, last["epoch"] - 1, new_style=True)
        for board in self.boards:
            board.flush()

    def history(self, epochs, best_epoch):
        written = {"epochs": epochs, "bestEpoch": best_epoch, "processes": self.count, "backend": self.backend}
        write_json(self.out / "history.json", written)

    def model(self, model, history, predictions, metrics):
        """The model, and beside it what the studio reads it back with."""
        write_whole_model(model, self.out / "model.keras")
        metadata = json.loads((self.kit / "metadata.json").read_text(encoding="utf-8"))
        # What was chosen for the studio's own model.
        for name in ("thresholdChoice", "oneAgainstRest", "minConfidence", "temperature"):
            metadata.pop(name, None)
        metadata |= {
            "name": f"{metadata['name']}, trained elsewhere",
            "threshold": 0.5,
            "recipe": self.recipe,
            "metrics": metrics,
            "epochs": history,
            "versions": {**metadata["versions"], "backend": f"{self.backend}, Python {platform.python_version()}"},
            "createdAt": datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        }
        write_json(self.out / "metadata.json", metadata)
        write_json(self.out / "test-predictions.json", {"classes": metadata["classes"], "predictions": predictions})
        if self.out.resolve() != self.kit:
            shutil.copyfile(self.kit / "split.csv", self.out / "split.csv")


def write_whole_model(model, path):
    # Keras wants the file's own ending.
    part = path.with_name(f"part-{path.name}")
    model.save(part)
    os.replace(part, path)


@torch.no_grad()
def evaluate(job, classes):
    """The test images' predictions and the metrics that metadata.json has."""
    tests = job.part("test")
    outputs = torch.zeros(len(tests), job.model.output_shape[-1], device=job.processes.device)
    own = job.processes.own(list(range(len(tests))))
    batches = [own[start : start + job.batch_size] for start in range(0, len(own), job.batch_size)]
    pixels = job.pixels([[(tests[row], 0) for row in batch] for batch in batches])
    for images, batch in zip(pixels, batches):
        outputs[batch] = job.model(images, training=False)
    outputs = job.processes.add(outputs).cpu()
    scores = torch.cat([1 - outputs, outputs], 1) if outputs.shape[1] == 1 else outputs
    truths = job.labels(tests).cpu()
    predicted = (scores[:, 1] >= 0.5).long() if len(classes) == 2 else scores.argmax(1)
    confusion = torch.zeros(len(classes), len(classes), dtype=torch.long)
    confusion.index_put_((truths, predicted), torch.ones_like(truths), accumulate=True)
    own_scores = scores[torch.arange(len(tests)), truths]
    metrics = {
        "testAccuracy": (predicted == truths).double().mean().item(),
        "testLoss": -own_scores.clamp_min(1e-7).log().mean().item(),
        "testImages": len(tests),
        "confusion": confusion.tolist(),
    }
    items = [job.items[index] for index in tests]
    rows = [
        {"hash": item.sha256, "path": item.path, "truth": item.label, "scores": row}
        for item, row in zip(items, scores.tolist())
    ]
    return rows, metrics
