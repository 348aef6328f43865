/** The files into the studio, each by its way, and what it answers. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { DEFAULT_SPLIT, parseRecipe } from '../../src/domain/recipe/recipe';
import { groupsByTable } from '../../src/domain/dataset/ownGroups';
import { JARGON } from '../faults/end';
import { GROUPS, type FuzzFile } from './files';

/** No file here takes so long, in milliseconds: what does hangs. */
const PATIENCE = 60_000;

/** `refused`: what the user reads, null where it was accepted. `lost`: good lines went with a bad one. */
export type Answer = { refused: string | null; lost?: boolean } | 'hangs';

/** An edit may join two lines. */
const EDITED_LINES = 2;

const within = <T>(work: Promise<T>): Promise<T | 'hangs'> => {
  let timer: ReturnType<typeof setTimeout>;
  const hangs = new Promise<'hangs'>((resolve) => {
    timer = setTimeout(() => resolve('hangs'), PATIENCE);
  });
  return Promise.race([work, hangs]).finally(() => clearTimeout(timer));
};

export const choices = { limit: null, seed: 1, fractions: DEFAULT_SPLIT };

/** All images at once, as a folder; what is said of each, by its path. */
export async function importImages(
  page: Page,
  folder: string,
  files: FuzzFile[],
): Promise<Answer[]> {
  for (const { name, bytes } of files) {
    const path = join(folder, 'images', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  if (files.length === 0) return [];
  await page.setInputFiles('#folder', join(folder, 'images'));
  const importing = page.evaluate((c) => window.studio.importChosen('#folder', c), choices);
  const report = await within(importing);
  if (report === 'hangs') return files.map(() => 'hangs');
  const refused = new Map(report.rejected.map(({ file, reason }) => [file, reason]));
  return files.map(({ name }) => ({ refused: refused.get(`images/${name}`) ?? null }));
}

/** What comes of opening one file. */
export async function open(
  page: Page,
  { way, name, bytes, beside, isWhole, member }: FuzzFile,
): Promise<Answer> {
  if (way === 'recipe') {
    try {
      parseRecipe(JSON.parse(bytes.toString()));
      return { refused: null };
    } catch (error) {
      // The page says by itself that a file is no JSON.
      return { refused: error instanceof SyntaxError ? null : (error as Error).message };
    }
  }
  if (way === 'groups CSV') {
    const paths = GROUPS.map(({ path }) => path);
    const found = groupsByTable(paths, bytes.toString());
    const others = GROUPS.filter(({ group }, i) => found[i] !== group).length;
    const lost = others > (isWhole ? 0 : EDITED_LINES);
    return { refused: lost ? `${others} of ${paths.length} lines are lost` : null, lost };
  }
  const chosen = [{ name, bytes }, ...beside];
  await page.setInputFiles(
    way === 'weights' ? '#weights' : '#zip',
    chosen.map((file) => ({ name: file.name, mimeType: '', buffer: file.bytes })),
  );
  const work = page.evaluate(
    async ([way, choices, member]) => {
      try {
        if (way === 'weights') await window.studio.importWeights();
        else if (way === 'project') await window.studio.openProject('#zip');
        else if (way === 'zip' || way === 'zip member') {
          const { rejected } = await window.studio.importChosen('#zip', choices);
          const good = member ? rejected.find(({ file }) => !file.endsWith(member)) : undefined;
          if (good) return { refused: `${good.file} is lost: ${good.reason}`, lost: true };
          return { refused: rejected[0]?.reason ?? null };
        } else await window.studio.importModel();
        return { refused: null };
      } catch (error) {
        return { refused: error instanceof Error ? error.message : String(error) };
      }
    },
    [way, choices, member] as const,
  );
  return await within(work);
}

/** What is wrong with an answer; null where nothing is. */
export function problemOf({ isWhole }: FuzzFile, answer: Answer): string | null {
  if (answer === 'hangs') return 'hangs';
  const { refused, lost } = answer;
  if (lost) return refused;
  if (isWhole && refused !== null) return `is whole and was refused: ${refused}`;
  // What it quotes of the file is the file's.
  const words = refused?.replace(/“[^”]*”/g, '') ?? null;
  if (words !== null && (JARGON.test(words) || words.trim() === '')) {
    return `the user reads: ${refused}`;
  }
  return null;
}
