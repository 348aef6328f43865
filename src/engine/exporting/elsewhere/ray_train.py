"""python ray_train.py --data FOLDER --num-workers N [as train.py]: the same training, started by Ray Train."""

import argparse

import ray
import torch
from ray.train import ScalingConfig
from ray.train.torch import TorchTrainer

import train


def worker(arguments):
    try:
        train.run(arguments)
    except SystemExit as stopped:
        raise RuntimeError(stopped.code) from None


parser = train.options(argparse.ArgumentParser())
parser.add_argument("--num-workers", type=int, default=2, metavar="N", help="processes that train together")
arguments = parser.parse_args()
arguments.data, arguments.out = arguments.data.resolve(), arguments.out.resolve()
# Every machine has this folder and the images at the same paths.
ray.init(runtime_env={"env_vars": {"PYTHONPATH": str(train.KIT)}})
scaling = ScalingConfig(num_workers=arguments.num_workers, use_gpu=torch.cuda.is_available())
TorchTrainer(worker, train_loop_config=arguments, scaling_config=scaling).fit()
