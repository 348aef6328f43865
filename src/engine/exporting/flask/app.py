"""An HTTP service for one image classifier: POST /predict with an image in the field `image`."""

import json
import os
from pathlib import Path

import numpy as np
import onnxruntime
from flask import Flask, abort, request, send_file
from PIL import Image, ImageOps
from werkzeug.exceptions import HTTPException

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 50_000_000
IMAGE_FORMATS = ["BMP", "GIF", "JPEG", "PNG", "WEBP"]

HERE = Path(__file__).parent
METADATA = json.loads((HERE / "metadata.json").read_text(encoding="utf-8"))
CLASSES, THRESHOLD, SIZE = (METADATA[key] for key in ("classes", "threshold", "inputSize"))
MIN_CONFIDENCE = METADATA.get("minConfidence", 0)  # below it, the answer is "not sure"
session = onnxruntime.InferenceSession(str(HERE / "model.onnx"), providers=["CPUExecutionProvider"])

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = MAX_BYTES
app.json.sort_keys = False


def read_image(stream):
    """The image as the model takes it: float32 [1, SIZE, SIZE, 3], RGB in 0–255."""
    try:
        image = Image.open(stream, formats=IMAGE_FORMATS)
        if image.width * image.height > MAX_PIXELS:
            abort(413, f"The image has more than {MAX_PIXELS:,} pixels.")
        image = ImageOps.exif_transpose(image).convert("RGBA")
    except Image.DecompressionBombError:
        abort(413, f"The image has more than {MAX_PIXELS:,} pixels.")
    except (OSError, SyntaxError, ValueError):
        abort(415, f"The file cannot be read as an image. Send one of: {', '.join(IMAGE_FORMATS)}.")
    image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    return np.float32(image.resize((SIZE, SIZE), Image.Resampling.BILINEAR))[None]


@app.post("/predict")
def predict():
    file = request.files.get("image")
    if not file:
        abort(400, "Send an image file in the form field `image`.")
    scores = session.run(None, {"image": read_image(file.stream)})[0][0].tolist()
    if len(scores) == 1:  # a sigmoid: the probability of the second class
        scores = [1 - scores[0], scores[0]]
        best = int(scores[1] >= THRESHOLD)
    else:
        best = int(np.argmax(scores))
    sure = scores[best] >= MIN_CONFIDENCE
    return {
        "predicted": CLASSES[best] if sure else None,
        "sure": sure,
        "scores": dict(zip(CLASSES, scores)),
    }


@app.get("/health")
def health():
    return {"status": "ok"}


@app.get("/")
def upload_page():
    return send_file(HERE / "upload.html")


@app.errorhandler(HTTPException)
def error_as_json(error):
    return {"error": error.description}, error.code


if __name__ == "__main__":
    from waitress import serve

    serve(app, host=os.environ.get("HOST", "127.0.0.1"), port=int(os.environ.get("PORT", "8000")))
