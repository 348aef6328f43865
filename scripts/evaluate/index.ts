/** `npm run evaluate`: how a model that was kept does on other images. */
import { evaluationCsv, type FileEvaluation } from '../../src/domain/evaluation/fileEvaluation';
import { runCommand } from '../studio/command';
import type { ProgressLine } from '../studio/progress';
import type { StudioPage } from '../studio/studioPage';
import { writeText } from '../studio/writeFiles';
import { parseOptions, USAGE, type EvaluateOptions } from './options';
import { english } from '../../src/texts/message';

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

/** How often the model answers, where it may be not sure. */
function answered({ answers, labelled, minConfidence }: FileEvaluation): string[] {
  if (!answers) return [];
  const { answered, correct } = answers;
  const share = `Not sure below ${minConfidence}: ${answered} of ${labelled} images answered (${percent(answered / labelled)})`;
  return [
    answered === 0 ? share : `${share}, ${percent(correct / answered)} of the answers correct`,
  ];
}

function summary(evaluation: FileEvaluation): string[] {
  const { n, labelled, accuracy, interval, perClass, classes } = evaluation;
  const loose = n - labelled;
  const unlabelled = `${loose} of ${n} images are in no folder named ${classes.join(' or ')}: they are unlabelled.`;
  if (accuracy === null || interval === null || perClass === null) return [unlabelled];
  return [
    `Accuracy ${percent(accuracy)} (95% interval ${interval.map(percent).join(' to ')}) on ${labelled} images`,
    ...answered(evaluation),
    ...perClass.map(
      (of) =>
        `${of.class}: precision ${percent(of.precision)}, recall ${percent(of.recall)}, ${of.support} images`,
    ),
    ...(loose > 0 ? [unlabelled] : []),
  ];
}

async function run(
  studio: StudioPage,
  { model, images, csv, json }: EvaluateOptions,
  line: ProgressLine,
): Promise<void> {
  line.say('Importing the model…');
  const { id, notice } = await studio.importModel(model);
  if (notice !== null) line.say(english(notice));
  line.say('Evaluating…');
  const evaluation = await studio.evaluate(id, images, ({ done, total, rate }) =>
    line.show(`evaluating ${done}/${total}, ${rate.toFixed(0)}/s`, done / (total || 1)),
  );
  for (const { path, message } of evaluation.rejected) line.say(`${path}: ${message}`);
  if (csv !== null) writeText(csv, evaluationCsv(evaluation));
  if (json !== null) writeText(json, `${JSON.stringify(evaluation, null, 2)}\n`);
  process.stdout.write(`${summary(evaluation).join('\n')}\n`);
}

await runCommand({ usage: USAGE, parse: parseOptions, run });
