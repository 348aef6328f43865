import { expose as exposeApi, transferHandlers, type TransferHandler } from 'comlink';
import { holdWhenAsked } from './lifeLock';

interface Thrown {
  value: unknown;
}

type Sent = { isError: true; value: object } | { isError: false; value: unknown };

const stock = transferHandlers.get('throw') as TransferHandler<Thrown, Sent>;

/** Comlink sends an error's name, message and stack; this adds its other fields: code, text. */
const withFields: TransferHandler<Thrown, Sent> = {
  ...stock,
  serialize(thrown) {
    const [sent, transferables] = stock.serialize(thrown);
    if (!sent.isError) return [sent, transferables];
    return [{ isError: true, value: { ...(thrown.value as Error), ...sent.value } }, transferables];
  },
};

/**
 * Make a worker's methods callable from the thread that started it; errors keep their fields. `ping`,
 * which the worker answers between two pieces of work, is added.
 */
export function expose(api: object): void {
  transferHandlers.set('throw', withFields);
  holdWhenAsked();
  exposeApi({ ...api, ping: async () => undefined });
}
