import { describe, expect, it } from 'vitest';
import type { FormatOffer } from '../../engine/protocol/exporting';
import { formatState } from './formatState';

/** As the worker offers it of a model whose run has training images. */
const int8: FormatOffer = {
  ...{ id: 'litert-int8', title: 'LiteRT, int8', extension: 'tflite', opens: 'LiteRT' },
  ...{ byteLength: 2_000_000, unavailable: null, verified: null, usage: [] },
  ...{ approximate: true, containsImages: false },
};

describe('the card of an int8 format', () => {
  it('cannot be chosen and is not measured where there is nothing to calibrate on: it says why', () => {
    const reason = 'It needs training images to calibrate on, which are not stored.';
    const offer = { ...int8, unavailable: reason };
    const state = { description: reason, isDisabled: true, isMeasured: false };
    expect(formatState(offer, false, false)).toEqual(state);
    // As chosen before its run was deleted.
    expect(formatState(offer, true, false)).toEqual(state);
  });

  it('is measured on the test images once it is chosen, where it can be calibrated', () => {
    const description = 'Opens in LiteRT (.tflite, about 2.0\u00a0MB).';
    const state = { description, isDisabled: false, isMeasured: false };
    expect(formatState(int8, false, false)).toEqual(state);
    expect(formatState(int8, true, false)).toEqual({ ...state, isMeasured: true });
  });

  it('cannot be changed while files are written, and stays measured', () => {
    expect(formatState(int8, true, true)).toMatchObject({ isDisabled: true, isMeasured: true });
  });
});

it('measures no format that has the numbers of the network', () => {
  const exact = { ...int8, approximate: false, byteLength: null };
  expect(formatState(exact, true, false)).toEqual({
    ...{ description: 'Opens in LiteRT (.tflite).', isDisabled: false, isMeasured: false },
  });
});
