import type { Translation } from '../../catalogue';
import type { evaluation as en } from '../../en/messages/evaluation';

export const evaluation: Translation<typeof en> = {};
