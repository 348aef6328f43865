/**
 * `npm run fuzz [-- --count N] [--seed S] [--table]`: files of every kind that enters the studio, most of them damaged, into
 * the real built studio in a real browser. Whole ones must be accepted, none may hang, and what is said of
 * the others must be words for users. Exit code 1 when one was not.
 */
import { join } from 'node:path';
import { temporaryFolder } from '../../e2e/pictures';
import { openBrowser } from '../faults/browser';
import { openAt, setUp } from '../faults/page';
import { madeBy, writeResult } from '../faults/result';
import { serveStudio } from '../server';
import { helpWith } from '../studio/help';
import { parseArguments } from '../studio/usage';
import { fuzzFile, type FuzzFile, type Way } from './files';
import { makeMaterial } from './material';
import { importImages, open, problemOf } from './open';
import { tableOf, type Row } from './table';

async function run(count: number, seed: number, writesTable: boolean): Promise<boolean> {
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
    const rows = new Map<Way, Row>();
    for (const file of files) {
      const answer = answers.get(file.number)!;
      const row = rows.get(file.way) ?? { way: file.way, files: 0, whole: 0, refused: 0, wrong: 0 };
      rows.set(file.way, row);
      row.files++;
      if (file.isWhole) row.whole++;
      const problem = problemOf(file, answer);
      if (problem !== null) {
        row.wrong++;
        console.log(`${file.number} (${file.way}): ${problem}`);
      } else if (answer !== 'hangs' && answer.refused !== null) row.refused++;
    }
    for (const message of uncaught) console.log(`nobody caught: ${message}`);
    const found = [...rows.values()];
    console.log(`\n${tableOf(found)}`);
    if (writesTable) {
      const command = madeBy(`npm run fuzz -- --count ${count} --seed ${seed}`);
      const others = `Errors that nobody caught: ${uncaught.length}.`;
      await writeResult('fuzz', `${tableOf(found)}\n\n${others} ${command}`);
    }
    return uncaught.length === 0 && found.every(({ wrong }) => wrong === 0);
  } finally {
    await browser.close();
    await server.close();
    folder.remove();
  }
}

helpWith(`fuzz [--count N] [--seed S] [--table]
  --count N   how many files (default: 1000)
  --seed S    decides which, and how they are damaged; the same seed gives the same files (default: 1)
  --table     write the result into docs/reliability.md`);
const { values } = parseArguments(process.argv.slice(2), {
  count: { type: 'string', default: '1000' },
  seed: { type: 'string', default: '1' },
  table: { type: 'boolean', default: false },
});
const isRight = await run(Number(values.count), Number(values.seed), values.table);
process.exit(isRight ? 0 : 1);
