"""What every rival is given: the models and images that `npx tsx bench/backbone/models.ts` writes."""

import json
from pathlib import Path

import numpy as np

MODELS = Path(__file__).parents[2] / "dist-bench-models"
BUNDLED = Path(__file__).parents[2] / "public" / "generated" / "mobilenetv2"
SIZE = 224
BATCH = 16
#: Keras's.
BN_EPSILON = 1e-3


def images(batch):
    """float32 [batch, 224, 224, 3] in 0–1."""
    flat = np.fromfile(MODELS / "input.bin", "<f4", batch * SIZE * SIZE * 3)
    return flat.reshape(batch, SIZE, SIZE, 3)


def pixels(batch):
    """The same images as bytes, uint8 [batch, 224, 224, 3]."""
    return np.round(255 * images(batch)).astype("uint8")


def features(batch):
    """What our kernels give for them, float32 [batch, 1280]."""
    return np.fromfile(MODELS / "features.bin", "<f4", batch * 1280).reshape(batch, 1280)


def operations():
    """The folded backbone as the studio's exporters see it: dicts in order, with `kernel` and `bias`."""
    graph = json.loads((MODELS / "graph.json").read_text("utf8"))
    weights = np.fromfile(MODELS / "weights.bin", "<f4")
    at = 0
    for operation in graph:
        if "kernelShape" not in operation:
            continue
        shape, channels = operation["kernelShape"], operation["shape"][-1]
        count = int(np.prod(shape))
        operation["kernel"] = weights[at : at + count].reshape(shape)
        operation["bias"] = weights[at + count : at + count + channels]
        at += count + channels
    return graph


def bundled():
    """The backbone's weights before folding, by their Keras names; the file keeps them in 8 bits."""
    manifest = json.loads((BUNDLED / "model.json").read_text("utf8"))["weightsManifest"][0]
    data = b"".join((BUNDLED / path).read_bytes() for path in manifest["paths"])
    values, at = {}, 0
    for weight in manifest["weights"]:
        kept = weight.get("quantization", {"dtype": "float32", "scale": 1, "min": 0})
        dtype = np.dtype(kept["dtype"])
        count = int(np.prod(weight["shape"]))
        stored = np.frombuffer(data, dtype, count, at).astype("float32")
        values[weight["name"]] = (stored * np.float32(kept["scale"]) + np.float32(kept["min"])).reshape(weight["shape"])
        at += count * dtype.itemsize
    return values


#: Of a round: from uint8 pixels and labels; the mean loss of the last step comes back.
LABELS = (np.arange(BATCH) % 2).astype("float32")[:, None]
#: Fine-tuning: an epoch over 64 images in batches of 16, from the activations before block 10.
TUNED_FROM = "block_10"
TUNED_BATCHES = 4


def activations():
    """What fine-tuning reads, float32 [4, 16, 14, 14, 64]: made up, as its time does not depend on the values."""
    labels = LABELS.reshape(1, BATCH, 1, 1, 1)
    noise = np.random.default_rng(1).standard_normal((TUNED_BATCHES, BATCH, 14, 14, 64))
    return (noise + 0.2 * labels).astype("float32")


def tuned_operations():
    """The operations from block 10 to the last convolution, each with its unfolded weights by part."""
    weights, tail, inside = bundled(), [], False
    for operation in operations():
        name = operation["name"]
        inside = inside or name.startswith(TUNED_FROM + "_")
        if not inside or operation["kind"] == "globalAverage":
            continue
        if operation["kind"] != "add":
            kernel = "kernel" if operation["kind"] == "conv" else "depthwise_kernel"
            norm = "Conv_1_bn" if name == "Conv_1" else norm_name(name)
            parts = ("gamma", "beta", "moving_mean", "moving_variance")
            operation["unfolded"] = {part: weights[f"{norm}/{part}"] for part in parts}
            operation["unfolded"]["kernel"] = weights[f"{name}/{kernel}"]
        tail.append(operation)
    return tail


def norm_name(name):
    return f"{name}_BN"
