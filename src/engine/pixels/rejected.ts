import type { RejectionReason } from '../../domain/dataset/dataset';

/** A file that cannot come in: why, and a whole sentence for the person who brought it. */
export class Rejected extends Error {
  constructor(
    readonly reason: RejectionReason,
    message: string,
  ) {
    super(message);
    this.name = 'Rejected';
  }
}
