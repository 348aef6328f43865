import type { Translation } from '../../catalogue';
import type { data as en } from '../../en/messages/data';

export const data: Translation<typeof en> = {};
