/** The evaluation of a model on other images: in progress, or the last one's result. */
import { create } from 'zustand';
import { evaluateFiles } from '../../../client/evaluation';
import type { FileEvaluation } from '../../../domain/evaluation/fileEvaluation';
import type { Progress } from '../../../domain/run/event';
import type { IncomingFile } from '../../../engine/protocol/importing';
import { announceAway, isAt, type Ended } from '../../components/endNotice';
import type { Collect } from '../../components/files/collectFiles';
import { withoutProjects } from '../../components/project/projectDialog';
import { useTryingView } from '../../components/tryingView';
import { errorText, type Text } from '../../../texts/message';
import { say, t } from '../../../texts/t';
import type { UsableModel } from '../../components/predicting/usableModel';

/** A finished evaluation. The files are the browser's references: no image is stored. */
export interface EvaluatedFiles {
  model: UsableModel;
  evaluation: FileEvaluation;
  /** Names of what the browser refused to read. */
  unreadable: string[];
  files: IncomingFile[];
}

type EvaluationState =
  | { status: 'idle' }
  /** Looking through folders; `found` files so far. */
  | { status: 'listing'; found: number }
  /** Progress is null until the first images are done. */
  | { status: 'evaluating'; progress: Progress | null }
  | { status: 'failed'; message: Text }
  | { status: 'done'; result: EvaluatedFiles };

/** Kept while other pages are open. */
export const useEvaluation = create<EvaluationState>(() => ({ status: 'idle' }));

const show = (state: EvaluationState): void => useEvaluation.setState(state, true);

const TRY = '#/try';
const showTab = () => useTryingView.setState({ tab: 'other-images' });

/** How it went, where the user does not see the result. */
function announce(words: Pick<Ended, 'title' | 'message' | 'isGood'>): void {
  if (isAt(TRY) && useTryingView.getState().tab === 'other-images') return;
  const link = { href: TRY, see: t('shell.ended.see'), onSee: showTab };
  announceAway('ended-evaluation', { ...words, ...link });
}

/** Aborted by Cancel, and by the next evaluation. */
let current: AbortController | null = null;

/**
 * Evaluate the model on the files that `collect` finds. Never rejects: how it went is in the
 * state, where a cancelled evaluation leaves nothing.
 */
export async function startEvaluation(model: UsableModel, collect: Collect): Promise<void> {
  current?.abort();
  const controller = new AbortController();
  const { signal } = controller;
  current = controller;
  const showCurrent = (state: EvaluationState) => {
    if (!signal.aborted) show(state);
  };
  try {
    showCurrent({ status: 'listing', found: 0 });
    const { files: found, unreadable } = await collect((count) =>
      showCurrent({ status: 'listing', found: count }),
    );
    const files = await withoutProjects(found);
    signal.throwIfAborted();
    if (files.length === 0 && found.length > 0) return showCurrent({ status: 'idle' });
    showCurrent({ status: 'evaluating', progress: null });
    const onProgress = (progress: Progress) => showCurrent({ status: 'evaluating', progress });
    const evaluation = await evaluateFiles(model.reference, files, onProgress, signal);
    if (signal.aborted) return;
    show({ status: 'done', result: { model, evaluation, unreadable, files } });
    const message = t('shell.ended.evaluated', { count: evaluation.n });
    announce({ title: say(model.name), message, isGood: true });
  } catch (error) {
    if (signal.aborted) return;
    const message = errorText(error);
    show({ status: 'failed', message });
    announce({ title: t('trying.notEvaluated'), message: say(message), isGood: false });
  }
}

/** Stop the evaluation; nothing of it is left. Also forgets a result. */
export function endEvaluation(): void {
  current?.abort();
  current = null;
  show({ status: 'idle' });
}
