import { message, StudioError, type Message, type Text } from '../../texts/message';

/** For the user: none of the files can be used, and why the first of them was skipped. */
export const noneUsable = (
  problem: Message,
  skipped: { path: string; message: Text } | undefined,
): StudioError =>
  new StudioError(
    skipped
      ? message('workers.because', { problem, path: skipped.path, reason: skipped.message })
      : problem,
  );
