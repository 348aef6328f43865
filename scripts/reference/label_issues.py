"""Writes src/domain/issues/fixtures/expected.json; see README.md beside this file."""

import json
import pathlib

import cleanlab
import numpy as np
from cleanlab.count import compute_confident_joint
from cleanlab.filter import find_label_issues

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "src" / "domain" / "issues" / "fixtures"


def table(rng, images, classes, noise, strength, shares=None):
    """Probabilities of images of which a share `noise` is labelled at random; none are equal."""
    truth = rng.choice(classes, images, p=shares)
    flipped = rng.random(images) < noise
    labels = np.where(flipped, rng.integers(0, classes, images), truth)
    logits = rng.normal(0, 1, (images, classes)) + strength * np.eye(classes)[truth]
    scores = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    # The digits that are committed are those that the reference reads.
    scores = np.round(scores, 7)
    return labels, scores


def case(name, labels, scores):
    assert len(np.unique(labels)) == scores.shape[1]
    return {
        "name": name,
        "labels": labels.tolist(),
        "scores": scores.tolist(),
        "confidentJoint": compute_confident_joint(labels, scores).tolist(),
        "issues": find_label_issues(labels, scores, return_indices_ranked_by="self_confidence", n_jobs=1).tolist(),
        "ranking": np.argsort(scores[np.arange(labels.size), labels], kind="stable").tolist(),
    }


def main():
    rng = np.random.default_rng(20240816)
    cases = [
        case("two classes", *table(rng, 200, 2, 0.1, 2.5)),
        case("two classes, few errors", *table(rng, 120, 2, 0.02, 4)),
        case("a rare class", *table(rng, 160, 3, 0.15, 2, [0.8, 0.15, 0.05])),
        case("five classes, much noise", *table(rng, 250, 5, 0.4, 1.5)),
        case("chance", *table(rng, 80, 3, 1, 0)),
    ]
    expected = {"versions": {"cleanlab": cleanlab.__version__}, "cases": cases}
    (FIXTURES / "expected.json").write_text(json.dumps(expected) + "\n")


main()
