/** Experiments: what Train says of them, their page, and the verdict on recipes. */
import { decisions } from './decisions';
import { list } from './list';
import { page } from './page';
import { predictions } from './predictions';
import { train } from './train';
import { verdict } from './verdict';

export const experiments = { decisions, list, page, predictions, train, verdict } as const;
