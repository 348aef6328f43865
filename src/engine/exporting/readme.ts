import type { ExpectedAccuracy } from '../../domain/experiment/record';
import { planName } from '../../domain/experiment/sentence';
import type { ModelMetadata } from '../../domain/run/savedModel';
import { english } from '../../texts/message';
import type { UsageExample } from '../protocol/exporting';
import type { ExportFormat } from './format';
import { ruleText } from './ruleText';

/** What README.md says of a format. */
type DescribedFormat = Pick<ExportFormat, 'title' | 'opens' | 'usage' | 'approximate'>;

const example = ({ title, language, code }: UsageExample): string =>
  `${english(title)}:\n\n\`\`\`${language}\n${code}\n\`\`\``;

function section(
  format: DescribedFormat,
  metadata: ModelMetadata,
  notes: readonly string[],
): string {
  const differs = format.approximate
    ? ' It stores the weights at a lower precision, so that its scores differ a little from `test-predictions.json`.'
    : '';
  const examples = format.usage?.(metadata) ?? [];
  return [
    ...[`## ${english(format.title)}`, `For ${english(format.opens)}.${differs}`, ...notes],
    ...examples.map(example),
  ].join('\n\n');
}

/** How the scores become an answer, where more than the threshold decides. */
function decisions(metadata: ModelMetadata): string {
  const { thresholdChoice, oneAgainstRest, minConfidence, temperature } = metadata;
  const scaled =
    temperature === undefined
      ? []
      : [
          `- **Temperature**: ${temperature.toFixed(4)}, fitted on the validation images so that probabilities are calibrated. The last layer is divided by it already (\`temperature\` in \`metadata.json\`): nothing is left to do.`,
        ];
  const chosen = thresholdChoice
    ? [
        `- **Threshold**: chosen for ${ruleText(thresholdChoice.rule)}, on ${thresholdChoice.images} validation images.`,
      ]
    : [];
  const rest = (oneAgainstRest?.thresholds ?? []).map(
    ({ class: name, threshold, rule, images }) =>
      `- **One against the rest**: "${name}" from a probability of ${threshold} on, chosen for ${ruleText(rule)}, on ${images} validation images (\`oneAgainstRest\` in \`metadata.json\`). The answer is still the most probable class.`,
  );
  const sure =
    minConfidence === undefined
      ? []
      : [
          `- **Not sure**: where the probability of the predicted class is below ${minConfidence} (\`minConfidence\` in \`metadata.json\`), the answer is “not sure”.`,
        ];
  return [...scaled, ...chosen, ...rest, ...sure].map((line) => `${line}\n`).join('');
}

/** "Expected accuracy 93.1% (95% interval 91.0 to 95.2%), by …", of a model that no image tests. */
function expected({ mean, interval, plan, runs }: ExpectedAccuracy): string {
  const percent = (share: number) => (100 * share).toFixed(1);
  const range = interval
    ? ` (95% interval ${percent(interval.low)} to ${percent(interval.high)}%)`
    : '';
  return `Expected accuracy ${percent(mean)}%${range}: the mean of ${runs} runs of its configuration (${english(planName(plan))}), each on images that it was not trained on. This model was trained on all of these images, so none is left to test it.`;
}

/**
 * How to use the model in these formats, for somebody who was only sent the files. `notes` are
 * what the formats say of the files that they wrote.
 */
export function readme(
  metadata: ModelMetadata,
  formats: readonly DescribedFormat[],
  notes: ReadonlyMap<DescribedFormat, readonly string[]> = new Map(),
): string {
  const { name, classes, inputSize: size, threshold, metrics, expectedAccuracy } = metadata;
  const answer =
    classes.length === 2
      ? `one number: the probability of "${classes[1]}" (from ${threshold} on, that is the answer, else "${classes[0]}")`
      : `one probability a class, in this order: ${classes.map((c) => `"${c}"`).join(', ')}`;
  const made = expectedAccuracy
    ? `Made in Mask Studio. ${expected(expectedAccuracy)}`
    : metrics
      ? `Made in Mask Studio. Accuracy ${(metrics.testAccuracy * 100).toFixed(1)}% on ${metrics.testImages} test images, which it was not trained on.`
      : 'Trained in another program and exported by Mask Studio. Its accuracy is not stored with it.';
  return `# ${name}

${made}

- **In**: float32 [batch, ${size}, ${size}, 3], raw RGB 0–255, where a format below does not say otherwise.
  The model scales by itself.
- **Out**: ${answer}.
${decisions(metadata)}- **Resize**: turn by EXIF, flatten on white, squash to ${size}×${size} (no crop) with an antialiased
  bilinear filter: Pillow \`image.resize((${size}, ${size}), Image.BILINEAR)\`, or in Node (scores within 0.01 of it)
  \`sharp(file).rotate().flatten({ background: '#fff' }).resize(${size}, ${size}, { fit: 'fill', kernel: 'linear', fastShrinkOnLoad: false }).raw()\`.
- **Check**: \`test-predictions.json\`, where it is present, lists the model's scores of each test image;
  yours should agree. \`metadata.json\` has the class names, the threshold and how the model was trained.

${formats.map((format) => section(format, metadata, notes.get(format) ?? [])).join('\n\n')}
`;
}
