/** The explanations behind the question marks. */
export const help = {} as const;
