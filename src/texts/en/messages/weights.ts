/** Pretrained weights, downloaded or from a file. */
export const weights = {} as const;
