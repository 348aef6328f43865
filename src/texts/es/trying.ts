import type { Translation } from '../catalogue';
import type { trying as en } from '../en/trying';

export const trying: Translation<typeof en> = {};
