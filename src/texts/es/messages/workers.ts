import type { Translation } from '../../catalogue';
import type { workers as en } from '../../en/messages/workers';

export const workers: Translation<typeof en> = {};
