"""
python scripts/verify/flask.py DIR [--images FOLDER]

Runs the tests of the Flask service in DIR/flask, starts it, and compares the scores that it
gives over HTTP for the test images, as PNGs of the input size, with the studio's. With FOLDER,
it also gets the photographs themselves, which Pillow decodes and resizes.
"""

import http.client
import io
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

from PIL import Image

from exported import main

EXACT = 1e-4
DECODED, DECODED_MEAN = 0.02, 0.001
SECONDS_TO_START = 60


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_healthy(url, service):
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and service.poll() is None:
        try:
            return urllib.request.urlopen(f"{url}/health", timeout=5).close()
        except (urllib.error.URLError, http.client.HTTPException, OSError):
            time.sleep(0.2)
    raise SystemExit("FAILED  app.py did not start.")


def png(image):
    stream = io.BytesIO()
    Image.fromarray(image).save(stream, "PNG")
    return stream.getvalue()


def post(url, image):
    """The scores that the service gives for the bytes of a file, by class."""
    boundary = "image-boundary"
    body = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="image"; filename="image"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    ).encode() + image + f"\r\n--{boundary}--\r\n".encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    with urllib.request.urlopen(urllib.request.Request(f"{url}/predict", body, headers)) as answer:
        return json.load(answer)["scores"]


def check(exported, photographs):
    folder = exported.folder / "flask"
    port = free_port()
    environment = {**os.environ, "HOST": "127.0.0.1", "PORT": str(port), "PYTHONDONTWRITEBYTECODE": "1"}
    pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    exported.failed = subprocess.run(pytest, cwd=folder, env=environment).returncode != 0
    service = subprocess.Popen([sys.executable, "app.py"], cwd=folder, env=environment)
    try:
        url = f"http://127.0.0.1:{port}"
        wait_until_healthy(url, service)
        compare(exported, url, "PNGs of the input size", map(png, exported.images), EXACT)
        if photographs is not None:
            files = (path.read_bytes() for path in photographs)
            compare(exported, url, "photographs", files, DECODED, DECODED_MEAN)
    finally:
        service.terminate()
        service.wait()


def compare(exported, url, what, images, *bounds):
    scores = [[by_class[name] for name in exported.metadata["classes"]] for by_class in (post(url, image) for image in images)]
    # Two classes are one sigmoid, the probability of the second.
    exported.compare(f"flask, over HTTP, {what}", [row[1:] if len(row) == 2 else row for row in scores], *bounds)


main(check)
