"""
python scripts/verify/keras.py DIR

Opens model.keras and model.h5 of an exported model with the installed Keras (3, or TensorFlow's
Keras 2 for model.h5), and compares their scores of the test images with the studio's.
KERAS_BACKEND chooses between tensorflow, jax and torch.
"""

import sys
from pathlib import Path

# This file has the name of the package that it needs.
here = str(Path(__file__).parent)
sys.path = [path for path in sys.path if path != here] + [here]

try:
    import keras
except ImportError:
    from tensorflow import keras
import numpy as np

from exported import main

EXACT = 1e-4


def check(exported, _photographs):
    images = np.float32(exported.images)
    version = getattr(keras, "__version__", "2")
    old = version.startswith("2")
    backend = "tensorflow" if old else keras.backend.backend()
    names = ["model.h5"] if old else ["model.keras", "model.h5"]
    found = [name for name in names if (exported.folder / name).exists()]
    if not found:
        print(f"FAILED  {exported.folder} has no {' and no '.join(names)}")
        exported.failed = True
    for name in found:
        model = keras.models.load_model(str(exported.folder / name), compile=False)
        scores = np.asarray(model.predict(images, verbose=0))
        exported.compare(f"{name}, Keras {version} on {backend}", scores, EXACT)


main(check)
