"""What the checks of exported files share: the folder's facts, and the comparison of scores."""

import argparse
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
        self.failed = False

    def answers(self, scores):
        if scores.shape[1] == 1:
            return (scores[:, 0] >= self.metadata["threshold"]).astype(int)
        return scores.argmax(axis=1)

    def compare(self, program, scores, bound, mean_bound=None):
        """Print the differences from the stored scores; note a failure past the bounds."""
        apart = np.abs(np.asarray(scores, np.float64).reshape(self.scores.shape) - self.scores)
        changed = np.flatnonzero(self.answers(np.asarray(scores).reshape(self.scores.shape)) != self.answers(self.scores))
        late = bound is not None and apart.max() > bound
        late = late or (mean_bound is not None and apart.mean() > mean_bound)
        self.failed = self.failed or late
        print(
            f"{'FAILED' if late else 'ok'}  {program}: {len(apart)} images, max |Δ| {apart.max():.2e}, "
            f"mean |Δ| {apart.mean():.2e}, {len(changed)} answers changed"
        )
        return changed


def main(check):
    """Run `check(exported)` on the folder of the command line; exit 1 when a bound was missed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, metavar="DIR")
    arguments = parser.parse_args()
    exported = Exported(arguments.folder)
    check(exported)
    sys.exit(1 if exported.failed else 0)
