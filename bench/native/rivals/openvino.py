"""OpenVINO in float32 on the studio's ONNX file."""

import data
import openvino


def version():
    return f"OpenVINO {openvino.__version__.split('-')[0]}"


def start(threads):
    core = openvino.Core()

    def backbone(batch):
        def prepare():
            model = core.read_model(data.MODELS / "backbone.onnx")
            model.reshape([batch, data.SIZE, data.SIZE, 3])
            hints = {
                "INFERENCE_PRECISION_HINT": "f32",
                "INFERENCE_NUM_THREADS": str(threads),
                "PERFORMANCE_HINT": "LATENCY",
            }
            request = core.compile_model(model, "CPU", hints).create_infer_request()
            images = data.images(batch)
            return lambda: next(iter(request.infer({"image": images}).values()))

        return prepare

    return {"backbone-1": backbone(1), "backbone-16": backbone(16)}
