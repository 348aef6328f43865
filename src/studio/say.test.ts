import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mcnemarExact } from '../domain/evaluation/statistics';
import { verdict } from '../domain/evaluation/verdict';
import { describeModel } from '../domain/models/fields';
import { mobilenetv2 } from '../domain/models/mobilenetv2';
import { parseRecipe, RECIPE_VERSION } from '../domain/recipe/recipe';
import { english } from '../texts/message';
import { say, sayError, switchTexts } from '../texts/t';

describe('messages of domain, worded in Spanish', () => {
  beforeAll(() => switchTexts('es'));
  afterAll(() => switchTexts('en'));

  it('have plural forms, and messages and numbers inside of them in Spanish', () => {
    const { p } = mcnemarExact(5, 9);
    const counts = { both: 400, neither: 10, onlyFirst: 5, onlySecond: 9 };
    const { sentence } = verdict(['CNN 1', 'CNN 2'], counts, { p, comparisons: 1 });
    // Sent between threads and stored: plain data.
    expect(say(structuredClone(sentence))).toBe(
      'CNN 2 acertó en 9 imágenes en las que CNN 1 falló, y CNN 1 en 5 en las que CNN 2 falló. ' +
        'Si ambas tuvieran la misma exactitud, una diferencia así de grande o mayor se daría ' +
        'más o menos una vez de cada 2 (p = 0,42), así que no se puede decir que una sea mejor.',
    );
  });

  it('describe a family, in English for the terminal', () => {
    const described = describeModel(mobilenetv2, mobilenetv2.defaults);
    const lines = described.map(([label, value]) => `${say(label)}: ${say(value)}`);
    expect(lines).toContain('Ajuste fino desde: desde el bloque 10');
    expect(described.map(([label]) => english(label))).toContain('Fine-tune from');
  });

  it('are thrown with an English message', () => {
    const refused = (): unknown => {
      try {
        return parseRecipe({ version: 77 });
      } catch (error) {
        return error;
      }
    };
    const error = refused() as Error;
    expect(error.message).toBe(
      `This configuration cannot be used: it has version 77, and versions 1 to ${RECIPE_VERSION} can be read. Use a newer Mask Studio.`,
    );
    expect(sayError(error)).toBe(
      `Esta configuración no se puede usar: tiene la versión 77, y se pueden leer las versiones 1 a ${RECIPE_VERSION}. Usa un Mask Studio más reciente.`,
    );
  });

  it('of an earlier version are shown as they were stored', () => {
    expect(say('Training went on.')).toBe('Training went on.');
  });
});
