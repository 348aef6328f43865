import type { Translation } from '../../catalogue';
import type { models as en } from '../../en/messages/models';

export const models: Translation<typeof en> = {};
