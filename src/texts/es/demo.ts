import type { Translation } from '../catalogue';
import type { demo as en } from '../en/demo';

export const demo: Translation<typeof en> = {};
