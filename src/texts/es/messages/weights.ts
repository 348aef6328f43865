import type { Translation } from '../../catalogue';
import type { weights as en } from '../../en/messages/weights';

export const weights: Translation<typeof en> = {};
