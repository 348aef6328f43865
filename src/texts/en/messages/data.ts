/** What is stored or exported, read again: recipes, runs, settings. */
export const data = {} as const;
