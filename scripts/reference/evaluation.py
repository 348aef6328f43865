"""Writes src/domain/evaluation/fixtures/{predictions,expected}.json; see README.md beside this file."""

import json
import pathlib

import numpy as np
import scipy
import sklearn
from scipy import stats
from sklearn import calibration, metrics

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "src" / "domain" / "evaluation" / "fixtures"


def predictions():
    """Scores are quantised to 1/256 so that ties occur, as they do with saturated sigmoids."""
    rng = np.random.default_rng(20240607)
    truth = (rng.random(300) < 0.45).astype(int)

    def model(strength):
        logits = strength * (2 * truth - 1) + rng.normal(0, 2, truth.size)
        return (np.round(256 / (1 + np.exp(-logits))) / 256).tolist()

    truth3 = rng.integers(0, 3, 240)
    logits3 = rng.normal(0, 1.2, (240, 3)) + 1.5 * np.eye(3)[truth3]
    scores3 = np.exp(logits3) / np.exp(logits3).sum(1, keepdims=True)
    return {
        "binary": {"truth": truth.tolist(), "first": model(1.6), "second": model(3.2)},
        "multiclass": {"truth": truth3.tolist(), "scores": scores3.tolist()},
    }


def prf(truth, answers, average):
    values = metrics.precision_recall_fscore_support(truth, answers, average=average, zero_division=0)
    return [v.tolist() if isinstance(v, np.ndarray) else v for v in values]


def figures(truth, answers):
    right = int((truth == answers).sum())
    interval = stats.binomtest(right, truth.size).proportion_ci(0.95, method="wilson")
    return {
        "confusion": metrics.confusion_matrix(truth, answers).tolist(),
        "accuracy": metrics.accuracy_score(truth, answers),
        "wilson": [interval.low, interval.high],
        "perClass": prf(truth, answers, None),
        "macro": prf(truth, answers, "macro")[:3],
    }


def reliability(outcomes, stated):
    """scikit-learn's curve; the error from its bins, weighted by how many fell into each."""
    observed, mean = calibration.calibration_curve(outcomes, stated, n_bins=10)
    counts = np.bincount(np.searchsorted(np.linspace(0, 1, 11)[1:-1], stated), minlength=10)
    counts = counts[counts > 0]
    error = float((np.abs(observed - mean) * counts).sum() / counts.sum())
    return {"observed": observed.tolist(), "stated": mean.tolist(), "counts": counts.tolist(), "error": error}


def binary(truth, scores):
    fpr, tpr, _ = metrics.roc_curve(truth, scores, drop_intermediate=False)
    precision, recall, _ = metrics.precision_recall_curve(truth, scores)
    return {
        "at": {str(t): figures(truth, (scores >= t).astype(int)) for t in (0.5, 0.25, 0.9)},
        "roc": {"falsePositiveRate": fpr.tolist(), "truePositiveRate": tpr.tolist()},
        "auc": metrics.roc_auc_score(truth, scores),
        # scikit-learn runs from the lowest threshold up and adds a last point (1, 0).
        "precision": precision[:-1][::-1].tolist(),
        "recall": recall[:-1][::-1].tolist(),
        "averagePrecision": metrics.average_precision_score(truth, scores),
        "reliability": reliability(truth, scores),
    }


def mcnemar(only_first, only_second):
    count, fewer = only_first + only_second, min(only_first, only_second)
    p = stats.binomtest(fewer, count).pvalue if count else 1.0
    mid = 2 * stats.binom.cdf(fewer, count, 0.5) - stats.binom.pmf(fewer, count, 0.5)
    return {"counts": [only_first, only_second], "p": p, "midP": min(1.0, float(mid))}


def paired_difference(both, only_first, only_second, neither):
    """Newcombe's interval (method 10) from Wilson's intervals as SciPy gives them."""
    n = both + only_first + only_second + neither
    p1, p2 = (both + only_first) / n, (both + only_second) / n
    wilson = [stats.binomtest(round(p * n), n).proportion_ci(0.95, method="wilson") for p in (p1, p2)]
    det = both * neither - only_first * only_second
    det = max(det - n / 2, 0) if det > 0 else det
    spread = n**2 * np.sqrt(p1 * (1 - p1) * p2 * (1 - p2))
    phi = det / spread if spread else 0.0
    d, (l1, u1), (l2, u2) = p2 - p1, wilson[0], wilson[1]
    low = d - np.sqrt((p2 - l2) ** 2 - 2 * phi * (p2 - l2) * (u1 - p1) + (u1 - p1) ** 2)
    high = d + np.sqrt((u2 - p2) ** 2 - 2 * phi * (u2 - p2) * (p1 - l1) + (p1 - l1) ** 2)
    return {"cells": [both, only_first, only_second, neither], "interval": [float(low), float(high)]}


def expected(table):
    truth = np.array(table["binary"]["truth"])
    first, second = (np.array(table["binary"][name]) for name in ("first", "second"))
    right1, right2 = ((scores >= 0.5) == truth for scores in (first, second))
    truth3, scores3 = (np.array(table["multiclass"][name]) for name in ("truth", "scores"))
    answers3 = scores3.argmax(1)
    pairs = [(int((right1 & ~right2).sum()), int((right2 & ~right1).sum()))]
    pairs += [(0, 0), (1, 0), (5, 0), (0, 6), (4, 31), (7, 7), (120, 180), (900, 1100), (2, 998)]
    return {
        "versions": {"numpy": np.__version__, "scipy": scipy.__version__, "sklearn": sklearn.__version__},
        "first": binary(truth, first),
        "second": binary(truth, second),
        "multiclass": {
            **figures(truth3, answers3),
            "crossEntropy": metrics.log_loss(truth3, scores3),
            "auc": metrics.roc_auc_score(truth3, scores3, multi_class="ovr", average="macro"),
            "averagePrecision": [
                metrics.average_precision_score(truth3 == c, scores3[:, c]) for c in range(3)
            ],
            "reliability": reliability(truth3 == answers3, scores3.max(1)),
        },
        "pairedDifference": [
            paired_difference(*cells)
            for cells in [(36, 2, 12, 0), (1, 1, 7, 12), (54, 0, 0, 0), (0, 30, 24, 0), (210, 4, 25, 7)]
        ],
        "mcnemar": [mcnemar(*pair) for pair in pairs],
        "wilson": [
            {"right": right, "of": of, "interval": list(stats.binomtest(right, of).proportion_ci(0.95, "wilson"))}
            for right, of in [(0, 10), (10, 10), (1, 1), (450, 500), (521, 522), (3000, 3477)]
        ],
    }


if __name__ == "__main__":
    FIXTURES.mkdir(exist_ok=True)
    table = predictions()
    for name, content in (("predictions", table), ("expected", expected(table))):
        (FIXTURES / f"{name}.json").write_text(json.dumps(content) + "\n")
