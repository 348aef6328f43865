import { describe, expect, it } from 'vitest';
import { isJunk, labelPaths } from './labels';

const classes = (...paths: string[]) => labelPaths(paths).map(({ className }) => className);
const splits = (...paths: string[]) => labelPaths(paths).map(({ pinnedSplit }) => pinnedSplit);

describe('labelPaths', () => {
  it('reads the class from the deepest folder, however deep', () => {
    expect(classes('masks/with_mask/a.jpg', 'masks/without_mask/b.jpg')).toEqual([
      'with_mask',
      'without_mask',
    ]);
    expect(classes('x/y/faces/2021/with_mask/a.jpg', 'x/y/faces/2022/none/b.jpg')).toEqual([
      'with_mask',
      'none',
    ]);
  });

  it('keeps the splits a person made, above or below the class, in any case', () => {
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
    'looks at %s',
    (path) => expect(isJunk(path)).toBe(false),
  );
});
