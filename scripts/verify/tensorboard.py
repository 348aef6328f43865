"""
python scripts/verify/tensorboard.py DIR

Reads the event files of an exported model with TensorBoard's own EventAccumulator, and
compares each number with the history in metadata.json. Where TensorFlow is installed, it also
trains a small Keras model with its TensorBoard callback, and asks one TensorBoard for both runs.
"""

import json
import sys
import tempfile
from importlib.util import find_spec
from operator import itemgetter
from pathlib import Path
from urllib.request import urlopen

# This file has the name of the package that it needs.
here = str(Path(__file__).parent)
sys.path = [path for path in sys.path if path != here]

import numpy as np
import tensorboard
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.plugins.hparams import plugin_data_pb2

folder = Path(sys.argv[1])
metadata = json.loads((folder / "metadata.json").read_text())
epochs = metadata["epochs"]
recipe = metadata["recipe"]


def learning_rate(epoch):
    """Of the stage: fine-tuning has its own."""
    own = epoch["stage"] == "fine-tune" and recipe["model"].get("fineTune")
    return (own or recipe["training"])["learningRate"]


expected = {
    ("train", "epoch_loss"): itemgetter("loss"),
    ("train", "epoch_accuracy"): itemgetter("accuracy"),
    ("train", "epoch_learning_rate"): learning_rate,
    ("validation", "epoch_loss"): itemgetter("valLoss"),
    ("validation", "epoch_accuracy"): itemgetter("valAccuracy"),
}
failed = False
for (part, tag), value_of in expected.items():
    # By default only ten tensors are kept.
    events = EventAccumulator(str(folder / "tensorboard" / part), {"tensors": 0})
    events.Reload()
    points = [(e.step, e.tensor_proto.tensor_content) for e in events.Tensors(tag)]
    steps = [step for step, _ in points]
    values = np.array([np.frombuffer(content, np.float32)[0] for _, content in points])
    same = steps == [epoch["epoch"] - 1 for epoch in epochs]
    same = same and np.array_equal(values, np.float32([value_of(epoch) for epoch in epochs]))
    failed = failed or not same
    print(f"{'ok' if same else 'FAILED'}  {part}/{tag}: {len(values)} epochs, {values[0]:.4g} … {values[-1]:.4g}")

events = EventAccumulator(str(folder / "tensorboard"))
events.Reload()
content = events.SummaryMetadata("_hparams_/session_start_info").plugin_data.content
hparams = plugin_data_pb2.HParamsPluginData.FromString(content).session_start_info.hparams
same = hparams["batch_size"].number_value == recipe["training"]["batchSize"]
print(f"{'ok' if same else 'FAILED'}  hyperparameters: {', '.join(sorted(hparams))}; TensorBoard {tensorboard.__version__}")
failed = failed or not same


def keras_run(logs):
    """Two epochs of a Keras model, logged by its TensorBoard callback."""
    import keras

    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1, "sigmoid")])
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    x, y = np.zeros((8, 4), np.float32), np.zeros(8)
    callbacks = [keras.callbacks.TensorBoard(logs)]
    model.fit(x, y, validation_data=(x, y), epochs=2, verbose=0, callbacks=callbacks)


def check_beside_keras(root):
    """One TensorBoard lists the scalars of both runs under the same names."""
    from tensorboard.program import TensorBoard

    keras_run(str(root / "keras"))
    (root / "studio").symlink_to((folder / "tensorboard").resolve())
    server = TensorBoard()
    server.configure(logdir=str(root), host="127.0.0.1", port=0, load_fast="false")
    with urlopen(server.launch() + "data/plugin/scalars/tags") as answer:
        tags = json.loads(answer.read())
    both = {"epoch_loss", "epoch_accuracy", "epoch_learning_rate"}
    return all(
        (both if part == "train" else both - {"epoch_learning_rate"}) <= tags.get(f"{run}/{part}", {}).keys()
        for run in ("keras", "studio")
        for part in ("train", "validation")
    )


if find_spec("tensorflow") is None:
    print("skipped  beside a Keras run: TensorFlow is not installed")
else:
    with tempfile.TemporaryDirectory() as root:
        same = check_beside_keras(Path(root))
    failed = failed or not same
    print(f"{'ok' if same else 'FAILED'}  beside a Keras run: one TensorBoard lists the scalars of both under the same names")
sys.exit(1 if failed else 0)
