import { describe, expect, it } from 'vitest';
import { UsageError } from '../studio/usage';
import { parseOptions } from './options';

describe('npm run evaluate', () => {
  it('takes a model, then images, and the files to write', () => {
    expect(parseOptions('src e2e --json r.json'.split(' '))).toEqual({
      ...{ model: 'src', images: 'e2e', csv: null, json: 'r.json' },
    });
  });

  it.each([
    ['', 'zip of a model'],
    ['src', 'images after the model'],
    ['src no-such-folder', 'no folder or file'],
    ['src e2e bench', 'One folder'],
    ['src e2e --xml x', 'Unknown option'],
  ])('says what is wrong with "%s"', (args, message) => {
    const act = () => parseOptions(args.split(' ').filter(Boolean));
    expect(act).toThrow(UsageError);
    expect(act).toThrow(message);
  });
});
