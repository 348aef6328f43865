/** The page of images. */
import { classes } from './classes';
import { gallery } from './gallery';
import { incoming } from './incoming';
import { page } from './page';
import { quality } from './quality';
import { split } from './split';
import { storage } from './storage';
import { undo } from './undo';
import { webcam } from './webcam';
import { welcome } from './welcome';

export const dataset = {
  splits: {
    train: 'Training',
    validation: 'Validation',
    test: 'Test',
  },
  unlabelled: 'Unlabelled',
  deletedClass: 'A deleted class',
  classes,
  gallery,
  incoming,
  page,
  quality,
  split,
  storage,
  undo,
  webcam,
  welcome,
} as const;
