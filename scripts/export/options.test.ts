import { describe, expect, it } from 'vitest';
import { checkFormats, UsageError } from '../studio/usage';
import { parseOptions } from './options';

describe('npm run export', () => {
  it('takes a model, formats one by one, and a folder', () => {
    expect(parseOptions('src --to onnx --to all --out x'.split(' '))).toEqual({
      model: 'src',
      formats: ['onnx', 'all'],
      out: 'x',
      calibrateOn: undefined,
    });
  });

  it.each([
    ['', 'Give the folder or the zip'],
    ['no-such-folder --to onnx --out x', 'no folder or file'],
    ['src e2e --to onnx --out x', 'One model'],
    ['src --out x', '--to'],
    ['src --to onnx', '--out'],
    ['src --to litert-int8 --out x --calibrate no-such-folder', 'no folder or file'],
    ['src --format onnx', 'Unknown option'],
  ])('says what is wrong with "%s"', (args, message) => {
    const act = () => parseOptions(args.split(' ').filter(Boolean));
    expect(act).toThrow(UsageError);
    expect(act).toThrow(message);
  });

  it('names the known formats for an unknown one', () => {
    expect(() => checkFormats(['all', 'onnx'], ['tfjs', 'onnx'], '--to')).not.toThrow();
    expect(() => checkFormats(['coreml'], ['tfjs', 'onnx'], '--to')).toThrow(
      '--to is one of all, tfjs, onnx, not "coreml".',
    );
  });
});
