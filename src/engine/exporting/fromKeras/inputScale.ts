import type { InputScaling } from '../../../domain/models/inputScaling';
import type { KerasLayer } from './kerasLayers';

/** x · scale + offset for an operation with one number, by its name in Keras 3 or TensorFlow. */
function ofOperation(name: string, number: number): InputScaling | null {
  switch (name) {
    case 'TrueDivide':
    case 'Divide':
    case 'math.truediv':
    case 'math.divide':
      return { scale: 1 / number, offset: 0 };
    case 'Multiply':
    case 'math.multiply':
      return { scale: number, offset: 0 };
    case 'Subtract':
    case 'math.subtract':
      return { scale: 1, offset: -number };
    case 'Add':
    case 'math.add':
    case '__operators__.add':
      return { scale: 1, offset: number };
    default:
      return null;
  }
}

function ofLayer({ className, config, arguments: given }: KerasLayer): InputScaling | null {
  if (className === 'Rescaling') {
    const { scale, offset = 0 } = config;
    return typeof scale === 'number' && typeof offset === 'number' ? { scale, offset } : null;
  }
  const [input, number, ...more] = given;
  if (input !== 'input' || typeof number !== 'number' || more.length > 0) return null;
  const name = className === 'TFOpLambda' ? String(config.function) : className;
  return ofOperation(name, number);
}

/**
 * The scaling after a layer that scales the network's input further: a Rescaling, or the
 * operations that `preprocess_input` of keras.applications leaves in a model. Null when the layer
 * does something else. `before` is the scaling so far.
 */
export function scaledBy(layer: KerasLayer, before: InputScaling | null): InputScaling | null {
  const own = ofLayer(layer);
  return own && composed(before, own);
}

/** First one scaling of the pixels, then another. */
export const composed = (first: InputScaling | null, then: InputScaling): InputScaling =>
  first
    ? { scale: first.scale * then.scale, offset: first.offset * then.scale + then.offset }
    : then;
