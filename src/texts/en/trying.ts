/** The Try it page. */
export const trying = {} as const;
