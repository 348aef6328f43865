/** Events as TensorBoard reads them. Source: tensorboard/compat/proto/{event,summary,tensor}.proto. */
import { concat } from '../bytes';
import { double, integer, message } from './protobuf';
import { record } from './records';

/** Numbers of fields. */
const EVENT = { wallTime: 1, step: 2, fileVersion: 3, summary: 5 };
const VALUE = { tag: 1, tensor: 8, metadata: 9 };
const METADATA = { pluginData: 1, dataClass: 4 };
const PLUGIN_DATA = { name: 1, content: 2 };
const TENSOR = { dtype: 1, shape: 2, content: 4 };

const FLOAT = integer(TENSOR.dtype, 1);
const SCALAR_DATA = integer(METADATA.dataClass, 1);

const event = (seconds: number, ...fields: Uint8Array[]) =>
  record(concat(double(EVENT.wallTime, seconds), ...fields));

/** The first event of every file. `seconds`: since 1970, as in all events. */
export const version = (seconds: number): Uint8Array =>
  event(seconds, message(EVENT.fileVersion, 'brain.Event:2'));

/** A value of float32 as `tf.summary.scalar` writes it: a tensor without dimensions. */
export function scalar(seconds: number, step: number, tag: string, value: number): Uint8Array {
  const bytes = new Uint8Array(Float32Array.of(value).buffer);
  const tensor = message(
    VALUE.tensor,
    ...[FLOAT, message(TENSOR.shape), message(TENSOR.content, bytes)],
  );
  const plugin = message(METADATA.pluginData, message(PLUGIN_DATA.name, 'scalars'));
  const metadata = message(VALUE.metadata, plugin, SCALAR_DATA);
  const summary = message(EVENT.summary, message(1, message(VALUE.tag, tag), metadata, tensor));
  return event(seconds, integer(EVENT.step, step), summary);
}

export type HParams = Record<string, number | string | boolean>;

/** google.protobuf.Value. */
const valueOf = (value: number | string | boolean): Uint8Array => {
  if (typeof value === 'number') return double(2, value);
  return typeof value === 'string' ? message(3, value) : integer(4, Number(value));
};

/** The hyperparameters of a run. Source: tensorboard/plugins/hparams/plugin_data.proto. */
export function sessionStart(seconds: number, group: string, hparams: HParams): Uint8Array {
  const entries = Object.entries(hparams).map(([name, value]) =>
    message(1, message(1, name), message(2, valueOf(value))),
  );
  const info = message(3, ...entries, message(4, group), double(5, seconds));
  const plugin = message(
    METADATA.pluginData,
    message(PLUGIN_DATA.name, 'hparams'),
    message(PLUGIN_DATA.content, info),
  );
  // TensorBoard wants a tensor beside the metadata: one of no values.
  const empty = message(VALUE.tensor, FLOAT, message(TENSOR.shape, message(2, integer(1, 0))));
  const tag = message(VALUE.tag, '_hparams_/session_start_info');
  const summary = message(EVENT.summary, message(1, tag, message(VALUE.metadata, plugin), empty));
  return event(seconds, summary);
}
