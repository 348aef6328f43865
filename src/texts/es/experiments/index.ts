import type { Translation } from '../../catalogue';
import type { experiments as en } from '../../en/experiments';
import { list } from './list';
import { page } from './page';
import { predictions } from './predictions';
import { train } from './train';
import { verdict } from './verdict';

export const experiments: Translation<typeof en> = { list, page, predictions, train, verdict };
