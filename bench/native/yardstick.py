"""The native yardstick: the studio's three heavy pieces of work in Keras on the CPU.

    python3 -m venv .venv && .venv/bin/pip install -r bench/native/requirements.txt
    .venv/bin/python bench/native/yardstick.py [--threads 2] [--json FILE]

Beside them stand the studio's own times, where `npm run bench` has left them in
bench/results (cnn-step-auto, mobilenet-features-wasm), and how often native is faster.
Weights and images are random: the time does not depend on their values. Each
figure is the median of the counted rounds after a warm-up, on `--threads` cores.
"""

import argparse
import json
import os
import statistics
import time
from pathlib import Path

RESULTS = Path(__file__).parent.parent / "results"


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json")
    return parser.parse_args()


def median_ms(work, rounds):
    work()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)


def studio_ms(name, images):
    """The studio's milliseconds for `images` images in a benchmark's result; None where it has not run."""
    file = RESULTS / f"{name}.json"
    if not file.exists():
        return None
    measured = json.loads(file.read_text("utf8"))
    return statistics.median(measured["rounds"]["ours"]) * images / measured["facts"]["images"]


def tutorial_cnn(keras, size):
    layers = [keras.Input((size, size, 3)), keras.layers.Rescaling(1 / 255)]
    for filters in (16, 32, 64):
        layers += [
            keras.layers.Conv2D(filters, 3, padding="same", activation="relu"),
            keras.layers.MaxPooling2D(2),
            keras.layers.Dropout(0.25),
        ]
    layers += [
        keras.layers.Flatten(),
        keras.layers.Dense(128, activation="relu"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
    model = keras.Sequential(layers)
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return model


def main():
    options = parse()
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import keras
    import numpy as np
    import tensorflow as tf

    tf.config.threading.set_intra_op_parallelism_threads(options.threads)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    rng = np.random.default_rng(1)
    x = rng.integers(0, 256, (16, 224, 224, 3)).astype("float32")
    y = rng.integers(0, 2, (16, 1)).astype("float32")
    results = {}

    for size in (128, 224):
        cnn = tutorial_cnn(keras, size)
        batch = x[:, :size, :size]
        results[f"cnn step, {size} px, batch 16"] = median_ms(
            lambda cnn=cnn, batch=batch: cnn.train_on_batch(batch, y), options.rounds
        )

    backbone = keras.applications.MobileNetV2(weights=None, include_top=False, input_shape=(224, 224, 3))
    results["MobileNetV2 features, 224 px, batch 16"] = median_ms(
        lambda: backbone.predict_on_batch(x / 127.5 - 1), options.rounds
    )

    head = keras.Sequential(
        [
            keras.Input((1280,)),
            keras.layers.Dense(128, activation="relu"),
            keras.layers.Dropout(0.5),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    head.compile("adam", "binary_crossentropy")
    features = rng.standard_normal((16, 1280)).astype("float32")
    results["head step, 1280 features, batch 16"] = median_ms(
        lambda: head.train_on_batch(features, y), options.rounds
    )

    a = tf.constant(rng.standard_normal((1024, 1024)).astype("float32"))
    results["matMul 1024x1024"] = median_ms(lambda: tf.matmul(a, a).numpy(), options.rounds)

    print(f"TensorFlow {tf.__version__}, Keras {keras.__version__}, {options.threads} threads")
    studio = {
        "cnn step, 224 px, batch 16": studio_ms("cnn-step-auto", 16),
        "MobileNetV2 features, 224 px, batch 16": studio_ms("mobilenet-features-wasm", 16),
    }
    print(f"  {'':42} {'native':>12} {'the studio':>12} {'ratio':>8}")
    for name, milliseconds in results.items():
        ours = studio.get(name)
        beside = f"{ours:9.2f} ms {ours / milliseconds:8.2f}" if ours else ""
        print(f"  {name:42} {milliseconds:9.2f} ms {beside}")
    if options.json:
        with open(options.json, "w", encoding="utf8") as file:
            json.dump({"tensorflow": tf.__version__, "threads": options.threads, "ms": results}, file, indent=2)


if __name__ == "__main__":
    main()
