"""JAX: a step of the tutorial's CNN, jitted, with Adam written out."""

import data
import jax
import jax.numpy as jnp
from jax import lax


def version():
    return f"JAX {jax.__version__}"


def parameters():
    keys, sizes, before = iter(jax.random.split(jax.random.key(1), 5)), [], 3
    for filters in (16, 32, 64):
        sizes.append((3, 3, before, filters))
        before = filters
    sizes += [((data.SIZE // 8) ** 2 * 64, 128), (128, 1)]
    init = jax.nn.initializers.glorot_uniform()
    return [(init(next(keys), size), jnp.zeros(size[-1])) for size in sizes]


def dropout(key, x, rate):
    return jnp.where(jax.random.bernoulli(key, 1 - rate, x.shape), x / (1 - rate), 0)


def loss_of(weights, pixels, labels, key):
    x = pixels.astype("float32") / 255
    for (kernel, bias), drop in zip(weights[:3], jax.random.split(key, 3)):
        x = lax.conv_general_dilated(x, kernel, (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC"))
        x = jax.nn.relu(x + bias)
        x = lax.reduce_window(x, -jnp.inf, lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")
        x = dropout(drop, x, 0.25)
    x = x.reshape(len(x), -1)
    (kernel, bias), (last, offset) = weights[3:]
    logits = jax.nn.relu(x @ kernel + bias) @ last + offset
    return jnp.mean(jax.nn.softplus(logits) - labels * logits)


@jax.jit
def step(state, pixels, labels):
    weights, first, second, count = state
    loss, gradient = jax.value_and_grad(loss_of)(weights, pixels, labels, jax.random.key(count))
    each, count = jax.tree.map, count + 1
    first = each(lambda m, g: 0.9 * m + 0.1 * g, first, gradient)
    second = each(lambda v, g: 0.999 * v + 0.001 * g * g, second, gradient)
    rate = 1e-3 * jnp.sqrt(1 - 0.999**count) / (1 - 0.9**count)
    weights = each(lambda w, m, v: w - rate * m / (jnp.sqrt(v) + 1e-7), weights, first, second)
    return (weights, first, second, count), loss


def start(threads):
    def cnn_step():
        weights = parameters()
        zeros = jax.tree.map(jnp.zeros_like, weights)
        state = [(weights, zeros, zeros, 0)]
        pixels = data.pixels(data.BATCH)

        def work():
            state[0], loss = step(state[0], pixels, data.LABELS)
            # A call only starts the work.
            return jax.block_until_ready(loss)

        return work

    return {"cnn-step": cnn_step}
