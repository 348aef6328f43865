/** test-predictions.json of an exported model, read back. */
import * as v from 'valibot';
import type { Prediction } from '../../domain/run/run';
import { message, StudioError, type Message, type MessageKey } from '../../texts/message';
import { problemOf } from './problemOf';

/** How far the scores of an image may sum from 1, which float16 weights and rounding explain. */
const TOLERANCE = 0.01;
const MOST_IMAGES = 1_000_000;

/** Throws an Error with a message for the user when it is damaged or of a model with other classes. */
export function readTestPredictions(text: string, classes: readonly string[]): Prediction[] {
  const score = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
  const schema = v.object({
    classes: v.pipe(
      v.array(v.string()),
      v.check(
        (names) => names.join('\n') === classes.join('\n'),
        'exporting.modelFiles.predictions.otherClasses' satisfies MessageKey,
      ),
    ),
    predictions: v.pipe(
      v.array(
        v.object({
          hash: v.string(),
          path: v.string(),
          truth: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(classes.length - 1)),
          scores: v.pipe(
            v.array(score),
            v.length(classes.length),
            v.check(
              (scores) => Math.abs(scores.reduce((sum, one) => sum + one, 0) - 1) < TOLERANCE,
              'exporting.modelFiles.predictions.sum' satisfies MessageKey,
            ),
          ),
        }),
      ),
      v.maxLength(MOST_IMAGES),
    ),
  });
  const refuse = (problem: Message) =>
    new StudioError(message('exporting.modelFiles.predictions.cannotBeUsed', { problem }));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw refuse(message('exporting.modelFiles.predictions.notJson'));
  }
  const result = v.safeParse(schema, json);
  if (result.success) return result.output.predictions;
  throw refuse(problemOf(result.issues[0]));
}
