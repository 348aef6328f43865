import type { Robustness } from '../../domain/evaluation/robustness';
import type { ImageHash, SnapshotItem } from '../../domain/dataset/dataset';
import type { Prediction } from '../../domain/run/run';
import type { ModelMetadata } from '../../domain/run/savedModel';
import type { NamedTensors } from '../../domain/tensors';
import type { Forward } from '../models/family';
import type { UsageExample, OutputFile } from '../protocol/exporting';
import { message, type Text } from '../../texts/message';

/** A network with its weights, on the host; `loadModel` makes a tfjs model of it. */
export interface Network {
  /** As `LayersModel.toJSON` gives it. */
  topology: unknown;
  weights: NamedTensors;
}

/** Images by which a format finds how large the network's numbers get, and how far that is. */
export interface Calibration {
  /** Each gives RGB bytes, [inputSize, inputSize, 3]. */
  images: (() => Promise<Uint8Array>)[];
  /** Takes the fraction done, in [0, 1]. */
  progress(fraction: number): void;
  signal: AbortSignal;
}

/** Everything that the files of a format may be made from. */
export interface ExportSource {
  /** Names, classes, recipe, metrics and the training history (`epochs`). */
  metadata: ModelMetadata;
  /** How many numbers the weights are. */
  parameters: number;
  /** Reads the network when first asked for it, and gives the same one afterwards. */
  network(): Promise<Network>;
  /** The model's predictions of the test images; null where they are not stored. */
  predictions: Prediction[] | null;
  /** Its predictions of the validation images; null where they are not stored. */
  validation: Prediction[] | null;
  /** Its accuracy on corrupted test images, where that was measured. */
  robustness?: Robustness | undefined;
  /** Which images the model was trained and tested on; null where that is not stored. */
  split: SnapshotItem[] | null;
  /** Of a run of an experiment, whose augmentation is drawn by it and an image's hash. */
  augmentationSeed?: number;
  /**
   * The network that the training of the model started from; null without a split, or where its
   * pretrained weights are no longer stored.
   */
  startingNetwork: (() => Promise<Network>) | null;
  /** The bytes of an image as the user gave it, undefined where it is gone; null without a split. */
  readImage: ((hash: ImageHash) => Promise<ArrayBuffer | undefined>) | null;
  /**
   * An image as the model takes it: RGB bytes, [inputSize, inputSize, 3]; null without a split.
   * Throws an Error with a message for the user when the image is gone or cannot be decoded.
   */
  readPixels: ((hash: ImageHash) => Promise<Uint8Array>) | null;
  /** Images like those it was trained on, to calibrate on; null where none are stored or given. */
  calibration: Calibration['images'] | null;
}

/** What a format may be unable to do without. Metadata and network are always there. */
export type ExportNeed =
  'recipe' | 'history' | 'predictions' | 'split' | 'images' | 'startingNetwork' | 'calibration';

/** One kind of file, or of files, that a model can be exported as. */
export interface ExportFormat {
  /** What the terminal calls it. */
  id: string;
  /** What the page calls it. */
  title: Text;
  /** Of its main file, without the dot. */
  extension: string;
  /** Which programs open it, as a short phrase. */
  opens: Text;
  /** What the tests of the studio show of its files, with the programs' versions, as a short phrase. */
  verified?: Text;
  needs: readonly ExportNeed[];
  /** Its files hold the user's images: the page says so, and leaves it out of "Choose all". */
  containsImages?: boolean;
  /** Left out when all formats are asked for, and never chosen unless asked for by name. */
  onlyByName?: boolean;
  usage?(metadata: ModelMetadata): UsageExample[];
  /**
   * For a format that stores other numbers than the network's: the network as its files have
   * it. `calibration` is there for a format that needs it.
   */
  approximate?(network: Network, calibration?: Calibration): Promise<Forward>;
  /** About how many bytes the files take, from the number of parameters; null when that does not say. */
  byteLength(parameters: number): number | null;
  /**
   * The files, with paths relative to the model's folder. `progress` takes the fraction
   * done, in [0, 1]; `note` a sentence for README.md about these files. Stops between two steps by throwing `signal`'s reason; throws an Error
   * with a message for the user when the model cannot be written in this format.
   */
  write(
    source: ExportSource,
    progress: (fraction: number) => void,
    signal: AbortSignal,
    note: (sentence: string) => void,
  ): AsyncIterable<OutputFile>;
}

const HAS: Record<ExportNeed, (source: ExportSource) => boolean> = {
  recipe: ({ metadata }) => metadata.recipe !== null,
  history: ({ metadata }) => metadata.epochs.length > 0,
  predictions: ({ predictions }) => predictions !== null,
  split: ({ split }) => split !== null,
  images: ({ readImage }) => readImage !== null,
  startingNetwork: ({ startingNetwork }) => startingNetwork !== null,
  calibration: ({ calibration }) => calibration !== null,
};

/** Why `source` cannot be written in this format, for the user; null when it can. */
export function whyUnavailable({ needs }: ExportFormat, source: ExportSource): Text | null {
  const unmet = needs.find((need) => !HAS[need](source));
  return unmet ? message(`exporting.needs.${unmet}`) : null;
}

/** As the title of a usage example: "Python, with onnxruntime, numpy and pillow". */
export const programWith = (language: string, ...packages: string[]): Text =>
  message('exporting.formats.usage.with', { language, packages });
