"""ncnn on the studio's ONNX file, converted by pnnx. It has no batches: 16 images are 16 passes."""

import subprocess
import sys
from importlib.metadata import version as installed
from pathlib import Path

import data
import ncnn
import numpy as np


def version():
    return f"ncnn {installed('ncnn')}"


def converted():
    """The network's parameter file and weights, made once."""
    folder = data.MODELS / "ncnn"
    param, weights = folder / "backbone.ncnn.param", folder / "backbone.ncnn.bin"
    if not param.exists():
        folder.mkdir(exist_ok=True)
        source = folder / "backbone.onnx"
        source.write_bytes((data.MODELS / "backbone.onnx").read_bytes())
        tool = Path(sys.executable).parent / "pnnx"
        shape = f"inputshape=[1,{data.SIZE},{data.SIZE},3]f32"
        subprocess.run([tool, source, shape, "fp16=0"], cwd=folder, check=True, capture_output=True)
    return param, weights


def start(threads):
    def backbone(batch):
        def prepare():
            param, weights = converted()
            net = ncnn.Net()
            net.opt.num_threads = threads
            # Weights and activations in float32, as everybody's.
            for option in ("fp16_packed", "fp16_storage", "fp16_arithmetic", "bf16_storage"):
                setattr(net.opt, f"use_{option}", False)
            net.load_param(str(param))
            net.load_model(str(weights))
            source, target = net.input_names()[0], net.output_names()[0]
            images = data.images(batch)

            def one(image):
                extractor = net.create_extractor()
                # [height, width, 3], which ncnn calls c, h, w; pnnx keeps the first transposition.
                extractor.input(source, ncnn.Mat(image).clone())
                return np.array(extractor.extract(target)[1]).ravel()

            return lambda: np.stack([one(image) for image in images])

        return prepare

    return {"backbone-1": backbone(1), "backbone-16": backbone(16)}
