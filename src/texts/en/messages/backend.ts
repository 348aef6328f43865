/** Which backend is used, and why. */
export const backend = {} as const;
