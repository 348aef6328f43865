import type { Translation } from '../../catalogue';
import type { dataset as en } from '../../en/dataset';
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

export const dataset: Translation<typeof en> = {
  splits: {
    train: 'Entrenamiento',
    validation: 'Validación',
    test: 'Prueba',
  },
  unlabelled: 'Sin etiqueta',
  deletedClass: 'Una clase eliminada',
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
};
