"""PyTorch, eager, channels_last."""

import copy

import data
import torch
from torch import nn
from torch.nn import functional as F


def version():
    return f"torch {torch.__version__.split('+')[0]}"


def nchw(values):
    """[n, height, width, channels] as the same memory, channels first."""
    return torch.from_numpy(values).permute(0, 3, 1, 2)


class Convolution(nn.Module):
    """One operation of the graph; with `unfolded` weights its fixed normalisation is a step of its own."""

    def __init__(self, operation, unfolded=None):
        super().__init__()
        pad, self.stride = operation["padding"], tuple(operation["strides"])
        sides = (pad["left"], pad["right"], pad["top"], pad["bottom"])
        self.even = sides[0] if len(set(sides)) == 1 else None
        self.sides, self.relu6 = sides, operation["activation"] == "relu6"
        self.groups = operation["shape"][-1] if operation["kind"] == "depthwise" else 1
        kernel = torch.from_numpy((unfolded or operation)["kernel"].copy())
        kernel = kernel.reshape(*operation["kernelShape"][:2], -1, operation["shape"][-1]).permute(3, 2, 0, 1)
        if unfolded:
            self.norm = nn.BatchNorm2d(self.groups if self.groups > 1 else operation["shape"][-1], data.BN_EPSILON)
            parts = {"weight": "gamma", "bias": "beta", "running_mean": "moving_mean", "running_var": "moving_variance"}
            self.norm.load_state_dict({to: torch.from_numpy(unfolded[of]) for to, of in parts.items()}, strict=False)
        self.weight = nn.Parameter(kernel.contiguous(memory_format=torch.channels_last))
        self.bias = None if unfolded else nn.Parameter(torch.from_numpy(operation["bias"].copy()))

    def forward(self, x):
        if self.even is None:
            x = F.pad(x, self.sides)
        y = F.conv2d(x, self.weight, self.bias, self.stride, self.even or 0, 1, self.groups)
        if self.bias is None:
            y = self.norm(y)
        return F.relu6(y, inplace=True) if self.relu6 else y


class Backbone(nn.Module):
    """Operations one after another, and the mean over height and width."""

    def __init__(self, operations, trained=False):
        super().__init__()
        self.operations = operations
        self.layers = nn.ModuleDict(
            {o["name"]: Convolution(o, o.get("unfolded") if trained else None) for o in operations if "kernelShape" in o}
        )

    def forward(self, x):
        outputs = {self.operations[0]["inputs"][0]: x}
        for operation in self.operations:
            name, inputs = operation["name"], [outputs[of] for of in operation["inputs"]]
            if operation["kind"] == "add":
                outputs[name] = inputs[0] + inputs[1]
            elif operation["kind"] != "globalAverage":
                outputs[name] = self.layers[name](inputs[0])
            else:
                outputs[name] = inputs[0]
        return outputs[self.operations[-1]["name"]].mean((2, 3))


def tutorial_cnn():
    layers, before = [], 3
    for filters in (16, 32, 64):
        layers += [nn.Conv2d(before, filters, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(0.25)]
        before = filters
    side = data.SIZE // 8
    layers += [nn.Flatten(), nn.Linear(side * side * 64, 128), nn.ReLU(), nn.Linear(128, 1)]
    return nn.Sequential(*layers).to(memory_format=torch.channels_last)


def fine_tuned():
    head = [nn.Linear(1280, 128), nn.ReLU(), nn.Dropout(0.5), nn.Linear(128, 1)]
    model = nn.Sequential(Backbone(data.tuned_operations(), trained=True), *head).train()
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.eval()
    return model


def trainer(model, rate, compiled):
    """A step on a batch and its labels: loss, gradients, Adam; gives the loss."""
    optimizer = torch.optim.Adam(model.parameters(), rate)
    labels = torch.from_numpy(data.LABELS)

    def loss_of(x):
        return F.binary_cross_entropy_with_logits(model(x), labels)

    forward = torch.compile(loss_of) if compiled else loss_of

    def step(x):
        optimizer.zero_grad(set_to_none=True)
        loss = forward(x)
        loss.backward()
        optimizer.step()
        return loss.detach()

    return step


def start(threads, compiled=False):
    torch.set_num_threads(threads)
    torch.manual_seed(1)

    def backbone(batch):
        def prepare():
            model = Backbone(data.operations()).eval()
            model = torch.compile(copy.deepcopy(model)) if compiled else model
            images = data.images(batch)

            def work():
                with torch.inference_mode():
                    return model(nchw(images)).numpy()

            return work

        return prepare

    def cnn_step():
        step, pixels = trainer(tutorial_cnn(), 1e-3, compiled), data.pixels(data.BATCH)
        return lambda: step(nchw(pixels).float().div(255)).item()

    def fine_tune():
        step, batches = trainer(fine_tuned(), 1e-5, compiled), [nchw(batch) for batch in data.activations()]
        return lambda: [step(batch) for batch in batches][-1].item()

    return {"backbone-1": backbone(1), "backbone-16": backbone(16), "cnn-step": cnn_step, "fine-tune": fine_tune}
