import type { Translation } from '../catalogue';
import type { common as en } from '../en/common';

export const common: Translation<typeof en> = {};
