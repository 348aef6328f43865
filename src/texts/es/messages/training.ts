import type { Translation } from '../../catalogue';
import type { training as en } from '../../en/messages/training';

export const training: Translation<typeof en> = {};
