/** Export formats, and importing models. */
export const exporting = {} as const;
