/** The Train page and Augmentation. */
import { augmentation } from './augmentation';
import { form } from './form';
import { page } from './page';
import { runs } from './runs';

export const training = { augmentation, form, page, runs } as const;
