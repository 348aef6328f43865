import { describe, expect, it } from 'vitest';
import { switchTexts, t } from '../../src/texts/t';
import { cellText, tablesOf } from './table';
import type { Measurement, Report } from './types';

const cell = (changes: Partial<Measurement>): Measurement => ({
  ...{ ms: 12.345, rounds: [12.345], firstMs: 100, error: 0, agrees: true, failure: null },
  ...changes,
});

describe('cellText', () => {
  it('has three digits of a time', () => {
    expect([1234.5, 12.345, 1.2345].map((ms) => cellText(cell({ ms }), t))).toEqual([
      '1235',
      '12.3',
      '1.23',
    ]);
  });

  it('shows no time where the result is wrong or there is none', () => {
    expect(cellText(cell({ agrees: false, error: 0.5 }), t)).toBe('wrong result (5.0e-1)');
    expect(cellText(cell({ failure: 'no memory' }), t)).toBe('failed: no memory');
    expect(cellText(undefined, t)).toBe('–');
  });
});

describe('tablesOf', () => {
  const report: Report = {
    version: 1,
    date: '',
    userAgent: '',
    cores: 2,
    sizes: 'full',
    adapters: { webgl: null, webgpu: null, software: true },
    devices: {},
    probeMs: {},
    works: [
      { title: 'a', cells: { WASM: cell({}) } },
      { title: 'b', cells: { WASM: cell({}), 'WebGL, ours': cell({ ms: 3, error: 2e-6 }) } },
    ],
    kernels: [],
    without: [],
    threads: [],
    complete: false,
  };

  it('has a column for every backend, and a dash where a row lacks it', () => {
    const [times, first, differences] = tablesOf(report, t);
    expect(times?.headings).toEqual(['measured', 'WASM', 'WebGL, ours']);
    expect(times?.rows).toEqual([
      ['a', '12.3', '–'],
      ['b', '12.3', '3.00'],
    ]);
    expect(first?.rows[1]).toEqual(['b', '100', '100']);
    expect(differences?.rows[1]).toEqual(['b', '2.0e-6']);
  });

  it('leaves out what was not measured yet', () => {
    expect(tablesOf(report, t)).toHaveLength(3);
  });

  it('is in the language of the page, whose report is in English', async () => {
    const step = { title: 'CNN step, 32 px, batch 4', cells: report.works[1]!.cells };
    const one = { title: 'without Relu', cells: { [step.title]: cell({}) } };
    await switchTexts('es');
    const [times, , , without] = tablesOf({ ...report, works: [step], without: [one] }, t);
    await switchTexts('en');
    expect(times).toMatchObject({
      caption: 'Mediana de rondas alternas, ms',
      headings: ['medido', 'WASM', 'WebGL, del estudio'],
      rows: [['Paso de la CNN, 32 px, lote de 4', '12.3', '3.00']],
    });
    expect(without).toMatchObject({
      headings: ['medido', 'Paso de la CNN, 32 px, lote de 4'],
      rows: [['sin Relu', '12.3']],
    });
  });
});
