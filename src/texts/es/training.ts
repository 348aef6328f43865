import type { Translation } from '../catalogue';
import type { training as en } from '../en/training';

export const training: Translation<typeof en> = {};
