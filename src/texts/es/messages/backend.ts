import type { Translation } from '../../catalogue';
import type { backend as en } from '../../en/messages/backend';

export const backend: Translation<typeof en> = {};
