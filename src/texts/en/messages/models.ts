/** The families of networks: titles, fields, options. */
export const models = {} as const;
