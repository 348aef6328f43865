import { message, StudioError, type Message } from '../../../texts/message';
import type { Network } from '../format';
import { INPUT, type Activation, type Graph, type Operation, type Padding } from './graph';
import { foldNormalization } from './foldNormalization';
import { layersOf, type TopologyLayer } from './topology';

const NO_PADDING: Padding = { top: 0, bottom: 0, left: 0, right: 0 };

/** TensorFlow's "same": the output has ⌈length / stride⌉ positions; an odd zero is at the end. */
function samePadding(length: number, kernel: number, stride: number): [number, number] {
  const total = Math.max(0, (Math.ceil(length / stride) - 1) * stride + kernel - length);
  return [total >> 1, total - (total >> 1)];
}

const unsupported = (what: Message) =>
  new StudioError(message('exporting.layerImpossible', { what }));

/** The layers of a network turned into operations, one after another. */
class Builder {
  readonly operations: Operation[] = [];
  /** The operation that gives a layer's output; `INPUT` for the network's input. */
  private readonly outputs = new Map<string, string>();
  private readonly byName = new Map<string, Operation>();
  /** Zeros around an output that a ZeroPadding2D layer has added, by the layer's name. */
  private readonly padded = new Map<string, Padding>();
  inputSize = 0;

  constructor(private readonly weights: Network['weights']) {}

  private shapeOf(name: string): number[] {
    return this.byName.get(name)?.shape ?? [this.inputSize, this.inputSize, 3];
  }

  private weight(layer: TopologyLayer, name: string): Float32Array | undefined {
    return this.weights.get(`${layer.name}/${name}`)?.values;
  }

  private need(layer: TopologyLayer, name: string): { values: Float32Array; shape: number[] } {
    const weight = this.weights.get(`${layer.name}/${name}`);
    if (!weight) {
      throw new StudioError(message('exporting.weightsMissing', { name: `${layer.name}/${name}` }));
    }
    return weight;
  }

  private add(layer: TopologyLayer, operation: Operation): void {
    this.operations.push(operation);
    this.byName.set(operation.name, operation);
    this.outputs.set(layer.name, operation.name);
  }

  private inputsOf(layer: TopologyLayer): string[] {
    return layer.inputs.map((name) => {
      const output = this.outputs.get(name);
      if (output === undefined)
        throw unsupported(message('exporting.formats.parts.layer', { name: layer.name }));
      return output;
    });
  }

  /** An operation that nothing else reads yet, so that what follows it can be merged into it. */
  private previous(layer: TopologyLayer): Operation | undefined {
    return this.byName.get(this.inputsOf(layer)[0]!);
  }

  take(layer: TopologyLayer): void {
    const { name, className, config } = layer;
    if (className === 'InputLayer') {
      this.inputSize = config.batch_input_shape?.[1] ?? 0;
      this.outputs.set(name, INPUT);
      return;
    }
    const inputs = this.inputsOf(layer);
    const shape = this.shapeOf(inputs[0]!);
    const [height = 0, width = 0, channels = 0] = shape;
    switch (className) {
      case 'Dropout':
        this.outputs.set(name, inputs[0]!);
        return;
      case 'Rescaling': {
        const { scale, offset = 0 } = config;
        return this.add(layer, {
          kind: 'scale',
          name,
          inputs,
          shape,
          scale: Number(scale),
          offset,
        });
      }
      case 'ZeroPadding2D': {
        const [[top, bottom], [left, right]] = config.padding as [
          [number, number],
          [number, number],
        ];
        this.padded.set(name, { top, bottom, left, right });
        this.outputs.set(name, inputs[0]!);
        return;
      }
      case 'Conv2D':
      case 'DepthwiseConv2D':
        return this.convolution(layer, inputs, shape);
      case 'BatchNormalization': {
        const convolution = this.previous(layer);
        if (convolution?.kind !== 'conv' && convolution?.kind !== 'depthwise') {
          throw unsupported(message('exporting.formats.parts.normalization', { name }));
        }
        foldNormalization(convolution, {
          gamma: this.need(layer, 'gamma').values,
          beta: this.need(layer, 'beta').values,
          mean: this.need(layer, 'moving_mean').values,
          variance: this.need(layer, 'moving_variance').values,
          epsilon: config.epsilon ?? 1e-3,
        });
        this.outputs.set(name, convolution.name);
        return;
      }
      case 'ReLU': {
        const before = this.previous(layer);
        const known = config.max_value === 6 || config.max_value == null;
        if (!before || !('activation' in before) || before.activation !== 'none' || !known) {
          throw unsupported(message('exporting.formats.parts.activation', { name }));
        }
        before.activation = config.max_value === 6 ? 'relu6' : 'relu';
        this.outputs.set(name, before.name);
        return;
      }
      case 'Add':
        return this.add(layer, { kind: 'add', name, inputs, shape });
      case 'MaxPooling2D': {
        const size = config.pool_size?.[0] ?? 0;
        if (
          config.padding !== 'valid' ||
          config.strides?.[0] !== size ||
          config.pool_size?.[1] !== size
        ) {
          throw unsupported(message('exporting.formats.parts.pooling', { name }));
        }
        const pooled = [Math.floor(height / size), Math.floor(width / size), channels];
        return this.add(layer, { kind: 'maxPool', name, inputs, shape: pooled, size });
      }
      case 'AveragePooling2D':
        if (config.pool_size?.join() !== [height, width].join()) {
          throw unsupported(message('exporting.formats.parts.pooling', { name }));
        }
        return this.add(layer, { kind: 'globalAverage', name, inputs, shape: [channels] });
      case 'GlobalAveragePooling2D':
        return this.add(layer, { kind: 'globalAverage', name, inputs, shape: [channels] });
      case 'Flatten':
        // The mean over height and width is flat already.
        if (shape.length === 1) this.outputs.set(name, inputs[0]!);
        else this.add(layer, { kind: 'flatten', name, inputs, shape: [height * width * channels] });
        return;
      case 'Dense': {
        const kernel = this.need(layer, 'kernel');
        const [count, units] = kernel.shape as [number, number];
        return this.add(layer, {
          ...{ kind: 'dense', name, inputs, shape: [units], kernelShape: [count, units] },
          kernel: kernel.values,
          bias: this.weight(layer, 'bias') ?? new Float32Array(units),
          activation: activationOf(layer),
        });
      }
      default:
        throw unsupported(
          message('exporting.formats.parts.layerOfKind', { name, kind: className }),
        );
    }
  }

  private convolution(layer: TopologyLayer, inputs: string[], shape: number[]): void {
    const { name, className, config } = layer;
    const [height, width] = shape as [number, number];
    const depthwise = className === 'DepthwiseConv2D';
    const { values, shape: of } = this.need(layer, depthwise ? 'depthwise_kernel' : 'kernel');
    const [rows, columns, channels, outputs] = of as [number, number, number, number];
    if (depthwise && outputs !== 1)
      throw unsupported(message('exporting.formats.parts.layer', { name }));
    const strides = config.strides ?? [1, 1];
    const around = this.padded.get(layer.inputs[0]!) ?? NO_PADDING;
    const same = config.padding === 'same';
    const [top, bottom] = same
      ? samePadding(height, rows, strides[0])
      : [around.top, around.bottom];
    const [left, right] = same
      ? samePadding(width, columns, strides[1])
      : [around.left, around.right];
    const along = (length: number, kernel: number, stride: number) =>
      Math.floor((length - kernel) / stride) + 1;
    const maps = depthwise ? channels : outputs;
    const common = {
      ...{ name, inputs, strides, padding: { top, bottom, left, right } },
      shape: [
        along(height + top + bottom, rows, strides[0]),
        along(width + left + right, columns, strides[1]),
        maps,
      ],
      kernel: values,
      bias: this.weight(layer, 'bias') ?? new Float32Array(maps),
      activation: activationOf(layer),
    };
    this.add(
      layer,
      depthwise
        ? { ...common, kind: 'depthwise', kernelShape: [rows, columns, channels] }
        : { ...common, kind: 'conv', kernelShape: [rows, columns, channels, outputs] },
    );
  }
}

function activationOf({ name, config: { activation = 'linear' } }: TopologyLayer): Activation {
  if (activation === 'linear') return 'none';
  if (activation === 'relu' || activation === 'sigmoid' || activation === 'softmax') {
    return activation;
  }
  throw unsupported(
    message('exporting.formats.parts.activationOfLayer', { activation: String(activation), name }),
  );
}

/**
 * The network for inference: batch normalisation folded into the convolutions, activations and
 * padding merged into what they belong to, dropout left out. Throws an Error with a message for
 * the user when a layer is none that the studio builds.
 */
export function inferenceGraph({ topology, weights }: Network): Graph {
  const builder = new Builder(weights);
  for (const layer of layersOf(topology)) builder.take(layer);
  return { inputSize: builder.inputSize, operations: builder.operations };
}
