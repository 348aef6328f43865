/**
 * `npm run train`: the studio's own engine from the terminal. It opens the built
 * studio in a headless browser, imports the images there, trains, and writes the
 * models and a JSON report. Exit codes: 0 done, 1 this dataset or run failed, 2 the
 * command's arguments are wrong.
 */
import { join, resolve } from 'node:path';
import { runCommand } from '../studio/command';
import { showEvent, type ProgressLine } from '../studio/progress';
import type { StudioPage } from '../studio/studioPage';
import { checkFormats } from '../studio/usage';
import { writeText } from '../studio/writeFiles';
import { trainExperiments } from './experiment';
import { exportRun } from './exportRun';
import { parseOptions, type TrainOptions } from './options';
import { folderOf, importedWeights, withWeights } from './recipes';
import { checkThreshold, thresholdLine } from './threshold';
import { USAGE } from './usage';
import type { RunReport } from '../../src/automation/training';
import { csvText } from '../../src/domain/csv';
import { splitSettingsOf } from '../../src/domain/split/split';

async function importDataset(
  studio: StudioPage,
  { source, limit, recipes }: TrainOptions,
  line: ProgressLine,
) {
  if (source.kind === 'project') {
    line.say('Opening the project…');
    const dataset = await studio.openProject(resolve(source.path), (p) =>
      line.show(`${p.phase} ${p.done}/${p.total}`, p.done / (p.total || 1)),
    );
    const counts = Object.entries(dataset.counts).map(([name, n]) => `${n} ${name}`);
    line.say(`Opened a project of ${dataset.imported} images (${counts.join(', ')}).`);
    return dataset;
  }
  line.say('Importing…');
  const chosen =
    source.kind === 'sample' ? { sample: true } : { sample: false, path: resolve(source.path) };
  const { seed, fractions } = splitSettingsOf(recipes[0]!.split);
  const dataset = await studio.importDataset(chosen, { limit, seed, fractions }, (p) =>
    line.show(`importing ${p.done}/${p.total}, ${p.rate.toFixed(0)}/s`, p.done / (p.total || 1)),
  );
  const counts = Object.entries(dataset.counts).map(([name, n]) => `${n} ${name}`);
  line.say(
    `Imported ${dataset.imported} images (${counts.join(', ')}); ` +
      `${dataset.rejected.length} did not come in, ${dataset.duplicates} of them duplicates.`,
  );
  return dataset;
}

async function trainAll(
  studio: StudioPage,
  options: TrainOptions,
  line: ProgressLine,
): Promise<{ reports: RunReport[]; failures: string[] }> {
  const weights = await importedWeights(studio, options);
  const reports: RunReport[] = [];
  const failures: string[] = [];
  for (const recipe of options.recipes) {
    const report = await studio.train(
      withWeights(recipe, weights),
      options.backend,
      (event) => showEvent(line, recipe.model.kind, event),
      options.thresholdRule ?? undefined,
    );
    if (report.thresholdChoice) {
      process.stdout.write(`${thresholdLine(recipe.model.kind, report.thresholdChoice)}\n`);
    }
    if (options.out !== null) {
      const directory = join(options.out, folderOf(recipe, options.recipes));
      failures.push(...(await exportRun(studio, report, directory, options, line)));
    }
    reports.push(report);
  }
  return { reports, failures };
}

/** The labels that confident learning marks, by a probe on frozen features whatever the recipes are. */
async function writeIssues(studio: StudioPage, path: string, line: ProgressLine): Promise<void> {
  line.say('Looking for label issues…');
  const issues = (await studio.labelIssues()).filter(({ isIssue }) => isIssue);
  const rows = issues.map(({ path, label, suggested, score }) => [path, label, suggested, score]);
  writeText(path, csvText([['path', 'label', 'suggested', 'score'], ...rows]));
  line.say(`${issues.length} label issues are written to ${path}`);
}

async function run(studio: StudioPage, options: TrainOptions, line: ProgressLine): Promise<void> {
  checkFormats(options.formats, await studio.formatIds(), '--export');
  const started = performance.now();
  const dataset = await importDataset(studio, options, line);
  checkThreshold(options.thresholdRule, dataset.classes);
  const importSeconds = (performance.now() - started) / 1000;
  const { seed: splitSeed, fractions } = dataset.split;
  const isDivided = options.source.kind === 'project' && !options.ownSplit;
  const recipes = isDivided
    ? options.recipes.map((r) => ({ ...r, split: { ...fractions, seed: splitSeed } }))
    : options.recipes;
  const { reports, failures, ...more } = options.plan
    ? await trainExperiments(studio, { ...options, recipes, plan: options.plan }, line)
    : await trainAll(studio, { ...options, recipes }, line);
  const runs = reports.map((run) => ({
    ...run,
    seconds: { import: importSeconds, ...run.seconds },
  }));
  if (options.json !== null) {
    writeText(options.json, `${JSON.stringify({ dataset, runs, ...more }, null, 2)}\n`);
  }
  if (options.issues !== null) await writeIssues(studio, options.issues, line);
  if (options.saveProject !== null) {
    await studio.saveProject(resolve(options.saveProject), (p) =>
      line.show(`writing the project ${p.done}/${p.total}`, p.done / (p.total || 1)),
    );
    line.say(`The project is written to ${options.saveProject}`);
  }
  // Everything else is written by now.
  if (failures.length > 0) throw new Error(failures.join(' '));
}

await runCommand({ usage: USAGE, parse: parseOptions, run });
