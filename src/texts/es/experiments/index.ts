import type { Translation } from '../../catalogue';
import type { experiments as en } from '../../en/experiments';
import { decisions } from './decisions';
import { list } from './list';
import { page } from './page';
import { predictions } from './predictions';
import { train } from './train';
import { verdict } from './verdict';

export const experiments: Translation<typeof en> = {
  decisions,
  list,
  page,
  predictions,
  train,
  verdict,
};
