/** The demo. */
export const demo = {} as const;
