"""
Augmentation as in the studio: Keras's `apply_affine_transform` with its ranges and then its
horizontal flip, as one affine matrix an image and one bilinear warp a batch.
"""

import math

import torch

from seeds import derive_seed, random_from

RANGES = ["rotation", "widthShift", "heightShift", "shear", "zoom"]


def augments(augmentation):
    """Whether any augmentation is switched on and does something."""
    ranges = [augmentation[name] for name in RANGES]
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
