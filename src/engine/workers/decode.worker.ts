/** One worker of the decodePool that the import and training workers start. It decodes and keeps no state. */
import { transfer } from 'comlink';
import { expose } from '../../messaging/expose';
import type { DecodeApi } from '../pixels/decodeApi';
import { decodeSquare } from '../pixels/decode';
import { inspect } from '../pixels/inspect';

let known: ReadonlySet<string> = new Set();

const api: DecodeApi = {
  async skipKnown(hashes) {
    known = new Set(hashes);
  },
  async inspect(files) {
    const results = await inspect(files, known);
    const buffers = results.flatMap((one) =>
      one.kind === 'image' ? [one.original, ...(one.thumbnail ? [one.thumbnail] : [])] : [],
    );
    return transfer(results, buffers);
  },
  async square(bytes, size) {
    const square = await decodeSquare(bytes, size);
    return transfer(square, [square.buffer]);
  },
};

expose(api);
