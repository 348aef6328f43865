"""LiteRT (TensorFlow Lite, XNNPACK) on the studio's `.tflite` files."""

from importlib.metadata import version as installed

import data
import numpy as np
from ai_edge_litert.interpreter import Interpreter


def version():
    return f"LiteRT {installed('ai-edge-litert')}"


def start(threads):
    def backbone(batch):
        def prepare():
            interpreter = Interpreter(str(data.MODELS / f"backbone-{batch}.tflite"), num_threads=threads)
            interpreter.allocate_tensors()
            image = interpreter.get_input_details()[0]["index"]
            scores = interpreter.get_output_details()[0]["index"]
            images = data.images(batch)

            def work():
                interpreter.set_tensor(image, images)
                interpreter.invoke()
                return np.array(interpreter.get_tensor(scores))

            return work

        return prepare

    return {"backbone-1": backbone(1), "backbone-16": backbone(16)}
