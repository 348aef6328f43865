/** Evaluates a model on files that are not imported: their scores are returned, nothing is stored. */
import { fileEvaluation, type FileEvaluation } from '../../domain/evaluation/fileEvaluation';
import { progressOf, type Progress } from '../../domain/run/event';
import type { ReadyModel } from '../evaluation/loadedModel';
import { predictedScores } from '../evaluation/predictions';
import { listCandidates, type Candidate } from '../importing/listing';
import { decodeSquare } from '../pixels/decode';
import { pixelTensor } from '../pixels/pixelTensor';
import { message, type Text } from '../../texts/message';
import { Rejected } from '../pixels/rejected';
import type { IncomingFile } from '../protocol/importing';
import { noneUsable } from './noneUsable';

/** Images decoded and predicted together. */
const BATCH = 16;

interface Decoded {
  path: string;
  square: Uint8Array;
}

type Outcome = Decoded | { path: string; message: Text };

async function scoresOf(model: ReadyModel, decoded: Decoded[]): Promise<number[][]> {
  if (decoded.length === 0) return [];
  const bytes = model.inputSize ** 2 * 3;
  const read = (rows: ArrayLike<number>, target: Uint8Array) =>
    Array.from(rows).forEach((row, at) => target.set(decoded[row]!.square, at * bytes));
  const indices = [...decoded.keys()];
  const images = pixelTensor({ size: model.inputSize, read }, indices, decoded.length);
  try {
    return await predictedScores(model.forward.run, images, model.classCount, decoded.length);
  } finally {
    images.dispose();
  }
}

/**
 * The scores of every image among the files (images and zips of images), in the order of their
 * paths. Throws `signal`'s reason once it is aborted, and an Error with a message for the user
 * when there is no image.
 */
export async function evaluateFiles(
  model: ReadyModel,
  named: { classes: string[]; threshold: number; minConfidence?: number },
  nextFiles: () => Promise<IncomingFile[]>,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<FileEvaluation> {
  const files: IncomingFile[] = [];
  for (let some = await nextFiles(); some.length > 0; some = await nextFiles()) {
    signal.throwIfAborted();
    files.push(...some);
  }
  const { candidates, rejections } = await listCandidates(files);
  const rejected = rejections.map(({ path, message }) => ({ path, message }));
  const scored: { path: string; scores: number[] }[] = [];

  const decode = async ({ path, open }: Candidate): Promise<Outcome> => {
    try {
      return { path, square: await decodeSquare(await open(), model.inputSize) };
    } catch (error) {
      if (error instanceof Rejected) return { path, message: error.text };
      throw error;
    }
  };
  const began = performance.now();
  for (let start = 0; start < candidates.length; start += BATCH) {
    const batch = candidates.slice(start, start + BATCH);
    const outcomes = await Promise.all(batch.map(decode));
    signal.throwIfAborted();
    const decoded = outcomes.filter((outcome) => 'square' in outcome);
    rejected.push(...outcomes.filter((outcome) => 'message' in outcome));
    const scores = await scoresOf(model, decoded);
    decoded.forEach(({ path }, i) => scored.push({ path, scores: scores[i]! }));
    const done = start + batch.length;
    onProgress(progressOf(done, candidates.length, (performance.now() - began) / 1000));
  }
  if (scored.length === 0) {
    throw noneUsable(message('workers.nothingToEvaluate'), rejected[0]);
  }
  return fileEvaluation(named, scored, rejected);
}

/** As `InferenceApi.readFromZip`. */
export async function readFromZip(
  zip: IncomingFile,
  paths: readonly string[],
): Promise<(Blob | null)[]> {
  const { candidates } = await listCandidates([zip]);
  const byPath = new Map(candidates.map((candidate) => [candidate.path, candidate]));
  return await Promise.all(
    paths.map(
      (path) =>
        byPath
          .get(path)
          ?.open()
          .catch(() => null) ?? Promise.resolve(null),
    ),
  );
}
