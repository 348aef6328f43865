"""Writes src/domain/experiment/fixtures/expected.json; see README.md beside this file."""

import itertools
import json
import pathlib

import mlxtend
import numpy as np
import scipy
from mlxtend.evaluate import combined_ftest_5x2cv
from scipy import stats

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "src" / "domain" / "experiment" / "fixtures"


class Stub:
    """An estimator whose accuracies are a row of the table."""

    _estimator_type = "classifier"

    def __init__(self, scores):
        self.scores = iter(scores)

    def fit(self, x, y):
        return self


def five_by_two(first, second):
    x, y = np.zeros((4, 1)), np.array([0, 1, 0, 1])
    f, p = combined_ftest_5x2cv(
        Stub(first), Stub(second), x, y, scoring=lambda stub, _x, _y: next(stub.scores), random_seed=1
    )
    return {"first": first, "second": second, "f": float(f), "p": float(p)}


def corrected_t(differences, ratio):
    """Nadeau and Bengio (2003), written out."""
    d = np.array(differences)
    error = np.sqrt((1 / d.size + ratio) * d.var(ddof=1))
    t, df = d.mean() / error, d.size - 1
    reach = stats.t.ppf(0.975, df) * error
    return {
        "differences": differences,
        "ratio": ratio,
        "t": float(t),
        "df": int(df),
        "p": float(2 * stats.t.sf(abs(t), df)),
        "interval": [float(d.mean() - reach), float(d.mean() + reach)],
    }


def paired_t(first, second):
    result = stats.ttest_rel(first, second)
    interval = result.confidence_interval(0.95)
    return {
        "first": first,
        "second": second,
        "t": float(result.statistic),
        "p": float(result.pvalue),
        "interval": [float(interval.low), float(interval.high)],
    }


def main():
    rng = np.random.default_rng(20240815)
    accuracies = lambda n, centre: (np.round(200 * np.clip(centre + rng.normal(0, 0.02, n), 0, 1)) / 200).tolist()
    expected = {
        "versions": {"scipy": scipy.__version__, "mlxtend": mlxtend.__version__},
        "incompleteBeta": [
            {"x": x, "a": a, "b": b, "value": float(scipy.special.betainc(a, b, x))}
            for x, a, b in itertools.product((1e-6, 0.01, 0.3, 0.5, 0.9, 0.999), (0.5, 2.5, 5, 50), (0.5, 1, 5, 20))
        ],
        "t": [
            {"t": t, "df": df, "p": float(2 * stats.t.sf(t, df))}
            for t, df in itertools.product((0, 0.1, 1, 2.776, 10, 300), (1, 2, 4, 9, 29, 99))
        ],
        "tCritical": [
            {"level": level, "df": df, "t": float(stats.t.isf(level / 2, df))}
            for level, df in itertools.product((0.5, 0.05, 0.001), (1, 2, 4, 9, 29, 99))
        ],
        "f": [
            {"f": f, "df": df, "p": float(stats.f.sf(f, *df))}
            for f, df in itertools.product((0, 0.2, 1, 4.735, 60, 1e4), ([10, 5], [1, 4], [3, 20]))
        ],
        "fCritical": [
            {"level": level, "df": df, "f": float(stats.f.isf(level, *df))}
            for level, df in itertools.product((0.5, 0.05, 0.001), ([10, 5], [1, 4], [3, 20]))
        ],
        "correctedT": [
            corrected_t((np.array(accuracies(n, b)) - np.array(accuracies(n, 0.9))).tolist(), ratio)
            for n, b, ratio in ((5, 0.95, 0.25), (10, 0.95, 0.25), (10, 0.91, 0.25), (10, 0.89, 1), (3, 0.92, 0.2))
        ],
        "fiveByTwo": [five_by_two(accuracies(10, 0.9), accuracies(10, b)) for b in (0.9, 0.93, 0.96, 0.88, 0.7)],
        "seeds": [paired_t(accuracies(n, 0.93), accuracies(n, 0.91)) for n in (3, 5, 10)],
    }
    (FIXTURES / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")


main()
