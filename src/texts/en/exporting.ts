/** The Export page. */
export const exporting = {} as const;
