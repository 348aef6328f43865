/** The Images page. */
export const dataset = {} as const;
