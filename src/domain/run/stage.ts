/** A stage of a run; a model trained from scratch has one only (`train`). */
export type Stage = 'train' | 'head' | 'fine-tune';
