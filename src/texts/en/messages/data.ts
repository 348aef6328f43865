/** What is stored or exported, read again: recipes, runs, settings. */
export const data = {
  laterVersion: 'This {{format}} comes from a later version of Mask Studio. Left out: {{fields}}.',
  sampleNotDrawn: 'The sample was not drawn.',
} as const;
