import { describe, expect, it } from 'vitest';
import { classLevel, isJunk, labelLevels, labelPaths } from './labels';

const classes = (...paths: string[]) => labelPaths(paths).map(({ className }) => className);
const splits = (...paths: string[]) => labelPaths(paths).map(({ pinnedSplit }) => pinnedSplit);

describe('labelPaths', () => {
  it('reads the class from the folders that divide the images, however deep', () => {
    expect(classes('masks/with_mask/a.jpg', 'masks/without_mask/b.jpg')).toEqual([
      'with_mask',
      'without_mask',
    ]);
    expect(classes('x/y/faces/2021/with_mask/a.jpg', 'x/y/faces/2022/none/b.jpg')).toEqual([
      'with_mask',
      'none',
    ]);
  });

  it('keeps the splits that the user made, above or below the class, in any case', () => {
    const paths = [
      'd/Train/cat/a.jpg',
      'd/VAL/cat/b.jpg',
      'd/validation/dog/c.jpg',
      'd/test/dog/d.jpg',
      'd/dog/TEST/e.jpg',
      'd/dog/f.jpg',
    ];
    expect(classes(...paths)).toEqual(['cat', 'cat', 'dog', 'dog', 'dog', 'dog']);
    expect(splits(...paths)).toEqual(['train', 'validation', 'validation', 'test', 'test', null]);
  });

  it('leaves loose files unlabelled, beside class folders or alone', () => {
    expect(classes('masks/a.jpg', 'masks/with_mask/b.jpg')).toEqual([null, 'with_mask']);
    expect(classes('a.jpg', 'b.jpg')).toEqual([null, null]);
    expect(classes('test/a.jpg', 'train/b.jpg')).toEqual([null, null]);
  });

  it('takes a class folder dropped by itself as a class', () => {
    expect(classes('with_mask/a.jpg', 'with_mask/b.jpg')).toEqual(['with_mask', 'with_mask']);
    expect(classes('faces/with_mask/a.jpg')).toEqual(['with_mask']);
  });

  it('passes over folders that name no class', () => {
    expect(classes('d/cat/images/a.jpg', 'd/dog/Photos/b.jpg')).toEqual(['cat', 'dog']);
    expect(classes('photos/a.jpg', 'photos/b.jpg')).toEqual([null, null]);
  });

  const table: [string, Record<string, string | null>][] = [
    ['class folders', { 'cat/a.jpg': 'cat', 'dog/b.jpg': 'dog' }],
    ['class folders in a folder', { 'd/cat/a.jpg': 'cat', 'd/dog/b.jpg': 'dog' }],
    [
      'split folders above',
      { 'd/train/cat/a.jpg': 'cat', 'd/test/cat/b.jpg': 'cat', 'd/test/dog/c.jpg': 'dog' },
    ],
    [
      'split folders above and sessions below',
      {
        'data/train/with_mask/session1/x.jpg': 'with_mask',
        'data/train/without_mask/session1/x.jpg': 'without_mask',
        'data/test/with_mask/session2/x.jpg': 'with_mask',
      },
    ],
    [
      'split folders above and names below that do not repeat',
      {
        'data/train/with_mask/anna/x.jpg': 'with_mask',
        'data/train/without_mask/ben/x.jpg': 'without_mask',
        'data/val/with_mask/carla/x.jpg': 'with_mask',
        'data/val/without_mask/dan/x.jpg': 'without_mask',
      },
    ],
    [
      'places above that do not repeat across splits',
      {
        'train/paris/cat/a.jpg': 'cat',
        'train/paris/dog/b.jpg': 'dog',
        'test/rome/cat/c.jpg': 'cat',
        'test/rome/dog/d.jpg': 'dog',
      },
    ],
    [
      'sessions below',
      { 'd/cat/session1/a.jpg': 'cat', 'd/cat/session2/b.jpg': 'cat', 'd/dog/s/c.jpg': 'dog' },
    ],
    [
      'sessions above',
      {
        'd/session1/cat/a.jpg': 'cat',
        'd/session2/cat/b.jpg': 'cat',
        'd/session1/dog/c.jpg': 'dog',
      },
    ],
    ['dates above', { '2021-06-30/cat/a.jpg': 'cat', '2021-07-01/dog/b.jpg': 'dog' }],
    ['a single folder', { 'cat/a.jpg': 'cat', 'cat/b.jpg': 'cat' }],
    [
      'a single class with sessions',
      { 'with_mask/session1/a.jpg': 'with_mask', 'with_mask/session2/b.jpg': 'with_mask' },
    ],
    ['a single class and session', { 'with_mask/session1/a.jpg': 'with_mask' }],
    ['a single class in a split', { 'd/train/cat/a.jpg': 'cat', 'd/test/cat/b.jpg': 'cat' }],
    ['classes that are numbers', { 'mnist/0/a.png': '0', 'mnist/7/b.png': '7' }],
    ['batches and nothing else', { 'batch1/a.jpg': 'batch1', 'batch2/b.jpg': 'batch2' }],
    [
      'nested classes: the top ones, as Keras has it',
      {
        'd/animals/cat/a.jpg': 'animals',
        'd/animals/dog/b.jpg': 'animals',
        'd/cars/c.jpg': 'cars',
      },
    ],
    [
      'mixed depth',
      {
        'd/cat/a.jpg': 'cat',
        'd/dog/beagle/b.jpg': 'dog',
        'd/c.jpg': null,
        'd/cat/x/y/d.jpg': 'cat',
      },
    ],
  ];
  it.each(table)('reads %s', (_, expected) => {
    const paths = Object.keys(expected);
    const given = labelPaths(paths).map(({ className }, i) => [paths[i], className]);
    expect(Object.fromEntries(given)).toEqual(expected);
  });

  it('takes the level it is told to', () => {
    const paths = ['d/train/animals/cat/a.jpg', 'd/animals/b.jpg', 'd/cars/bus/c.jpg'];
    expect(labelLevels(paths)).toEqual([['d'], ['animals', 'cars'], ['bus', 'cat']]);
    expect(labelPaths(paths, 2).map(({ className }) => className)).toEqual(['cat', null, 'bus']);
    expect(labelPaths(paths, 2)[0]!.pinnedSplit).toBe('train');
    expect(classLevel(paths)).toBe(1);
  });

  it('has nothing to say about no files', () => {
    expect(labelPaths([])).toEqual([]);
  });
});

describe('isJunk', () => {
  it.each(['__MACOSX/cat/._a.jpg', 'cat/.DS_Store', 'cat/._a.jpg', '.git/x.png', 'cat/Thumbs.db'])(
    'passes over %s',
    (path) => expect(isJunk(path)).toBe(true),
  );
  it.each(['cat/a.jpg', '../../x.png', './a.png', 'my.cats/a.jpg', 'cat/a..jpg'])(
    'reads %s',
    (path) => expect(isJunk(path)).toBe(false),
  );
});
