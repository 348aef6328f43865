"""
python scripts/verify/onnx.py DIR [--images FOLDER]

Opens the ONNX files of an exported model with onnx's checker, onnxruntime, OpenCV and
OpenVINO, and compares their scores of the test images with the studio's. With FOLDER,
model.any-size.onnx also gets the photographs at their own sizes, which it has to resize.
"""

import sys
from pathlib import Path

# This file has the name of the package that it needs.
here = str(Path(__file__).parent)
sys.path = [path for path in sys.path if path != here] + [here]

import numpy as np
import onnx
import onnxruntime

from exported import main, rgb

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


def check(exported, files):
    floats = np.float32(exported.images)
    names = ["model.onnx", "model.any-size.onnx", "model.int8.onnx"]
    paths = [exported.folder / name for name in names if (exported.folder / name).exists()]
    if not paths:
        sys.exit(f"There is none of {', '.join(names)} in {exported.folder}.")
    for path in paths:
        name = path.name
        file = str(path)
        onnx.checker.check_model(onnx.load(file), full_check=True)
        print(f"ok  {name}: onnx {onnx.__version__} checker, {path.stat().st_size:,} bytes")
        if name == "model.onnx":
            for program in [with_onnxruntime, with_opencv, with_openvino]:
                run(exported, program, file, floats, EXACT)
        elif name == "model.any-size.onnx":
            for program in [with_onnxruntime, with_opencv, with_openvino]:
                run(exported, program, file, exported.images, 0.02, 0.001)
                if files is not None:
                    photographs = (rgb(path) for path in files)
                    run(exported, program, file, photographs, 0.02, 0.001, "own sizes")
        else:
            changed = exported.compare(f"{name}, onnxruntime", with_onnxruntime(file, floats), None)
            for i in changed:
                print(f"    {exported.paths[i]}")


def run(exported, program, file, images, bound, mean_bound=None, what="input size"):
    try:
        scores = program(file, images)
    except ImportError as error:
        print(f"skipped  {program.__name__[5:]}: {error}")
        return
    label = f"{Path(file).name}, {program.__name__[5:]}, {what}"
    exported.compare(label, scores, bound, mean_bound)


main(check)
