/** test-predictions.json of an exported model, read back. */
import * as v from 'valibot';
import type { Prediction } from '../../domain/run/run';

/** How far the scores of an image may sum from 1, which float16 weights and rounding explain. */
const TOLERANCE = 0.01;
const MOST_IMAGES = 1_000_000;

/** Throws an Error with a message for the user when it is damaged or of a model with other classes. */
export function readTestPredictions(text: string, classes: readonly string[]): Prediction[] {
  const score = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
  const schema = v.object({
    classes: v.pipe(
      v.array(v.string()),
      v.check((names) => names.join('\n') === classes.join('\n'), 'other classes than the model'),
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
              'scores that do not sum to 1',
            ),
          ),
        }),
      ),
      v.maxLength(MOST_IMAGES),
    ),
  });
  const refuse = (what: string) =>
    new Error(
      `test-predictions.json cannot be used: ${what}. Use the one that was exported with the model, or leave it out.`,
    );
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw refuse('it is not valid JSON');
  }
  const result = v.safeParse(schema, json);
  if (result.success) return result.output.predictions;
  const [issue] = result.issues;
  throw refuse(`${v.getDotPath(issue) ?? 'it'}: ${issue.message}`);
}
