import type { Translation } from '../catalogue';
import type { help as en } from '../en/help';

export const help: Translation<typeof en> = {};
