"""Writes src/domain/evaluation/fixtures/decisions.json; see README.md beside this file."""

import json
import pathlib

import numpy as np
import scipy
import sklearn
from scipy import optimize, special
from sklearn import metrics
from sklearn.utils import class_weight

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "src" / "domain" / "evaluation" / "fixtures"
GRID = np.arange(1, 100) / 100


def nearest_the_middle(merits):
    """The best threshold of the grid; of equals, the one nearest to 0.5."""
    best = max(merits)
    return float(min((t for t, merit in zip(GRID, merits) if merit == best), key=lambda t: abs(t - 0.5)))


def thresholds(truth, scores):
    answers = [(scores >= t).astype(int) for t in GRID]
    precision = [metrics.precision_score(truth, a, zero_division=0) for a in answers]
    recall = [metrics.recall_score(truth, a) for a in answers]

    def wanted(reached, first, second):
        return nearest_the_middle([(f, s) if r else (-1, -1) for r, f, s in zip(reached, first, second)])

    def cost(ratio):
        matrices = [metrics.confusion_matrix(truth, a) for a in answers]
        return nearest_the_middle([-(ratio * m[0, 1] + m[1, 0]) for m in matrices])

    return {
        "accuracy": nearest_the_middle([metrics.accuracy_score(truth, a) for a in answers]),
        "f1": nearest_the_middle([metrics.f1_score(truth, a, zero_division=0) for a in answers]),
        "precision": [
            {"atLeast": p, "threshold": wanted(np.array(precision) >= p, recall, precision)} for p in (0.8, 0.9, 0.95)
        ],
        "recall": [
            {"atLeast": r, "threshold": wanted(np.array(recall) >= r, precision, recall)} for r in (0.8, 0.9, 0.99)
        ],
        "cost": [{"falsePositive": c, "threshold": cost(c)} for c in (0.1, 1, 5)],
    }


def coverage(truth, scores):
    # Of two equal scores the second class's decides, as the studio's threshold of 0.5 does.
    answers = (scores[:, 1] >= 0.5).astype(int) if scores.shape[1] == 2 else scores.argmax(1)
    confidence, right = scores.max(1), answers == truth
    kept = [confidence >= c for c in np.unique(confidence)[::-1]]
    return {
        "coverage": [float(k.mean()) for k in kept],
        "accuracy": [float(metrics.accuracy_score(np.ones(k.sum()), right[k])) for k in kept],
    }


def temperature(truth, scores):
    logits = np.log(np.maximum(scores, 1e-7))

    def nll(t):
        return -np.mean(special.log_softmax(logits / t, axis=1)[np.arange(truth.size), truth])

    found = optimize.minimize_scalar(nll, bounds=(0.01, 100), method="bounded", options={"xatol": 1e-12})
    return {
        "temperature": found.x,
        "before": nll(1),
        "after": found.fun,
        "first": special.softmax(logits[0] / found.x).tolist(),
    }


def main():
    table = json.loads((FIXTURES / "predictions.json").read_text())
    truth = np.array(table["binary"]["truth"])
    truth3, scores3 = (np.array(table["multiclass"][name]) for name in ("truth", "scores"))
    content = {
        "versions": {"numpy": np.__version__, "scipy": scipy.__version__, "sklearn": sklearn.__version__},
        "classWeights": class_weight.compute_class_weight(
            "balanced", classes=np.arange(3), y=[0] * 61 + [1] * 30 + [2] * 7
        ).tolist(),
        "multiclass": {"coverage": coverage(truth3, scores3), "temperature": temperature(truth3, scores3)},
    }
    for name in ("first", "second"):
        scores = np.array(table["binary"][name])
        both = np.stack([1 - scores, scores], 1)
        content[name] = {
            "thresholds": thresholds(truth, scores),
            "coverage": coverage(truth, both),
            "temperature": temperature(truth, both),
        }
    (FIXTURES / "decisions.json").write_text(json.dumps(content) + "\n")


if __name__ == "__main__":
    main()
