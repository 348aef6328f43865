import { message } from '../../../texts/message';
import type { ExportFormat } from '../format';
import { writeHdf5 } from '../hdf5/writeHdf5';
import { kerasH5 } from '../keras/keras2';
import { kerasName, kerasUsage } from './keras';

/** One HDF5 file as Keras 2 wrote it. */
export const h5: ExportFormat = {
  id: 'h5',
  title: 'Keras 2 (.h5)',
  extension: 'h5',
  opens: message('exporting.formats.h5.opens'),
  verified: message('exporting.formats.h5.verified'),
  needs: [],
  byteLength: (parameters) => parameters * 4,
  usage: (metadata) => [kerasUsage('model.h5', metadata)],
  async *write({ network, metadata }, _, signal) {
    const of = await network();
    signal.throwIfAborted();
    yield { path: 'model.h5', bytes: writeHdf5(kerasH5(of, kerasName(metadata))) };
  },
};
