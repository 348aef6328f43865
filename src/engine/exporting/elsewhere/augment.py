"""
Augmentation as in the studio: Keras's `apply_affine_transform` with its ranges and then its
horizontal flip, as one affine matrix an image and one bilinear warp a batch; then torchvision's
changes of values.
"""

import math

import numpy as np
import torch

from jpeg import through_jpeg
from seeds import derive_seed, random_from, uniform

RANGES = ["rotation", "widthShift", "heightShift", "shear", "zoom"]


def augments(augmentation):
    """Whether any augmentation is switched on and does something."""
    ranges = [augmentation[name] for name in RANGES] + list(augmentation["photometric"].values())
    return augmentation["horizontalFlip"] or any(r["enabled"] and r["amount"] > 0 for r in ranges)


def matrix(augmentation, size, seed, key, variant):
    """
    The transform of the image with this key (its row in split.csv, or its sha256) in a variant, as six numbers
    [a, b, x, c, d, y]: the output's point (u, v) shows the input's (a·u + b·v + x, c·u + d·v + y).
    """
    draw = random_from(derive_seed(seed, "augment", variant, key))

    def spread(name):
        chosen = augmentation[name]
        return (2 * draw() - 1) * (chosen["amount"] if chosen["enabled"] else 0)

    # Every number is always drawn, in this order: switching one off changes no other.
    theta = math.radians(spread("rotation"))
    ty = spread("heightShift") * size
    tx = spread("widthShift") * size
    shear = math.radians(spread("shear"))
    zx = 1 + spread("zoom")
    zy = 1 + spread("zoom")
    flip = draw() < 0.5 and augmentation["horizontalFlip"]

    cos, sin = math.cos(theta), math.sin(theta)
    a = cos * zx
    b = (-cos * math.sin(shear) - sin * math.cos(shear)) * zy
    c = sin * zx
    d = (-sin * math.sin(shear) + cos * math.cos(shear)) * zy
    centre = (size - 1) / 2
    x = cos * tx - sin * ty + centre - (a + b) * centre
    y = sin * tx + cos * ty + centre - (c + d) * centre
    if flip:
        x, y, a, c = x + a * (size - 1), y + c * (size - 1), -a, -c
    return [a, b, x, c, d, y]


def inside(at, length, fill_mode):
    """Where a coordinate outside the image reads, as in TensorFlow's ImageProjectiveTransformV3."""
    end = length - 1
    if fill_mode == "constant":
        return at.clamp(-2, end + 2)
    if fill_mode == "reflect":
        at = torch.remainder(at, 2 * length)
        at = torch.where(at >= length, 2 * length - at - 1, at)
    if fill_mode == "wrap":
        below = at + length * (torch.floor(-at / end) + 1)
        above = at - length * torch.floor(at / end)
        at = torch.where(at < 0, below, torch.where(at > end, above, at))
    return at.clamp(0, end)


def warp(images, matrices, fill_mode):
    """
    Warp float32 images [n, size, size, 3] by matrices [n, 6], bilinearly. Points outside are
    filled by Keras's fill modes; 'constant' is 0.
    """
    count, size = images.shape[:2]
    steps = torch.arange(size, device=images.device, dtype=torch.float32)
    v, u = torch.meshgrid(steps, steps, indexing="ij")
    a, b, x, c, d, y = matrices.T[:, :, None, None]
    across = inside(a * u + b * v + x, size, fill_mode)
    down = inside(c * u + d * v + y, size, fill_mode)
    left, top = across.floor(), down.floor()
    flat = images.reshape(count, size * size, 3)

    def pixel(column, row):
        outside = (column < 0) | (column >= size) | (row < 0) | (row >= size)
        at = (row.clamp(0, size - 1) * size + column.clamp(0, size - 1)).long().reshape(count, -1, 1)
        values = flat.gather(1, at.expand(-1, -1, 3)).reshape(images.shape)
        return values.masked_fill(outside[..., None], 0)

    share = (across - left)[..., None]
    upper = torch.lerp(pixel(left, top), pixel(left + 1, top), share)
    lower = torch.lerp(pixel(left, top + 1), pixel(left + 1, top + 1), share)
    return torch.lerp(upper, lower, (down - top)[..., None])


def photometric_draw(augmentation, seed, index, variant):
    """What changes the values of the image with this index in a variant: numbers by their name."""
    draw = random_from(derive_seed(seed, "photometric", variant, index))
    ranges = augmentation["photometric"]

    def amount(name):
        return ranges[name]["amount"] if ranges[name]["enabled"] else 0

    # Every number is always drawn, in this order.
    drawn = {name: 1 + (2 * draw() - 1) * amount(name) for name in ("brightness", "contrast", "saturation")}
    drawn |= {"blur": draw() * amount("blur"), "noise": draw() * amount("noise") * 255}
    drawn |= {"noise_seed": int(draw() * 2**32), "x": draw(), "y": draw(), "cutout": draw() * amount("cutout")}
    least = ranges["jpeg"]["amount"]
    return drawn | {"quality": least + int(draw() * (101 - least))}


def grey(images):
    return (images * torch.tensor([0.2989, 0.587, 0.114], device=images.device)).sum(3, keepdim=True)


def blend(images, other, factor):
    return (factor * images + (1 - factor) * other).clamp(0, 255)


def blur(images, sigmas, radius):
    """A Gaussian along rows and columns, mirrored at the border; sigma 0 changes nothing."""
    taps = torch.arange(-radius, radius + 1, device=images.device)[None]
    kernels = torch.exp(-0.5 * (taps / sigmas[:, None].clamp_min(1e-9)) ** 2)
    kernels = kernels / kernels.sum(1, keepdim=True)
    places = torch.arange(-radius, images.shape[1] + radius, device=images.device).abs()
    places = torch.where(places < images.shape[1], places, 2 * (images.shape[1] - 1) - places)
    for axis in (1, 2):
        windows = images.index_select(axis, places).unfold(axis, 2 * radius + 1, 1)
        images = (windows * kernels[:, None, None, None, :]).sum(-1)
    return images


def normal(seed, shape):
    """Standard normal values by Box and Muller's transform."""
    values = uniform(seed, math.prod(shape) + 1)[: 2 * ((math.prod(shape) + 1) // 2)]
    radius, angle = np.sqrt(-2 * np.log(1 - values[0::2])), 2 * np.pi * values[1::2]
    pairs = np.stack([radius * np.cos(angle), radius * np.sin(angle)], 1)
    return torch.from_numpy(pairs.reshape(-1)[: math.prod(shape)].astype(np.float32).reshape(shape))


def photometric(images, draws, ranges):
    """Change the values of float32 images 0–255 [n, size, size, 3] by the draws of `photometric_draw`."""

    def on(name):
        return ranges[name]["enabled"] and ranges[name]["amount"] > 0

    def column(name):
        return torch.tensor([d[name] for d in draws], device=images.device, dtype=torch.float32)[:, None, None, None]

    if on("brightness"):
        images = (images * column("brightness")).clamp(0, 255)
    if on("contrast"):
        images = blend(images, grey(images).mean((1, 2), keepdim=True), column("contrast"))
    if on("saturation"):
        images = blend(images, grey(images), column("saturation"))
    if on("blur"):
        radius = max(1, math.ceil(3 * ranges["blur"]["amount"]))
        images = blur(images, column("blur").flatten(), radius)
    if on("noise"):
        values = torch.stack([normal(d["noise_seed"], images.shape[1:]) for d in draws])
        images = (images + values.to(images.device) * column("noise")).clamp(0, 255)
    if on("cutout"):
        at = (torch.arange(images.shape[1], device=images.device) + 0.5) / images.shape[1]
        rows = (at[None, :, None, None] - column("y")).abs() >= column("cutout") / 2
        columns = (at[None, None, :, None] - column("x")).abs() >= column("cutout") / 2
        images = images * (rows | columns)
    if on("jpeg"):
        images = through_jpeg(images, [d["quality"] for d in draws])
    return images
