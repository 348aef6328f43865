/** Workers that ended. */
export const workers = {} as const;
