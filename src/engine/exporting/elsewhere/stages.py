"""What each network trains, stage by stage, as in the studio."""

import math
from dataclasses import dataclass, field
from typing import Callable

import keras
import torch

from augment import augments, matrix, photometric, photometric_draw, warp
from seeds import derive_seed, shuffled

#: The average of the weights is kept, over about so many epochs; None keeps the weights themselves.
AVERAGED_EPOCHS = {"cnn": None, "compact-cnn": 1, "mobilenetv2": 2 / 3}
#: Images in a batch of the frozen network.
FEATURE_BATCH = 32


@dataclass
class Stage:
    """
    One stage of training. An example is a pair (index of the image, variant of its augmentation;
    0 is the image as it is).
    """

    name: str
    #: Inputs and whether dropout and batch normalisation train → logits [n, 1 or classes].
    logits: Callable
    variables: list
    learning_rate: float
    epochs: int
    #: The training examples of an epoch, in order.
    order: Callable
    #: Batches of examples → their inputs on the device, one after another.
    inputs: Callable
    #: The moving statistics of batch normalisation that training changes.
    statistics: list = field(default_factory=list)
    averaged_epochs: float | None = None


class Job:
    """The network, and the images that it is trained on."""

    def __init__(self, model, recipe, items, reader, processes, draws=None):
        self.model, self.recipe, self.items = model, recipe, items
        #: Of an experiment's run: its seed of augmentation, which is drawn by it and an image's sha256.
        self.draws = draws
        self.reader, self.processes = reader, processes
        self.seed = recipe["seed"]
        self.train = self.part("train")
        self.class_weights = self.balanced() if recipe["training"]["classWeights"] == "balanced" else None
        #: Images a step, of all processes together: the recipe's, or a few more so that all have as many.
        self.batch_size = math.ceil(recipe["training"]["batchSize"] / processes.count) * processes.count

    def part(self, split):
        return [index for index, item in enumerate(self.items) if item.split == split]

    def balanced(self):
        """scikit-learn's class_weight="balanced" of the training images: n / (k · n_c), in class order."""
        # One output is two classes.
        classes = max(2, self.model.output_shape[-1])
        counts = torch.bincount(self.labels(self.train), minlength=classes)
        return len(self.train) / (classes * counts.clamp_min(1))

    def labels(self, indices):
        return torch.tensor([self.items[index].label for index in indices], device=self.processes.device)

    def pixels(self, batches):
        """The raw pixels of examples, augmented."""
        augmentation, size = self.recipe["augmentation"], self.recipe["imageSize"]
        indices = [[index for index, _ in batch] for batch in batches]
        for images, batch in zip(self.reader.read(indices), batches):
            rows = [row for row, (_, variant) in enumerate(batch) if variant > 0]
            if rows and augments(augmentation):
                matrices = [matrix(augmentation, size, *self.draw(*batch[row])) for row in rows]
                moved = warp(images[rows], torch.tensor(matrices, device=images.device), augmentation["fillMode"])
                draws = [photometric_draw(augmentation, *self.draw(*batch[row])) for row in rows]
                images[rows] = photometric(moved, draws, augmentation["photometric"])
            yield images

    def draw(self, index, variant):
        """What an example's augmentation is drawn from: seed, key of the image, variant."""
        if self.draws is None:
            return self.seed, index, variant
        return self.draws["seed"], self.items[index].sha256, variant

    def shuffled(self, count, epoch):
        return shuffled(count, derive_seed(self.seed, "shuffle", epoch))

    def stages(self):
        """The stages in order, each made when the one before it has ended."""
        if self.recipe["model"]["kind"] == "mobilenetv2":
            return {"head": self.head, "fine-tune": self.fine_tune}
        return {"train": self.from_scratch}

    def from_scratch(self):
        body, last = inner(self.model, self.model.layers[-1].input), self.model.layers[-1]
        training = self.recipe["training"]
        return Stage(
            name="train",
            logits=lambda images, learns: dense(last, body(images, training=learns)),
            variables=self.model.trainable_variables,
            statistics=[w for w in self.model.non_trainable_weights if "moving" in w.path],
            learning_rate=training["learningRate"],
            averaged_epochs=AVERAGED_EPOCHS[self.recipe["model"]["kind"]],
            epochs=training["epochs"],
            order=lambda epoch: [(self.train[k], epoch) for k in self.shuffled(len(self.train), epoch)],
            inputs=self.pixels,
        )

    def variants(self):
        """How many variants an image has, with the plain one."""
        return 1 + self.recipe["model"]["variants"] if augments(self.recipe["augmentation"]) else 1

    def head(self):
        """The head on the features of every variant, which are computed once."""
        training = self.recipe["training"]
        views = [(index, variant) for variant in range(self.variants()) for index in self.train]
        plain = [(index, 0) for index in self.part("validation")]
        features = self.features([*views, *plain])
        row_of = {view: row for row, view in enumerate([*views, *plain])}
        return Stage(
            name="head",
            logits=self.head_logits,
            variables=self.head_variables(),
            learning_rate=training["learningRate"],
            epochs=training["epochs"],
            order=lambda epoch: [views[k] for k in self.shuffled(len(views), epoch)],
            inputs=lambda batches: (
                features[[row_of[view] for view in batch]].to(self.processes.device) for batch in batches
            ),
        )

    def fine_tune(self):
        """The blocks that are trainable in start.keras, and the head, on one variant an epoch."""
        if self.recipe["model"]["fineTune"]["from"] == "none":
            return None
        chosen, count = self.recipe["model"]["fineTune"], self.variants()
        backbone = self.backbone()
        return Stage(
            name="fine-tune",
            # Gamma and beta of batch normalisation train; its mean and variance stay.
            logits=lambda images, learns: self.head_logits(backbone(images, training=False), learns),
            variables=self.model.trainable_variables,
            learning_rate=chosen["learningRate"],
            averaged_epochs=AVERAGED_EPOCHS["mobilenetv2"],
            epochs=chosen["epochs"],
            order=lambda epoch: [(self.train[k], (k + epoch) % count) for k in self.shuffled(len(self.train), epoch)],
            inputs=self.pixels,
        )

    def backbone(self):
        return inner(self.model, self.model.get_layer("flatten").output)

    def head_logits(self, features, learns):
        hidden = self.model.get_layer("dense")(features)
        return dense(self.model.get_layer("predictions"), self.model.get_layer("dropout")(hidden, training=learns))

    def head_variables(self):
        return [v for name in ("dense", "predictions") for v in self.model.get_layer(name).trainable_variables]

    @torch.no_grad()
    def features(self, views):
        """The backbone's pooled output for every view, float32 [views, channels], in memory."""
        backbone = self.backbone()
        features = torch.zeros(len(views), backbone.output_shape[-1])
        rows = batches_of(self.processes.own(list(range(len(views)))), FEATURE_BATCH)
        for images, batch in zip(self.pixels([[views[row] for row in batch] for batch in rows]), rows):
            features[batch] = backbone(images, training=False).cpu()
        for part in features.split(4096):
            part.copy_(self.processes.add(part.to(self.processes.device)))
        return features


def inner(model, output):
    return keras.Model(model.inputs, output)


def dense(layer, features):
    """The layer without its activation: the loss is computed from logits."""
    return features @ layer.kernel.value + layer.bias.value


def batches_of(rows, size):
    return [rows[start : start + size] for start in range(0, len(rows), size)]
