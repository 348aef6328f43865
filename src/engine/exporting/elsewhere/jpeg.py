"""JPEG's loss: what libjpeg, with its defaults, makes of images at a quality."""

import io

import numpy as np
import torch
from PIL import Image


def decoded(pixels, quality):
    file = io.BytesIO()
    # 4:2:0, as torchvision and the studio have it.
    Image.fromarray(pixels).save(file, "JPEG", quality=quality, subsampling=2)
    return np.array(Image.open(file))


def through_jpeg(images, qualities):
    """Float32 images 0–255 [n, size, size, 3], rounded to bytes, each encoded at its quality and decoded."""
    pixels = (images + 0.5).floor().clamp(0, 255).byte().cpu().numpy()
    changed = np.stack([decoded(image, quality) for image, quality in zip(pixels, qualities)])
    return torch.from_numpy(changed).to(images.device).float()
