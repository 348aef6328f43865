"""PyTorch through `torch.compile`, channels_last; needs a C++ compiler."""

from rivals import torch


def version():
    return f"{torch.version()}, compiled"


def start(threads):
    return torch.start(threads, compiled=True)
