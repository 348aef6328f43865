/** The pictures of the help texts, by topic. They repeat what the text says: screen readers skip them. */
import type { ComponentType } from 'react';
import { Abstain, Calibration, McNemar, PrecisionRecall, Roc } from './evaluationPictures';
import { Augmentation, Batch, Dropout, Epoch, Validation } from './dataPictures';
import {
  CorrectedT,
  CrossValidation,
  FiveByTwo,
  Groups,
  Letters,
  SeedsTest,
} from './experimentPictures';
import {
  FineTuning,
  LearningRate,
  Overfitting,
  Patience,
  TransferLearning,
} from './learningPictures';

/** On a canvas of 240 × 88. */
export const PICTURES = {
  epoch: Epoch,
  batch: Batch,
  learningRate: LearningRate,
  dropout: Dropout,
  augmentation: Augmentation,
  validation: Validation,
  overfitting: Overfitting,
  patience: Patience,
  transferLearning: TransferLearning,
  fineTuning: FineTuning,
  precisionRecall: PrecisionRecall,
  roc: Roc,
  calibration: Calibration,
  abstain: Abstain,
  mcnemar: McNemar,
  crossValidation: CrossValidation,
  groups: Groups,
  correctedT: CorrectedT,
  fiveByTwo: FiveByTwo,
  seedsTest: SeedsTest,
  letters: Letters,
} satisfies Record<string, ComponentType>;

export type HelpTopic = keyof typeof PICTURES;
