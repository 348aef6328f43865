import { message, StudioError } from '../../../texts/message';
import { csvFile } from '../csv';
import { orderRows } from '../elsewhere/order';
import { jsonFile, metadataFile, textFile } from '../files';
import type { ExportFormat } from '../format';
import { kerasFile } from '../keras/kerasFile';
import { kerasName } from './keras';

const FOLDER = 'elsewhere/';

/** The kit's files that are the same for every model, by path. */
const TEXTS = import.meta.glob<string>('../elsewhere/*.{py,txt,md}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * The run again in Python, on one machine or many: recipe, starting weights, split, and the
 * training itself on Keras and PyTorch. The images are not in it.
 */
export const elsewhere: ExportFormat = {
  id: 'elsewhere',
  title: message('exporting.formats.elsewhere.title'),
  extension: 'py',
  opens: message('exporting.formats.elsewhere.opens'),
  needs: ['split', 'startingNetwork'],
  byteLength: (parameters) => parameters * 4,
  usage: () => [
    {
      title: message('exporting.formats.usage.shell'),
      language: 'sh',
      code: `cd elsewhere
pip install -r requirements.txt
torchrun --nproc-per-node=2 train.py --data FOLDER_WITH_THE_IMAGES`,
    },
  ],
  async *write({ metadata, split, startingNetwork, augmentationSeed }, _, signal) {
    const { recipe, classes, epochs, createdAt } = metadata;
    if (!split || !startingNetwork || !recipe) {
      throw new StudioError(message('exporting.needs.split'));
    }
    for (const [path, text] of Object.entries(TEXTS)) yield textFile(FOLDER + nameOf(path), text);
    yield jsonFile(`${FOLDER}recipe.json`, recipe);
    yield metadataFile(FOLDER, metadata);
    if (augmentationSeed !== undefined) {
      yield jsonFile(`${FOLDER}augmentation.json`, { seed: augmentationSeed });
    }
    yield csvFile(`${FOLDER}split.csv`, [
      ['path', 'sha256', 'label', 'split'],
      ...split.map((item) => [item.path, item.hash, classes[item.classIndex]!, item.split]),
    ]);
    yield csvFile(`${FOLDER}order.csv`, orderRows(recipe, split, epochs));
    const network = await startingNetwork();
    signal.throwIfAborted();
    const bytes = await kerasFile(network, kerasName(metadata), createdAt);
    yield { path: `${FOLDER}start.keras`, bytes };
  },
};
