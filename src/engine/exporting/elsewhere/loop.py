"""The studio's training loop: epochs, weight average, early stopping, best weights."""

import math
import sys
import time

import keras
import torch
import torch.nn.functional as F

from seeds import derive_seed
from stages import batches_of


class Logits(torch.nn.Module):
    """A stage's network as torch's DistributedDataParallel wants it."""

    def __init__(self, stage):
        super().__init__()
        self.trained = torch.nn.ParameterList(variable.value for variable in stage.variables)
        self.stage = [stage]

    def forward(self, inputs):
        return self.stage[0].logits(inputs, True)


def losses_of(logits, labels):
    """Cross-entropy of each row, and whether it is classified correctly."""
    if logits.shape[1] == 1:
        truth = labels[:, None].float()
        losses = F.binary_cross_entropy_with_logits(logits, truth, reduction="none")[:, 0]
        return losses, (logits[:, 0] > 0) == (labels == 1)
    return F.cross_entropy(logits, labels, reduction="none"), logits.argmax(1) == labels


class Loop:
    """
    Trains a stage. `on_epoch(record, state)` is called after each epoch, `state` being all that is needed to
    go on from there.
    """

    def __init__(self, job, stage, epochs_before, on_epoch):
        self.job, self.stage, self.on_epoch = job, stage, on_epoch
        self.processes = job.processes
        self.first, self.last = epochs_before + 1, epochs_before + stage.epochs
        self.moving = [*stage.variables, *stage.statistics]
        for variable in job.model.weights:
            variable.value.requires_grad_(any(variable is v for v in stage.variables))
        self.network = self.processes.wrap(Logits(stage))
        # Keras's epsilon, and its place in the formula, which is not torch's.
        self.optimizer = keras.optimizers.Adam(stage.learning_rate, beta_1=0.9, beta_2=0.999, epsilon=1e-7)
        self.optimizer.build(stage.variables)
        self.steps, self.average = 0, None
        if stage.averaged_epochs is not None:
            self.average = self.weights()
            self.span = max(1, stage.averaged_epochs * math.ceil(len(stage.order(1)) / job.batch_size))

    def weights(self):
        return [variable.value.detach().clone() for variable in self.moving]

    @torch.no_grad()
    def assign(self, weights):
        for variable, value in zip(self.moving, weights):
            variable.value.copy_(value)

    def run(self, resumed=None, baseline=(0, math.inf)):
        """Train to the end and leave the best weights in the model; returns the best (epoch, validation loss)."""
        epoch, (best_epoch, best_loss), best, waited = self.first - 1, baseline, self.weights(), 0
        if resumed:
            epoch, best_epoch, best_loss = resumed["epoch"], resumed["best_epoch"], resumed["best_loss"]
            best, waited = resumed["best"], resumed["waited"]
            self.assign(resumed["weights"])
            self.steps = resumed["steps"]
            self.average = resumed["average"] and [t.to(self.processes.device) for t in resumed["average"]]
            for variable, value in zip(self.optimizer.variables, resumed["optimizer"]):
                variable.assign(value)
        stopping = self.job.recipe["training"]["earlyStopping"]
        while epoch < self.last and not (stopping and waited >= stopping["patience"]):
            epoch += 1
            began = time.monotonic()
            loss, accuracy = self.train(epoch)
            self.processes.average([v.value.data for v in self.stage.statistics])
            plain = self.weights()
            if self.average:
                # Each process has averaged its own statistics of batch normalisation.
                self.processes.average(self.average[len(self.stage.variables) :])
                self.assign(self.average)
            val_loss, val_accuracy = self.validate()
            if val_loss < best_loss:
                best_epoch, best_loss, best, waited = epoch, val_loss, self.weights(), 0
            else:
                waited += 1
            self.assign(plain)
            names = ("epoch", "stage", "loss", "accuracy", "valLoss", "valAccuracy", "seconds")
            values = (epoch, self.stage.name, loss, accuracy, val_loss, val_accuracy, time.monotonic() - began)
            state = {
                **{"stage": self.stage.name, "epoch": epoch, "weights": plain, "average": self.average},
                **{"best_epoch": best_epoch, "best_loss": best_loss, "best": best, "waited": waited},
                "steps": self.steps,
                "optimizer": [variable.value.detach() for variable in self.optimizer.variables],
            }
            self.on_epoch(dict(zip(names, values)), state)
        self.assign(best)
        return best_epoch, best_loss

    def train(self, epoch):
        """One epoch; returns the mean loss and the accuracy over its images, of all processes."""
        order, size = self.stage.order(epoch), self.job.batch_size
        steps = math.ceil(len(order) / size)
        # The last batch is filled up from the beginning, at weight zero: every process has as many rows.
        filled = [*order, *(order * size)[: steps * size - len(order)]]
        own = [self.processes.own(batch) for batch in batches_of(filled, size)]
        sums = torch.zeros(2, dtype=torch.float64, device=self.processes.device)
        for step, inputs in enumerate(self.stage.inputs(own)):
            seed = derive_seed(self.job.seed, "dropout", self.stage.name, epoch, step, self.processes.rank)
            torch.manual_seed(seed)
            sums += self.step(inputs, own[step], min(size, len(order) - step * size))
            self.processes.progress(f"epoch {epoch} of at most {self.last}: batch {step + 1} of {steps}")
        return self.means(sums, len(order))

    def step(self, inputs, examples, count):
        """
        One step of the optimizer on this process's examples of a batch, of which the first `count` rows are no
        filling; returns this process's [sum of losses, number correct].
        """
        labels = self.job.labels([index for index, _ in examples])
        weight_of = self.job.class_weights
        rows = self.processes.own(torch.arange(self.job.batch_size))
        weights = (rows < count).float().to(self.processes.device)
        losses, correct = losses_of(self.network(inputs), labels)
        # As Keras's class_weight: the sum is divided by the number of images, not by that of weights.
        losses = losses if weight_of is None else losses * weight_of[labels]
        self.network.zero_grad()
        # The processes' gradients are averaged: together, this is the mean over the batch.
        ((losses * weights).sum() * self.processes.count / count).backward()
        with torch.no_grad():
            self.optimizer.apply([v.value.grad for v in self.stage.variables], self.stage.variables)
            if self.average:
                self.steps += 1
                decay = min(1 - 1 / self.span, (1 + self.steps) / (10 + self.steps))
                for average, variable in zip(self.average, self.moving):
                    average.lerp_(variable.value, 1 - decay)
        return torch.stack([(losses.detach() * weights).sum(), (correct * weights).sum()]).double()

    @torch.no_grad()
    def validate(self):
        """The mean loss and the accuracy over the validation images."""
        images = self.job.part("validation")
        sums = torch.zeros(2, dtype=torch.float64, device=self.processes.device)
        batches = batches_of(self.processes.own(images), self.job.batch_size)
        for inputs, batch in zip(self.stage.inputs([[(index, 0) for index in b] for b in batches]), batches):
            losses, correct = losses_of(self.stage.logits(inputs, False), self.job.labels(batch))
            sums += torch.stack([losses.sum(), correct.sum()]).double()
        return self.means(sums, len(images))

    def means(self, sums, count):
        loss, correct = self.processes.add(sums).tolist()
        if not math.isfinite(loss):
            sys.exit("The loss is no longer a number. Lower the learning rate in recipe.json and start again.")
        return loss / count, correct / count
