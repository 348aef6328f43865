import { describe, expect, it } from 'vitest';
import { originOf } from './unfinishedImport';

describe('where the files of an import came from', () => {
  it('is the folder that all of them are in', () => {
    const files = [{ path: 'faces/with/a.jpg' }, { path: 'faces/without/b.jpg' }];
    expect(originOf(files)).toEqual({ kind: 'files', name: 'faces', files: 2, picker: 'folder' });
  });

  it('is the zip or the file that came alone', () => {
    const expected = { kind: 'files', name: 'faces.zip', files: 1, picker: 'files' };
    expect(originOf([{ path: 'faces.zip' }])).toEqual(expected);
  });

  it('has no name where there were several', () => {
    expect(originOf([{ path: 'a.jpg' }, { path: 'b.jpg' }])).toMatchObject({
      name: null,
      files: 2,
      picker: 'files',
    });
    expect(originOf([{ path: 'one/a.jpg' }, { path: 'two/b.jpg' }])).toMatchObject({
      name: null,
      picker: 'folder',
    });
  });

  it('is the webcam, whose images cannot be given again', () => {
    expect(originOf([{ path: 'webcam/disc/1.jpg', source: 'webcam' }])).toEqual({ kind: 'webcam' });
  });
});
