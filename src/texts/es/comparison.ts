import type { Translation } from '../catalogue';
import type { comparison as en } from '../en/comparison';

export const comparison: Translation<typeof en> = {};
