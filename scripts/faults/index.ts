/**
 * `npm run faults`: faults at random moments into the real built studio, in a real browser on a profile on
 * the disk; after each, what must hold of everything stored is checked, and the work is done again to
 * the same end. Exit code 1 when one did not hold.
 */
import { deriveSeed, randomFrom, shuffledIndices } from '../../src/domain/random';
import { serveStudio } from '../server';
import { helpWith } from '../studio/help';
import { UsageError } from '../studio/usage';
import { activities, OPENING } from './activities';
import { inject, type Injection } from './injection';
import { kinds as allKinds } from './kinds';
import { parseOptions, USAGE, type FaultOptions } from './options';
import { Profiles } from './profiles';
import { References } from './reference';
import { tableOf, writeTable, type Row } from './table';

/** Each kind as often as the others; what it hits is drawn from what it applies to. */
function plan({ count, seed, kinds: names }: FaultOptions): Injection[] {
  const kinds = allKinds.filter(({ name }) => names.includes(name));
  return Array.from({ length: count }, (_, i) => {
    const round = Math.floor(i / kinds.length);
    const order = shuffledIndices(kinds.length, deriveSeed(seed, 'kinds', round));
    const kind = kinds[order[i % kinds.length]!]!;
    const ownSeed = deriveSeed(seed, 'fault', i);
    const possible = activities.filter((activity) => kind.appliesTo(activity));
    const activity = possible[Math.floor(randomFrom(ownSeed)() * possible.length)]!;
    return { number: i + 1, kind, activity, seed: ownSeed };
  });
}

async function run(options: FaultOptions): Promise<boolean> {
  const { first, last } = options.only;
  const injections = plan(options).filter(({ number }) => number >= first && number <= last);
  const server = await serveStudio(0);
  const profiles = new Profiles(server.url);
  const references = new References(profiles, server.url);
  const rows = new Map<string, Row>();
  const began = performance.now();
  try {
    await profiles.writeImages();
    if (injections.some(({ activity }) => activity.name === OPENING)) await profiles.writeProject();
    for (const injection of injections) {
      const { number, kind, activity } = injection;
      console.error(`${number}/${options.count} ${kind.name} while ${activity.name} …`);
      const { isInjected, problems, seconds, moment } = await references.of(activity).then(
        (reference) => inject(injection, reference, profiles, server.url),
        ({ message }: Error) => ({
          problems: [`without a fault: ${message.split('\n')[0]}`],
          ...{ isInjected: false, seconds: 0, moment: 'never' },
        }),
      );
      const row = rows.get(kind.name) ?? { kind, planned: 0, injected: 0, held: 0 };
      row.planned++;
      if (isInjected) row.injected++;
      if (problems.length === 0) row.held++;
      rows.set(kind.name, row);
      const verdict = problems.length === 0 ? 'held' : `DID NOT HOLD: ${problems.join('; ')}`;
      const time = `${seconds.toFixed(1)} s`;
      console.log(
        `${number}/${options.count} ${kind.name} while ${activity.name}, ${moment} (${time}): ${verdict}`,
      );
      if (problems.length > 0) {
        const named =
          options.kinds.length < allKinds.length
            ? options.kinds.map((k) => ` --kind ${k}`).join('')
            : '';
        console.log(
          `   again: npm run faults -- --count ${options.count} --seed ${options.seed}${named} --only ${number}`,
        );
      }
    }
  } finally {
    profiles.remove();
    await server.close();
  }
  const found = allKinds.flatMap(({ name }) => rows.get(name) ?? []);
  console.log(
    `\n${tableOf(found)}\n\n${((performance.now() - began) / 60_000).toFixed(1)} minutes`,
  );
  if (options.writesTable)
    await writeTable(found, `npm run faults -- --count ${options.count} --seed ${options.seed}`);
  return found.every(({ planned, held }) => planned === held);
}

helpWith(USAGE);
try {
  const held = await run(parseOptions(process.argv.slice(2)));
  process.exit(held ? 0 : 1);
} catch (error) {
  console.error((error as Error).message);
  process.exit(error instanceof UsageError ? 2 : 1);
}
