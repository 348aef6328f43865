import type { Translation } from '../catalogue';
import type { dataset as en } from '../en/dataset';

export const dataset: Translation<typeof en> = {};
