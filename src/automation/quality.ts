/** Labels that are probably wrong, for a driver, and labels for it to change. */
import { labelIssueSearch } from '../client/quality';
import { resplit } from '../client/importSession';
import { relabelImages } from '../storage/imageChanges';
import { allImages } from '../storage/images';
import { listClasses } from '../storage/classes';
import { StudioError } from '../texts/message';

/** A label, by names; `score` is the probability of the label, in [0, 1]. */
export interface TerminalIssue {
  path: string;
  label: string;
  suggested: string;
  score: number;
  /** Whether confident learning marks it as mislabelled. */
  isIssue: boolean;
}

/** All labels, the most suspect first. Throws an Error with a message for the user. */
export async function listLabelIssues(): Promise<TerminalIssue[]> {
  await labelIssueSearch.start();
  const state = labelIssueSearch.store.getState();
  if (state.status !== 'done') {
    throw new StudioError(state.status === 'failed' ? state.error : 'The search was cancelled.');
  }
  const [images, classes] = await Promise.all([allImages(), listClasses()]);
  const paths = new Map(images.map(({ hash, path }) => [hash, path]));
  const names = new Map(classes.map(({ id, name }) => [id, name]));
  return state.result.map(({ hash, classId, suggested, selfConfidence, isIssue }) => ({
    path: paths.get(hash)!,
    label: names.get(classId)!,
    suggested: names.get(suggested)!,
    score: selfConfidence,
    isIssue,
  }));
}

/** Give images, by their paths, the class of these names, and divide the dataset anew. */
export async function setLabels(labels: Record<string, string>): Promise<void> {
  const ids = new Map((await listClasses()).map(({ id, name }) => [name, id]));
  const images = (await allImages()).filter(({ path }) => path in labels);
  for (const [name, id] of ids) {
    const hashes = images.filter(({ path }) => labels[path] === name).map(({ hash }) => hash);
    await relabelImages(hashes, id);
  }
  await resplit();
}
