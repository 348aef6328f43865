"""
Random draws as the studio makes them. Each is a function of the recipe's seed and of what it is
for, so order and augmentation are the studio's own, and a resumed run needs no generator's state.
"""

import numpy as np

BITS = 0xFFFFFFFF


def derive_seed(seed, *labels):
    """A 32-bit seed from a seed and any labels: FNV-1a over their text, then an avalanche."""
    value = 0x811C9DC5
    for character in f"{seed}|{'|'.join(map(str, labels))}":
        value = (value ^ ord(character)) * 0x01000193 & BITS
    value = (value ^ value >> 16) * 0x85EBCA6B & BITS
    value = (value ^ value >> 13) * 0xC2B2AE35 & BITS
    return value ^ value >> 16


def random_from(seed):
    """A function that gives uniform numbers in [0, 1): mulberry32, from a 32-bit seed."""
    state = seed

    def draw():
        nonlocal state
        state = state + 0x6D2B79F5 & BITS
        value = (state ^ state >> 15) * (1 | state) & BITS
        value ^= value + ((value ^ value >> 7) * (61 | value) & BITS) & BITS
        return (value ^ value >> 14) / 2**32

    return draw


def uniform(seed, count):
    """The first `count` numbers that `random_from(seed)` gives, float64."""
    state = (seed + 0x6D2B79F5 * np.arange(1, count + 1, dtype=np.uint64)).astype(np.uint32)
    value = (state ^ state >> 15) * (1 | state)
    value ^= value + (value ^ value >> 7) * (61 | value)
    return (value ^ value >> 14) / 2**32


def shuffled(length, seed):
    """The numbers 0 to length - 1 in a random order (Fisher–Yates)."""
    order = list(range(length))
    draw = random_from(seed)
    for i in range(length - 1, 0, -1):
        j = int(draw() * (i + 1))
        order[i], order[j] = order[j], order[i]
    return order
