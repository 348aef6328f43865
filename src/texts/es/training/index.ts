import type { Translation } from '../../catalogue';
import type { training as en } from '../../en/training';
import { augmentation } from './augmentation';
import { form } from './form';
import { page } from './page';
import { runs } from './runs';

export const training: Translation<typeof en> = { augmentation, form, page, runs };
