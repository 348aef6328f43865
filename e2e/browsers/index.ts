/**
 * `npm run browsers [-- NAME…] [--write]`: the short journey in each browser that is installed.
 * `--write` makes docs/browsers.md of what was seen. With REQUIRE_BROWSERS in the environment, a
 * browser that is not installed is a failure. The exit code is 1 when a step failed.
 */
import '../../scripts/studio/ownHelp';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveStudio } from '../../scripts/server';
import type { BrowserKind } from './browser';
import { chromium } from './chromium';
import { writeFiles } from './dataset';
import { firefox } from './firefox';
import { report, type Seen } from './report';
import { travel, type Places } from './travel';
import { webkit } from './webkit';

const KINDS: BrowserKind[] = [chromium, firefox, webkit];

const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith('--'));
const isAsked = ({ name }: BrowserKind) => names.length === 0 || names.includes(name.toLowerCase());

const failures = ({ cells }: Seen): string[] =>
  cells.flatMap(({ feature, state }) => (state === 'failed' ? [feature] : []));

const folder = mkdtempSync(join(tmpdir(), 'mask-studio-browsers-'));
const server = await serveStudio(0);
const seen: Seen[] = [];
let failed = false;
try {
  const places: Places = { url: server.url, folder, files: await writeFiles(folder), known: {} };
  for (const kind of KINDS.filter(isAsked)) {
    if (kind.isInstalled()) {
      let journey = await travel(kind, places);
      const firstFailed = failures(journey);
      if (firstFailed.length > 0) {
        console.log(
          `${kind.name}: FAILED (${firstFailed.join('; ')}). The journey is made once more.`,
        );
        journey = { ...(await travel(kind, places)), firstFailed };
      }
      seen.push(journey);
    } else {
      failed ||= process.env['REQUIRE_BROWSERS'] !== undefined;
      console.log(`${kind.name}: not tried, since it is not installed. Install ${kind.packages}.`);
    }
  }
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}

failed ||= seen.some((journey) => failures(journey).length > 0);
const repeated = seen.filter(({ firstFailed }) => firstFailed);
console.log(
  `${seen.length} journeys, ${repeated.length} made again after a failure` +
    repeated.map(({ title, firstFailed }) => `\n  ${title}: ${firstFailed!.join('; ')}`).join(''),
);
mkdirSync('.reports', { recursive: true });
writeFileSync('.reports/browsers.json', JSON.stringify(seen, null, 2));
if (words.includes('--write') && !failed) writeFileSync('docs/browsers.md', report(seen));
process.exit(failed ? 1 : 0);
