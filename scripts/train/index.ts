/**
 * `npm run train`: the studio's own engine from the terminal. It opens the built
 * studio in a headless browser, imports the images there, trains, and writes the
 * models and a JSON report. Exit codes: 0 done, 1 this dataset or run failed, 2 the
 * command's arguments are wrong.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { openStudio, type StudioPage } from './studioPage';
import { parseOptions, USAGE, UsageError, type TrainOptions } from './options';
import { ProgressLine, showEvent } from './progress';
import type { RunReport } from '../../src/automation/training';
import { splitSettingsOf } from '../../src/domain/split/split';
import { fieldOfType, readPath, withPath } from '../../src/domain/models/fields';
import { definitionOf } from '../../src/domain/models/registry';
import type { Recipe } from '../../src/domain/recipe/recipe';

const line = new ProgressLine();

async function importDataset(studio: StudioPage, { source, limit, recipes }: TrainOptions) {
  line.say('Importing…');
  const chosen =
    source.kind === 'sample' ? { sample: true } : { sample: false, path: resolve(source.path) };
  const { seed, fractions } = splitSettingsOf(recipes[0]!.split);
  const dataset = await studio.importDataset(chosen, { limit, seed, fractions }, (p) =>
    line.show(`importing ${p.done}/${p.total}, ${p.rate.toFixed(0)}/s`, p.done / (p.total || 1)),
  );
  const counts = Object.entries(dataset.counts).map(([name, n]) => `${n} ${name}`);
  line.say(
    `Imported ${dataset.imported} photographs (${counts.join(', ')}); ` +
      `${dataset.rejected.length} did not come in, ${dataset.duplicates} of them duplicates.`,
  );
  return dataset;
}

/** A run's folder in DIR: the family, and where fine-tuning starts when that tells two apart. */
function folderOf({ model }: Recipe, recipes: Recipe[]): string {
  const alike = recipes.filter((recipe) => recipe.model.kind === model.kind);
  const start = fieldOfType(definitionOf(model.kind), 'fine-tune-start');
  return start && alike.length > 1 ? `${model.kind}-${readPath(model, start.path)}` : model.kind;
}

/** The recipe with the user's own weights, where its family starts from pretrained ones. */
function withWeights(recipe: Recipe, weights: string | null): Recipe {
  const field = fieldOfType(definitionOf(recipe.model.kind), 'pretrained-weights');
  if (!field || weights === null) return recipe;
  return { ...recipe, model: withPath(recipe.model, field.path, weights) };
}

async function trainAll(studio: StudioPage, options: TrainOptions): Promise<RunReport[]> {
  const weights =
    options.weights === null ? null : await studio.importWeights(resolve(options.weights));
  const reports: RunReport[] = [];
  for (const recipe of options.recipes) {
    const report = await studio.train(withWeights(recipe, weights), options.backend, (event) =>
      showEvent(line, recipe.model.kind, event),
    );
    if (options.out !== null) {
      const directory = join(options.out, folderOf(recipe, options.recipes));
      for (const file of await studio.exportRun(report.id, options.formats)) {
        const path = join(directory, file.path);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, file.bytes);
        report.files.push(path);
      }
      line.say(`${recipe.model.kind}: written to ${directory}`);
    }
    reports.push(report);
  }
  return reports;
}

/** Throws a UsageError where the studio has no such format, before anything is trained. */
async function checkFormats(studio: StudioPage, formats: string[]): Promise<void> {
  const known = ['all', ...(await studio.formatIds())];
  const unknown = formats.find((format) => !known.includes(format));
  if (unknown === undefined) return;
  throw new UsageError(`--export is one of ${known.join(', ')}, not "${unknown}".`);
}

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  const studio = await openStudio();
  try {
    await checkFormats(studio, options.formats);
    const started = performance.now();
    const dataset = await importDataset(studio, options);
    const importSeconds = (performance.now() - started) / 1000;
    const runs = (await trainAll(studio, options)).map((run) => ({
      ...run,
      seconds: { import: importSeconds, ...run.seconds },
    }));
    if (options.json !== null) {
      mkdirSync(dirname(resolve(options.json)), { recursive: true });
      writeFileSync(options.json, `${JSON.stringify({ dataset, runs }, null, 2)}\n`);
    }
  } finally {
    await studio.close();
  }
}

try {
  await main();
} catch (error) {
  if (error instanceof UsageError && process.argv.length <= 2) line.say(USAGE);
  // A page's error arrives with its stack; the user needs its first line.
  const message = (error as Error).message.replace(/^page\.evaluate: (Error: )?/, '');
  line.say(message.split('\n')[0]!);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
