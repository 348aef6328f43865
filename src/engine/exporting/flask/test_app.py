"""Tests of the service on drawn images: python -m pytest"""

import io

import numpy as np
import pytest
from PIL import Image

import app as service


@pytest.fixture
def client():
    return service.app.test_client()


def encoded(image, format="PNG", **options):
    stream = io.BytesIO()
    image.save(stream, format, **options)
    return stream.getvalue()


def post(client, content):
    return client.post("/predict", data={"image": (io.BytesIO(content), "image")})


def half_red(width=60, height=40):
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    return image


def test_scores_of_all_classes(client):
    answer = post(client, encoded(half_red()))
    assert answer.status_code == 200
    assert list(answer.json["scores"]) == service.CLASSES
    assert sum(answer.json["scores"].values()) == pytest.approx(1, abs=1e-4)
    assert answer.json["predicted"] in [*service.CLASSES, None]


@pytest.mark.parametrize("minimum, sure", [(0, True), (1.01, False)])
def test_not_sure_below_the_minimum_confidence(client, monkeypatch, minimum, sure):
    monkeypatch.setattr(service, "MIN_CONFIDENCE", minimum)
    answer = post(client, encoded(half_red())).json
    assert answer["sure"] is sure
    assert (answer["predicted"] in service.CLASSES) if sure else answer["predicted"] is None


def test_shape_and_range():
    image = service.read_image(io.BytesIO(encoded(Image.new("RGB", (30, 20), (0, 128, 255)))))
    assert image.shape == (1, service.SIZE, service.SIZE, 3)
    assert image[0, 0, 0].tolist() == [0, 128, 255]


def test_exif_orientation():
    exif = Image.Exif()
    exif[0x0112] = 3  # turned by 180°
    image = service.read_image(io.BytesIO(encoded(half_red(), exif=exif)))
    assert image[0, 0, 0].tolist() == [0, 0, 255]
    assert image[0, -1, -1].tolist() == [255, 0, 0]


def test_transparent_is_white():
    image = service.read_image(io.BytesIO(encoded(Image.new("RGBA", (9, 9), (0, 0, 0, 0)))))
    assert np.all(image == 255)


def test_no_file(client):
    answer = client.post("/predict")
    assert answer.status_code == 400 and "image" in answer.json["error"]


@pytest.mark.parametrize("content", [b"no image", encoded(half_red())[:60]])
def test_not_an_image(client, content):
    answer = post(client, content)
    assert answer.status_code == 415 and answer.json["error"]


def test_too_many_bytes(client):
    answer = post(client, bytes(service.MAX_BYTES + 1))
    assert answer.status_code == 413 and answer.json["error"]


def test_too_many_pixels(client, monkeypatch):
    monkeypatch.setattr(service, "MAX_PIXELS", 100)
    answer = post(client, encoded(half_red()))
    assert answer.status_code == 413 and "pixels" in answer.json["error"]


def test_health_and_upload_page(client):
    assert client.get("/health").json == {"status": "ok"}
    assert b'name="image"' in client.get("/").data
