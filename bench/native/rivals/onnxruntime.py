"""ONNX Runtime on the studio's ONNX file."""

import data
import onnxruntime


def version():
    return f"ONNX Runtime {onnxruntime.__version__}"


def start(threads):
    def backbone(batch):
        def prepare():
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            options.inter_op_num_threads = 1
            # Else its threads take the cores from the other rivals between its rounds.
            options.add_session_config_entry("session.force_spinning_stop", "1")
            file = str(data.MODELS / "backbone.onnx")
            session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
            images = data.images(batch)
            return lambda: session.run(None, {"image": images})[0]

        return prepare

    return {"backbone-1": backbone(1), "backbone-16": backbone(16)}
