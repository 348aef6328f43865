/** The Train page and Augmentation. */
export const training = {} as const;
