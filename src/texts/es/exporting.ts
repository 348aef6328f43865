import type { Translation } from '../catalogue';
import type { exporting as en } from '../en/exporting';

export const exporting: Translation<typeof en> = {};
