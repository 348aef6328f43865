import type { InputScaling } from '../../../domain/models/inputScaling';
import { message, StudioError, type Message, type Text } from '../../../texts/message';
import { scaledBy } from './inputScale';
import type { KerasLayer, KerasModelLayers } from './kerasLayers';

export type OperationKind =
  | 'conv'
  | 'depthwise'
  | 'normalization'
  | 'dense'
  | 'activation'
  | 'pooling'
  | 'globalAverage'
  | 'flatten'
  | 'add'
  | 'other';

/** One step of a network at inference, in a form in which equal networks read the same. */
export interface Operation {
  kind: OperationKind;
  /** The layer that it comes from: it has the name, and the weights if there are any. */
  layer: KerasLayer;
  /** All that decides what it computes but its weights, as a short phrase: "3×3 convolution, stride 1". */
  description: Text;
  /** Names of its weights, in the order of Keras: kernel, bias. */
  weights: string[];
  /** Positions of the operations whose outputs it takes; none for the network's input. */
  inputs: number[];
}

export interface Operations {
  /** How the network scales the pixels that it is given, before all else; null where it does not. */
  scaling: InputScaling | null;
  operations: Operation[];
  /** Of the last Dropout layer, 0 without one. */
  dropout: number;
}

/** Layers that pass their input on at inference. */
const PASSES =
  /^(InputLayer|Dropout|SpatialDropout2D|GaussianNoise|GaussianDropout|Identity|ActivityRegularization|Random[A-Z]\w*)$/;

const ACTIVATIONS: Record<string, string> = {
  ...{ relu: 'ReLU', relu6: 'ReLU6', sigmoid: 'sigmoid', softmax: 'softmax' },
};

const pair = (value: unknown): [number, number] | null => {
  const [a, b] = Array.isArray(value) ? (value as unknown[]) : [value, value];
  return typeof a === 'number' && typeof b === 'number' ? [a, b] : null;
};

/** A setting that must be one number for both directions; NaN where it is not. */
const both = (value: unknown, otherwise = NaN): number => {
  if (value === undefined || value === null) return otherwise;
  const [a, b] = pair(value) ?? [NaN, NaN];
  return a === b ? a : NaN;
};

/** TensorFlow's "same" padding along one side. */
function samePadding(side: number, kernel: number, stride: number): string {
  const total = Math.max(0, (Math.ceil(side / stride) - 1) * stride + kernel - side);
  return [total >> 1, total - (total >> 1)].join();
}

/** Zeros before and after, of a ZeroPadding2D that pads height and width alike. */
function zerosOf({ config: { padding } }: KerasLayer): string {
  const [rows, columns] = Array.isArray(padding) ? (padding as unknown[]) : [padding, padding];
  const [height, width] = [pair(rows), pair(columns)];
  return height && width && height.join() === width.join() ? height.join() : 'NaN';
}

const GLOBAL_AVERAGE = {
  kind: 'globalAverage',
  description: message('exporting.keras.operation.globalAverage'),
} as const;

const FLATTEN = {
  kind: 'flatten',
  description: message('exporting.keras.operation.flatten'),
} as const;

/** How a convolution is padded: as "same" does, not at all, or by so many zeros. */
function paddingText(isSame: boolean, zeros: string): Message {
  if (isSame) return message('exporting.keras.operation.samePadding');
  return zeros === '0,0'
    ? message('exporting.keras.operation.noPadding')
    : message('exporting.keras.operation.padding', { zeros });
}

/** What a layer gives. */
interface Output {
  /** The operation; null for the network's input. */
  at: number | null;
  /** Of its map, in pixels; 0 once it is flat. */
  side: number;
  /** Zeros around it, that a following convolution takes in. */
  zeros: string;
  scaling: InputScaling | null;
}

class Reader {
  readonly operations: Operation[] = [];
  scaling: InputScaling | null = null;
  dropout = 0;
  private readonly outputs = new Map<number, Output>();

  constructor(
    private readonly model: KerasModelLayers,
    private readonly inputSize: number,
  ) {}

  /** Each layer after those it takes, whatever their order in the file. */
  visit(at: number): Output {
    const known = this.outputs.get(at);
    if (known) return known;
    const layer = this.model.layers[at]!;
    const inputs = layer.inputs.map((input) => this.visit(input));
    const output = this.take(layer, inputs);
    this.outputs.set(at, output);
    return output;
  }

  private add(
    layer: KerasLayer,
    inputs: Output[],
    operation: Omit<Operation, 'layer' | 'inputs' | 'weights'> & { weights?: string[] },
    side = inputs[0]?.side ?? 0,
  ): Output {
    for (const { scaling } of inputs) this.scaling ??= scaling;
    const from = inputs.flatMap((input) => (input.at === null ? [] : [input.at]));
    const at =
      this.operations.push({
        weights: [],
        ...operation,
        layer,
        inputs: from.sort((a, b) => a - b),
      }) - 1;
    return { at, side, zeros: '0,0', scaling: null };
  }

  private other(layer: KerasLayer, inputs: Output[], what: Text = layer.className): Output {
    return this.add(layer, inputs, { kind: 'other', description: what });
  }

  private take(layer: KerasLayer, inputs: Output[]): Output {
    const { className, config } = layer;
    const input = inputs[0] ?? { at: null, side: this.inputSize, zeros: '0,0', scaling: null };
    const from = inputs.length === 0 ? [input] : inputs;
    if (className === 'Lambda') {
      throw new StudioError(message('exporting.keras.lambda', { name: layer.name }));
    }
    if (className === 'Dropout' && typeof config.rate === 'number') this.dropout = config.rate;
    if (PASSES.test(className)) return input;
    const scaled = input.at === null && scaledBy(layer, input.scaling);
    if (scaled) return { ...input, scaling: scaled };
    if (input.zeros !== '0,0' && !/Conv2D$/.test(className)) return this.other(layer, from);
    switch (className) {
      case 'ZeroPadding2D':
        return { ...input, zeros: zerosOf(layer) };
      case 'Conv2D':
      case 'DepthwiseConv2D':
        return this.convolution(layer, from, input);
      case 'BatchNormalization': {
        const axis = both([config.axis].flat()[0], -1);
        if (axis !== -1 && axis !== 3) return this.other(layer, from);
        const weights = ['gamma', 'beta', 'moving_mean', 'moving_variance'];
        const description = message('exporting.keras.operation.normalization', {
          epsilon: String(config.epsilon ?? 1e-3),
        });
        return this.add(layer, from, { kind: 'normalization', description, weights });
      }
      case 'ReLU': {
        const plain = !config.negative_slope && !config.threshold;
        const { max_value: most = null } = config;
        if (!plain || (most !== null && most !== 6)) return this.other(layer, from);
        return this.add(layer, from, {
          kind: 'activation',
          description: most === 6 ? 'ReLU6' : 'ReLU',
        });
      }
      case 'Activation':
      case 'Softmax':
        return this.activation(
          layer,
          from,
          className === 'Softmax' ? 'softmax' : config.activation,
        );
      case 'Add':
        return this.add(layer, from, {
          kind: 'add',
          description: message('exporting.keras.operation.sum'),
        });
      case 'MaxPooling2D':
      case 'AveragePooling2D':
        return this.pooling(layer, from, input);
      case 'GlobalAveragePooling2D':
        return this.add(layer, from, GLOBAL_AVERAGE, 0);
      case 'Flatten':
        // What is flat already, or is the average of the whole map, stays as it is.
        if (input.side === 0) return input;
        return this.add(layer, from, FLATTEN, 0);
      case 'Dense': {
        const weights = config.use_bias === false ? ['kernel'] : ['kernel', 'bias'];
        const description = message('exporting.keras.operation.dense');
        const dense = { kind: 'dense', description, weights } as const;
        return this.activation(layer, [this.add(layer, from, dense)], config.activation);
      }
      default:
        return this.other(layer, from);
    }
  }

  private activation(layer: KerasLayer, inputs: Output[], name: unknown): Output {
    if (name === undefined || name === null || name === 'linear') return inputs[0]!;
    const known = typeof name === 'string' ? ACTIVATIONS[name] : undefined;
    if (!known)
      return this.other(
        layer,
        inputs,
        message('exporting.keras.operation.activation', { name: String(JSON.stringify(name)) }),
      );
    return this.add(layer, inputs, { kind: 'activation', description: known });
  }

  private convolution(layer: KerasLayer, from: Output[], input: Output): Output {
    const { config, className } = layer;
    const kernel = both(config.kernel_size);
    const stride = both(config.strides, 1);
    const plain =
      both(config.dilation_rate, 1) === 1 &&
      (config.groups ?? 1) === 1 &&
      (config.depth_multiplier ?? 1) === 1 &&
      (config.data_format ?? 'channels_last') === 'channels_last';
    if (!plain || !(kernel > 0) || !(stride > 0)) return this.other(layer, from);
    const { side, zeros } = input;
    const same = samePadding(side, kernel, stride);
    const isSame = config.padding === 'same' ? zeros === '0,0' : zeros === same;
    const padded = zeros.split(',').reduce((sum, count) => sum + Number(count), side);
    const next = isSame ? Math.ceil(side / stride) : Math.floor((padded - kernel) / stride) + 1;
    const depthwise = className === 'DepthwiseConv2D';
    const kind = depthwise ? 'depthwise' : 'conv';
    const padding = paddingText(isSame, zeros);
    const made = this.add(
      layer,
      from,
      {
        kind,
        description: message(`exporting.keras.operation.${kind}`, {
          size: kernel,
          stride,
          padding,
        }),
        weights: [
          depthwise ? 'depthwise_kernel' : 'kernel',
          ...(config.use_bias === false ? [] : ['bias']),
        ],
      },
      next,
    );
    return this.activation(layer, [made], config.activation);
  }

  private pooling(layer: KerasLayer, from: Output[], { side }: Output): Output {
    const { config, className } = layer;
    const size = both(config.pool_size, 2);
    const stride = both(config.strides, size);
    const exact = config.padding === 'valid' || side % stride === 0;
    if (className === 'AveragePooling2D' && size === side && config.padding === 'valid') {
      return this.add(layer, from, GLOBAL_AVERAGE, 0);
    }
    if (!exact || !(size > 0) || !(stride > 0)) return this.other(layer, from);
    const kind = className === 'MaxPooling2D' ? 'maxPooling' : 'averagePooling';
    const description = message(`exporting.keras.operation.${kind}`, { size, stride });
    return this.add(
      layer,
      from,
      { kind: 'pooling', description },
      Math.floor((side - size) / stride) + 1,
    );
  }
}

/**
 * A network as the operations of its inference, each after its inputs. Dropout and random
 * augmentation are left out, activations stand apart, and padding is merged into the
 * convolution behind it: networks that compute the same read the same.
 * @throws an Error with a message for the user when a layer would run code.
 */
export function operationsOf(model: KerasModelLayers, inputSize: number): Operations {
  const reader = new Reader(model, inputSize);
  const { scaling } = reader.visit(model.output);
  return {
    scaling: reader.scaling ?? scaling,
    operations: reader.operations,
    dropout: reader.dropout,
  };
}
