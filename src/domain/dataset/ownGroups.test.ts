import { describe, expect, it } from 'vitest';
import { groupsByFolder, groupsByPattern, groupsByTable } from './ownGroups';
import { groupImages, groupReason } from './nearDuplicates';

const paths = ['a/mask/anna_1.jpg', 'a/none/anna_2.jpg', 'b/mask/ben.v2_1.jpg', 'odd.png'];

describe('groups of the user’s own', () => {
  it('are told by a pattern of the name', () => {
    expect(groupsByPattern(paths, '{group}_*.jpg')).toEqual(['anna', 'anna', 'ben.v2', null]);
    expect(groupsByPattern(paths, '{group}.*')).toEqual(['anna_1', 'anna_2', 'ben', 'odd']);
    expect(groupsByPattern(paths, '*_*')).toEqual([null, null, null, null]);
    expect(groupsByPattern(['x-x.jpg', 'x-y.jpg'], '{group}-{group}.jpg')).toEqual(['x', null]);
    expect(groupsByPattern(['(1.jpg'], '({group}.jpg')).toEqual(['1']);
  });

  it('are told by a level of folders', () => {
    expect(groupsByFolder(paths, 1)).toEqual(['a', 'a', 'b', null]);
    expect(groupsByFolder(paths, 2)).toEqual(['a/mask', 'a/none', 'b/mask', null]);
    expect(groupsByFolder(paths, 0)).toEqual([null, null, null, null]);
  });

  it('are told by a table, by the end of a path too', () => {
    const table = 'path,group\r\n./mask/anna_1.jpg, Anna\n"a/none/anna_2.jpg","Anna"\n,x\nbad\n';
    expect(groupsByTable(paths, table)).toEqual(['Anna', 'Anna', null, null]);
  });

  it('keep images together, and say why', async () => {
    const image = (hash: string, ownGroup?: string) => ({
      ...{ hash, perceptualHash: hash.repeat(64), source: 'photograph' as const, path: hash },
      ...(ownGroup === undefined ? {} : { ownGroup }),
    });
    // 0 and f differ in all bits, 6 and 9 too.
    const groups = await groupImages([
      image('0', 'p'),
      image('f', 'p'),
      image('6'),
      image('9', 'q'),
    ]);
    expect(groups.get('0')).toBe('own:0');
    expect(groups.get('f')).toBe('own:0');
    expect([groups.get('6'), groups.get('9')]).toEqual(['6', '9']);
    expect(groupReason('own:0')).toBe('own');
  });
});
