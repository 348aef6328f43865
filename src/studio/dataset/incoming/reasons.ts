import { english } from '../../../texts/message';
import {
  REJECTION_REASONS,
  type Rejection,
  type RejectionReason,
} from '../../../domain/dataset/dataset';

/** Rejections by reason, in the order of the list of reasons, reasons without any left out. */
export function byReason(
  rejections: readonly Rejection[],
): { reason: RejectionReason; rejections: Rejection[] }[] {
  return REJECTION_REASONS.map((reason) => ({
    reason,
    rejections: rejections.filter((rejection) => rejection.reason === reason),
  })).filter((group) => group.rejections.length > 0);
}

/** One line a file: path, tab, message in English. Opens in an editor or a spreadsheet. */
export const rejectionsAsText = (rejections: readonly Rejection[]): string =>
  rejections.map(({ path, message }) => `${path}\t${english(message)}`).join('\n') + '\n';
