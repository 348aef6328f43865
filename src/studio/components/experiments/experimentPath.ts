export const EXPERIMENTS = '/compare/experiments';

/** Where an experiment's page is, in the app's paths. */
export const experimentPath = (id: string): string => `${EXPERIMENTS}/${id}`;
