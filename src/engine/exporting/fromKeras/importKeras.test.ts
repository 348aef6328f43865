import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { INPUT_SCALINGS } from '../../../domain/models/inputScaling';
import { readMetadata } from '../../../domain/run/modelMetadata';
import { predictScores } from '../../evaluation/predictions';
import type { ModelAnswers } from '../../protocol/models';
import { cnnSource, filesOf, images, importedFrom, zipOf } from '../exportedModel.fixture';
import { metadataFile } from '../files';
import { keras } from '../formats/keras';
import { readModel } from '../importing';
import { loadModel } from '../loadModel';
import { kerasFacts, kerasFile, pixels } from './kerasModels.fixture';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const SCALED = 'cnn.2.15.h5';

const answers: ModelAnswers = {
  ...{ name: 'Door', classes: ['masked', 'plain'], threshold: 0.4 },
  scaling: INPUT_SCALINGS['0 to 1'],
};

const json = (name: string, value: unknown): File => new File([JSON.stringify(value)], name);

const history = {
  ...{ loss: [0.7, 0.4, null], binary_accuracy: [0.5, 0.8, 0.9] },
  ...{ val_loss: [0.8, 0.5, 0.4], val_binary_accuracy: [0.4, 0.7, 0.7] },
};
const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
const splitCsv = new File(
  [`path,sha256,label,split\r\n"x, 1.jpg",${a},plain,train\r\ny.jpg,${b},masked,test\r\n`],
  'split.csv',
);

describe('a Keras model without metadata.json', () => {
  it('is asked about: classes, scaling, with what its file says', async () => {
    const chosen = [kerasFile(SCALED, 'doors.h5'), json('history.json', history), splitCsv];
    expect(await readModel(chosen)).toEqual({
      ...{ name: 'doors', family: 'cnn', inputSize: 16, classCount: 2, outputs: 2 },
      ...{ ownScaling: null, suggestedScaling: INPUT_SCALINGS['0 to 1'] },
      ...{ epochs: 2, splitKnown: true },
    });
    expect(await readModel([kerasFile('mobilenetv2.3.15.keras')])).toMatchObject({
      ...{ family: 'mobilenetv2', outputs: 2, ownScaling: { scale: 1 / 127.5, offset: -1 } },
    });
  });

  it('becomes a model by the answers, with history and split', async () => {
    const chosen = [kerasFile(SCALED, 'model.h5'), json('history.json', history), splitCsv];
    const read = await readModel(chosen, answers);
    if (!('network' in read)) throw new Error('Questions again.');
    const { metadata, network, split } = read;
    expect(metadata).toMatchObject({ name: 'Door', classes: ['masked', 'plain'], threshold: 0.4 });
    expect(metadata).toMatchObject({ family: 'cnn', recipe: null, metrics: null, inputSize: 16 });
    expect(metadata.epochs).toEqual([
      {
        epoch: 1,
        stage: 'train',
        loss: 0.7,
        accuracy: 0.5,
        valLoss: 0.8,
        valAccuracy: 0.4,
        seconds: 0,
      },
      {
        epoch: 2,
        stage: 'train',
        loss: 0.4,
        accuracy: 0.8,
        valLoss: 0.5,
        valAccuracy: 0.7,
        seconds: 0,
      },
    ]);
    expect(split).toEqual({ train: [a], validation: [], test: [b] });
    expect(readMetadata(JSON.parse(JSON.stringify(metadata)))).toEqual({
      value: metadata,
      leftOut: [],
    });
    const model = await loadModel(network);
    const scores = await predictScores(model, pixels(16), 2);
    scores
      .flat()
      .forEach((score, i) => expect(score).toBeCloseTo(kerasFacts(SCALED).scores.flat()[i]!, 5));
    model.dispose();
  });

  it.each([
    [{ classes: ['plain', ' plain '] }, 'Two outputs cannot be the same class'],
    [{ classes: ['plain', ' '] }, 'Each output needs the name'],
    [{ classes: ['a', 'b', 'c'] }, 'tells 2 classes apart'],
    [{ threshold: 3 }, 'between 0 and 1'],
    [{ name: ' ' }, 'needs a name'],
  ])('is not taken with %j', async (wrong, message) => {
    await expect(readModel([kerasFile(SCALED)], { ...answers, ...wrong })).rejects.toThrow(message);
  });
});

describe('a Keras model with the metadata.json of the studio', () => {
  it('comes back from the zip that the studio writes, with the same scores', async () => {
    const { source, scores } = await cnnSource();
    const files = [...(await filesOf(keras, source)), metadataFile('', source.metadata)];
    const { network, metadata } = await importedFrom(await zipOf(files));
    expect(metadata).toEqual(source.metadata);
    const model = await loadModel(network);
    expect(await predictScores(model, images(), 2)).toEqual(scores);
    model.dispose();
  });

  it('takes the epochs that train.py writes into history.json', async () => {
    const { source } = await cnnSource();
    const [file] = await filesOf(keras, source);
    const epoch = {
      epoch: 1,
      stage: 'train',
      loss: 1,
      accuracy: 0.5,
      valLoss: 2,
      valAccuracy: 0.4,
      seconds: 3,
    };
    const { metadata } = await importedFrom(
      new File([file!.bytes], 'model.keras'),
      json('metadata.json', source.metadata),
      json('history.json', { epochs: [epoch], bestEpoch: 1, processes: 2 }),
    );
    expect(metadata.epochs).toEqual([epoch]);
  });
});

describe('files that cannot be used', () => {
  it.each([
    [
      'a history without accuracy',
      [kerasFile(SCALED), json('history.json', { loss: [1] })],
      'no list "accuracy"',
    ],
    [
      'a split.csv without hashes',
      [kerasFile(SCALED), new File(['path,split\nx,test\n'], 'split.csv')],
      'needs the columns sha256',
    ],
    [
      'a split.csv with another part',
      [kerasFile(SCALED), new File([`sha256,split\n${a},holdout\n`], 'split.csv')],
      'no SHA-256 with train',
    ],
    ['two models', [kerasFile(SCALED, 'a.h5'), kerasFile(SCALED, 'b.h5')], 'several models'],
    ['weights alone', [new File(['x'], 'best.weights.h5')], 'weights without the layers'],
    ['an image', [new File(['x'], 'a.jpg')], 'There is no model here'],
  ])('%s', async (_, chosen, message) => {
    await expect(readModel(chosen)).rejects.toThrow(message);
  });
});
