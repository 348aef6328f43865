"""The processes that train together: torchrun's, Ray's, or this one alone."""

import os
import sys
import time

import torch
import torch.distributed as dist
from torch.nn.parallel import DistributedDataParallel

SECONDS_BETWEEN = 10


class Processes:
    """`count` processes, of which this is number `rank`, on `device`."""

    def __init__(self):
        cuda = torch.cuda.is_available()
        # Ray has made the group already, and has chosen the GPU.
        if "RANK" in os.environ and not dist.is_initialized():
            local = int(os.environ["LOCAL_RANK"])
            if cuda and local >= torch.cuda.device_count():
                sys.exit(f"There are {torch.cuda.device_count()} GPUs here: start as many processes, not more.")
            if cuda:
                torch.cuda.set_device(local)
            dist.init_process_group("nccl" if cuda else "gloo")
        self.several = dist.is_initialized()
        self.rank = dist.get_rank() if self.several else 0
        self.count = dist.get_world_size() if self.several else 1
        self.device = torch.device("cuda", torch.cuda.current_device()) if cuda else torch.device("cpu")
        self.said = time.monotonic()

    def own(self, rows):
        """The part of `rows` that is this process's."""
        return rows[self.rank :: self.count]

    def add(self, tensor):
        """Sum a tensor on the device over all processes, in place."""
        if self.several:
            dist.all_reduce(tensor)
        return tensor

    def average(self, tensors):
        """Average tensors on the device over all processes, in place."""
        for tensor in tensors:
            self.add(tensor).div_(self.count)

    def wrap(self, module):
        """The module with its gradients averaged over the processes."""
        return DistributedDataParallel(module) if self.several else module

    def share(self, read):
        """What `read()` gives in the first process, in every process."""
        value = [read() if self.rank == 0 else None]
        if self.several:
            dist.broadcast_object_list(value, src=0)
        return value[0]

    def say(self, message):
        if self.rank == 0:
            print(message, file=sys.stderr, flush=True)

    def progress(self, message):
        """Say at most every ten seconds where training is."""
        if time.monotonic() - self.said > SECONDS_BETWEEN:
            self.said = time.monotonic()
            self.say(message)

    def close(self):
        if self.several and "TORCHELASTIC_RUN_ID" in os.environ:
            dist.destroy_process_group()
