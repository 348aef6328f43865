"""Writes src/domain/issues/fixtures/probe.json; see README.md beside this file."""

import json
import pathlib

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "src" / "domain" / "issues" / "fixtures"


def case(rng, name, rows, width, classes, penalty):
    labels = rng.integers(0, classes, rows)
    centres = rng.normal(0, 1, (classes, width))
    # As float32, which is what the studio keeps, and with features of very different sizes.
    features = ((centres[labels] + rng.normal(0, 1.5, (rows, width))) * 10 ** rng.uniform(-2, 2, width)).astype(np.float32)
    features[:, -1] = 3  # The same everywhere.
    folds = [np.flatnonzero(np.arange(rows) % 4 == fold).tolist() for fold in range(4)]
    scores = np.zeros((rows, classes))
    for held_out in folds:
        train = np.setdiff1d(np.arange(rows), held_out)
        scaler = StandardScaler().fit(features[train].astype(np.float64))
        model = LogisticRegression(C=1 / (penalty * len(train)), tol=1e-10, max_iter=10000)
        model.fit(scaler.transform(features[train].astype(np.float64)), labels[train])
        scores[held_out] = model.predict_proba(scaler.transform(features[held_out].astype(np.float64)))
    return {
        "name": name,
        "penalty": penalty,
        "width": width,
        "features": [float(f"{x:.9g}") for x in features.ravel().tolist()],
        "labels": labels.tolist(),
        "folds": folds,
        "scores": np.round(scores, 8).tolist(),
    }


def main():
    rng = np.random.default_rng(20261128)
    cases = [
        case(rng, "two classes", 80, 8, 2, 0.3),
        case(rng, "four classes, more features than rows", 40, 48, 4, 0.1),
    ]
    expected = {"versions": {"scikit-learn": sklearn.__version__}, "cases": cases}
    (FIXTURES / "probe.json").write_text(json.dumps(expected) + "\n")


main()
