"""
python scripts/verify/onnx.py DIR

Opens the ONNX files of an exported model with onnx's checker, onnxruntime, OpenCV and
OpenVINO, and compares their scores of the test images with the studio's.
"""

import sys
from pathlib import Path

# This file has the name of the package that it needs.
here = str(Path(__file__).parent)
sys.path = [path for path in sys.path if path != here] + [here]

import numpy as np
import onnx
import onnxruntime

from exported import main

EXACT = 1e-4


def with_onnxruntime(file, images):
    session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    return np.concatenate([session.run(None, {"image": image[None]})[0] for image in images])


def with_openvino(file, images):
    import openvino

    compiled = openvino.Core().compile_model(file, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    return np.concatenate([compiled([image[None]])[0] for image in images])


def with_opencv(file, images):
    import cv2

    network = cv2.dnn.readNetFromONNX(file)
    scores = []
    for image in images:
        network.setInput(image[None])
        scores.append(network.forward())
    return np.concatenate(scores)


def check(exported):
    floats = np.float32(exported.images)
    for name in ["model.onnx", "model.any-size.onnx", "model.int8.onnx"]:
        path = exported.folder / name
        if not path.exists():
            continue
        file = str(path)
        onnx.checker.check_model(onnx.load(file), full_check=True)
        print(f"ok  {name}: onnx {onnx.__version__} checker, {path.stat().st_size:,} bytes")
        if name == "model.onnx":
            for program in [with_onnxruntime, with_opencv, with_openvino]:
                run(exported, program, file, floats, EXACT)
        elif name == "model.any-size.onnx":
            for program in [with_onnxruntime, with_openvino]:
                run(exported, program, file, exported.images, 0.02, 0.001)
        else:
            changed = exported.compare(f"{name}, onnxruntime", with_onnxruntime(file, floats), None)
            for i in changed:
                print(f"    {exported.paths[i]}")


def run(exported, program, file, images, *bounds):
    try:
        scores = program(file, images)
    except ImportError as error:
        print(f"skipped  {program.__name__[5:]}: {error}")
        return
    exported.compare(f"{Path(file).name}, {program.__name__[5:]}", scores, *bounds)


main(check)
