/** The evaluation of a model on other images: in progress, or the last one's result. */
import { create } from 'zustand';
import { evaluateFiles } from '../../../client/evaluation';
import type { FileEvaluation } from '../../../domain/evaluation/fileEvaluation';
import type { Progress } from '../../../domain/run/event';
import type { IncomingFile } from '../../../engine/protocol';
import type { Collected, OnFound } from '../../components/files/collectFiles';
import { messageOf } from '../../components/format';
import type { UsableModel } from '../usableModels';

/** A finished evaluation. The files are the browser's references: no image is stored. */
export interface EvaluatedFiles {
  model: Pick<UsableModel, 'name' | 'threshold'>;
  evaluation: FileEvaluation;
  files: IncomingFile[];
}

type EvaluationState =
  | { status: 'idle' }
  /** Looking through folders; `found` files so far. */
  | { status: 'listing'; found: number }
  /** Progress is null until the first images are done. */
  | { status: 'evaluating'; progress: Progress | null }
  | { status: 'failed'; message: string }
  | { status: 'done'; result: EvaluatedFiles };

/** Kept while other pages are open. */
export const useEvaluation = create<EvaluationState>(() => ({ status: 'idle' }));

const show = (state: EvaluationState): void => useEvaluation.setState(state, true);

/** Aborted by Cancel, and by the next evaluation. */
let current: AbortController | null = null;

const UNREADABLE =
  'The browser could not read it. Check that it still exists and that you may open it.';

/**
 * Evaluate the model on the files that `collect` finds. Never rejects: how it went is in the
 * state, where a cancelled evaluation leaves nothing.
 */
export async function startEvaluation(
  model: UsableModel,
  collect: (onFound: OnFound) => Promise<Collected>,
): Promise<void> {
  current?.abort();
  const controller = new AbortController();
  const { signal } = controller;
  current = controller;
  const showCurrent = (state: EvaluationState) => {
    if (!signal.aborted) show(state);
  };
  try {
    showCurrent({ status: 'listing', found: 0 });
    const { files, unreadable } = await collect((found) =>
      showCurrent({ status: 'listing', found }),
    );
    signal.throwIfAborted();
    showCurrent({ status: 'evaluating', progress: null });
    const onProgress = (progress: Progress) => showCurrent({ status: 'evaluating', progress });
    const evaluation = await evaluateFiles(model.reference, files, onProgress, signal);
    evaluation.rejected.push(...unreadable.map((path) => ({ path, message: UNREADABLE })));
    showCurrent({ status: 'done', result: { model, evaluation, files } });
  } catch (error) {
    showCurrent({ status: 'failed', message: messageOf(error) });
  }
}

/** Stop the evaluation; nothing of it is left. Also forgets a result. */
export function endEvaluation(): void {
  current?.abort();
  current = null;
  show({ status: 'idle' });
}
