/** What `npm run train` accepts, as its help says it. */
import { EXPERIMENT_PRESETS, FOLDS } from '../../src/domain/experiment/plan';
import type { FieldDefinition } from '../../src/domain/models/definition';
import { fieldOfType } from '../../src/domain/models/fields';
import { definitionOf, MODEL_KINDS, type ModelKind } from '../../src/domain/models/registry';
import { BACKENDS } from '../../src/domain/run/run';
import { english } from '../../src/texts/message';

/** What `--model` accepts: a family, the two of the tutorial, or every family. */
export const CHOICES: Record<string, ModelKind[]> = {
  ...Object.fromEntries(MODEL_KINDS.map((kind) => [kind, [kind]])),
  both: ['cnn', 'mobilenetv2'],
  all: MODEL_KINDS,
};

/** The families that an option is for, as the help text names it. */
const familiesWith = (type: FieldDefinition['type']): string =>
  MODEL_KINDS.filter((kind) => fieldOfType(definitionOf(kind), type)).join(', ');

const epochsHelp = MODEL_KINDS.map((kind) => definitionOf(kind))
  .filter(({ epochsLabel }) => english(epochsLabel) !== 'Epochs')
  .map(({ kind, epochsLabel }) => ` (${kind}: ${english(epochsLabel).toLowerCase()})`)
  .join('');

export const USAGE = `train <folder | file.zip | --sample | --project FILE> --model <${Object.keys(CHOICES).join('|')}>
  --size N          side of the network's input, 64 to 224
  --epochs N        epochs of training${epochsHelp}
  --batch N         images a step
  --backend NAME    auto, ${BACKENDS.join(', ')}
  --seed N          every random draw derives from it
  --split A/B/C     train/validation/test per cent, such as 70/15/15
  --split-seed N    decides which image is in which split (default: the recipe's seed)
  --limit N         use at most N images of each class
  --no-augment      train on the images as they are
  --fine-tune FROM  ${familiesWith('fine-tune-start')}: a block such as block_13, all, or none; given again,
                    another run, on the same features
  --weights DIR     ${familiesWith('pretrained-weights')}: your own pretrained weights (model.json and shards, or a .h5)
  --repeat N        train N times, with N seeds, on one split
  --folds K         grouped, stratified cross-validation: train K times, each on all but one of K
                    folds, which it is tested on; K is ${FOLDS.least} to ${FOLDS.most}
  --repeats R       with --folds: R times with other folds; --folds 2 --repeats 5 is 5×2
  --resample N      train N times, each on another random split, grouped and stratified, with
                    ${100 * EXPERIMENT_PRESETS.resampled.test}% of the images to test on
  --keep-weights    with --repeat, --folds or --resample: keep the weights of every run, which
                    --out writes to DIR/<model>/runs/ and --save-project into the project
  --recipe FILE     a recipe saved by the studio: it decides everything, model and split
                    included; any other option changes that one value
  --project FILE    train on the images of a project that the studio saved, with its labels and,
                    unless one is given, its split
  --save-project FILE  write images, runs and weights as a project, which the studio opens
  --out DIR         write the models to DIR/<model>/
  --export FORMAT   with --out: tfjs (default), onnx, …, or all; given again, another format
  --threshold AIM   of two classes: choose the decision threshold on the validation images, for
                    accuracy, f1, precision=0.95, recall=0.95 (at least) or cost=FP:FN, the costs
                    of a false positive and a false negative; it goes with the model. The positive
                    class is the second one by name
  --issues FILE     labels that are probably wrong, the most suspect first, as CSV
                    (path,label,suggested,score), by a classifier of its own that predicts each
                    image without having seen its label
  --json FILE       write what happened as JSON`;
