"""What the checks of exported files share: the folder's facts, and the comparison of scores."""

import argparse
import hashlib
import json
import sys
from pathlib import Path

import numpy as np


class Exported:
    """A folder that `npm run train -- … --out DIR --export … --export test-inputs` wrote."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.metadata = json.loads((folder / "metadata.json").read_text())
        predictions = json.loads((folder / "test-predictions.json").read_text())["predictions"]
        self.paths = [prediction["path"] for prediction in predictions]
        self.truth = np.array([prediction["truth"] for prediction in predictions])
        scores = np.array([prediction["scores"] for prediction in predictions], np.float64)
        # Two classes are one sigmoid, the probability of the second.
        self.scores = scores[:, 1:] if scores.shape[1] == 2 else scores
        # uint8 [n, size, size, 3], in the order of the predictions.
        self.images = np.load(folder / "test-inputs.npy")
        self.hashes = [prediction["hash"] for prediction in predictions]
        self.failed = False

    def photographs(self, folder: Path):
        """Files in `folder` of the test images, in the order of the predictions, found by SHA-256."""
        files = {
            hashlib.sha256(path.read_bytes()).hexdigest(): path
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        missing = [path for path, key in zip(self.paths, self.hashes) if key not in files]
        if missing:
            sys.exit(f"{len(missing)} of {len(self.paths)} test images are not in {folder}; the first is {missing[0]}.")
        return [files[key] for key in self.hashes]

    def answers(self, scores):
        if scores.shape[1] == 1:
            return (scores[:, 0] >= self.metadata["threshold"]).astype(int)
        return scores.argmax(axis=1)

    def compare(self, program, scores, bound, mean_bound=None):
        """Print the differences from the stored scores; note a failure past the bounds."""
        scores = np.asarray(scores, np.float64).reshape(self.scores.shape)
        apart = np.abs(scores - self.scores)
        changed = np.flatnonzero(self.answers(scores) != self.answers(self.scores))
        past = not np.isfinite(apart).all()
        past = past or (bound is not None and apart.max() > bound)
        past = past or (mean_bound is not None and apart.mean() > mean_bound)
        self.failed = self.failed or past
        print(
            f"{'FAILED' if past else 'ok'}  {program}: {len(apart)} images, max |Δ| {apart.max():.2e}, "
            f"mean |Δ| {apart.mean():.2e}, {len(changed)} answers changed"
        )
        return changed


def rgb(path):
    """A photograph as the studio decodes it: oriented by EXIF, flattened on white, uint8 [h, w, 3]."""
    from PIL import Image, ImageOps

    image = ImageOps.exif_transpose(Image.open(path)).convert("RGBA")
    white = Image.new("RGBA", image.size, "white")
    return np.asarray(Image.alpha_composite(white, image).convert("RGB"))


def main(check):
    """
    Run `check(exported, files)` on the folder of the command line; `files` are the test images
    in the folder of --images, None without it. Exit 1 when a bound was missed.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--images", type=Path, metavar="FOLDER", help="the photographs themselves")
    arguments = parser.parse_args()
    exported = Exported(arguments.folder)
    check(exported, exported.photographs(arguments.images) if arguments.images else None)
    sys.exit(1 if exported.failed else 0)
