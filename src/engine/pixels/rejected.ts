import type { RejectionReason } from '../../domain/dataset/dataset';

/** A file that cannot be imported: why, and a message for the user. */
export class Rejected extends Error {
  constructor(
    readonly reason: RejectionReason,
    message: string,
  ) {
    super(message);
    this.name = 'Rejected';
  }
}
