"""TensorFlow: the folded backbone and training steps, each one `tf.function`."""

import data
import tensorflow as tf


def version():
    return f"TensorFlow {tf.__version__}"


def convolve(operation, x, kernel):
    """The operation without its bias; the zeros around are those of the graph."""
    pad, strides = operation["padding"], operation["strides"]
    if any(pad.values()):
        x = tf.pad(x, [[0, 0], [pad["top"], pad["bottom"]], [pad["left"], pad["right"]], [0, 0]])
    if operation["kind"] == "conv":
        return tf.nn.conv2d(x, kernel, strides, "VALID")
    return tf.nn.depthwise_conv2d(x, kernel, [1, *strides, 1], "VALID")


def kernel_of(operation, values):
    shape = operation["kernelShape"]
    return values.reshape(shape if len(shape) == 4 else [*shape, 1])


def backbone_of(operations, unit):
    """x → the mean of the last output over height and width; `unit` does an operation without its ReLU6."""

    def run(x):
        outputs = {operations[0]["inputs"][0]: x}
        for operation in operations:
            name, inputs = operation["name"], [outputs[of] for of in operation["inputs"]]
            y = inputs[0]
            if operation["kind"] == "add":
                y = inputs[0] + inputs[1]
            elif operation["kind"] != "globalAverage":
                y = unit(operation, y)
                y = tf.nn.relu6(y) if operation["activation"] == "relu6" else y
            outputs[name] = y
        return tf.reduce_mean(outputs[operations[-1]["name"]], [1, 2])

    return run


def folded():
    operations = data.operations()
    weights = {
        o["name"]: (tf.constant(kernel_of(o, o["kernel"])), tf.constant(o["bias"])) for o in operations if "kernel" in o
    }

    def unit(operation, x):
        kernel, bias = weights[operation["name"]]
        return tf.nn.bias_add(convolve(operation, x, kernel), bias)

    return backbone_of(operations, unit)


def fine_tuned():
    """The network from block 10 with fixed means and variances, and its variables."""
    operations, variables = data.tuned_operations(), {}
    for o in operations:
        if "unfolded" in o:
            kernel = tf.Variable(kernel_of(o, o["unfolded"]["kernel"]))
            variables[o["name"]] = (kernel, tf.Variable(o["unfolded"]["gamma"]), tf.Variable(o["unfolded"]["beta"]))

    def unit(operation, x):
        kernel, gamma, beta = variables[operation["name"]]
        mean, variance = (operation["unfolded"][part] for part in ("moving_mean", "moving_variance"))
        y = convolve(operation, x, kernel)
        return tf.nn.batch_normalization(y, mean, variance, beta, gamma, data.BN_EPSILON)

    layers = tf.keras.layers
    head = tf.keras.Sequential([layers.Dense(128, "relu"), layers.Dropout(0.5), layers.Dense(1)])
    head.build((None, 1280))
    run = backbone_of(operations, unit)
    flat = [variable for group in variables.values() for variable in group]
    return lambda x: head(run(x), training=True), flat + head.trainable_variables


def tutorial_cnn():
    layers = tf.keras.layers
    stack = [layers.Rescaling(1 / 255)]
    for filters in (16, 32, 64):
        stack += [layers.Conv2D(filters, 3, padding="same", activation="relu"), layers.MaxPooling2D(2)]
        stack += [layers.Dropout(0.25)]
    model = tf.keras.Sequential([*stack, layers.Flatten(), layers.Dense(128, "relu"), layers.Dense(1)])
    model.build((None, data.SIZE, data.SIZE, 3))
    return lambda x: model(x, training=True), model.trainable_variables


def trainer(model, variables, rate):
    optimizer = tf.keras.optimizers.Adam(rate)
    optimizer.build(variables)
    labels = tf.constant(data.LABELS)

    @tf.function
    def step(x):
        with tf.GradientTape() as tape:
            logits = model(tf.cast(x, tf.float32))
            loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels, logits))
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    return step


def start(threads):
    tf.config.threading.set_intra_op_parallelism_threads(threads)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    tf.keras.utils.set_random_seed(1)

    def backbone(batch):
        def prepare():
            run, images = tf.function(folded()), data.images(batch)
            return lambda: run(tf.constant(images)).numpy()

        return prepare

    def cnn_step():
        step, pixels = trainer(*tutorial_cnn(), 1e-3), data.pixels(data.BATCH)
        return lambda: step(tf.constant(pixels)).numpy()

    def fine_tune():
        step, batches = trainer(*fine_tuned(), 1e-5), data.activations()
        return lambda: [step(tf.constant(batch)) for batch in batches][-1].numpy()

    return {"backbone-1": backbone(1), "backbone-16": backbone(16), "cnn-step": cnn_step, "fine-tune": fine_tune}
