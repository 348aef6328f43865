/** What happens to a run: failures, notices, the queue. */
export const training = {} as const;
