/**
 * `npm run fuzz [-- --count N] [--seed S]`: files of every kind that enters the studio, most of them damaged, into
 * the real built studio in a real browser. Whole ones must be accepted, none may hang, and what is said of
 * the others must be words for users. Exit code 1 when one was not.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { temporaryFolder } from '../../e2e/pictures';
import { DEFAULT_SPLIT, parseRecipe } from '../../src/domain/recipe/recipe';
import { groupsByTable } from '../../src/domain/dataset/ownGroups';
import { openBrowser } from '../faults/browser';
import { JARGON } from '../faults/end';
import { openAt, setUp } from '../faults/page';
import { projectFile } from '../faults/projectFile';
import { recipes } from '../faults/recipes';
import { serveStudio } from '../server';
import { helpWith } from '../studio/help';
import { parseArguments } from '../studio/usage';
import { fuzzFile, GROUPS, type FuzzFile, type Material } from './files';

/** No file here takes so long, in milliseconds: what does hangs. */
const PATIENCE = 60_000;

/** `refused`: what the user reads, null where it was accepted. `lost`: good lines went with a bad one. */
type Answer = { refused: string | null; lost?: boolean } | 'hangs';

/** An edit may join two lines. */
const EDITED_LINES = 2;

const within = <T>(work: Promise<T>): Promise<T | 'hangs'> => {
  let timer: ReturnType<typeof setTimeout>;
  const hangs = new Promise<'hangs'>((resolve) => {
    timer = setTimeout(() => resolve('hangs'), PATIENCE);
  });
  return Promise.race([work, hangs]).finally(() => clearTimeout(timer));
};

const choices = { limit: null, seed: 1, fractions: DEFAULT_SPLIT };

/** A small trained model in every format that comes back, and a project of it. */
async function makeMaterial(page: Page): Promise<Material> {
  const recipe = recipes['compact-cnn'];
  const short = { ...recipe, training: { ...recipe.training, epochs: 1 } };
  const files = await page.evaluate(
    async ([recipe, choices]) => {
      await window.studio.importSample({ ...choices, limit: 12 });
      const { id } = await window.studio.train(recipe, 'wasm');
      return await window.studio.exportRun(id, ['tfjs', 'keras', 'h5', 'elsewhere']);
    },
    [short, choices] as const,
  );
  const model = new Map(
    files.map(({ path, base64 }) => [path.split('/').at(-1)!, Buffer.from(base64, 'base64')]),
  );
  const bundled = (name: string) => readFileSync(`public/generated/mobilenetv2/${name}`);
  const weights = { json: bundled('model.json'), shard: bundled('group1-shard1of1') };
  return { model, weights, project: await projectFile(page), recipe: JSON.stringify(recipe) };
}

/** All images at once, as a folder; what is said of each, by its path. */
async function importImages(page: Page, folder: string, files: FuzzFile[]): Promise<Answer[]> {
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
async function open(page: Page, { way, name, bytes, beside, isWhole }: FuzzFile): Promise<Answer> {
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
    async ([way, choices]) => {
      try {
        if (way === 'weights') await window.studio.importWeights();
        else if (way === 'project') await window.studio.openProject('#zip');
        else if (way === 'zip') {
          const { rejected } = await window.studio.importChosen('#zip', choices);
          return { refused: rejected[0]?.reason ?? null };
        } else await window.studio.importModel();
        return { refused: null };
      } catch (error) {
        return { refused: error instanceof Error ? error.message : String(error) };
      }
    },
    [way, choices] as const,
  );
  return await within(work);
}

function problemOf({ isWhole }: FuzzFile, answer: Answer): string | null {
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

async function run(count: number, seed: number): Promise<boolean> {
  const server = await serveStudio(0);
  const folder = temporaryFolder();
  const browser = await openBrowser(join(folder.path, 'profile'));
  const uncaught: string[] = [];
  try {
    await setUp(browser.context, {
      prepares: false,
      onError: ({ message }) => uncaught.push(message),
    });
    const page = await openAt(browser.context, server.url, 'automation.html');
    const material = await makeMaterial(page);
    const files: FuzzFile[] = [];
    for (let n = 0; n < count; n++) files.push(await fuzzFile(material, seed, n));
    const images = files.filter(({ way }) => way === 'image');
    const imported = await importImages(page, folder.path, images);
    const answers = new Map(images.map((file, i) => [file.number, imported[i]!]));
    for (const file of files) {
      if (!answers.has(file.number)) answers.set(file.number, await open(page, file));
    }
    let [whole, refused, bad] = [0, 0, 0];
    for (const file of files) {
      const answer = answers.get(file.number)!;
      if (file.isWhole) whole++;
      if (answer !== 'hangs' && answer.refused !== null) refused++;
      const problem = problemOf(file, answer);
      if (problem === null) continue;
      bad++;
      console.log(`${file.number} (${file.way}): ${problem}`);
    }
    for (const message of uncaught) console.log(`nobody caught: ${message}`);
    console.log(
      `${count} files, seed ${seed}: ${whole} whole ones, ${refused} refused in words, ${bad} wrong`,
    );
    return bad === 0 && uncaught.length === 0;
  } finally {
    await browser.close();
    await server.close();
    folder.remove();
  }
}

helpWith(`fuzz [--count N] [--seed S]
  --count N   how many files (default: 1000)
  --seed S    decides which, and how they are damaged; the same seed gives the same files (default: 1)`);
const { values } = parseArguments(process.argv.slice(2), {
  count: { type: 'string', default: '1000' },
  seed: { type: 'string', default: '1' },
});
process.exit((await run(Number(values.count), Number(values.seed))) ? 0 : 1);
