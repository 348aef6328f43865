/** What several pages say: units, actions, components that pages share. */
export const common = {} as const;
