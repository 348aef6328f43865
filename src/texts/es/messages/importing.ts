import type { Translation } from '../../catalogue';
import type { importing as en } from '../../en/messages/importing';

export const importing: Translation<typeof en> = {};
