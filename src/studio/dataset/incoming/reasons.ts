import {
  REJECTION_REASONS,
  type Rejection,
  type RejectionReason,
} from '../../../domain/dataset/dataset';
import { say } from '../../../texts/t';

/** Reasons as headings. */
export const reasonNames: Record<RejectionReason, string> = {
  'not-an-image': 'Not images',
  'unsupported-format': 'Formats that browsers cannot decode',
  misplaced: 'For another page',
  damaged: 'Damaged',
  empty: 'Empty files',
  'too-small': 'Too small',
  'too-large': 'Too large to open safely',
  unreadable: 'Could not be read',
  duplicate: 'Already there: exact duplicates',
  conflict: 'Claimed by two classes',
  'unsafe-path': 'Unsafe names in a zip',
  'disk-full': 'No space left',
};

/** Rejections by reason, in the order of the list of reasons, reasons without any left out. */
export function byReason(
  rejections: readonly Rejection[],
): { reason: RejectionReason; rejections: Rejection[] }[] {
  return REJECTION_REASONS.map((reason) => ({
    reason,
    rejections: rejections.filter((rejection) => rejection.reason === reason),
  })).filter((group) => group.rejections.length > 0);
}

/** One line a file: path, tab, message. Opens in an editor or a spreadsheet. */
export const rejectionsAsText = (rejections: readonly Rejection[]): string =>
  rejections.map(({ path, message }) => `${path}\t${say(message)}`).join('\n') + '\n';
