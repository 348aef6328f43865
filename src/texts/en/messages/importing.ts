/** Importing and checking images. */
export const importing = {} as const;
