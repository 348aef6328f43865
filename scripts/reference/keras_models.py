"""Writes small Keras models and Keras's own scores of them; see README.md beside this file."""

import gzip
import json
import pathlib
import sys

import keras
import numpy as np

layers = keras.layers
FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "src/engine/exporting/fromKeras/fixtures"


def images(size):
    """Two images that the tests make by the same formula."""
    numbers = np.arange(2 * size * size * 3)
    return (numbers * numbers // 7 % 256).reshape(2, size, size, 3).astype("float32")


def fill(model):
    """Seeded weights: in each tensor a row of values again and again, so that the files compress well."""
    rng = np.random.default_rng(11)
    values = []
    for weight in model.get_weights():
        # A prime number of values, so that the channels differ.
        row = rng.integers(-8, 9, 61) / 8
        if weight.ndim == 1:
            # Biases, and gamma, beta, mean and variance: around one where they must be positive.
            values.append(np.where(weight == 1, 1.0, 0.0) + np.resize(row, weight.shape) / 2)
        else:
            depthwise = weight.ndim == 4 and weight.shape[-1] == 1
            inputs = 9 if depthwise else weight.size / weight.shape[-1]
            values.append(np.resize(row, weight.shape) * np.sqrt((0.2 if weight.ndim == 2 else 4) / inputs))
    model.set_weights(values)


def cnn(first, units, outputs, activation, kernel=3):
    """The tutorial's network with few filters, at 16 px."""
    model = keras.Sequential([keras.Input((16, 16, 3)), *first])
    for i, filters in enumerate((2, 3, 4)):
        model.add(layers.Conv2D(filters, kernel if i == 1 else 3, padding="same", activation="relu"))
        model.add(layers.MaxPooling2D())
        model.add(layers.Dropout(0.25))
    model.add(layers.Flatten())
    model.add(layers.Dense(units, activation="relu"))
    model.add(layers.Dense(outputs, activation=activation))
    return model


def mobilenet(head, outputs, activation, preprocess):
    """MobileNetV2 as a layer of another model, with a head, at 32 px."""
    base = keras.applications.MobileNetV2(
        input_shape=(32, 32, 3), include_top=False, weights=None, alpha=0.35
    )
    inputs = keras.Input((32, 32, 3))
    x = inputs
    if preprocess:
        x = keras.applications.mobilenet_v2.preprocess_input(x)
    x = base(x, training=False)
    for layer in head:
        x = layer(x)
    return keras.Model(inputs, layers.Dense(outputs, activation=activation)(x))


def compact():
    """The studio's Compact CNN as a user would write it, with activations as layers, at 32 px."""
    inputs = keras.Input((32, 32, 3))
    x = layers.Rescaling(1 / 127.5, offset=-1)(inputs)
    x = layers.Conv2D(16, 3, strides=2, padding="same", use_bias=False)(x)
    x = layers.Activation("relu")(layers.BatchNormalization()(x))
    for block in ((32,), (64, 64), (128, 128), (160, 160)):
        for i, filters in enumerate(block):
            x = layers.DepthwiseConv2D(3, strides=2 if i == 0 else 1, padding="same", use_bias=False)(x)
            x = layers.Conv2D(filters, 1, use_bias=False)(x)
            x = layers.ReLU()(layers.BatchNormalization()(x))
    x = layers.Dropout(0.2)(layers.GlobalAveragePooling2D()(x))
    return keras.Model(inputs, layers.Dense(3, activation="softmax")(x))


def write(name, model, scale=1.0, offset=0.0):
    """`name` and the scores of `images` · scale + offset, or those of the model's own scaling."""
    fill(model)
    path = pathlib.Path("/tmp") / name
    model.save(path)
    size = model.input_shape[1]
    scores = model.predict(images(size) * scale + offset, verbose=0)
    FIXTURES.mkdir(parents=True, exist_ok=True)
    (FIXTURES / f"{name}.gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
    facts = {"keras": keras.__version__, "size": size, "scores": scores.round(7).tolist()}
    (FIXTURES / f"{name}.json").write_text(json.dumps(facts) + "\n")
    print(name, (FIXTURES / f"{name}.gz").stat().st_size, scores.round(3).tolist())


def keras2():
    write("cnn.2.15.h5", cnn([], 5, 2, "softmax"), scale=1 / 255)
    write("cnn.2.15.keras", cnn([layers.Rescaling(1 / 255)], 5, 1, "sigmoid"))
    head = [layers.AveragePooling2D(1), layers.Flatten(), layers.Dense(8, activation="relu"), layers.Dropout(0.5)]
    write("mobilenetv2.2.15.h5", mobilenet(head, 1, "sigmoid", preprocess=False), 1 / 127.5, -1)


def keras3():
    write("cnn.3.15.keras", cnn([layers.RandomFlip("horizontal"), layers.Rescaling(1 / 255)], 5, 1, "sigmoid"))
    write("cnn.3.15.h5", cnn([layers.Rescaling(1 / 255)], 5, 3, "softmax"))
    head = [layers.GlobalAveragePooling2D(), layers.Dropout(0.2)]
    write("mobilenetv2.3.15.keras", mobilenet(head, 2, "softmax", preprocess=True))
    write("compact.3.15.keras", compact())
    write("wide-kernel.3.15.keras", cnn([], 5, 1, "sigmoid", kernel=5))
    lambda_layer = layers.Lambda(lambda x: x / 255, output_shape=(16, 16, 3))
    write("lambda.3.15.keras", cnn([lambda_layer], 5, 1, "sigmoid"))


if keras.__version__.startswith("2.15."):
    keras2()
elif keras.__version__.startswith("3.15."):
    keras3()
elif keras.__version__.startswith("3.0."):
    write(f"cnn.{keras.__version__}.keras", cnn([layers.Rescaling(1 / 255)], 5, 1, "sigmoid"))
else:
    sys.exit("Run this with Keras 2.15, 3.0 and 3.15.")
