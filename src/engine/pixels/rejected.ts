import type { RejectionReason } from '../../domain/dataset/dataset';
import { StudioError, type Text } from '../../texts/message';

/** A file that cannot be imported: why, and a message for the user. */
export class Rejected extends StudioError {
  constructor(
    readonly reason: RejectionReason,
    text: Text,
  ) {
    super(text);
    this.name = 'Rejected';
  }
}
