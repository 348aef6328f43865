/** The Compare page. */
export const comparison = {} as const;
