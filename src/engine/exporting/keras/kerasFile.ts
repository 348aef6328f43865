import { jsonFile } from '../files';
import type { Network } from '../format';
import { writeHdf5 } from '../hdf5/writeHdf5';
import { storedZip } from '../zip';
import { kerasConfig, kerasWeights } from './keras3';

/**
 * The bytes of a .keras file. `name` is the model's, of letters, digits and underscores;
 * `date` is when the model was made, in ISO 8601.
 */
export const kerasFile = (
  network: Network,
  name: string,
  date: string,
): Promise<Uint8Array<ArrayBuffer>> =>
  storedZip([
    jsonFile('metadata.json', { keras_version: '3.0.5', date_saved: date }),
    jsonFile('config.json', kerasConfig(network.topology, name)),
    { path: 'model.weights.h5', bytes: writeHdf5(kerasWeights(network)) },
  ]);
